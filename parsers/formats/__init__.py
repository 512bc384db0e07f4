"""File formats, one module each: bytes to a Document."""
