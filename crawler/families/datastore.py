"""The `<datastore>` of Hanweb's jpage: records as HTML in XML, in an island of the page or as a dataproxy answer."""

import html
import re
from dataclasses import dataclass

from crawler.families.elements import elements, without_elements
from crawler.families.tree import parse

_CDATA = re.compile(r"\s*<!\[CDATA\[(.*)\]\]>\s*", re.DOTALL)
_COUNT = re.compile(r"\s*(\d{1,9})\s*")


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
    found = [(element.start, element.content) for element in elements(markup, "datastore")]
    for element in elements(markup, "datastore", escaped=True):
        found.append((element.start, html.unescape(element.content)))
    return tuple(_datastore(content, start) for start, content in sorted(found))


def without_datastores(markup: str) -> str:
    """The markup with its islands cut out: what is left is the page's own."""
    return without_elements(without_elements(markup, "datastore"), "datastore", escaped=True)


def _datastore(content: str, start: int) -> Datastore:
    counts = (_COUNT.fullmatch(element.content) for element in elements(content, "totalrecord"))
    groups = (_first_href(_content(element.content)) for element in elements(content, "nextgroup"))
    return Datastore(
        records=tuple(_content(element.content) for element in elements(content, "record")),
        next_group=next(groups, None),
        total=next((int(count[1]) for count in counts if count), None),
        start=start,
    )


def _content(inner: str) -> str:
    """The HTML in an element: in a CDATA section, escaped, or as it is."""
    if cdata := _CDATA.fullmatch(inner):
        return cdata[1]
    return inner if "<" in inner else html.unescape(inner)


def _first_href(markup: str) -> str | None:
    root = parse(markup)
    hrefs = [] if root is None else root.xpath("//a/@href")
    return next((str(href).strip() for href in hrefs if str(href).strip()), None)
