"""Reading the frontier: what is due at the beginning of a run, and what to ask a host for next."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.ledger.database import Database
from crawler.ledger.due import pause
from crawler.ledger.task import State, Task, stamp, task_of

_BEGIN = (
    """
    UPDATE tasks SET state = 'pending', reason = NULL, tries = 0, hop_url = NULL,
        host = host_of(url), report = max(report, reason IS 'empty_choice')
    WHERE portal IN (SELECT value FROM json_each(:portals)) AND state IN ('done', 'failed', 'blocked')
        AND (:all OR due_at <= :now) AND (year IS NULL OR year BETWEEN :first AND :last)
    """,
    """
    UPDATE tasks SET state = 'pending', reason = NULL
    WHERE portal IN (SELECT value FROM json_each(:portals)) AND state = 'skipped'
        AND (reason = 'year' AND year BETWEEN :first AND :last OR reason = 'depth' AND depth <= :depth)
    """,
    """
    UPDATE tasks SET state = 'skipped', reason = 'year'
    WHERE portal IN (SELECT value FROM json_each(:portals)) AND state = 'pending'
        AND capture_id IS NULL AND year NOT BETWEEN :first AND :last
    """,
    """
    UPDATE tasks SET reason = NULL
    WHERE portal IN (SELECT value FROM json_each(:portals)) AND state = 'pending'
        AND reason IN ('budget', 'budget_requests', 'budget_megabytes', 'hours')
    """,
)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a run takes in: the first and last report year (None: all), and how deep columns are followed."""

    now: datetime
    revisit_all: bool = False
    years: tuple[int, int] | None = None
    max_depth: int = 6


class Frontier:
    """The tasks that wait."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, portals: Iterable[str], scope: Scope) -> None:
        """Make pending what is due of portals, and what an earlier run left out but this one takes in.

        Runs within the caller's transaction.
        """
        first, last = scope.years or (0, 9999)
        about = {
            "portals": json.dumps(list(portals)),
            "now": stamp(scope.now),
            "all": int(scope.revisit_all),
            "first": first,
            "last": last,
            "depth": scope.max_depth,
        }
        for change in _BEGIN:
            self._database.connection.execute(change, about)

    def lanes(self, portal: str) -> list[str]:
        """The hosts of a portal on which tasks wait."""
        rows = self._database.connection.execute(
            "SELECT DISTINCT host FROM tasks WHERE state = 'pending' AND portal = ?", (portal,)
        )
        return [row[0] for row in rows]

    def next(
        self, host: str, portal: str, busy: Collection[int], *, discovery: bool = True, reports: bool = True
    ) -> Task | None:
        """The task to ask for next, leaving out those under way: `discovery` pages, `reports` and their files."""
        rows = self._database.connection.execute(
            "SELECT * FROM tasks WHERE state = 'pending' AND host = ? AND portal = ? AND iif(discovery, ?, ?)"
            " ORDER BY tries, rank, id LIMIT ?",
            (host, portal, discovery, reports, len(busy) + 1),
        )
        return next((task_of(row) for row in rows if row["id"] not in busy), None)

    def unread(self, portals: Collection[str]) -> Iterator[Task]:
        """The tasks fetched but not read, as a killed run leaves them, each as it is when its turn has come."""
        after = 0
        while row := self._unread(after):
            after = row["id"]
            if row["portal"] in portals:
                yield task_of(row)

    def _unread(self, after: int) -> sqlite3.Row | None:
        rows = self._database.connection.execute(
            "SELECT * FROM tasks WHERE state = 'fetched' AND id > ? ORDER BY id LIMIT 1", (after,)
        )
        row: sqlite3.Row | None = rows.fetchone()
        return row

    def give_up(self, host: str, state: State, reason: str, now: datetime, wait: timedelta) -> None:
        """Leave all that waits on a host for another night, at least for `wait`."""
        with self._database.transaction() as connection:
            nights = connection.execute(
                "SELECT DISTINCT nights FROM tasks WHERE state = 'pending' AND host = ?", (host,)
            ).fetchall()
            connection.executemany(
                "UPDATE tasks SET state = ?, reason = ?, due_at = ?, tries = 0, nights = nights + 1, hop_url = NULL,"
                " host = host_of(url) WHERE state = 'pending' AND host = ? AND nights = ?",
                [(state, reason, stamp(now + max(wait, pause(row[0] + 1))), host, row[0]) for row in nights],
            )

    def out_of_budget(self, portal: str) -> None:
        """Say of the discovery pages that wait that the page budget of the run was spent."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE tasks SET reason = 'budget' WHERE portal = ? AND state = 'pending' AND discovery", (portal,)
            )

    def stopped(self, portal: str, reason: str) -> None:
        """Say of all that waits of a portal why it was not asked for in this run."""
        with self._database.transaction() as connection:
            connection.execute("UPDATE tasks SET reason = ? WHERE portal = ? AND state = 'pending'", (reason, portal))

    def ask_again(self, portal: str, urls: Iterable[str], now: datetime) -> None:
        """Make addresses of a portal due that would rest longer."""
        with self._database.transaction() as connection:
            connection.executemany(
                "UPDATE tasks SET due_at = min(due_at, ?) WHERE portal = ? AND url = ? AND form = ''",
                [(stamp(now), portal, url) for url in urls],
            )

    def waiting(self) -> int:
        """How many tasks wait, of all portals."""
        row = self._database.connection.execute("SELECT count(*) FROM tasks WHERE state = 'pending'").fetchone()
        return int(row[0])
