"""What is found about a fact when the places that state it are held against each other."""

from collections.abc import Iterator, Sequence

from parsers.facts.year import slipped_year
from parsers.report import Fact, Finding, Severity


def on_year(years: Sequence[Fact], opening: str) -> Iterator[Finding]:
    """On the year: a source that is not the best, sources that differ, and another year in the `opening` text."""
    if not years:
        yield Finding("year_unknown", "warning", "neither title, statistic period nor prose tells the year")
        return
    believed = years[0]
    if believed.source in ("prose", "breadcrumb"):
        detail = f"only the {believed.source} tells the year: {believed.value}"
        yield Finding(f"year_from_{believed.source}", "info", detail)
    others = {fact.source: fact for fact in years if fact.value != believed.value}
    for source, other in others.items():
        detail = f"the {_spoken(believed.source)} says {believed.value}, the {_spoken(source)} {other.value}"
        yield Finding("year_disagrees", "info" if source == "column" else "warning", detail, where=other.where)
    slipped = slipped_year(opening, int(believed.value))
    if slipped and believed.source != "prose" and "statistic_period" not in others:
        detail = f"the year is {believed.value}, but the introduction speaks of {slipped}: text of another year left in"
        yield Finding("year_slipped", "warning", detail)


def on_agency(agencies: Sequence[Fact]) -> Iterator[Finding]:
    """On the agency: where it is from if not from the title, and which titles name another."""
    if not agencies:
        return
    believed = agencies[0]
    if believed.source == "prose":
        yield Finding("agency_from_text", "info", f"the title names no agency, the text does: {believed.value}")
    elif believed.source.startswith("meta:"):
        name = believed.source.removeprefix("meta:")
        yield Finding("agency_from_meta", "info", f"only the meta {name} names an agency: {believed.value}")
    elif believed.source in ("breadcrumb", "column"):
        detail = f"only the {believed.source} it stands in names an agency: {believed.value}"
        yield Finding(f"agency_from_{believed.source}", "info", detail)
    for other in agencies[1:]:
        if other.source in _SEVERITIES and not _same_body(str(believed.value), str(other.value)):
            detail = f"the {_spoken(believed.source)} names {believed.value}, the {_spoken(other.source)} {other.value}"
            yield Finding("agency_disagrees", _SEVERITIES[other.source], detail, where=other.where)


_SEVERITIES: dict[str, Severity] = {
    "text": "warning",
    "meta": "warning",
    "heading": "warning",
    "window": "warning",
    "link": "info",
}
"""How grave it is that a title names another agency; that of a link may be of the list it stands in."""


def _same_body(one: str, other: str) -> bool:
    """Whether two names may be of one body: one with its place and one without, or shortened inside."""
    short, long = sorted((one, other), key=len)
    rest = iter(long)
    return all(char in rest for char in short)


def on_date(dates: Sequence[Fact]) -> Iterator[Finding]:
    """On the date of publication."""
    days = {fact.source: fact.value for fact in dates}
    meta, line = days.get("meta"), days.get("date_line")
    if meta and line and meta != line:
        yield Finding("published_disagrees", "info", f"the page's meta says {meta}, its date line {line}")
    if list(days) == ["address"]:
        yield Finding("published_from_address", "info", f"only the address dates the page: {days['address']}")


def _spoken(source: str) -> str:
    return "title" if source == "text" else source.replace("_", " ")
