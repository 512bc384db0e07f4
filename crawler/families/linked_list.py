"""A page of plain links: every link, and the pager as it is printed."""

from collections.abc import Callable

from crawler.families.family import Listing, Page
from crawler.families.pager import read_pager
from crawler.families.rows import base_of, read_anchors
from crawler.families.written_links import written_links


def read_linked_list(page: Page, is_row: Callable[[str], bool] | None = None) -> Listing:
    """Every link of a page, what its scripts write where nothing else leads there, and its pager by word or by number.

    Empty where there is no markup. `is_row` tells by its address that a link is a row of the list; links with a date
    beside them are rows anyway.
    """
    root = page.tree
    if root is None:
        return Listing()
    base = base_of(root, page.url)
    anchors = read_anchors(root, base, is_row=is_row)
    shown = {link.url for link in anchors.links}
    written = {link: None for link in written_links(root, base) if link.url not in shown}
    pager = read_pager(root, base, page.url, page.asked.url)
    return Listing(
        links=(*anchors.links, *written),
        next_pages=pager.next_pages,
        end=pager.end,
        pages=pager.pages,
        number=pager.number,
        unlinked=anchors.unlinked,
    )
