"""What a link leads to, judged by its title, the columns it stands in and its address (docs/portals.md, section 8)."""

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from crawler.families import wordings
from crawler.families.addresses import (
    file_stem,
    is_file,
    looks_like_article,
    report_folder,
    serves_reports_alone,
    year_in_query,
)
from crawler.families.columns import AGENCY, AGENCY_SITE, BODY_OF_REPORTS, REPORT_COLUMN, YEAR_ONLY, column_of
from crawler.families.years import report_year, squeeze

Kind = Literal["report", "decoy", "column", "attachment", "other"]

_PAGER = re.compile(r"\W?\d{1,4}\W?|[上下首尾末前后]一?页|第\d+页|\W+")
_FOLDER_SCORES = {"itself": 0.9, "below": 0.6}
_AGENCY_SITE_SCORE = 0.3
_LONGEST = 200  # characters of a title that are looked at; more is a text, not a title


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
    text = squeeze(title)[:_LONGEST]
    year = report_year(text) or year_in_query(url)
    file = is_file(url) or is_file(text)
    one = file or looks_like_article(url)
    if core := wordings.REPORT.search(text):
        head, tail = text[: core.start()], text[core.end() :]
        if one and not file and wordings.is_news(head, tail):
            return Judgement("decoy", "news", year)
        return _worded(head, tail, year, one=one)
    if reason := wordings.look_alike(text):
        return Judgement("decoy", reason, year)
    path = tuple(map(squeeze, column_path))
    found = _unworded(text, path, year, one=one) or _by_address(text, year, url) or _vague(text, path, year, url)
    below_reports = any(REPORT_COLUMN.search(column) for column in path)
    if not one or found.kind not in ("other", "attachment"):
        return found
    named_by_its_column = below_reports and wordings.REPORT_IN_ITS_COLUMN.fullmatch(file_stem(text))
    if named_by_its_column or wordings.may_be_cut_off(text, year, below_reports=below_reports):
        return Judgement("report", "ambiguous", year)
    return found


def judge_on_home(title: str, *, url: str, home: str) -> Judgement:
    """Judge a link of a home page, where bodies' names lead to their sites: hosts of their own, or folders here."""
    judgement = judge(title, url=url)
    if judgement.kind != "other" or looks_like_article(url):
        return judgement
    elsewhere = urlsplit(url).netloc != urlsplit(home).netloc
    if (AGENCY if elsewhere else AGENCY_SITE).fullmatch(squeeze(title)[:_LONGEST]):
        return Judgement("column", "agency_site", score=_AGENCY_SITE_SCORE)
    return judgement


def _worded(head: str, tail: str, year: int | None, *, one: bool) -> Judgement:
    """A title with the wording of a report between head and tail: one report, the column of them, or a look-alike."""
    if reason := wordings.look_alike_around_report(head, tail):
        return Judgement("decoy", reason, year)
    body = wordings.names_body(head, tail)
    if not one and re.search(r"专题|专栏|集中公开|汇总|列表|目录", tail):
        return Judgement("column", "topic_page", year, 1.0)
    if not one and not (year and body):
        return Judgement("column", "year_column" if year else "report_column", year, 1.0)
    plain = one and (year or body) and wordings.is_plain(head, tail)
    return Judgement("report", "wording" if plain else "ambiguous", year)


def _unworded(text: str, path: tuple[str, ...], year: int | None, *, one: bool) -> Judgement | None:
    """A title without a report's wording that is a report by where it stands, or a column by its text."""
    below_reports = any(REPORT_COLUMN.search(column) for column in path)
    name = file_stem(text)
    body = YEAR_ONLY.sub("", name)
    if one and below_reports and ((year and not body) or BODY_OF_REPORTS.fullmatch(body)):
        return Judgement("report", "bare_title", year)
    if column := column_of(text, path, article=one):
        return Judgement("column", column.reason, year, column.score)
    return None


def _by_address(text: str, year: int | None, url: str) -> Judgement | None:
    """A link whose text says nothing, by its address; those of a pager are its list's own."""
    if serves_reports_alone(url):
        return Judgement("report", "ambiguous", year)
    if _PAGER.fullmatch(text):
        return Judgement("other", "pager")
    folder = None if looks_like_article(url) else report_folder(url)
    return Judgement("column", "address", score=_FOLDER_SCORES[folder]) if folder else None


def _vague(text: str, path: tuple[str, ...], year: int | None, url: str) -> Judgement:
    """What is left. 年度报告 that does not say of what is a report only below an 信息公开 column."""
    if wordings.MAYBE_REPORT.search(text):
        return Judgement("report", "ambiguous", year)
    if wordings.BARE_REPORT.search(text):
        disclosed = any(wordings.DISCLOSURE.search(column) for column in path)
        return Judgement("report", "bare_title", year) if disclosed else Judgement("decoy", "other_annual_report", year)
    if is_file(url) or is_file(text):
        return Judgement("attachment", "file")
    return Judgement("other", "no_wording" if text else "untitled")
