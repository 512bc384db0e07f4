"""How many rows a list has by what its page prints (共 30 条), and how many of them the page shows. Pure."""

import re
from collections.abc import Iterable

from crawler.families.addresses import is_item
from crawler.families.family import Listing, Page

_GAP = r"(?:\s|&nbsp;|<[^<>]{0,80}>){0,6}"
_TOTAL = re.compile(
    rf"共(?:有|计)?{_GAP}(\d{{1,7}}){_GAP}(?:条(?!例)|个?记录)|总(?:记录|条)数?{_GAP}[:：]{_GAP}(\d{{1,7}})(?!\d)"
)


def stated_total(text: str) -> int | None:
    """The largest total of rows that a page prints; None where it prints none (共 3 页 counts pages)."""
    return max((int(total[1] or total[2]) for total in _TOTAL.finditer(text)), default=None)


def rows_stated(listing: Listing, page: Page) -> int | None:
    """How many rows a page says that its list has: by its family's evidence, else by what it prints."""
    return stated_total(page.text) if listing.total is None else listing.total


def rows_shown(listing: Listing, rows: Iterable[str], links: Iterable[str]) -> int:
    """How many rows a page shows: each address once (links of articles count too), and those without an address.

    The frame of a list shows none: its first rows come with its next pages.
    """
    return 0 if listing.frame else len({*rows, *filter(is_item, links)}) + len(listing.unlinked)
