"""The date a report was published, as the page or its first lines say."""

import re
from collections.abc import Iterable
from datetime import date

_METAS = ("pubdate", "publishdate", "publishtime", "pubtime", "article:published_time", "publicationdate", "dc.date")
_DATE = r"(20\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})"
_ANY_DATE = re.compile(_DATE)
_LABELLED = tuple(
    re.compile(rf"{label}\s*[：:]\s*{_DATE}")
    for label in (r"(?:发布|发文|发稿|公开|公布)\s*(?:日\s*期|时\s*间)", r"(?:日\s*期|时\s*间)")
)
_IN_ADDRESS = (
    re.compile(r"/t(20\d\d)(\d\d)(\d\d)_"),
    re.compile(r"/art/(20\d\d)/(\d{1,2})/(\d{1,2})/art_"),
)


def published_in_metas(metas: dict[str, str]) -> date | None:
    """The date of the first meta that holds one (`PubDate` and its like)."""
    return next((found for name in _METAS if (found := _first(_ANY_DATE, metas.get(name, "")))), None)


def published_in_lines(lines: Iterable[str]) -> date | None:
    """The date that stands after 发布日期, 发布时间 or the like; a label that says only 时间 comes last."""
    text = "\n".join(lines)
    return next((found for pattern in _LABELLED if (found := _first(pattern, text))), None)


def published_in_address(url: str | None) -> date | None:
    """The date in the address, as TRS and Hanweb write it."""
    return next((found for pattern in _IN_ADDRESS if (found := _first(pattern, url or ""))), None)


def _first(pattern: re.Pattern[str], text: str) -> date | None:
    for year, month, day in pattern.findall(text):
        try:
            return date(int(year), int(month), int(day))
        except ValueError:
            continue
    return None
