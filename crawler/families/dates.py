"""Dates as list rows print them."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

_DATE = re.compile(r"(?<!\d)(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100  # 1970-01-01 is a missing date printed by a program


def first_date(text: str) -> str | None:
    """The first real date in a text, as ISO: `2024-01-24`, `2024年1月24日`, `2026-\\n 01-\\n 23`, full-width digits."""
    return next(_dates(text), None)


def without_dates(text: str) -> str:
    """The text with its dates, and brackets left empty by them, taken out."""
    return re.sub(r"[\[(（【]\s*日?\s*[\])）】]", " ", _DATE.sub(" ", text)).strip()


def _dates(text: str) -> Iterator[str]:
    for match in _DATE.finditer(unicodedata.normalize("NFKC", text)):
        year, month, day = (int(part) for part in match.groups())
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            continue
        try:
            yield date(year, month, day).isoformat()
        except ValueError:
            continue
