"""iList.jsp (its vendor is not known): lists by `cur_page`, articles with `<file href>` for their attachments."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.families.addresses import is_item
from crawler.families.counted_pages import stated_pages
from crawler.families.family import Link, Listing, Page
from crawler.families.link_evidence import shown_by_address
from crawler.families.linked_list import read_linked_list
from crawler.families.page_parameter import PageParameter
from crawler.families.rows import absolute, base_of, title_of

PAGES = PageParameter("cur_page")

_NAMES = ("ilist.jsp", "nindex.jsp")
_EVIDENCE = r"\b(?:iList|nIndex)\.jsp\b"
_LIST = re.compile(r"/iList\.jsp$")


class IList:
    """Lists of iList.jsp; `<file href>` is a link like any other."""

    name = "ilist"

    def recognises(self, page: Page) -> bool:
        """An address of iList.jsp or nIndex.jsp, the page's own or one of its site."""
        named = any(name in page.lowered or name in page.url.lower() for name in _NAMES)
        return named and shown_by_address(page, _EVIDENCE)

    def read(self, page: Page) -> Listing:
        """Every link and file, and the pager; where it is a script's, the pages by `cur_page`."""
        listing = read_linked_list(page, is_item)
        listing = replace(listing, links=listing.links + _files(page))
        if not listing.next_pages and listing.end == "unproven" and _LIST.search(urlsplit(page.asked.url).path):
            return _numbered_by_address(page, listing)
        return listing


def _files(page: Page) -> tuple[Link, ...]:
    """Attachments written as `<file href="…">name</file>`, which no browser draws as a link."""
    root = page.tree
    if root is None:
        return ()
    base = base_of(root, page.url)
    found = ((absolute(file.get("href", ""), base), title_of(file)) for file in root.xpath("//file[@href]"))
    return tuple(dict.fromkeys(Link(url, title) for url, title in found if url))


def _numbered_by_address(page: Page, listing: Listing) -> Listing:
    """The next page by `cur_page`, until a page has no rows or is the last of those stated."""
    number = PAGES.number(page.asked.url)
    has_rows = any(link.row for link in listing.links)
    pages = stated_pages(page.text) if listing.pages is None else listing.pages
    stated_last = pages is not None and number >= pages
    following, end = PAGES.following(page.asked.url, last=stated_last or (number > 1 and not has_rows))
    return replace(listing, next_pages=following, end=end, number=number)
