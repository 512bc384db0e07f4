"""A picture such as reports are scanned into, with nothing on it."""

import struct
import zlib

WIDTH, HEIGHT = 800, 600


def white_picture() -> bytes:
    """A white PNG of 800 x 600."""
    rows = zlib.compress((b"\0" + b"\xff" * WIDTH) * HEIGHT)
    chunks = ((b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 0, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in chunks
    )
