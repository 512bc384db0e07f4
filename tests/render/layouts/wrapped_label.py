"""Long labels in narrow columns: where they break."""


def wrapped(text: str, width: int) -> list[str]:
    """A label as the lines of a column that is `width` characters wide; one line at least."""
    return [text[start : start + width] for start in range(0, len(text), width)] or [""]
