"""What a link leads to, judged by its title, the columns it stands in and its address (portals.md, section 8)."""

from dataclasses import dataclass
from typing import Literal

from crawler.families import wordings
from crawler.families.addresses import is_file, looks_like_article
from crawler.families.years import report_year, squeeze

Kind = Literal["report", "decoy", "column", "attachment", "other"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """A kind and why; the report year that the title names; for a column how likely it leads to reports (0 to 1).

    A `report` is to be fetched and left to the parser. Its reason is `wording` where the title is plain,
    `bare_title` where only its column says what it reports on, and `ambiguous` where it may well be something
    else, a list of reports included. The reason of a `decoy` names what it is.
    """

    kind: Kind
    reason: str
    year: int | None = None
    score: float = 0.0


def judge(title: str, *, column_path: tuple[str, ...] = (), url: str = "") -> Judgement:
    """Judge a link. `column_path` are the titles of the links that led to its page, from the home page down."""
    text = squeeze(title)
    path = tuple(squeeze(column) for column in column_path)
    year = report_year(text)
    if core := wordings.REPORT.search(text):
        return _plain(text[: core.start()], text[core.end() :], year, url)
    if reason := wordings.decoy(text):
        return Judgement("decoy", reason, year)
    if column := _column(text, path, url):
        return column
    return _vague(text, path, year, url)


def _plain(head: str, tail: str, year: int | None, url: str) -> Judgement:
    """A title with the wording of a report between head and tail: one report, the column of them, or a look-alike."""
    if reason := wordings.decoy_around_report(head, tail):
        return Judgement("decoy", reason, year)
    agency = wordings.names_agency(head, tail)
    if is_file(url) or looks_like_article(url):
        return Judgement("report", "wording" if year or agency else "ambiguous", year)
    if year and agency:
        return Judgement("report", "ambiguous", year)
    return Judgement("column", "year_column" if year else "report_column", year, 1.0)


def _column(text: str, path: tuple[str, ...], url: str) -> Judgement | None:
    for column in wordings.COLUMNS:
        if column.pattern.fullmatch(text) and (not column.below or column.below_any(path)):
            if is_file(url) or (column.below and looks_like_article(url)):
                return None
            return Judgement("column", column.reason, report_year(text), column.score)
    return None


def _vague(text: str, path: tuple[str, ...], year: int | None, url: str) -> Judgement:
    """A title without a report's wording. 年度报告 that does not say of what is one only below an 信息公开 column."""
    if wordings.BARE_REPORT.search(text):
        below = any(wordings.DISCLOSURE.search(column) for column in path)
        return Judgement("report", "bare_title", year) if below else Judgement("decoy", "other_annual_report", year)
    if wordings.MAYBE_REPORT.search(text):
        return Judgement("report", "ambiguous", year)
    if is_file(url) or is_file(text):
        return Judgement("attachment", "file")
    return Judgement("other", "no_wording")
