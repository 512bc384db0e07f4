"""Whether a page is a report by itself, whatever link led to it."""

import re

from crawler.families.elements import elements
from crawler.families.traditional import simplified
from crawler.families.years import report_year

# The six headings of the form since 2019, in their wordings (docs/portals.md, section 1); four of them make a report.
_HEADINGS = (
    ("总体情况",),
    ("主动公开政府信息情况",),
    ("收到和处理政府信息公开申请情况",),
    ("行政复议、行政诉讼情况", "提起行政诉讼情况"),
    ("存在的主要问题及改进情况",),
    ("其他需要报告的事项",),
)
_ENOUGH = 4
_TAG = re.compile(r"<[^<>]*>")


def reads_like_a_report(text: str) -> bool:
    """Whether the markup of a page holds the headings of a report, in traditional characters too."""
    if "公開" in text:
        text = simplified(text)
    return sum(any(wording in text for wording in heading) for heading in _HEADINGS) >= _ENOUGH


def stated_year(text: str) -> int | None:
    """The report year that the page's own title names."""
    titles = (found.content for name in ("title", "h1") for found in elements(text, name))
    years = (report_year(_TAG.sub("", title)) for title in titles)
    return next((year for year in years if year is not None), None)
