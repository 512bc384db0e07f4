"""NFCMS of Guangdong (南方): static columns of articles `content/post_<id>.html`."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.families.family import Fetch, Listing, Page
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
        shows = bool(_SCRIPT.search(page.text)) or bool(_ARTICLE_HREF.search(page.text))
        return shows and is_markup(page.text) and not pager_calls(page.text)

    def read(self, page: Page) -> Listing:
        """Every link, and the pager. Where a script draws it, the next file is asked for, the end not proven."""
        listing = read_linked_list(page, _is_article)
        if listing.next_pages or listing.end != "unproven" or _is_article(page.url):
            return listing
        guess = next_file(page.url, "index.html")
        goes_on = guess is not None and any(link.row for link in listing.links)
        return replace(listing, next_pages=(Fetch(guess),)) if guess and goes_on else listing


def _is_article(url: str) -> bool:
    return bool(_ARTICLE.search(urlsplit(url).path))
