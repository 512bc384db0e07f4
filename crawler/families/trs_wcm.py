"""TRS WCM (拓尔思): static lists whose pager is a script that names the files of the chain."""

import re
from urllib.parse import urlsplit

from crawler.families.family import Listing, Page
from crawler.families.trs_list import names_pages, read_trs_list

_ARTICLE = re.compile(r"/t\d{8}_\d+\.s?html?$")
_NAMED = re.compile(r"_(?<=t\d{8}_)\d+\.s?html?", re.IGNORECASE)  # within what is looked for next, and soon found
_ARTICLE_HREF = re.compile(r"""href\s*=\s*["']?(?:[^"'\s>]{0,300}/)?t\d{8}_\d+\.s?html?\b""", re.IGNORECASE)


class TrsWcm:
    """Static TRS lists; rows are dated links and those of the shape `…/t<YYYYMMDD>_<id>.html`."""

    name = "trs-wcm"

    def recognises(self, page: Page) -> bool:
        """A pager that names its files, or an article address of the family among the links."""
        return names_pages(page.text) or links_article(page.text)

    def read(self, page: Page) -> Listing:
        """Every link, and the pages that the pager names."""
        return read_trs_list(page, is_article)


def links_article(text: str) -> bool:
    """Whether a page has a link of the shape of a TRS article."""
    return _NAMED.search(text) is not None and _ARTICLE_HREF.search(text) is not None


def is_article(url: str) -> bool:
    """Whether an address has the shape of a TRS article."""
    return bool(_ARTICLE.search(urlsplit(url).path))
