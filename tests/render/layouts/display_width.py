"""How wide text is in columns of a fixed-width font: a Chinese character is two."""

from unicodedata import east_asian_width


def width(text: str) -> int:
    """The columns a text takes."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def padded(text: str, columns: int) -> str:
    """The text filled with spaces to a width."""
    return text + " " * max(columns - width(text), 0)
