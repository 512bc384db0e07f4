"""Headlines that may be the title of a report after all: 某市公布2023年政府信息公开年报, and no other is there."""

import re
from collections.abc import Iterable

from crawler.families import wordings
from crawler.families.columns import REPORT_COLUMN
from crawler.families.years import report_year, squeeze

_LONGEST = 200  # characters of a title that are looked at
_WORDING = re.compile(rf"{wordings.REPORT.pattern}|{wordings.YEAR}|年度报告|年报")

Reported = frozenset[tuple[str, int | None]]
"""The places of whose governments there are reports, and the years; a title that names no body has an empty place."""


def reported(titles: Iterable[str]) -> Reported:
    """The governments and years of reports by their titles: 某市人民政府2023年… and 某市2023年… are the same."""
    return frozenset((_place(squeeze(title)[:_LONGEST]), report_year(title)) for title in titles)


def may_be_the_report(headline: str, column_path: Iterable[str], beside: Reported) -> bool:
    """Whether a headline in a column of reports stands in the place of the report that it tells of.

    That is so where it names a place and a year, and nothing beside it is the report of the government of that place
    in that year. A title that names no body is of the one whose column it is; one that names no year may be of any.
    """
    text = squeeze(headline)[:_LONGEST]
    place, year = wordings.place_that_tells(text), report_year(text)
    if place is None or year is None or not any(REPORT_COLUMN.search(squeeze(column)) for column in column_path):
        return False
    return beside.isdisjoint({(place, year), (place, None), ("", year)})


def _place(title: str) -> str:
    """What a title names beside its year and the wording of a report, without 人民政府 at the end."""
    core = _WORDING.search(title)
    head = re.sub(wordings.YEAR, "", title[: core.start()] if core else title)
    return re.sub(r"(?:关于|\W)+$", "", head).removesuffix("政府").removesuffix("人民")
