"""The `<datastore>` of Hanweb's jpage: records as HTML in XML, in an island of the page or as a dataproxy answer."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_DATASTORE = re.compile(r"<datastore\b[^>]*?(?:/>|>(.*?)</datastore\s*>)", re.DOTALL | re.IGNORECASE)
_ESCAPED = re.compile(r"&lt;datastore\b.*?&lt;/datastore\s*&gt;", re.DOTALL | re.IGNORECASE)
_RECORD = re.compile(r"<record\b[^>]*>(.*?)</record\s*>", re.DOTALL | re.IGNORECASE)
_NEXT_GROUP = re.compile(r"<nextgroup\b[^>]*>(.*?)</nextgroup\s*>", re.DOTALL | re.IGNORECASE)
_TOTAL = re.compile(r"<totalrecord\b[^>]*>\s*(\d+)\s*</totalrecord\s*>", re.IGNORECASE)
_CDATA = re.compile(r"^\s*<!\[CDATA\[(.*?)\]\]>\s*$", re.DOTALL)
_HREF = re.compile(r"""href\s*=\s*(?:'([^']*)'|"([^"]*)"|([^\s>]+))""", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Datastore:
    """Records (HTML fragments), the href of the next group where there is one, the stated total, and where it began.

    `start` is the offset in the markup, to find the unit that an island belongs to.
    """

    records: tuple[str, ...]
    next_group: str | None
    total: int | None
    start: int


def datastores(markup: str) -> Iterator[Datastore]:
    """Every datastore of a page or an answer, entity-escaped islands included, in document order."""
    found = [(match.start(), match[1] or "") for match in _DATASTORE.finditer(markup)]
    for match in _ESCAPED.finditer(markup):
        inner = _DATASTORE.search(html.unescape(match[0]))
        found.append((match.start(), (inner[1] if inner else "") or ""))
    for start, content in sorted(found):
        total = _TOTAL.search(content)
        yield Datastore(
            records=tuple(_content(record) for record in _RECORD.findall(content)),
            next_group=_next_group(content),
            total=int(total[1]) if total else None,
            start=start,
        )


def without_datastores(markup: str) -> str:
    """The markup with its islands cut out: what is left is the page's own."""
    return _ESCAPED.sub("", _DATASTORE.sub("", markup))


def _content(element: str) -> str:
    cdata = _CDATA.match(element)
    return cdata[1] if cdata else html.unescape(element) if "<" not in element else element


def _next_group(content: str) -> str | None:
    group = _NEXT_GROUP.search(content)
    href = _HREF.search(_content(group[1])) if group else None
    if href is None:
        return None
    return html.unescape(next(part for part in href.groups() if part is not None)).strip() or None
