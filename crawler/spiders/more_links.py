"""The links 更多 beside reports that a page shows: the newest of a column whose heading need be no link. Pure."""

import re
from collections.abc import Iterable

from crawler.families.family import Link
from crawler.families.years import squeeze

_MORE = re.compile(r"\W*(?:查看|点击)?(?:更多|more)\W*", re.IGNORECASE)


def more_beside_reports(links: Iterable[tuple[Link, bool]]) -> tuple[Link, ...]:
    """Of the links of a page, each with whether it is a report: the last 更多 before reports, the first behind them."""
    found: dict[Link, None] = {}
    before: Link | None = None
    behind_reports = False
    for link, is_report in links:
        if is_report:
            behind_reports = True
            if before is not None:
                found[before] = None
        elif _MORE.fullmatch(squeeze(link.title)):
            if behind_reports:
                found[link] = None
            before, behind_reports = link, False
    return tuple(found)
