"""The year a report is about: never the year it was published in."""

import re
from collections import Counter

from parsers.facts.wording import plain

FIRST_YEAR = 2008
"""The Regulations came into force on 1 May 2008."""

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:年度?|(?=(?:政府|政务)?信息公开))")
_PERIOD = re.compile(r"(20\d\d)年1月1日[^。；;]{0,4}?(?:至|到|—|-|–|－|~|～)+(?:(20\d\d)年)?12月31日")
_SPOKEN_OF = re.compile(r"(?<![\d〔（(\[])(20\d\d)年(?:度|末|底|以来)?(?!\d{1,2}月)")
_DATE_LINE = re.compile(r"[^，。；,;\d]{0,12}20\d\d年\d{1,2}月(?:\d{1,2}日)?[^，。；,;]{0,2}")
_SENTENCE = re.compile("[，。；,;]")
_OFTEN = 3
_OPENING = re.compile(r"^(20\d\d)年度?(?:以来)?[,，]?(?![0-9]{1,2}月)")


def year_in_title(title: str) -> int | None:
    """The year a title names."""
    return _plausible(_YEAR.findall(plain(title)))


def year_of_period(text: str) -> int | None:
    """The year of the statistic period, 1 January to 31 December."""
    for start, end in _PERIOD.findall(plain(text)):
        if not end or start == end:
            return _plausible([start])
    return None


def year_in_prose(text: str) -> int | None:
    """The year that paragraphs open with, else the only or by far most frequent one.

    A line that is only a date tells when a report was written or published, not what it is about.
    """
    paragraphs = [plain(line) for line in text.split("\n")]
    if opening := _plausible([match[1] for line in paragraphs if (match := _OPENING.match(line))]):
        return opening
    years = Counter(year for line in paragraphs if not _DATE_LINE.fullmatch(line) for year in _YEAR.findall(line))
    ranked = years.most_common(2)
    if len(ranked) == 1 or (len(ranked) == 2 and ranked[0][1] > 2 * ranked[1][1]):
        return _plausible([ranked[0][0]])
    return None


def slipped_year(text: str, year: int) -> int | None:
    """The year an introduction speaks of in place of `year`: where it never opens with that but with another one, or
    names another at least three times and more than three times as often. Only
    sentences count, and neither dates nor numbers of notices.
    """
    paragraphs = [plain(line) for line in text.split("\n") if _SENTENCE.search(line)]
    openings = {int(match[1]) for line in paragraphs if (match := _OPENING.match(line))}
    named = Counter(int(found) for line in paragraphs for found in _SPOKEN_OF.findall(line))
    if named[year]:
        others = {other for other, count in named.items() if count >= _OFTEN and count > _OFTEN * named[year]}
    else:
        others = openings - {year}
    return max(others, key=lambda other: named[other], default=None)


def _plausible(years: list[str]) -> int | None:
    return next((int(year) for year in years if int(year) >= FIRST_YEAR), None)
