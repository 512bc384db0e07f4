"""Scripts that show the report chosen by the query, and what they show where there is none: their empty template."""

import re
from html import unescape

from crawler.blocks.recognise import is_drawn
from crawler.blocks.skim import Skim
from crawler.families.choose import GENERIC
from crawler.families.elements import without_elements
from crawler.families.family import Page
from crawler.spiders.article_parts import article_parts
from crawler.spiders.files import is_download, marked_files
from crawler.spiders.report_page import reads_like_a_report, stated_year

_LARGEST = 2**18  # characters; a template with the tree of a city's agencies is smaller
# The frame of a site says little beside its links (where one is, whose site it is, its licence) and no sentence.
_FRAME = 300
_SENTENCE = re.compile(r"[。；]")
_NOTE = re.compile(
    r"\W*(?:(?:对不起|抱歉|很遗憾)\W*)?(?:(?:该|此|当前|本)(?:栏目|单位|部门|年度|年份|页面)\W*)?"
    r"(?:暂无|尚无|暂未|没有(?:相关|找到|符合|查询到)|无相关|未找到|未查询到)\S{0,12}"
)
_NAVIGATION = ("a", "select", "title", "nav", "header", "footer")


def shows_no_report(page: Page) -> bool:
    """Whether a page is only the frame of its site, with nothing in it or a note that there is nothing.

    A report may be short, or only a file, a picture or a frame on its page, or drawn by a script: what hints at one
    of these is not taken for empty.
    """
    text = page.text
    if len(text) > _LARGEST or "<" not in text or is_drawn(text):
        return False
    return not (reads_like_a_report(text) or stated_year(text) or _has_parts(page) or _says_anything(page))


def _has_parts(page: Page) -> bool:
    files = map(is_download, GENERIC.links_of(page).links)
    return bool(article_parts(page, page.url)) or any(files) or any(marked_files(page))


def _says_anything(page: Page) -> bool:
    markup = page.text
    for name in _NAVIGATION:
        markup = without_elements(markup, name)
    words = [word for word in unescape(Skim(markup, page.url).visible).split() if not _NOTE.fullmatch(word)]
    return sum(map(len, words)) > _FRAME or any(map(_SENTENCE.search, words))
