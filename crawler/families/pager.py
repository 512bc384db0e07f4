"""The pager of a page of no known family: the 下一页 link, and what else says that a list goes on."""

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from crawler.families.family import ChainEnd, Fetch
from crawler.families.rows import absolute

_NEXT = frozenset(
    ("下一页", "下页", "后一页", "下一頁", "下頁", "next", "nextpage", "›", "»", ">", "下一页›", "下一页»")
)
_DECORATION = re.compile(r"[\s\[\]【】()（）>›»→]+")
_OFF = re.compile(r"disab|noclick|\bnone\b|\bgray\b|\bno\b|unable", re.IGNORECASE)
_PLACE = (
    re.compile(r"第\s*(?P<number>\d+)\s*页?\s*[/,，、]?\s*共\s*(?P<pages>\d+)\s*页"),
    re.compile(r"共\s*(?P<pages>\d+)\s*页\s*[/,，、]?\s*第\s*(?P<number>\d+)\s*页"),
    re.compile(r"(?:第|页次[:：]?|页码[:：]?)\s*(?P<number>\d+)\s*/\s*(?P<pages>\d+)\s*页?"),
    re.compile(r"(?<!\d)(?P<number>\d+)\s*/\s*(?P<pages>\d+)\s*页"),
)
_SCRIPTED = re.compile(
    r"\.(?:w?paginate|pagination|jpage|paging|twbspagination|createpage)\s*\(|laypage(?:\.render)?\s*\(", re.IGNORECASE
)
_COUNTED = re.compile(r"\b(?:countPage|totalPages?|pageCount|nPageCount)\s*[=:]\s*[\"']?(\d+)")


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a list goes on: the next page, the page's place in the chain where it is printed, and the end."""

    next_page: Fetch | None
    end: ChainEnd
    pages: int | None = None
    number: int | None = None


def read_pager(root: HtmlElement, base: str, here: str) -> Pager:
    """The pager of a page. No sign of one at all means that the page is the whole list."""
    number, pages = _place(root)
    next_anchor = _next_anchor(root)
    if next_anchor is not None and not _switched_off(next_anchor):
        url = absolute(next_anchor.get("href", ""), base)
        if url is not None and url != here:
            return Pager(Fetch(url), "more", pages, number)
        script = url is None and not next_anchor.get("href", "").startswith("#")
        if script and not (pages is not None and pages == number):
            return Pager(None, "unproven", pages, number)
    if pages is not None and number is not None:
        return Pager(None, "proven" if number >= pages else "unproven", pages, number)
    return Pager(None, "unproven" if next_anchor is None and _drawn_by_script(root) else "proven")


def _next_anchor(root: HtmlElement) -> HtmlElement | None:
    for anchor in root.xpath("//a"):
        text = anchor.text_content().strip().lower() or (anchor.get("title") or "").strip().lower()
        if (text and len(text) <= 12) and (text in _NEXT or _DECORATION.sub("", text) in _NEXT):
            return anchor
    for linked in root.xpath("//a[@rel='next'] | //link[@rel='next']"):
        return linked
    return None


def _switched_off(anchor: HtmlElement) -> bool:
    marks = " ".join(element.get("class") or "" for element in (anchor, anchor.getparent()) if element is not None)
    return anchor.get("disabled") is not None or bool(_OFF.search(marks))


def _place(root: HtmlElement) -> tuple[int | None, int | None]:
    text = " ".join(str(part) for part in root.xpath("//text()[not(parent::script or parent::style)]"))
    for pattern in _PLACE:
        if match := pattern.search(text):
            return int(match["number"]), int(match["pages"])
    return None, None


def _drawn_by_script(root: HtmlElement) -> bool:
    scripts = "\n".join(str(text) for text in root.xpath("//script/text()"))
    return bool(_SCRIPTED.search(scripts)) or any(int(count) > 1 for count in _COUNTED.findall(scripts))
