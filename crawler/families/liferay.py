"""Liferay: pages of a site's pages, articles at `/-/articles/<id>`."""

import re
from urllib.parse import urlsplit

from crawler.families.family import Listing, Page
from crawler.families.link_evidence import shown_by_address
from crawler.families.linked_list import read_linked_list

_EVIDENCE = r"/-/(?:articles|asset_publisher)/"
_ARTICLE = re.compile(r"/-/articles/\d+(?:\.s?html?)?$", re.IGNORECASE)


class Liferay:
    """Lists of Liferay's publisher; rows are the links to its articles and those with a date."""

    name = "liferay"

    def recognises(self, page: Page) -> bool:
        """An address of an article, the page's own or one of its site."""
        return shown_by_address(page, _EVIDENCE)

    def read(self, page: Page) -> Listing:
        """Every link, and the pager by word or by number."""
        return read_linked_list(page, is_article)


def is_article(url: str) -> bool:
    """Whether an address has the shape of an article."""
    return bool(_ARTICLE.search(urlsplit(url).path))
