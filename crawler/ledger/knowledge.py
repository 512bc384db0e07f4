"""What the ledger knows of a portal: the numbers of a crawl's summary, and what was not fetched, with reasons."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from crawler.blocks.kinds import EMPTY_CHOICE
from crawler.ledger.database import Database
from crawler.ledger.short_lists import ShortList, short_lists
from crawler.ledger.task import Kind

_NUMBERS = """
SELECT
    total(listing AND kind = 'column' AND page_number = 1) AS columns,
    total(listing AND state = 'done' AND reason IS NULL) AS list_pages,
    total(listed) AS listed,
    total(listed AND capture_id IS NOT NULL) AS captured,
    total(missed) AS missed,
    total(listing) AS lists,
    total(kind = 'home' AND capture_id IS NOT NULL) AS homes,
    total(state = 'done' AND reason = 'empty_choice') AS empty_choices,
    total(CASE
        WHEN listing THEN
            state != 'done' OR reason IS NOT NULL OR coalesce(chain_end, 'unproven') NOT IN ('proven', 'more')
        WHEN discovery THEN
            state IN ('pending', 'fetched', 'failed', 'blocked') OR state = 'skipped' AND reason = 'depth'
    END) AS open_ends
FROM tasks WHERE portal = ?
"""


@dataclass(frozen=True, slots=True)
class Missed:
    """An address that is known and was not got (or not got again), and why."""

    url: str
    kind: Kind
    state: str
    reason: str
    title: str | None
    linked_from: str | None


@dataclass(frozen=True, slots=True)
class PortalSummary:
    """What is known of a portal after a run; the names are those of the contract, section 4.

    `listed` reports of which `captured` were got, now or earlier; of the latter the run found `new`, `changed` and
    `unchanged` ones. `blocked`, `failed` and `skipped` count addresses by reason, links that became no task
    included; `waiting` those not asked for in this run, by what stopped it (hours, budget). `complete`: all that was
    listed and asked for was got. `chain_complete`: every list that holds reports was read to its proven end, and
    none of them is among the `short_lists`, which showed fewer rows than they say that they have.
    Where no list of reports was found, nothing was read that could prove anything: the report or two that a home page
    or a sitemap names say nothing of others.
    """

    portal: str
    columns: int
    list_pages: int
    listed: int
    captured: int
    new: int
    changed: int
    unchanged: int
    requests: int
    failed: int
    complete: bool
    chain_complete: bool
    blocked: dict[str, int] = field(default_factory=dict)
    failures: dict[str, int] = field(default_factory=dict)
    skipped: dict[str, int] = field(default_factory=dict)
    waiting: dict[str, int] = field(default_factory=dict)
    not_fetched: tuple[Missed, ...] = ()
    short_lists: tuple[ShortList, ...] = ()


class Knowledge:
    """Questions to the ledger; nothing is written."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def portal(self, portal: str, run_id: str) -> PortalSummary:
        """The summary of a portal after a run."""
        numbers = self._numbers(portal)
        failures = self._by_reason(portal, "failed")
        skipped, dropped = self._by_reason(portal, "skipped"), self._dropped(portal)
        empty = Counter({EMPTY_CHOICE: numbers["empty_choices"]})
        outcomes = self._outcomes(portal, run_id)
        unlinked = dropped.get("unlinked_report", 0)
        short = short_lists(self._database.connection, portal)
        return PortalSummary(
            portal=portal,
            columns=numbers["columns"],
            list_pages=numbers["list_pages"],
            listed=numbers["listed"] + unlinked,
            captured=numbers["captured"],
            new=outcomes.get("new", 0),
            changed=outcomes.get("changed", 0),
            unchanged=outcomes.get("unchanged", 0),
            requests=self._requests(portal, run_id),
            failed=sum(failures.values()),
            complete=numbers["homes"] > 0 and not numbers["missed"] and not unlinked,
            chain_complete=_chain_complete(numbers) and not short,
            blocked=self._by_reason(portal, "blocked"),
            failures=failures,
            skipped=dict(Counter(skipped) + Counter(dropped) + empty),
            waiting=self._by_reason(portal, "pending", unnamed="interrupted"),
            not_fetched=tuple(self.missed(portal)),
            short_lists=short,
        )

    def chain_complete(self, portal: str) -> bool:
        """Whether every list of the portal that holds reports was read to its proven end."""
        return _chain_complete(self._numbers(portal)) and not short_lists(self._database.connection, portal)

    def missed(self, portal: str) -> Iterator[Missed]:
        """What is known of a portal and was not got; look-alikes and years not asked for are left out."""
        for row in self._database.connection.execute(
            "SELECT * FROM tasks WHERE portal = ? AND missed ORDER BY id", (portal,)
        ):
            reason = row["reason"] or ("interrupted" if row["state"] in ("pending", "fetched") else "no_content")
            yield Missed(row["url"], row["kind"], row["state"], reason, row["title"], row["linked_from"])

    def _numbers(self, portal: str) -> dict[str, int]:
        row = self._database.connection.execute(_NUMBERS, (portal,)).fetchone()
        return {name: int(row[name]) for name in row.keys()}  # noqa: SIM118 (a Row iterates over its values)

    def _by_reason(self, portal: str, state: str, *, unnamed: str = "unknown") -> dict[str, int]:
        rows = self._database.connection.execute(
            "SELECT coalesce(reason, ?), count(*) FROM tasks WHERE portal = ? AND state = ? GROUP BY 1",
            (unnamed, portal, state),
        )
        return dict(rows)

    def _dropped(self, portal: str) -> dict[str, int]:
        rows = self._database.connection.execute(
            "SELECT d.reason, sum(d.links) FROM dropped d JOIN tasks t ON t.id = d.page WHERE t.portal = ? GROUP BY 1",
            (portal,),
        )
        return dict(rows)

    def _outcomes(self, portal: str, run_id: str) -> dict[str, int]:
        rows = self._database.connection.execute(
            "SELECT outcome, count(*) FROM captures WHERE run_id = ? AND portal = ? AND role = 'article'"
            " AND (status BETWEEN 200 AND 299 OR status = 304) GROUP BY 1",
            (run_id, portal),
        )
        return dict(rows)

    def _requests(self, portal: str, run_id: str) -> int:
        row = self._database.connection.execute(
            "SELECT count(*) FROM captures WHERE run_id = ? AND portal = ? AND status IS NOT NULL", (run_id, portal)
        ).fetchone()
        return int(row[0])


def _chain_complete(numbers: dict[str, int]) -> bool:
    return numbers["homes"] > 0 and numbers["lists"] > 0 and not numbers["open_ends"]
