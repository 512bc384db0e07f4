"""Whether a page says anything beside the frame of its site. Pure."""

import re
from html import unescape

from crawler.blocks.skim import Skim
from crawler.families.elements import without_elements
from crawler.families.family import Page

# The frame of a site says little beside its links (where one is, whose site it is, its licence) and no sentence.
_FRAME = 300
_SENTENCE = re.compile(r"[。；]")
_NOTE = re.compile(
    r"\W*(?:(?:对不起|抱歉|很遗憾)\W*)?(?:(?:该|此|当前|本)(?:栏目|单位|部门|年度|年份|页面)\W*)?"
    r"(?:暂无|尚无|暂未|没有(?:相关|找到|符合|查询到)|无相关|未找到|未查询到)\S{0,12}"
)
_NAVIGATION = ("a", "select", "title", "nav", "header", "footer")


def says_anything(page: Page) -> bool:
    """Whether a page has more text than the frame of a site, or a sentence; a note that there is nothing is none."""
    markup = page.text
    for name in _NAVIGATION:
        markup = without_elements(markup, name)
    words = [word for word in unescape(Skim(markup, page.url).visible).split() if not _NOTE.fullmatch(word)]
    return sum(map(len, words)) > _FRAME or any(map(_SENTENCE.search, words))
