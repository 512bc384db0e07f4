"""Literals that pages state in their scripts and attributes: the fields of objects, and variables."""

import re

_STRING = r"""'([^'\\]*)'|"([^"\\]*)\""""
_FIELD = re.compile(rf"""["']?\b(\w+)["']?\s*:\s*(?:{_STRING}|(-?\d+|true|false)\b)""")


def literal_fields(text: str) -> dict[str, str]:
    """The fields `name: 'literal'` of a script object, as strings; fields with anything but a literal are left out."""
    return {name: single or double or bare for name, single, double, bare in _FIELD.findall(text)}
