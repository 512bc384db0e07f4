"""The facts of a report from all the places that state them, with a finding where these disagree."""

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.document.blocks import Block, Document, Paragraph
from parsers.facts.agency import agency_in_text, agency_in_title, is_agency_name
from parsers.facts.published import published_in_address, published_in_lines, published_in_metas
from parsers.facts.title import Title, titles
from parsers.facts.wording import compact
from parsers.facts.year import year_in_prose, year_in_title, year_of_period
from parsers.report import Finding
from parsers.sections.outline import Outline

_SOURCE_METAS = ("contentsource", "source", "author")
_FRONT = 40
_LONGEST_LINE = 500
_OPENING = 6000


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a document from outside of it."""

    url: str | None = None
    link_title: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """What a report says about itself; `title_blocks` are the blocks its title stands in, each time it is printed."""

    title: str | None
    title_blocks: frozenset[int]
    agency: str | None
    year: int | None
    published: str | None
    findings: tuple[Finding, ...]


def gather(document: Document, plan: Outline, hints: Hints) -> Facts:
    """Title, agency, year and date of publication, each from the best place that has it; None where none has."""
    start = plan.start if plan.start is not None else min(_FRONT, len(document.blocks))
    front = list(enumerate(document.blocks[:start]))
    found = titles(front, document.metas, hints.link_title)
    opening = _opening(document, plan, start)
    year, about_year = _year(found, opening, hints)
    agency, about_agency = _agency(found, opening, document.metas)
    published, about_date = _published(document, front_lines(document, start), hints)
    title = found[0].text if found else None
    blocks = _title_blocks(front, found)
    return Facts(title, blocks, agency, year, published, (*about_year, *about_agency, *about_date))


def _title_blocks(front: Sequence[tuple[int, Block]], found: Sequence[Title]) -> frozenset[int]:
    """The lines of the title, and the same lines printed again, as below a cover or under the page's own heading."""
    titles_in_text = [title for title in found[:1] if title.blocks] + [each for each in found if each.names_report]
    lines = {number: compact(block.text[:_LONGEST_LINE]) for number, block in front if isinstance(block, Paragraph)}
    printed = {lines[number] for title in titles_in_text for number in title.blocks}
    printed |= {title.text for title in titles_in_text}
    return frozenset(number for number, line in lines.items() if line and line in printed)


def front_lines(document: Document, start: int) -> list[str]:
    """The lines before the first section, those before the main text of a page among them."""
    lines = [block.text[:_LONGEST_LINE] for block in document.blocks[:start] if isinstance(block, Paragraph)]
    return [*document.metas.get("html:before", "").split("\n"), *lines[:_FRONT]]


def _opening(document: Document, plan: Outline, start: int) -> str:
    """The text that introduces the report: all before the second section."""
    later = [heading.start for heading in plan.headings if heading.code != "overview"]
    stop = later[0] if later else len(document.blocks)
    lines = [block.text for block in document.blocks[: max(stop, start)] if isinstance(block, Paragraph)]
    return "\n".join(lines)[:_OPENING]


def _year(found: Sequence[Title], opening: str, hints: Hints) -> tuple[int | None, list[Finding]]:
    stated = {
        "title": next((year for title in found if title.names_report and (year := year_in_title(title.text))), None),
        "statistic period": year_of_period(opening),
        "column": year_in_title(hints.column or ""),
    }
    years = {place: year for place, year in stated.items() if year is not None}
    if not years:
        if guess := year_in_prose(opening):
            return guess, [Finding("year_from_prose", "info", f"only the prose tells the year: {guess}")]
        return None, [Finding("year_unknown", "warning", "neither title, statistic period nor prose tells the year")]
    title, period = years.get("title"), years.get("statistic period")
    findings = []
    if title and period and title != period:
        findings.append(Finding("year_disagrees", "warning", f"the title says {title}, the statistic period {period}"))
    return next(iter(years.values())), findings


def _agency(found: Sequence[Title], opening: str, metas: dict[str, str]) -> tuple[str | None, list[Finding]]:
    for title in found:
        if title.names_report and (agency := agency_in_title(title.text)):
            return agency, []
    if agency := agency_in_text(opening):
        return agency, [Finding("agency_from_text", "info", f"the title names no agency, the text does: {agency}")]
    for name in _SOURCE_METAS:
        source = compact(metas.get(name, ""))
        if is_agency_name(source):
            return source, [Finding("agency_from_meta", "info", f"only the meta {name} names an agency: {source}")]
    return None, []


def _published(document: Document, lines: Sequence[str], hints: Hints) -> tuple[str | None, list[Finding]]:
    stated = published_in_metas(document.metas), published_in_lines(lines)
    dates = [day for day in stated if day is not None]
    if len(set(dates)) > 1:
        detail = f"the page's meta says {dates[0]}, its date line {dates[1]}"
        return dates[0].isoformat(), [Finding("published_disagrees", "info", detail)]
    if dates:
        return dates[0].isoformat(), []
    if day := published_in_address(hints.url):
        return day.isoformat(), [Finding("published_from_address", "info", f"only the address dates the page: {day}")]
    return None, []
