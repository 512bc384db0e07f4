"""Boda Visual SiteBuilder (博达): static lists whose further pages count down in a folder named after the column."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.families.family import Fetch, Listing, Page
from crawler.families.linked_list import read_linked_list
from crawler.families.loose_json import is_markup

_EVIDENCE = ("visual sitebuilder", "index.vsb.css", "/system/resource/js/", "/_sitegray/_sitegray", "_jsq_(")
_ARTICLE = re.compile(r"/info/\d{1,9}/\d{1,9}\.html?$")
_ARTICLE_HREF = re.compile(r"""\binfo/\d{1,9}/\d{1,9}\.html?["'\s>]""")
_DYNAMIC_ARTICLE = re.compile(r"/content\.jsp\?\S*\bwbnewsid=\d", re.IGNORECASE)
_COUNTED_DOWN = re.compile(r"/(\d{1,4})\.htm$")


class BodaVsb:
    """Static and dynamic lists; rows are dated links and articles `/info/<column>/<id>.htm`."""

    name = "boda-vsb"

    def recognises(self, page: Page) -> bool:
        """Its comment or scripts, or an article address of the family, in a link or in its script."""
        links = "info/" in page.text and _ARTICLE_HREF.search(page.text)
        return bool(links or any(mark in page.lowered for mark in _EVIDENCE)) and is_markup(page.text)

    def read(self, page: Page) -> Listing:
        """Every link, and the 下页 link whichever way its numbers go.

        Where a script draws the pager, the file before this one in the folder is asked for, the end not proven.
        """
        listing = read_linked_list(page, _is_article)
        if listing.next_pages or listing.end != "unproven":
            return listing
        before = _file_before(page.url)
        return replace(listing, next_pages=(before,)) if before else listing


def _is_article(url: str) -> bool:
    return bool(_ARTICLE.search(urlsplit(url).path)) or bool(_DYNAMIC_ARTICLE.search(url))


def _file_before(url: str) -> Fetch | None:
    """`xydt/4.htm` after `xydt/5.htm`; None after 1 and for other names."""
    parts = urlsplit(url)
    number = _COUNTED_DOWN.search(parts.path)
    if number is None or int(number[1]) < 2:
        return None
    path = f"{parts.path[: number.start()]}/{int(number[1]) - 1}.htm"
    return Fetch(parts._replace(path=path).geturl())
