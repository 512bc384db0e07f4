"""The title of a link that says nothing itself: a date, an icon, 查看 beside the title in plain text."""

import re
from collections.abc import Iterable

from crawler.families.dates import without_end_date
from crawler.families.wordings import BARE_REPORT, REPORT
from crawler.families.years import squeeze

_LONGEST_WORD = 20  # characters of a link that says nothing
_LONGEST = 120  # of a row that is called something; more is a text
_SAYS_NOTHING = re.compile(
    r"\W*(?:(?:点击|在线|立即|请)*(?:查看|下载|浏览|阅读|打开|预览|进入|详细|详情|全文|内容|链接|原文|此处)+"
    r"|\d{2,4}\W\d{1,2}\W\d{1,2}|\d{4}年\d{1,2}月\d{1,2}日|pdf|word|html?|doc)?\W*",
    re.IGNORECASE,
)


def says_nothing(title: str) -> bool:
    """Whether a link's own title does not tell what it leads to."""
    return len(title) <= _LONGEST_WORD and _SAYS_NOTHING.fullmatch(squeeze(title)) is not None


def names_report(title: str) -> bool:
    """Whether a title has the wording of a report, 年度报告 alone included; no text of an article has."""
    word = squeeze(title) if len(title) <= _LONGEST else ""
    return bool(REPORT.search(word) or BARE_REPORT.search(word))


def title_of_texts(texts: Iterable[str]) -> str:
    """The texts of a row as a title, without the date of the row and the words of its links."""
    words = (" ".join(text.split()) for text in texts)
    title, _ = without_end_date(" ".join(word for word in words if word and not says_nothing(word)))
    return title
