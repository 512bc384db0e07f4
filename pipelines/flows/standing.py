"""Where each body and year of a portal stands: got, listed and not got, or not listed. Pure."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from corpus.identity.body import normal_name
from crawler.families.titles import judge
from crawler.families.wordings import YEAR
from crawler.ledger.listed import Entrance, ListedReport
from parsers.facts.agency import agency_in_title, is_agency_name

FIRST_YEAR = 2008  # the regulation came into force on 2008-05-01

Status = Literal[
    "captured",
    "listed_not_fetched",
    "blocked",
    "robots_denied",
    "not_listed_chain_proven",
    "not_listed_chain_unproven",
    "not_searched",
]


class Slot(NamedTuple):
    """What is owed once: the report of a body for a year."""

    body: str
    year: int


class Standing(NamedTuple):
    """The status of a slot, as in the contract, and why."""

    status: Status
    reason: str | None = None


class Reported(NamedTuple):
    """A report of the corpus at one of its addresses; its body in one spelling."""

    url: str
    body: str
    year: int | None
    status: str


@dataclass(frozen=True, slots=True)
class PortalFacts:
    """What is known of a portal: its name, its reports, its listed links, and how far its lists were read.

    `obstacle` says what kept the lists from being read to their end. `not_reports` are addresses whose document is
    none. `years` is the span that a complete crawl finds, where the portal file says so, and `due` the last year
    whose reports are due; `before` are the standings as last written.
    """

    name: str
    entrance: Entrance | None
    chain_complete: bool
    due: int
    obstacle: str | None = None
    reported: tuple[Reported, ...] = ()
    listed: tuple[ListedReport, ...] = ()
    not_reports: frozenset[str] = frozenset()
    years: tuple[int, int] | None = None
    before: Mapping[Slot, Standing] = field(default_factory=dict)


_NAMES_NO_BODY = re.compile(rf"{YEAR}|信息公开|年报|年度报告|^https?:")
_NOT_WHAT_IT_SAYS = Standing("listed_not_fetched", "not_a_report")
"""A list names the report in plain words, and what stands there is none: a note, say, that the page is gone."""


def standings(facts: PortalFacts) -> dict[Slot, Standing]:
    """The standing of every body known on the portal for every year of its span.

    The span reaches from the first to the last year that is expected, reported, listed or stood there before, else
    it is the year last due; a portal without any known body stands for itself. A link that was got and is not read
    yet has no standing: what it shows is not known. A body that a link names otherwise than its report does goes by
    the report's name; its standing under the link's name says so. What a link or a report is called that names no
    body (2023年) has a standing of its own year alone.
    """
    found: dict[Slot, Standing] = {}
    for report in facts.reported:
        if report.year is not None:
            found[Slot(report.body, report.year)] = Standing("captured", _unless(report.status, "parsed"))
    unread = _add_listed(facts, found)
    known = {slot.body for slot in (*found, *unread, *facts.before)} or {normal_name(facts.name)}
    bodies = (body for body in known if not _NAMES_NO_BODY.search(body))
    rest = _standing_of_unlisted(facts)
    spanned = (Slot(body, year) for body in bodies for year in _span(facts, (*found, *unread)))
    for slot in (*spanned, *facts.before):
        if slot not in found and slot not in unread:
            found[slot] = rest
    return found


def changed(now: Mapping[Slot, Standing], before: Mapping[Slot, Standing]) -> dict[Slot, Standing]:
    """The standings that are not what they were."""
    return {slot: standing for slot, standing in now.items() if before.get(slot) != standing}


def _add_listed(facts: PortalFacts, found: dict[Slot, Standing]) -> set[Slot]:
    """Add what the lists name to what the reports say; the slots of links that were got and are not read yet."""
    by_url = {report.url: report for report in facts.reported}
    bodies = {report.body for report in facts.reported}
    unread: set[Slot] = set()
    for link in facts.listed:
        year, report = link.year, by_url.get(link.url)
        if year is None:
            continue
        slot = Slot(_body_of(link), year)
        if link.url in facts.not_reports:
            if judge(link.title or "", column_path=link.columns, url=link.url).reason == "wording":
                found.setdefault(Slot(_known_as(slot.body, bodies), year), _NOT_WHAT_IT_SAYS)
            continue
        if report is not None:
            if slot in facts.before:
                found.setdefault(slot, Standing("captured", f"as {report.body}, {report.year}"))
            continue
        slot = Slot(_known_as(slot.body, bodies), year)
        if link.captured:
            unread.add(slot)
        else:
            found.setdefault(slot, _standing_of_link(link))
    return unread


def _standing_of_link(link: ListedReport) -> Standing:
    reason = link.reason or link.state
    if reason.startswith("robots"):
        return Standing("robots_denied", reason)
    return Standing("blocked" if link.state == "blocked" else "listed_not_fetched", reason)


def _standing_of_unlisted(facts: PortalFacts) -> Standing:
    """What may be said of a report that no list names: all the less, the less of the lists was read."""
    entrance = facts.entrance
    if entrance is None or not entrance.captured:
        reason = entrance.reason or entrance.state if entrance else None
        if reason and reason.startswith("robots"):
            return Standing("robots_denied", reason)
        return Standing("blocked" if entrance and entrance.state == "blocked" else "not_searched", reason)
    if facts.chain_complete:
        return Standing("not_listed_chain_proven")
    return Standing("not_listed_chain_unproven", facts.obstacle)


def _span(facts: PortalFacts, slots: Iterable[Slot]) -> range:
    years = {slot.year for slot in (*slots, *facts.before)} | set(facts.years or ()) or {facts.due}
    return range(max(min(years), FIRST_YEAR), max(years) + 1)


def _body_of(link: ListedReport) -> str:
    """The body that a link names: in its title, else the column it stands in; else the title tells links apart."""
    title = link.title or link.url
    named = agency_in_title(title) or next((name for name in reversed(link.columns) if is_agency_name(name)), title)
    return normal_name(named)


def _known_as(body: str, bodies: set[str]) -> str:
    """The known body that a list names without its place (市教育局), if there is just one."""
    if body in bodies:
        return body
    longer = [known for known in bodies if known.endswith(body)]
    return longer[0] if len(longer) == 1 else body


def _unless(text: str, usual: str) -> str | None:
    return None if text == usual else text
