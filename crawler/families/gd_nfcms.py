"""NFCMS of Guangdong (南方): static columns of articles `content/post_<id>.html`."""

import re
from urllib.parse import urlsplit

from crawler.families.family import Fetch, Listing, Page
from crawler.families.loose_json import is_markup
from crawler.families.numbered_files import next_file
from crawler.families.pager import read_pager
from crawler.families.pager_call import pager_calls
from crawler.families.rows import base_of, parse, read_anchors

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
        root = parse(page.text)
        if root is None:
            return Listing()
        base = base_of(root, page.url)
        anchors = read_anchors(root, base, is_row=_is_article)
        pager = read_pager(root, base, page.url, page.asked.url)
        following = pager.next_page
        if following is None and pager.end == "unproven" and not _is_article(page.url):
            guess = next_file(page.url, "index.html")
            following = Fetch(guess) if guess and any(link.row for link in anchors.links) else None
        return Listing(
            links=anchors.links,
            next_pages=(following,) if following else (),
            end=pager.end,
            pages=pager.pages,
            number=pager.number,
            unlinked=anchors.unlinked,
        )


def _is_article(url: str) -> bool:
    return bool(_ARTICLE.search(urlsplit(url).path))
