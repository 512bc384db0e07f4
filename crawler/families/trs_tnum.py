"""The TRS of Guangxi and Jiangxi: articles are `t<digits>.shtml`, with no month folder and no date in the name."""

import re
from urllib.parse import urlsplit

from crawler.families.family import Listing, Page
from crawler.families.trs_list import read_trs_list
from crawler.families.trs_wcm import links_article

_ARTICLE = re.compile(r"/t\d{5,}\.s?html?$")
_NAMED = re.compile(r"\.(?<=\d{5}\.)s?html?\b", re.IGNORECASE)  # within what is looked for next, and soon found
_ARTICLE_HREF = re.compile(r"""href\s*=\s*["']?(?:[^"'\s>]{0,300}/)?t\d{5,}\.s?html?\b""", re.IGNORECASE)


class TrsTnum:
    """Static lists read as those of TRS WCM; rows are dated links and those of the shape `…/t<digits>.shtml`."""

    name = "trs-tnum"

    def recognises(self, page: Page) -> bool:
        """Articles named by a number, and none named by date and number."""
        named = _NAMED.search(page.text) and _ARTICLE_HREF.search(page.text)
        return named is not None and not links_article(page.text)

    def read(self, page: Page) -> Listing:
        """Every link, and the pages that the pager names."""
        return read_trs_list(page, is_article)


def is_article(url: str) -> bool:
    """Whether an address has the shape of the family's articles."""
    return bool(_ARTICLE.search(urlsplit(url).path))
