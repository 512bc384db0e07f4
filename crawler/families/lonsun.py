"""Lonsun (龙讯) of Anhui: columns drawn by calls of one label server, answered with HTML fragments or JSON."""

import re
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

from crawler.families.addresses import is_item
from crawler.families.family import Listing, Page
from crawler.families.link_evidence import shown_by_address
from crawler.families.lonsun_answers import PAGES, read_fragment, read_search, read_tree
from crawler.families.lonsun_calls import LABEL_SERVER, label_calls
from crawler.families.pager import read_pager
from crawler.families.rows import base_of, read_anchors

_ARTICLE = re.compile(r"/public/(?:\d+/\d+\.html|content/\d+)$|/content/article/\d+$")
_EVIDENCE = r"/public/column/\d+|/public/content/\d+|/content/(?:column|article)/\d+|/public/\d{5,}/\d{5,}\.html"
_COLUMN = re.compile(r"/content/column/\d+$")


class Lonsun:
    """Columns of Lonsun; rows are the links of its article shapes and those with a date."""

    name = "lonsun"

    def recognises(self, page: Page) -> bool:
        """A call of the label server or an answer of it, or an address of a column or article of the family."""
        return _is_answer(page) or LABEL_SERVER in page.text or shown_by_address(page, _EVIDENCE)

    def read(self, page: Page) -> Listing:
        """A list fragment, a column tree or a search answer; of a column page its links and the calls it makes."""
        if not _is_answer(page):
            return _read_page(page)
        query = dict(parse_qsl(urlsplit(page.asked.url).query))
        if query.get("labelName") == "columnTree":
            return read_tree(page)
        if query.get("isJson") == "true":
            return read_search(page)
        return read_fragment(page, _is_row)


def is_article(url: str) -> bool:
    """Whether an address has the shape of an article of the family."""
    return bool(_ARTICLE.search(urlsplit(url).path))


def _is_row(url: str) -> bool:
    return is_article(url) or is_item(url)


def _is_answer(page: Page) -> bool:
    return urlsplit(page.asked.url).path.endswith(LABEL_SERVER)


def _read_page(page: Page) -> Listing:
    root = page.tree
    if root is None:
        return Listing()
    base = base_of(root, page.url)
    anchors = read_anchors(root, base, is_row=_is_row)
    listing = Listing(anchors.links, unlinked=anchors.unlinked)
    calls, whole = label_calls(page, base, has_rows=any(link.row for link in anchors.links))
    if calls or not whole:
        return replace(listing, next_pages=calls, end="more" if whole else "unproven", frame=bool(calls))
    pager = read_pager(root, base, page.url, page.asked.url)
    if pager.end == "unproven" and not pager.next_pages and _COLUMN.search(urlsplit(page.asked.url).path):
        return _numbered_by_address(page, listing)
    following = pager.next_pages
    return replace(listing, next_pages=following, end=pager.end, pages=pager.pages, number=pager.number)


def _numbered_by_address(page: Page, listing: Listing) -> Listing:
    """A column whose pager only a script can turn: its pages go by `pageIndex`, until one is empty."""
    number = PAGES.number(page.asked.url)
    last = number > 1 and not any(link.row for link in listing.links)
    following, end = PAGES.following(page.asked.url, last=last)
    return replace(listing, next_pages=following, end=end, number=number)
