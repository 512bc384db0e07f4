"""Literals that pages state in their scripts and attributes."""

import re

STRING = r"""'([^'\\]*)'|"([^"\\]*)\""""
VALUE = rf"(?:{STRING}|(-?\d+|true|false)\b)"
_FIELD = re.compile(rf"""["']?\b(\w+)["']?\s*:\s*{VALUE}""")


def literal_fields(text: str) -> dict[str, str]:
    """The fields `name: 'literal'` of a script object, as strings; fields with anything but a literal are left out."""
    return {name: single or double or bare for name, single, double, bare in _FIELD.findall(text)}
