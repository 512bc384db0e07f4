"""Dates as list rows print them, and as addresses carry them."""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta

_DATE = re.compile(r"(?<!\d)(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)\s*日?")
_PLAIN = r"\d{4}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2}"
_WORDED = r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日"
_BRACKETED = rf"[\[(（【]\s*(?:{_PLAIN}|{_WORDED})\s*[\])）】]"
_AT_AN_END = re.compile(
    rf"^\s*(?:{_PLAIN}(?!\d)|{_BRACKETED})\s*|\s*(?:(?<!\d){_PLAIN}|{_BRACKETED}|(?<=\s){_WORDED})\s*$"
)
_IN_ADDRESS = re.compile(r"/t(\d{4})(\d\d)(\d\d)_\d+\.|/art/(\d{4})/(\d{1,2})/(\d{1,2})/art_")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100  # 1970-01-01 is how programs print a date that is missing
_FIRST_STAMP, _END_OF_STAMPS = 10**8, 10**10  # in seconds: nine or ten digits
_CHINA = timedelta(hours=8)


def first_date(text: str) -> str | None:
    """The first real date in a text, as ISO: `2024-01-24`, `2024年1月24日`, `2026-\\n 01-\\n 23`, full-width digits."""
    dates = (_iso(*match.groups()) for match in _DATE.finditer(unicodedata.normalize("NFKC", text)))
    return next((found for found in dates if found), None)


def without_end_date(text: str) -> tuple[str, str | None]:
    """A title without the date that stands apart before or after it, and that date as ISO.

    Apart: in figures alone, in brackets, or after a space; a title that begins 2024年1月5日 keeps it.
    """
    match = _AT_AN_END.search(text)
    found = first_date(match[0]) if match else None
    return (_AT_AN_END.sub("", text), found) if found else (text, None)


def date_in_address(url: str) -> str | None:
    """The date in an article address of TRS (`t20240124_`) or Hanweb (`/art/2025/1/14/art_`), as ISO."""
    match = _IN_ADDRESS.search(url)
    return _iso(*filter(None, match.groups())) if match else None


def day_of_stamp(stamp: int | str | None, *, per_second: int = 1) -> str | None:
    """The day in China of a stamp counted since 1970, as ISO; None for what is no stamp of the years of a portal."""
    digits = str(stamp or "")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 13):
        return None
    seconds = int(digits) // per_second
    if not _FIRST_STAMP <= seconds < _END_OF_STAMPS:
        return None
    return (datetime.fromtimestamp(seconds, UTC) + _CHINA).date().isoformat()


def _iso(year: str, month: str, day: str) -> str | None:
    if not _FIRST_YEAR <= int(year) <= _LAST_YEAR:
        return None
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
