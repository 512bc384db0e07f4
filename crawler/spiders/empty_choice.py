"""Scripts that show the report chosen by the query, and what they show where there is none: their empty template."""

from crawler.blocks.recognise import is_drawn
from crawler.families.choose import GENERIC
from crawler.families.family import Page
from crawler.spiders.article_parts import article_parts
from crawler.spiders.files import is_download, marked_files
from crawler.spiders.prose import says_anything
from crawler.spiders.report_page import reads_like_a_report, stated_year

_LARGEST = 2**18  # characters; a template with the tree of a city's agencies is smaller


def shows_no_report(page: Page) -> bool:
    """Whether a page is only the frame of its site, with nothing in it or a note that there is nothing.

    A report may be short, or only a file, a picture or a frame on its page, or drawn by a script: what hints at one
    of these is not taken for empty.
    """
    text = page.text
    if len(text) > _LARGEST or "<" not in text or is_drawn(text):
        return False
    return not (reads_like_a_report(text) or stated_year(text) or _has_parts(page) or says_anything(page))


def _has_parts(page: Page) -> bool:
    files = map(is_download, GENERIC.links_of(page).links)
    return bool(article_parts(page, page.url).found) or any(files) or any(marked_files(page))
