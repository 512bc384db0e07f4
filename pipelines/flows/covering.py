"""Coverage: the rows of the table `coverage` that a run adds, from the ledger and the corpus."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from corpus.identity.body import normal_name
from corpus.store.current import current_coverage
from corpus.tables.schemas import SCHEMAS
from crawler.ledger.ledger import Ledger
from pipelines.flows.run import Run
from pipelines.flows.standing import PortalFacts, Reported, Slot, Standing, changed, standings

_REPORT = ["report_id", "version"]
_FACTS = ["portal", "agency", "title", "year", "status"]


@dataclass(frozen=True, slots=True)
class Expected:
    """What the registry says of a portal: its name, and what a complete crawl finds where that is known."""

    portal: str
    name: str
    agencies: int | None = None
    years: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A portal of which the corpus holds reports of fewer bodies than its file expects."""

    portal: str
    bodies: int
    expected: int


def cover(run: Run, ledger: Ledger, portals: Sequence[Expected]) -> tuple[Shortfall, ...]:
    """Add a row for each body and year whose standing changed; the portals that fell short of what is expected.

    Memory grows with the addresses of reports, not with their cells.
    """
    reported = _by_portal(_addresses(run))
    before = _by_portal(current_coverage(run.store))
    not_reports = _not_reports(run)
    short = []
    for expected in portals:
        facts = PortalFacts(
            name=expected.name,
            entrance=ledger.listed.entrance(expected.portal),
            chain_complete=ledger.knowledge.chain_complete(expected.portal),
            due=run.started.year - 1,  # reports of a year are published in the first months of the next
            obstacle=ledger.listed.obstacle(expected.portal),
            reported=tuple(map(_reported, _rows(reported, expected.portal))),
            listed=tuple(ledger.listed.reports(expected.portal)),
            not_reports=not_reports,
            years=expected.years,
            before={
                Slot(row["body"], row["year"]): Standing(row["status"], row["reason"])
                for row in _rows(before, expected.portal)
            },
        )
        now = standings(facts)
        _append(run, expected.portal, changed(now, facts.before))
        bodies = {report.body for report in facts.reported}
        if expected.agencies is not None and len(bodies) < expected.agencies:
            short.append(Shortfall(expected.portal, len(bodies), expected.agencies))
    return tuple(short)


def _append(run: Run, portal: str, rows: dict[Slot, Standing]) -> None:
    if rows:
        written = [
            {"portal": portal, **slot._asdict(), **standing._asdict(), "run_id": run.run_id}
            for slot, standing in sorted(rows.items())
        ]
        run.rows.append("coverage", pa.Table.from_pylist(written, schema=SCHEMAS["coverage"]))


def _addresses(run: Run) -> pa.Table:
    """Every address of a crawled report but those of its files, with what the report's newest version says."""
    reports = run.read("reports", [*_REPORT, *_FACTS])
    newest = reports.group_by("report_id").aggregate([("version", "max")]).rename_columns(_REPORT)
    current = reports.filter(pc.is_valid(reports["portal"])).join(newest, _REPORT, join_type="left semi")
    addresses = run.read("report_addresses", ["report_id", "url", "kind"])
    pages = addresses.filter(pc.not_equal(addresses["kind"], "attachment"))
    return pages.join(current, "report_id", join_type="inner")


def _not_reports(run: Run) -> frozenset[str]:
    documents = run.read("documents", ["url", "status"])
    return frozenset(documents.filter(pc.equal(documents["status"], "not_a_report"))["url"].to_pylist())


def _by_portal(rows: pa.Table) -> dict[str, pa.Table]:
    """The rows of each portal, as slices of the sorted table. Groups come in no certain order: they are sorted too."""
    ordered = rows.sort_by("portal")
    counts = ordered.group_by("portal").aggregate([([], "count_all")]).sort_by("portal")
    slices, start = {}, 0
    for portal, count in zip(counts["portal"].to_pylist(), counts["count_all"].to_pylist(), strict=True):
        slices[portal] = ordered.slice(start, count)
        start += count
    return slices


def _rows(slices: dict[str, pa.Table], portal: str) -> Iterator[dict[str, Any]]:
    if portal in slices:
        yield from slices[portal].to_pylist()


def _reported(row: dict[str, Any]) -> Reported:
    return Reported(row["url"], normal_name(row["agency"] or row["title"] or row["url"]), row["year"], row["status"])
