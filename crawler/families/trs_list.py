"""The static lists of TRS WCM: rows by the shape of their addresses, and a pager that names the files of the chain."""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urljoin

from lxml.html import HtmlElement

from crawler.families.encoded_pager import with_decoded_pagers
from crawler.families.family import ChainEnd, Fetch, Listing, Page
from crawler.families.full_lists import counts_pages, fills_a_page
from crawler.families.numbered_files import ending_of, next_file
from crawler.families.pager import read_pager
from crawler.families.pager_call import PagerCall, pager_calls
from crawler.families.pager_variables import pager_variables
from crawler.families.rows import Anchors, base_of, read_anchors
from crawler.families.tree import parse


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
    """A list without a pager call. Without any pager it may go on in the file that comes next by TRS's counting from 0.

    Where that has no name that can be told, a list of just as many rows as templates show is not proven whole.
    """
    pager = read_pager(root, base, page.url)
    following = pager.next_pages
    listing = Listing(anchors.links, following, None, pager.end, pager.pages, pager.number, unlinked=anchors.unlinked)
    if hidden:
        return replace(listing, end="unproven") if pager.end == "proven" else listing
    if following or not anchors.lists or (pager.end == "proven" and counts_pages(root)):
        return listing
    folder_file = f"index.{ending_of(link.url for link in anchors.links if link.row) or 'html'}"
    if name := next_file(page.url, folder_file, first=0):
        return replace(listing, unnamed=(Fetch(name),))
    return replace(listing, end="unproven") if any(map(fills_a_page, anchors.lists[:1])) else listing
