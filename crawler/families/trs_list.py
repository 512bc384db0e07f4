"""The static lists of TRS WCM: rows by the shape of their addresses, and a pager that names the files of the chain."""

import re
from collections.abc import Callable
from urllib.parse import urljoin

from lxml.html import HtmlElement

from crawler.families.encoded_pager import with_decoded_pagers
from crawler.families.family import ChainEnd, Fetch, Listing, Page
from crawler.families.pager import read_pager
from crawler.families.pager_call import PagerCall, pager_calls
from crawler.families.pager_variables import PAGE_COUNT, pager_variables
from crawler.families.rows import Anchors, base_of, read_anchors
from crawler.families.tree import parse

# Rows a page that templates are set to; TRS shows 15 to 20 (docs/portals.md, section 10).
_USUAL_SIZES = frozenset((10, 12, *range(15, 21), 24, 25, 30, 40, 50, 100))
_PAGER_WORDS = re.compile(r"[上下]一?页|[首尾末]页|共\s*\d{1,6}\s*页")


def names_pages(text: str) -> bool:
    """Whether a page has a pager of TRS: a call or variables that name files, or one that is encoded."""
    return bool(pager_calls(text)) or bool(pager_variables(text)) or with_decoded_pagers(text).found


def read_trs_list(page: Page, is_article: Callable[[str], bool]) -> Listing:
    """Every link, and the files that the pager names, by a call or by variables; without either, the 下一页 link."""
    decoded = with_decoded_pagers(page.text)
    root = parse(decoded.markup) if decoded.found else page.tree
    if root is None:
        return Listing()
    base = base_of(root, page.url)
    anchors = read_anchors(root, base, is_row=is_article)
    scripts = "\n".join(str(script) for script in root.xpath("//script/text()"))
    asked = page.asked.url
    calls = tuple(call.counted(asked) for call in pager_calls(scripts)) or pager_variables(scripts, asked)
    if not calls:
        return _read_linked(root, anchors, base, page, hidden=decoded.unreadable)
    return Listing(
        links=anchors.links,
        next_pages=tuple(Fetch(urljoin(base, name)) for call in calls for name in call.following()),
        total=calls[0].total,
        end=_end(calls, anchors.lists, asked),
        pages=calls[0].pages,
        number=calls[0].current + 1,
        unlinked=anchors.unlinked,
    )


def _end(calls: tuple[PagerCall, ...], sizes: tuple[int, ...], asked: str) -> ChainEnd:
    ends = {call.end(sizes, asked) for call in calls}
    return "proven" if ends == {"proven"} else "unproven"


def _read_linked(root: HtmlElement, anchors: Anchors, base: str, page: Page, *, hidden: bool) -> Listing:
    """A list without a pager call. With just as many rows as templates show and no pager at all it may go on."""
    pager = read_pager(root, base, page.url)
    following = pager.next_pages
    end = pager.end
    if end == "proven" and (hidden or (_looks_full(anchors) and not _shows_pager(root))):
        end = "unproven"
    return Listing(anchors.links, following, None, end, pager.pages, pager.number, unlinked=anchors.unlinked)


def _looks_full(anchors: Anchors) -> bool:
    return bool(anchors.lists) and anchors.lists[0] in _USUAL_SIZES


def _shows_pager(root: HtmlElement) -> bool:
    """Whether there are words of a pager, or a page count in a script: such a page would lead on if it did."""
    return any(_PAGER_WORDS.search(str(text)) or PAGE_COUNT.search(str(text)) for text in root.xpath("//text()"))
