"""NFCMS of Guangdong (南方): static columns of articles `content/post_<id>.html`."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.families.family import Fetch, Listing, Page
from crawler.families.full_lists import counts_pages
from crawler.families.linked_list import read_linked_list
from crawler.families.loose_json import is_markup
from crawler.families.numbered_files import next_file
from crawler.families.pager_call import pager_calls

_ARTICLE = re.compile(r"/content/m?post_\d+\.html$")
_ARTICLE_HREF = re.compile(r"""\bcontent/m?post_\d+\.html["'\s>]""")
_SCRIPT = re.compile(r"\bNFCMS_(?:SITE|POST)_ID\b")


class GdNfcms:
    """Static lists; rows are dated links and those of the shape `…/content/post_<id>.html`."""

    name = "gd-nfcms"

    def recognises(self, page: Page) -> bool:
        """The variables of its scripts, or an article address of the family; pages with a TRS pager call are not."""
        text = page.text
        shows = ("NFCMS_" in text and _SCRIPT.search(text)) or ("post_" in text and _ARTICLE_HREF.search(text))
        return bool(shows) and is_markup(text) and not pager_calls(text)

    def read(self, page: Page) -> Listing:
        """Every link, and the pager. Where there is none, or a script draws it, the list may go on in the next file."""
        listing, root = read_linked_list(page, _is_article), page.tree
        following = next_file(page.url, "index.html")
        if following is None or root is None or listing.next_pages or _is_article(page.url):
            return listing
        has_rows = any(link.row for link in listing.links)
        may_go_on = has_rows and (listing.end == "unproven" or not counts_pages(root))
        return replace(listing, unnamed=(Fetch(following),)) if may_go_on else listing


def _is_article(url: str) -> bool:
    return bool(_ARTICLE.search(urlsplit(url).path))
