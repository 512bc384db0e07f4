"""The pager that links its next page (下一页), and the signs that a list goes on where none does."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.families.addresses import is_file, looks_like_article
from crawler.families.drawn_words import is_drawn_next
from crawler.families.family import ChainEnd, Fetch
from crawler.families.last_page import pages_up_to
from crawler.families.numbered_pager import numbered_pages
from crawler.families.rows import address_of, title_of

_WORDS = frozenset(
    ("下一页", "下页", "后一页", "后页", "下一頁", "下頁", "加载更多", "点击加载更多", "next", "nextpage")
)
_LAST = frozenset(("尾页", "末页", "最后一页", "最末页", "尾頁", "末頁", "最後一頁", "last", "lastpage"))
_ARROWS = frozenset(
    ("›", "»", ">", ">>", "→", "▶", "►", "▷", "〉", "》", "＞", "＞＞", "⟩")
)  # arrows also turn picture shows: they count only with an address
_DECORATION = re.compile(r"[\s\[\]【】()（）>›»→]+")
_FURTHER = re.compile(r"下\s?(?:\d{1,3}|十|二十)?\s?[条篇项屏组]")
_LONGEST = 12
_LONGEST_MARKUP = 60  # of a title or text as it is written: spaces in a word, a date beside it
_PREVIOUS = frozenset(("上一页", "上页", "前一页", "前页", "上一頁", "上頁", "prev", "previous"))
_MOST_LISTS = 5  # lists side by side, each with its own pager
_NEXT_CLASS = re.compile(r"(?:^|[\s_-])next(?:$|[\s_-])|nextpage", re.IGNORECASE)
_WORDLESS = "//a[@href and not(normalize-space(.))]"
_GROWS = re.compile(r"(?:^|\s)(?:点击|点我)?(?:加载|显示)更多\W{0,3}(?=\s|$)")
_OFF = re.compile(r"disab|noclick|\bnone\b|\bgray\b|\bno\b|unable", re.IGNORECASE)
_PLACES = (
    re.compile(r"第 ?(?P<number>\d{1,6}) ?页? ?[/,，、]? ?共 ?(?P<pages>\d{1,6}) ?页"),
    re.compile(r"共 ?(?P<pages>\d{1,6}) ?页 ?[/,，、]? ?(?:当前)? ?第 ?(?P<number>\d{1,6}) ?页"),
    re.compile(r"(?:页次|页码) ?[:：]? ?(?P<number>\d{1,6}) ?/ ?(?P<pages>\d{1,6})"),
    re.compile(r"(?<![\d/])(?P<number>\d{1,6}) ?/ ?(?P<pages>\d{1,6}) ?页"),
)
_PAGES_ALONE = re.compile(r"共 ?(\d{1,4}) ?页")
_SCRIPTED = re.compile(
    r"\.(?:w?paginate|pagination|jpage|paging|twbspagination|createpage)\s*\(|laypage(?:\.render)?\s*\(", re.IGNORECASE
)
_COUNTED = re.compile(r"\b(?:countPage|totalPages?|n?pageCount)\s*[=:]\s*[\"']?(\d{1,9})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pager:
    """Where a list goes on: its next pages, the end, and the page's place in the chain where that is printed.

    More than one next page: lists that stand side by side, or all pages up to the last, where its link tells them.
    """

    next_pages: tuple[Fetch, ...]
    end: ChainEnd
    pages: int | None = None
    number: int | None = None


def read_pager(root: HtmlElement, base: str, here: str, asked: str | None = None) -> Pager:
    """The pager of a page: the word for the next page, else its numbers, its last page, what is printed of the chain.

    `here` is its address, `asked` the one it was asked for by, where they differ. No sign of a pager at all means
    that the page is the whole list.
    """
    text = _text(root)
    number, pages = _place(text)
    own = (here, asked or here)
    short = _short_anchors(root)
    anchors = [anchor for anchor, text in short if _turns_on(anchor, text)]
    following = (
        _addresses(anchors, base, here)
        or _addresses(root.xpath("//a[@rel='next'] | //link[@rel='next']"), base, here)
        or _addresses(_next_by_class(root), base, here, rows=False)
        or _beside(_addresses(filter(is_drawn_next, root.xpath(_WORDLESS)), base, here, rows=False), here)
    )
    if following:
        return Pager(tuple(map(Fetch, following[:_MOST_LISTS])), "more", pages, number)
    if pages is not None and number == pages:
        return Pager((), "proven", pages, number)
    numbered = numbered_pages(root, base, own, number)
    if numbered is not None and numbered.next_page:
        return Pager((numbered.next_page,), numbered.end, pages, number)
    goes_on = pages is not None or any(map(_by_script, anchors)) or _GROWS.search(text) is not None
    goes_on = goes_on or (_pages_alone(text) > 1 and not _is_behind_others(short, base, here))
    if numbered is not None and not goes_on:
        return Pager((), numbered.end)
    last = _addresses(_named(short, _LAST), base, here) if numbered is None else []
    if last and last[0] != own[1]:
        between = pages_up_to(last[0], own, pages or _pages_alone(text))
        return Pager(tuple(map(Fetch, between.urls)), between.end, pages, number)
    return Pager((), "unproven" if goes_on or (not anchors and _drawn_by_script(root)) else "proven", pages, number)


def _addresses(anchors: Iterable[HtmlElement], base: str, here: str, *, rows: bool = True) -> list[str]:
    """Where anchors of a pager lead, other than to this page; one that is switched off leads nowhere."""
    found = (address_of(anchor, base) for anchor in anchors if not _switched_off(anchor))
    urls = dict.fromkeys(url for url in found if url is not None and url != here)
    return [url for url in urls if rows or not (is_file(url) or looks_like_article(url))]


def _beside(urls: Iterable[str], here: str) -> list[str]:
    """Those in the folder of this page: arrows without a word also lead to the columns of boxes."""
    folder = urlsplit(here)._replace(query="", fragment="").geturl().rpartition("/")[0] + "/"
    return [url for url in urls if url.startswith(folder)]


def _short_anchors(root: HtmlElement) -> list[tuple[HtmlElement, str]]:
    """What may be turned to by a short word, with that word in lower case; rows with their titles are passed over."""
    found = []
    for anchor in root.xpath(
        "//a | //input[@onclick or @type='submit'] | //button | //span[@onclick] | //li[@onclick]"
    ):
        if any(len((own or "").strip()) > _LONGEST_MARKUP for own in (anchor.get("title"), anchor.text)):
            continue
        text = (anchor.get("value") or title_of(anchor)).lower()
        if len(text) <= _LONGEST:
            found.append((anchor, text))
    return found


def _named(anchors: Iterable[tuple[HtmlElement, str]], words: Collection[str]) -> list[HtmlElement]:
    return [anchor for anchor, text in anchors if _DECORATION.sub("", text) in words]


def _turns_on(anchor: HtmlElement, text: str) -> bool:
    word = _DECORATION.sub("", text)
    return word in _WORDS or _FURTHER.fullmatch(word) is not None or (text in _ARROWS and bool(anchor.get("href")))


def _next_by_class(root: HtmlElement) -> Iterator[HtmlElement]:
    """Anchors without any text, drawn as an arrow, whose class says that they turn to the next page."""
    for anchor in root.xpath(_WORDLESS):
        if _NEXT_CLASS.search(anchor.get("class") or "") and not title_of(anchor):
            yield anchor


def _switched_off(anchor: HtmlElement) -> bool:
    marks = " ".join(element.get("class") or "" for element in (anchor, anchor.getparent()) if element is not None)
    return anchor.get("disabled") is not None or bool(_OFF.search(marks))


def _by_script(anchor: HtmlElement) -> bool:
    """Whether a word for the next page is left to a script or a form; without these and an address it is off."""
    if _switched_off(anchor) or title_of(anchor).lower() in _ARROWS:
        return False
    by_form = anchor.get("type") == "submit"
    return by_form or anchor.get("onclick") is not None or "script:" in anchor.get("href", "").lower()


def _text(root: HtmlElement) -> str:
    parts = (str(part) for part in root.xpath("//text()[not(parent::script or parent::style)]"))
    return " ".join(" ".join(parts).split())


def _place(text: str) -> tuple[int | None, int | None]:
    for pattern in _PLACES:
        if match := pattern.search(text):
            return int(match["number"]), int(match["pages"])
    return None, None


def _pages_alone(text: str) -> int:
    """How many pages a page says there are without saying which one it is; 0 where it does not."""
    match = _PAGES_ALONE.search(text)
    return int(match[1]) if match else 0


def _is_behind_others(anchors: Iterable[tuple[HtmlElement, str]], base: str, here: str) -> bool:
    """Whether a page that leads to no next one leads to the one before it, or is the last page by its own link."""
    before = _addresses(_named(anchors, _PREVIOUS), base, here)
    return bool(before) or here in (address_of(anchor, base) for anchor in _named(anchors, _LAST))


def _drawn_by_script(root: HtmlElement) -> bool:
    scripts = "\n".join(str(text) for text in root.xpath("//script/text()"))
    return bool(_SCRIPTED.search(scripts)) or any(int(count) > 1 for count in _COUNTED.findall(scripts))
