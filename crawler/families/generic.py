"""Pages of no known family: every link by its text, and the pager, by word or by number."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.families.addresses import is_item
from crawler.families.family import Fetch, Listing, Page
from crawler.families.full_lists import FEWEST, counts_pages
from crawler.families.linked_list import read_linked_list
from crawler.families.numbered_files import ending_of, next_file
from crawler.families.rows import base_of, read_anchors

_NAME = re.compile(r"(?:(?:index|list|default|main|common_list)(?:_(?P<number>\d{1,4}))?\.s?html?)?", re.IGNORECASE)


class Generic:
    """Any HTML page. Recognises everything, so it is asked last."""

    name = "generic"

    def recognises(self, page: Page) -> bool:
        """Always."""
        return True

    def read(self, page: Page) -> Listing:
        """Every link of the page, and the next page by the text of its link, else by its number."""
        listing = read_linked_list(page)
        return listing if listing.next_pages else replace(listing, unnamed=_unnamed(page, listing))

    def links_of(self, page: Page) -> Listing:
        """Every link of a page that is no list."""
        root = page.tree
        if root is None:
            return Listing()
        anchors = read_anchors(root, base_of(root, page.url))
        return Listing(links=anchors.links, unlinked=anchors.unlinked)


def _unnamed(page: Page, listing: Listing) -> tuple[Fetch, ...]:
    """The files after that of a static list without a pager: sites that count them from 0 and from 1 are both known."""
    parts, root = urlsplit(page.url), page.tree
    file = _NAME.fullmatch(parts.path.rpartition("/")[2])
    items = [link.url for link in listing.links if is_item(link.url)]
    ending = ending_of(items) if file and not parts.query and len(items) >= FEWEST else None
    if file is None or ending is None or root is None or (listing.end == "proven" and counts_pages(root)):
        return ()
    names = (next_file(page.url, f"index.{ending}", first=first) for first in ((0,) if file["number"] else (0, 1)))
    return tuple(Fetch(name) for name in names if name)
