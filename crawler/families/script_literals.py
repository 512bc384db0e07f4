"""What pages state literally in their scripts and attributes: fields of objects, and calls of a server's lists."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import parse_qsl

_STRING = r"""'([^'\\]*)'|"([^"\\]*)\""""
_VALUE = rf"(?:{_STRING}|(-?\d+|true|false)\b)"
_FIELD = re.compile(rf"""["']?\b(\w+)["']?\s*:\s*{_VALUE}""")
_VARIABLE = re.compile(rf"\b(\w+)\s*=\s*{_VALUE}\s*[;\n]")
_FIELD_OF_VARIABLE = re.compile(r"""["']?\b(\w+)["']?\s*:\s*([A-Za-z_]\w*)\s*[,}]""")
_DATA = re.compile(rf"\bdata\s*:\s*(?:{_STRING})")
_DATA_OBJECT = re.compile(r"(?:\bdata\s*:|^[\"']\s*,)\s*\{([^{}]{0,2500}\})")
_NEXT_CALL = re.compile(r"</script|\$\.(?:ajax|post|get)\b")
_REACH = 3_000  # characters after an address in which the fields of its call stand
_MAX_CALLS = 20  # of one page; more is a broken or hostile one


@dataclass(frozen=True, slots=True)
class ScriptCall:
    """An address that a script calls, without its query, and the literal fields of query and data."""

    url: str
    fields: dict[str, str]


def literal_fields(text: str) -> dict[str, str]:
    """The fields `name: 'literal'` of a script object, as strings; fields with anything but a literal are left out."""
    return {name: single or double or bare for name, single, double, bare in _FIELD.findall(text)}


def script_calls(markup: str, path: str) -> Iterator[ScriptCall]:
    """The quoted addresses whose path ends with `path`, each with what its call is given.

    Fields stand in the address's own query, in `data` (a string or an object), or in an object after the address; a
    field that names a variable has the value that the page gives to that.
    """
    if path not in markup:
        return
    address = re.compile(rf"""["']([^"'\s<>?]{{0,300}}{re.escape(path)})(?:\?([^"'\s<>]{{0,2000}}))?(?=["'])""")
    found = list(islice(address.finditer(markup), _MAX_CALLS))
    variables = {name: one or two or bare for name, one, two, bare in _VARIABLE.findall(markup)} if found else {}
    for call in found:
        after = _NEXT_CALL.split(markup[call.end() : call.end() + _REACH], maxsplit=1)[0]
        given = _DATA_OBJECT.search(after)
        fields = _fields(given[1], variables) if given else {}
        if data := _DATA.search(after):
            fields |= _query(data[1] or data[2] or "")
        yield ScriptCall(call[1], fields | _query(call[2] or ""))


def _fields(text: str, variables: dict[str, str]) -> dict[str, str]:
    named = {name: variables[value] for name, value in _FIELD_OF_VARIABLE.findall(text) if value in variables}
    return literal_fields(text) | named


def _query(text: str) -> dict[str, str]:
    return dict(parse_qsl(text.replace("&amp;", "&"), keep_blank_values=True))
