"""The facts of a report from all the places that state them, with a finding where these disagree."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from parsers.document.blocks import Block, Document, Paragraph
from parsers.facts.agency import agency_in_text, agency_in_title, is_agency_name, is_body_name
from parsers.facts.agreement import on_agency, on_date, on_year
from parsers.facts.numbers import numbers_in_line
from parsers.facts.published import published_in_address, published_in_lines, published_in_metas
from parsers.facts.title import Title, titles
from parsers.facts.told import covered, responsible
from parsers.facts.trail import agency_on, breadcrumb, steps
from parsers.facts.wording import compact, one_line
from parsers.facts.year import slipped_year, year_in_prose, year_in_title, year_of_period
from parsers.report import Fact, Finding, Number, Where
from parsers.sections.outline import Outline

_SOURCE_METAS = ("contentsource", "source", "author")
_SITE_CODE = re.compile(r"\d{10}|bm\d{8}")
"""Local sites: six digits of the division that owns the site, and a running number; ministries: bm and eight digits."""
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
    """What a report says about itself; `title_blocks` are the blocks its title stands in, each time it is printed.

    `stated` has every statement of a fact, for each fact first the one believed.
    """

    title: str | None
    title_blocks: frozenset[int]
    agency: str | None
    year: int | None
    published: str | None
    stated: tuple[Fact, ...]
    findings: tuple[Finding, ...]


def gather(document: Document, plan: Outline, hints: Hints, requests: Number | None = None) -> Facts:
    """Title, agency, year and date of publication, each from the best place that has it; None where none has.

    `requests` are the new requests that its Table 3 has in total.
    """
    start = plan.start if plan.start is not None else min(_FRONT, len(document.blocks))
    front = list(enumerate(document.blocks[:start]))
    found = titles(front, document.metas, hints.link_title)
    opening = _opening(document, plan, start)
    lines = front_lines(document, start)
    places = {title: _place(title, document.blocks) for title in found}
    way = breadcrumb(lines)
    years = list(_years(found, places, opening, hints)) or list(_year_in_prose(document, opening, way))
    agencies = list(_agencies(found, places, front, opening, document.metas))
    agencies = agencies or list(_agencies_on_the_way(way, hints))
    dates = list(_dates(document.metas, lines, hints))
    last_section = document.blocks[plan.headings[-1].stop :] if plan.headings else ()
    named = [Fact("title", title.text, title.source, places[title]) for title in found]
    stated = [*named, *years, *agencies, *dates, *_numbers(lines), *_site_code(document.metas)]
    stated += [*responsible(opening, last_section), *covered(agencies, named, opening, requests)]
    year = int(years[0].value) if years else None
    return Facts(
        title=found[0].text if found else None,
        title_blocks=_title_blocks(front, found),
        agency=str(agencies[0].value) if agencies else None,
        year=year,
        published=str(dates[0].value) if dates else None,
        stated=tuple(stated),
        findings=(
            *on_year(years, _text(opening)),
            *_on_years_of_sections(document, plan, year),
            *on_agency(agencies),
            *on_date(dates),
        ),
    )


def _site_code(metas: dict[str, str]) -> Iterator[Fact]:
    """The code of the site (网站标识码), where the page states a well-formed one; some leave junk in it."""
    code = metas.get("siteidcode", "").strip().lower()
    if _SITE_CODE.fullmatch(code):
        yield Fact("site_code", code, "meta:siteidcode")


def _place(title: Title, blocks: Sequence[Block]) -> Where | None:
    return blocks[title.blocks[0]].where if title.blocks and title.blocks[0] >= 0 else None


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


def _opening(document: Document, plan: Outline, start: int) -> list[Paragraph]:
    """The paragraphs that introduce the report: all before the second section, of bounded length."""
    later = [heading.start for heading in plan.headings if heading.code != "overview"]
    stop = later[0] if later else len(document.blocks)
    return _at_most(document.blocks[: max(stop, start)])


def _at_most(blocks: Iterable[Block]) -> list[Paragraph]:
    kept: list[Paragraph] = []
    left = _OPENING
    for block in blocks:
        if isinstance(block, Paragraph) and left > 0:
            kept.append(block if len(block.text) <= left else Paragraph(block.text[:left], block.where))
            left -= len(block.text) + 1
    return kept


def _text(paragraphs: Iterable[Paragraph]) -> str:
    return "\n".join(paragraph.text for paragraph in paragraphs)


def _years(
    found: Sequence[Title], places: dict[Title, Where | None], opening: Sequence[Paragraph], hints: Hints
) -> Iterator[Fact]:
    for title in found:
        if title.names_report and (year := year_in_title(title.text)):
            yield Fact("year", year, title.source, places[title])
    if year := year_of_period(_text(opening)):
        where = next((each.where for each in opening if year_of_period(each.text)), None)
        yield Fact("year", year, "statistic_period", where)
    if year := year_in_title(hints.column or ""):
        yield Fact("year", year, "column")


def _year_in_prose(document: Document, opening: Sequence[Paragraph], way: Sequence[str]) -> Iterator[Fact]:
    """The year as the introduction has it, or an excerpt cut out of a report; else that of a column it stands in."""
    if year := year_in_prose(_text(opening)) or year_in_prose(_text(_at_most(document.blocks))):
        yield Fact("year", year, "prose")
    elif year := year_in_title(" ".join(way)):
        yield Fact("year", year, "breadcrumb")


def _on_years_of_sections(document: Document, plan: Outline, year: int | None) -> Iterator[Finding]:
    """Sections behind the introduction that speak of an earlier year and never of the report's own."""
    stops = [*(heading.start for heading in plan.headings[1:]), len(document.blocks)]
    for heading, stop in zip(plan.headings, stops, strict=False):
        if year is None or heading.code == "overview":
            continue
        paragraphs = _at_most(document.blocks[heading.stop : stop])
        slipped = slipped_year(f"{heading.rest}\n{_text(paragraphs)}", year)
        if slipped and slipped < year:
            detail = f"the year is {year}, but {heading.code} speaks of {slipped}: text of another year left in"
            yield Finding("year_slipped", "warning", detail, where=document.blocks[heading.start].where)


def _agencies(
    found: Sequence[Title],
    places: dict[Title, Where | None],
    front: Sequence[tuple[int, Block]],
    opening: Sequence[Paragraph],
    metas: dict[str, str],
) -> Iterator[Fact]:
    for title in found:
        if title.names_report and (agency := agency_in_title(title.text)):
            yield Fact("agency", agency, title.source, places[title])
    if below := _line_below_title(front, found):
        yield Fact("agency", compact(below.text), "below_title", below.where)
    if agency := agency_in_text(_text(opening)):
        yield Fact("agency", agency, "prose")
    for name in _SOURCE_METAS:
        if is_agency_name(source := compact(metas.get(name, ""))):
            yield Fact("agency", source, f"meta:{name}")


def _agencies_on_the_way(way: Sequence[str], hints: Hints) -> Iterator[Fact]:
    """The agency among whose pages the report stands, where the report and its page name none themselves."""
    for trail, source in ((way, "breadcrumb"), (steps(hints.column or ""), "column")):
        if agency := agency_on(trail):
            yield Fact("agency", agency, source)


def _line_below_title(front: Sequence[tuple[int, Block]], found: Sequence[Title]) -> Paragraph | None:
    """The line below the title in the text, where that is the name of a body and nothing else."""
    last = max((number for title in found if title.names_report for number in title.blocks), default=-1)
    if last < 0:
        return None
    lines = (block for number, block in front if number > last and isinstance(block, Paragraph) and block.text.strip())
    below = next(lines, None)
    return below if below and is_body_name(compact(below.text[:_LONGEST_LINE])) else None


def _dates(metas: dict[str, str], lines: Sequence[str], hints: Hints) -> Iterator[Fact]:
    stated = {
        "meta": published_in_metas(metas),
        "date_line": published_in_lines(lines),
        "address": published_in_address(hints.url),
    }
    for source, day in stated.items():
        if day is not None:
            yield Fact("published", day.isoformat(), source)


def _numbers(lines: Sequence[str]) -> Iterator[Fact]:
    seen: set[str] = set()
    for line in lines:
        for name, value in numbers_in_line(one_line(line)):
            if name not in seen:
                seen.add(name)
                yield Fact(name, value, "front")
