"""The pager that links its next page (下一页), and the signs that a list goes on where none does."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from crawler.families.family import ChainEnd, Fetch
from crawler.families.numbered_pager import numbered_pages
from crawler.families.rows import address_of, title_of

_WORDS = frozenset(("下一页", "下页", "后一页", "下一頁", "下頁", "next", "nextpage"))
_ARROWS = frozenset(("›", "»", ">", ">>", "→"))  # arrows also turn picture shows: they count only with an address
_DECORATION = re.compile(r"[\s\[\]【】()（）>›»→]+")
_LONGEST = 12
_OFF = re.compile(r"disab|noclick|\bnone\b|\bgray\b|\bno\b|unable", re.IGNORECASE)
_PLACES = (
    re.compile(r"第 ?(?P<number>\d{1,6}) ?页? ?[/,，、]? ?共 ?(?P<pages>\d{1,6}) ?页"),
    re.compile(r"共 ?(?P<pages>\d{1,6}) ?页 ?[/,，、]? ?(?:当前)? ?第 ?(?P<number>\d{1,6}) ?页"),
    re.compile(r"(?:页次|页码) ?[:：]? ?(?P<number>\d{1,6}) ?/ ?(?P<pages>\d{1,6})"),
    re.compile(r"(?<![\d/])(?P<number>\d{1,6}) ?/ ?(?P<pages>\d{1,6}) ?页"),
)
_SCRIPTED = re.compile(
    r"\.(?:w?paginate|pagination|jpage|paging|twbspagination|createpage)\s*\(|laypage(?:\.render)?\s*\(", re.IGNORECASE
)
_COUNTED = re.compile(r"\b(?:countPage|totalPages?|n?pageCount)\s*[=:]\s*[\"']?(\d{1,9})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a list goes on: the next page, the end, and the page's place in the chain where that is printed."""

    next_page: Fetch | None
    end: ChainEnd
    pages: int | None = None
    number: int | None = None


def read_pager(root: HtmlElement, base: str, here: str, asked: str | None = None) -> Pager:
    """The pager of a page: the word for the next page, else its numbers, else what is printed of the chain.

    `here` is its address, `asked` the one it was asked for by, where they differ. No sign of a pager at all means
    that the page is the whole list.
    """
    number, pages = _place(root)
    anchors = list(_next_anchors(root))
    for anchor in anchors:
        url = None if _switched_off(anchor) else address_of(anchor, base)
        if url is not None and url != here:
            return Pager(Fetch(url), "more", pages, number)
    if pages is not None and number == pages:
        return Pager(None, "proven", pages, number)
    numbered = numbered_pages(root, base, (here, asked or here), number)
    if numbered is not None and numbered.next_page:
        return Pager(numbered.next_page, numbered.end, pages, number)
    goes_on = pages is not None or any(map(_by_script, anchors))
    if numbered is not None and not goes_on:
        return Pager(None, numbered.end)
    return Pager(None, "unproven" if goes_on or (not anchors and _drawn_by_script(root)) else "proven", pages, number)


def _next_anchors(root: HtmlElement) -> Iterator[HtmlElement]:
    for anchor in root.xpath("//a | //input[@onclick] | //button | //span[@onclick] | //li[@onclick]"):
        text = (anchor.get("value") or title_of(anchor)).lower()
        if len(text) > _LONGEST:
            continue
        if _DECORATION.sub("", text) in _WORDS or (text in _ARROWS and anchor.get("href")):
            yield anchor
    yield from root.xpath("//a[@rel='next'] | //link[@rel='next']")


def _switched_off(anchor: HtmlElement) -> bool:
    marks = " ".join(element.get("class") or "" for element in (anchor, anchor.getparent()) if element is not None)
    return anchor.get("disabled") is not None or bool(_OFF.search(marks))


def _by_script(anchor: HtmlElement) -> bool:
    """Whether a word for the next page is left to a script; with `#` or no address and no script it is switched off."""
    if _switched_off(anchor) or title_of(anchor).lower() in _ARROWS:
        return False
    return anchor.get("onclick") is not None or "script:" in anchor.get("href", "").lower()


def _place(root: HtmlElement) -> tuple[int | None, int | None]:
    parts = (str(part) for part in root.xpath("//text()[not(parent::script or parent::style)]"))
    text = " ".join(" ".join(parts).split())
    for pattern in _PLACES:
        if match := pattern.search(text):
            return int(match["number"]), int(match["pages"])
    return None, None


def _drawn_by_script(root: HtmlElement) -> bool:
    scripts = "\n".join(str(text) for text in root.xpath("//script/text()"))
    return bool(_SCRIPTED.search(scripts)) or any(int(count) > 1 for count in _COUNTED.findall(scripts))
