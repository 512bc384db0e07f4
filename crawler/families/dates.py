"""Dates as list rows print them, and as addresses carry them."""

import re
import unicodedata
from datetime import date

_DATE = re.compile(r"(?<!\d)(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)\s*日?")
_BRACKETED = rf"[\[(（【]?\s*{_DATE.pattern}\s*[\])）】]?"
_AT_AN_END = re.compile(rf"^\s*{_BRACKETED}|{_BRACKETED}\s*$")
_IN_ADDRESS = re.compile(r"/t(\d{4})(\d\d)(\d\d)_\d+\.|/art/(\d{4})/(\d{1,2})/(\d{1,2})/art_")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100  # 1970-01-01 is how programs print a date that is missing


def first_date(text: str) -> str | None:
    """The first real date in a text, as ISO: `2024-01-24`, `2024年1月24日`, `2026-\\n 01-\\n 23`, full-width digits."""
    dates = (_iso(*match.groups()) for match in _DATE.finditer(unicodedata.normalize("NFKC", text)))
    return next((found for found in dates if found), None)


def without_end_dates(text: str) -> str:
    """The text without a date that stands before or after it, in brackets or bare."""
    return _AT_AN_END.sub("", text).strip()


def date_in_address(url: str) -> str | None:
    """The date in an article address of TRS (`t20240124_`) or Hanweb (`/art/2025/1/14/art_`), as ISO."""
    match = _IN_ADDRESS.search(url)
    return _iso(*filter(None, match.groups())) if match else None


def _iso(year: str, month: str, day: str) -> str | None:
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
