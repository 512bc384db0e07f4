"""What `crawl`, `import`, `build` and `nightly` have in common: the steps of one run, published as one version."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from corpus.quality.integrity import check_integrity
from corpus.quality.violation import Violation
from corpus.store.versions import PortalRun
from corpus.tables.schemas import SCHEMAS
from crawler.ledger.ledger import Ledger
from crawler.recovery import adopt
from pipelines.errors import DONE, GATE_NOT_MET, INCOMPLETE
from pipelines.flows.addresses import note_alternates
from pipelines.flows.building import BuildOptions, Built, Track, build
from pipelines.flows.covering import Expected, Shortfall, cover
from pipelines.flows.happening import note_events
from pipelines.flows.importing import Imported, import_files
from pipelines.flows.publishing import add_captures
from pipelines.flows.run import Run, running

if TYPE_CHECKING:
    from crawler.crawl import CrawlSummary
    from crawler.options import CrawlOptions
    from crawler.portals.portal import Portal
    from crawler.progress import Progress


@dataclass(frozen=True, slots=True)
class Steps:
    """What a run is to do, in this order; None: not that."""

    crawl: "tuple[list[Portal], CrawlOptions] | None" = None
    files: Sequence[Path] | None = None
    build: BuildOptions | None = None


@dataclass(frozen=True, slots=True)
class Watch:
    """Where the progress of the long steps is told."""

    crawling: "Callable[[Progress], None]"
    building: Track


@dataclass(slots=True)
class Harvest:
    """What a run did, step by step."""

    run_id: str
    crawled: "CrawlSummary | None" = None
    imported: Imported | None = None
    built: Built | None = None
    short: tuple[Shortfall, ...] = ()
    events: Counter[str] = field(default_factory=Counter)
    violations: tuple[Violation, ...] = ()
    corpus_version: int | None = None

    @property
    def interrupted(self) -> int | None:
        """The signal that stopped the crawl, if one did."""
        return self.crawled.interrupted if self.crawled else None

    @property
    def exit_status(self) -> int:
        """The exit status of the contract."""
        if self.interrupted:
            return 128 + self.interrupted
        if self.violations:
            return GATE_NOT_MET
        return DONE if self.complete else INCOMPLETE

    @property
    def complete(self) -> bool:
        """Whether all that was listed was got, all that was to be read could be, and that is as much as expected."""
        crawled = self.crawled is None or self.crawled.complete
        return crawled and not (self.built and self.built.not_read) and not self.short


def harvest(store_path: Path, command: str, steps: Steps, watch: Watch) -> Harvest:
    """Do the steps under the store's lock and publish what they added.

    A crawl that was interrupted publishes nothing and ends the run: what it fetched is in the archive, and the next
    run goes on from there. Raises the errors of the rooms that `pipelines.errors` knows.
    """
    with running(store_path, command) as run:
        done = Harvest(run.run_id)
        if steps.crawl:
            done.crawled = _crawl(run, steps.crawl, watch)
        if not done.interrupted:
            with Ledger(run.ledger) as ledger:
                _take_in(run, ledger, steps, watch, done)
        run.outcome = _outcome(done)
        run.summary = {
            "exit_status": done.exit_status,
            "crawl": done.crawled,
            "import": done.imported,
            "build": done.built,
            "short": done.short,
            "events": done.events,
            "violations": done.violations,
        }
        return done


def _crawl(run: Run, what: "tuple[list[Portal], CrawlOptions]", watch: Watch) -> "CrawlSummary":
    from crawler.crawl import run_crawl

    portals, options = what
    _add_portals(run, portals)
    return run_crawl(
        portals, options, archive=run.archive, ledger=run.ledger, run_id=run.run_id, progress=watch.crawling
    )


def _take_in(run: Run, ledger: Ledger, steps: Steps, watch: Watch, done: Harvest) -> None:
    if not steps.crawl:  # a crawl has begun with it
        adopt(ledger, run.archive)
    if steps.files is not None:
        done.imported = import_files(run, ledger, steps.files)
    newest = add_captures(run.store, run.rows, ledger)
    if steps.build:
        done.built = build(run, ledger, steps.build, watch.building)
    note_alternates(run, ledger)
    done.short = _cover(run, ledger, steps)
    crawled = [portal.id for portal in steps.crawl[0]] if steps.crawl else ledger.listed.portals()
    done.events = note_events(run, ledger, crawled)
    done.violations = check_integrity(run.store, run.rows)
    run.outcome = _outcome(done)
    run.publish(good=not done.violations, portals=_portal_runs(done))
    done.corpus_version = run.published.number if run.published else None
    if newest is not None:
        ledger.mark_published(newest)


def _cover(run: Run, ledger: Ledger, steps: Steps) -> tuple[Shortfall, ...]:
    """Note what is known of each body and year: of the portals crawled, else of all that were ever crawled.

    Only a run that crawls and builds can tell that a portal fell short: it knows what is expected and what there is.
    """
    if steps.crawl is None:
        names = {
            row["portal"]: row["name"] for row in run.store.read("portals", columns=["portal", "name"]).to_pylist()
        }
        cover(run, ledger, [Expected(portal, names.get(portal, portal)) for portal in ledger.listed.portals()])
        return ()
    portals, options = steps.crawl
    all_years = options.years is None
    short = cover(
        run,
        ledger,
        [
            Expected(portal.id, portal.name, portal.expect.agencies if all_years else None, portal.expect.years)
            for portal in portals
        ],
    )
    return short if steps.build else ()


def _outcome(done: Harvest) -> str:
    if done.interrupted:
        return "interrupted"
    return "complete" if done.complete else "incomplete"


def _portal_runs(done: Harvest) -> tuple[PortalRun, ...] | None:
    if done.crawled is None:
        return None
    return tuple(
        PortalRun(
            portal=seen.portal,
            complete=seen.complete,
            chain_complete=seen.chain_complete,
            listed=seen.listed,
            captured=seen.captured,
            unchanged=seen.unchanged,
            blocked=sum(seen.blocked.values()),
            failed=seen.failed,
            skipped=sum(seen.skipped.values()),
        )
        for seen in done.crawled.portals
    )


def _add_portals(run: Run, portals: "list[Portal]") -> None:
    """Add a row for each portal that the corpus does not know as it is now."""
    known = {tuple(row.values()) for row in run.store.read("portals").drop_columns(["run_id"]).to_pylist()}
    rows = []
    for portal in portals:
        facts = {
            "portal": portal.id,
            "name": portal.name,
            "region": portal.region,
            "level": portal.level,
            "home": portal.home,
            "family": portal.family,
            "verified": portal.verified,
            "sample": portal.sample,
        }
        if tuple(facts.values()) not in known:
            rows.append(facts | {"run_id": run.run_id})
    if rows:
        run.rows.append("portals", pa.Table.from_pylist(rows, schema=SCHEMAS["portals"]))
