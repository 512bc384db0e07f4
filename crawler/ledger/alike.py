"""Which origins of a portal show the same pages, as the lists that were read at both tell.

Everything here runs within the caller's transaction.
"""

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from crawler.ledger.database import Database
from crawler.ledger.due import NIGHT
from crawler.ledger.origins import origin_of, place_of
from crawler.ledger.task import LISTS, Task, form_text, host_of, stamp

_AT = "SELECT * FROM tasks WHERE portal = ? AND form = ? AND url IN ({}) ORDER BY id"

_LEAVE = """
UPDATE tasks SET state = 'skipped', reason = 'alternate', report = 0, listing = 0, alternate_of = ? WHERE id = ?
"""

_PART = """
UPDATE tasks SET state = 'pending', reason = NULL, tries = 0, hop_url = NULL, host = host_of(url),
    (report, listing) = (SELECT report, listing FROM tasks f WHERE f.id = tasks.alternate_of), alternate_of = NULL
WHERE id = ?
"""


class AlikeOrigins:
    """The table `origins`."""

    def __init__(self, database: Database) -> None:
        self._connection = database.connection

    def compare(self, task: Task, rows_hash: str, origins: Iterable[str], now: datetime) -> None:
        """Store which origins show the same list as this page of one does, by its bytes or its rows, and which do not.

        Where one does not, what was taken for an alternate between the two is asked for.
        """
        origin, place = origin_of(task.url), place_of(task.url)
        (content,) = self._connection.execute("SELECT sha256 FROM tasks WHERE id = ?", (task.id,)).fetchone()
        for row in tasks_at(self._connection, task.portal, form_text(task.form), [one + place for one in origins]):
            if row["state"] == "done" and row["rows_hash"] is not None:
                alike = row["rows_hash"] == rows_hash or row["sha256"] == content
                self._judge(task.portal, (origin, origin_of(row["url"])), now, alike=alike)

    def _judge(self, portal: str, pair: tuple[str, str], now: datetime, *, alike: bool) -> None:
        """Two that were seen to differ do so for the night, so that lists that contradict each other cost little."""
        judged = self._connection.execute(
            "SELECT alike, judged_at FROM origins WHERE portal = ? AND origin = ? AND other = ?", (portal, *pair)
        ).fetchone()
        if judged and (judged["alike"] == alike or (alike and judged["judged_at"] > stamp(now - NIGHT))):
            return
        self._connection.executemany(
            "INSERT OR REPLACE INTO origins VALUES (?, ?, ?, ?, ?)",
            [(portal, *both, int(alike), stamp(now)) for both in (pair, reversed(pair))],
        )
        if alike:
            self._join(portal, *pair)
            self._join(portal, *reversed(pair))
        else:
            self._part(portal, *pair)

    def _join(self, portal: str, origin: str, other: str) -> None:
        """Leave what waits at an origin and was found before at the other."""
        waiting = self._connection.execute(
            "SELECT * FROM tasks WHERE portal = ? AND host = ? AND state = 'pending' AND capture_id IS NULL",
            (portal, host_of(origin)),
        ).fetchall()
        for row in waiting:
            if origin_of(row["url"]) != origin:
                continue
            for first in tasks_at(self._connection, portal, row["form"], [other + place_of(row["url"])]):
                if first["id"] < row["id"] and first["state"] != "skipped" and is_kind_of(row["kind"], first["kind"]):
                    self._connection.execute(_LEAVE, (first["id"], row["id"]))

    def _part(self, portal: str, origin: str, other: str) -> None:
        """Ask for what was taken for an alternate between two origins."""
        alternates = self._connection.execute(
            "SELECT a.id, a.url, f.url AS first_url FROM tasks a JOIN tasks f ON f.id = a.alternate_of"
            " WHERE a.portal = ? AND a.state = 'skipped'",
            (portal,),
        ).fetchall()
        for row in alternates:
            if is_same_place(row) and {origin_of(row["url"]), origin_of(row["first_url"])} == {origin, other}:
                self._connection.execute(_PART, (row["id"],))

    def verdicts(self, portal: str, origin: str) -> dict[str, int]:
        """By origin whether it was seen to show the same lists as this one (1) or others (0)."""
        return dict(
            self._connection.execute(
                "SELECT other, alike FROM origins WHERE portal = ? AND origin = ?", (portal, origin)
            ).fetchall()
        )


def tasks_at(connection: sqlite3.Connection, portal: str, form: str, urls: list[str]) -> list[sqlite3.Row]:
    """The tasks of a portal at these addresses, the earliest first."""
    return connection.execute(_AT.format(", ".join("?" * len(urls))), (portal, form, *urls)).fetchall()


def is_same_place(alternate: sqlite3.Row) -> bool:
    """Whether an alternate is no gate: that shows what it gets from the first."""
    return place_of(alternate["url"]) == place_of(alternate["first_url"])


def is_kind_of(kind: str, first: str) -> bool:
    """Whether one kind of task may stand for another: an article for one, a list for one."""
    return (kind in LISTS and first in LISTS) or kind == first == "article"
