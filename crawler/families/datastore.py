"""The `<datastore>` of Hanweb's jpage: records as HTML in XML, in an island of the page or as a dataproxy answer."""

import html
import re
from dataclasses import dataclass

from crawler.families.rows import parse

_DATASTORE = re.compile(r"<datastore\b[^>]*?(?:/>|>(.*?)</datastore\s*>)", re.DOTALL | re.IGNORECASE)
_ESCAPED = re.compile(r"&lt;datastore\b.*?&lt;/datastore\s*&gt;", re.DOTALL | re.IGNORECASE)
_RECORD = re.compile(r"<record\b[^>]*>(.*?)</record\s*>", re.DOTALL | re.IGNORECASE)
_NEXT_GROUP = re.compile(r"<nextgroup\b[^>]*>(.*?)</nextgroup\s*>", re.DOTALL | re.IGNORECASE)
_TOTAL = re.compile(r"<totalrecord\b[^>]*>\s*(\d+)\s*</totalrecord\s*>", re.IGNORECASE)
_CDATA = re.compile(r"\s*<!\[CDATA\[(.*)\]\]>\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Datastore:
    """Records (HTML fragments), the href of the next group and the total where stated, and where it began.

    `start` is the offset in the markup, to find the unit that an island belongs to.
    """

    records: tuple[str, ...]
    next_group: str | None
    total: int | None
    start: int


def datastores(markup: str) -> tuple[Datastore, ...]:
    """Every datastore of a page or an answer, entity-escaped islands included, in document order."""
    found = [(match.start(), match[1] or "") for match in _DATASTORE.finditer(markup)]
    for match in _ESCAPED.finditer(markup):
        inner = _DATASTORE.fullmatch(html.unescape(match[0]))
        found.append((match.start(), (inner[1] if inner else None) or ""))
    return tuple(_datastore(content, start) for start, content in sorted(found))


def without_datastores(markup: str) -> str:
    """The markup with its islands cut out: what is left is the page's own."""
    return _ESCAPED.sub("", _DATASTORE.sub("", markup))


def _datastore(content: str, start: int) -> Datastore:
    total = _TOTAL.search(content)
    return Datastore(
        records=tuple(_content(record) for record in _RECORD.findall(content)),
        next_group=_next_group(content),
        total=int(total[1]) if total else None,
        start=start,
    )


def _content(element: str) -> str:
    """The HTML in an element: in a CDATA section, escaped, or as it is."""
    if cdata := _CDATA.fullmatch(element):
        return cdata[1]
    return element if "<" in element else html.unescape(element)


def _next_group(content: str) -> str | None:
    group = _NEXT_GROUP.search(content)
    root = parse(_content(group[1])) if group else None
    hrefs = [] if root is None else root.xpath("//a/@href")
    return next((str(href).strip() for href in hrefs if str(href).strip()), None)
