"""The platform of Hebei: columns and articles named by UUIDs, lists that are blocks of a column's template."""

import re
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from crawler.families.addresses import is_file
from crawler.families.family import Fetch, Listing, Page
from crawler.families.link_evidence import shown_by_address
from crawler.families.page_parameter import PageParameter
from crawler.families.pager import read_pager
from crawler.families.rows import base_of, read_anchors

PAGES = PageParameter("page")

_UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_EVIDENCE = re.compile(rf"/columns/{_UUID}/", re.IGNORECASE)
_ARTICLE = re.compile(rf"/columns/{_UUID}/\d{{6}}/\d\d/{_UUID}\.html$", re.IGNORECASE)
_BLOCK = re.compile(rf"/columns/({_UUID})/templates/{_UUID}/blocks/{_UUID}", re.IGNORECASE)
_MAX_BLOCKS = 20  # of one page; a template has a handful


class HebeiUuid:
    """Lists of the blocks; rows are the links to its articles, to files, and those with a date."""

    name = "hebei-uuid"

    def recognises(self, page: Page) -> bool:
        """An address below `/columns/<uuid>/`, the page's own or one of its site, or a block in a script."""
        return bool(_BLOCK.search(page.text)) or shown_by_address(page, _EVIDENCE.pattern)

    def read(self, page: Page) -> Listing:
        """The rows of a block and the call for the next ones; of a column page its links and a call for each block."""
        root = page.tree
        is_block = _is_block(page.asked.url)
        if root is None:
            proven = not is_block or PAGES.number(page.asked.url) > 1
            return Listing(end="proven" if proven else "unproven")
        base = base_of(root, page.url)
        anchors = read_anchors(root, base, is_row=is_item)
        listing = Listing(anchors.links, unlinked=anchors.unlinked)
        pager = read_pager(root, base, page.url, page.asked.url)
        if is_block:
            return _read_block(page, listing, pager.pages)
        if calls := _calls(page, base):
            return replace(listing, next_pages=calls, end="more", frame=True)
        return replace(listing, next_pages=pager.next_pages, end=pager.end, pages=pager.pages, number=pager.number)


def is_item(url: str) -> bool:
    """Whether an address is that of an article of the platform, or of a file."""
    return bool(_ARTICLE.search(urlsplit(url).path)) or is_file(url)


def _is_block(url: str) -> bool:
    return bool(_BLOCK.fullmatch(urlsplit(url).path))


def _calls(page: Page, base: str) -> tuple[Fetch, ...]:
    """The calls for the first page of the blocks of a page: those of its own column, else of all it names."""
    own = _EVIDENCE.search(page.asked.url)
    blocks = {match[0]: match[1] for match in _BLOCK.finditer(page.text)}
    ours = [path for path, column in blocks.items() if own is not None and column in own[0]]
    return tuple(Fetch(urljoin(base, f"{path}?page=1&fix=0")) for path in (ours or [*blocks])[:_MAX_BLOCKS])


def _read_block(page: Page, listing: Listing, pages: int | None) -> Listing:
    """A page of a block. It is the last where the printed pages say so, or where it has no rows."""
    number = PAGES.number(page.asked.url)
    rows = any(link.row for link in listing.links)
    last = number >= pages if pages is not None else not rows
    following, end = PAGES.following(page.asked.url, last=last)
    return replace(listing, next_pages=following, end=end, pages=pages, number=number)
