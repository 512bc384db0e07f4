"""Lists that may go on unsaid: as many rows as a template shows on a page, and nothing on it counts pages. Pure."""

import re
from collections.abc import Callable

from lxml.html import HtmlElement

from crawler.families.rows import list_sizes, row_of

# Rows a page that templates are set to: lists show 15 to 20, some 10, 12, 25 or 30 (docs/portals.md, section 10).
_SIZES = frozenset((10, 12, *range(15, 21), 24, 25, 30, 40, 50, 100))
FEWEST = min(_SIZES)
"""A list of fewer rows is whole where nothing says that it goes on."""

# 首页 leads home from every page. A script that counts one page would count more if there were more.
_COUNTS_PAGES = re.compile(
    r"[上下后]一?页|[尾末]页|第\s*\d{1,6}\s*页|共\s*\d{1,6}\s*页|\b(?:countPage|totalPages?|n?pageCount)\s*[=:]"
)


def fills_a_page(rows: int) -> bool:
    """Whether templates are set to so many rows a page."""
    return rows in _SIZES


def shows_full_list(root: HtmlElement, is_row: Callable[[HtmlElement], bool]) -> bool:
    """Whether of the links that are rows just as many as fill a page stand in like places of it."""
    rows = {anchor if (row := row_of(anchor)) is None else row for anchor in root.iter("a") if is_row(anchor)}
    return any(map(fills_a_page, list_sizes(rows)[:1]))


def counts_pages(root: HtmlElement) -> bool:
    """Whether there are words of a pager, or a count of pages in a script: such a page would lead on if it did."""
    return any(_COUNTS_PAGES.search(str(text)) for text in root.xpath("//text()"))
