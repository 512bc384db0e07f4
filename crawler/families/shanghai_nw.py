"""The platform of Shanghai: articles at `/nw<digits>/<date>/<32 hex>.html`, static lists with TRS's pager call."""

import re
from urllib.parse import urlsplit

from crawler.families.family import Listing, Page
from crawler.families.trs_list import read_trs_list

_ARTICLE = re.compile(r"/[\w-]+/\d{8}/[0-9a-f]{32}\.html$", re.IGNORECASE)
_NAMED = re.compile(r"\.(?<=[0-9a-f]{32}\.)html\b", re.IGNORECASE)  # within what is looked for next, and soon found
_ARTICLE_HREF = re.compile(r"""href\s*=\s*["']?[^"'\s>]{0,300}/\d{8}/[0-9a-f]{32}\.html\b""", re.IGNORECASE)


class ShanghaiNw:
    """Static lists; rows are dated links and those of the shape `/nw12344/20240115/<32 hex>.html`."""

    name = "shanghai-nw"

    def recognises(self, page: Page) -> bool:
        """An article address of the platform among the links."""
        return _NAMED.search(page.text) is not None and _ARTICLE_HREF.search(page.text) is not None

    def read(self, page: Page) -> Listing:
        """Every link, and the pages that the pager names."""
        return read_trs_list(page, is_article)


def is_article(url: str) -> bool:
    """Whether an address has the shape of an article of the platform."""
    return bool(_ARTICLE.search(urlsplit(url).path))
