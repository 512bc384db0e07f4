"""The report year that a title names; never a date or a folder."""

import re
import unicodedata

from crawler.families.traditional import simplified

FIRST_YEAR, LAST_YEAR = 2003, 2099  # the first local disclosure rules (Guangzhou) are of 2003

_NUMERALS = str.maketrans("〇○零oOＯ一二三四五六七八九", "000000123456789")
_DIGITS = "0-9〇○零oO一二三四五六七八九"
_YEAR = re.compile(rf"(?<![{_DIGITS}])([2二][{_DIGITS}]{{3}})(?=年|度|政府|政务|信息公开|[)）\]】]|$)")
_OF_THE_REPORT = re.compile(r"年?度?(?:\S{0,6})(?:政府|政务)?信息公开|年?度(?:报告|年报)?|年报")


_NOT_SHOWN = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]+")  # white space, and what has no width


def squeeze(title: str) -> str:
    """A title for matching: NFKC (full-width signs become plain), simplified, without white space and its like."""
    return simplified(_NOT_SHOWN.sub("", unicodedata.normalize("NFKC", title)))


def report_year(title: str) -> int | None:
    """The year a report is about by its title; None where it names none, or several and none clearly its own.

    `2023年…`, `2023年度…`, `…（2023年度）`, `二〇二三年…`, `二○二三年…`, full-width digits.
    """
    text = squeeze(title)
    named = [(_number(match[1]), text[match.end() :]) for match in _YEAR.finditer(text)]
    years = [(year, rest) for year, rest in named if year is not None]
    distinct = {year for year, _ in years}
    if len(distinct) > 1:
        distinct = {year for year, rest in years if _OF_THE_REPORT.match(rest)}
    return distinct.pop() if len(distinct) == 1 else None


def _number(digits: str) -> int | None:
    year = int(digits.translate(_NUMERALS))
    return year if FIRST_YEAR <= year <= LAST_YEAR else None
