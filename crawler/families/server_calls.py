"""The calls of a server's lists that a page's scripts and frames make."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import parse_qsl

from crawler.families.script_literals import STRING, VALUE, literal_fields

_VARIABLE = re.compile(rf"\b(\w+)\s*=\s*{VALUE}\s*[;\n]")
_FIELD_OF_VARIABLE = re.compile(r"""["']?\b(\w+)["']?\s*:\s*([A-Za-z_]\w*)\s*[,}]""")
_DATA = re.compile(rf"\bdata\s*:\s*(?:{STRING})")
_DATA_OBJECT = re.compile(r"(?:\bdata\s*:|^[\"']\s*,)\s*\{([^{}]{0,2500}\})")
_JOINED = re.compile(r"""["']\s*\+\s*[\w.()]{1,100}\s*\+\s*["']([^"'<>]{0,2000})""")  # " + page + "&sort=1
_NEXT_CALL = re.compile(r"</script|\$\.(?:ajax|post|get)\b")
_REACH = 3_000  # characters after an address in which the fields of its call stand
_MAX_CALLS = 20  # of one page; more is a broken or hostile one


@dataclass(frozen=True, slots=True)
class ServerCall:
    """An address that a script calls, without its query, and the literal fields of query and data."""

    url: str
    fields: dict[str, str]


def server_calls(markup: str, path: str) -> Iterator[ServerCall]:
    """The quoted addresses whose path ends with `path`, each with what its call is given.

    Fields stand in the address's own query (a variable put into it leaves its field empty), in `data` (a string or an
    object), or in an object after the address; one that names a variable has the value that the page gives to that.
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
        yield ServerCall(call[1], fields | _query((call[2] or "") + _joined(after)))


def _joined(text: str) -> str:
    """What literals joined to the one that ends here add to it, without the variables between."""
    joined, end = "", 0
    while part := _JOINED.match(text, end):
        joined, end = joined + part[1], part.end()
    return joined


def _fields(text: str, variables: dict[str, str]) -> dict[str, str]:
    named = {name: variables[value] for name, value in _FIELD_OF_VARIABLE.findall(text) if value in variables}
    return literal_fields(text) | named


def _query(text: str) -> dict[str, str]:
    return dict(parse_qsl(text.replace("&amp;", "&"), keep_blank_values=True))
