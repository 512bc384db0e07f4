"""Addresses that show the same page as another: remembered beside it, asked for only where that one does not do.

Everything here but `all` runs within the caller's transaction.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from crawler.ledger.alike import AlikeOrigins, is_kind_of, is_same_place, tasks_at
from crawler.ledger.database import Database
from crawler.ledger.origins import is_numbered, origin_of, place_of, siblings
from crawler.ledger.task import PARTS, NewTask, Task, form_text, host_of, stamp

_REMEMBER = """
INSERT INTO tasks (portal, url, form, host, kind, state, reason, depth, rank, title, column_path, linked_from,
                   year, report, chain, page_number, due_at, alternate_of)
SELECT portal, :url, form, :host, :kind, 'skipped', 'alternate', :depth, :rank, :title, :column_path, :linked_from,
       :year, 0, :chain, :page_number, :due_at, id
FROM tasks WHERE id = :first
ON CONFLICT (portal, url, form) DO UPDATE SET
    state = 'skipped', reason = 'alternate', report = 0, listing = 0, alternate_of = excluded.alternate_of
"""

# Those of pages that were not had where they were asked for, or that read there like something else.
_WANTED = """
SELECT a.id, a.url, f.id AS first, f.url AS first_url FROM tasks a JOIN tasks f ON f.id = a.alternate_of
WHERE a.portal = :portal AND a.state = 'skipped' AND a.reason = 'alternate' AND a.due_at <= :now AND NOT f.unnamed
  AND (f.state IN ('failed', 'blocked') OR f.state = 'done' AND (f.reason IS NOT NULL OR f.unlike))
  AND NOT EXISTS (SELECT 1 FROM tasks b WHERE b.alternate_of = f.id AND b.state IN ('pending', 'fetched'))
ORDER BY a.id
"""

_ASK = """
UPDATE tasks SET state = 'pending', reason = NULL, tries = 0, hop_url = NULL, host = host_of(url),
    (report, listing) = (SELECT report, listing FROM tasks f WHERE f.id = tasks.alternate_of)
WHERE id = ?
"""

# What is not had at the alternate either is said of the first alone.
_HOLD = """
UPDATE tasks SET state = 'skipped', reason = 'alternate', report = 0, listing = 0
WHERE portal = ? AND alternate_of IS NOT NULL
  AND (state IN ('failed', 'blocked') OR state = 'done' AND reason IS NOT NULL)
"""


@dataclass(frozen=True, slots=True)
class Alternate:
    """An address of a portal that shows the page of another, `first`, which is asked for in its place."""

    portal: str
    url: str
    first: str


class Alternates:
    """The tasks that are alternates of others."""

    def __init__(self, database: Database) -> None:
        self._connection = database.connection
        self._alike = AlikeOrigins(database)

    def all(self) -> Iterator[Alternate]:
        """Every alternate of a page that counts as a report."""
        rows = self._connection.execute(
            "SELECT a.portal, a.url, f.url AS first FROM tasks a JOIN tasks f ON f.id = a.alternate_of"
            " WHERE f.report = 1 ORDER BY a.id"
        )
        for row in rows:
            yield Alternate(*row)

    def first_of(self, portal: str, found: NewTask) -> sqlite3.Row | None:
        """The task that shows the same page as an address found now; None where it is to be asked for itself."""
        if found.skipped not in (None, "year", "depth"):
            return None
        origin, place = origin_of(found.url), place_of(found.url)
        alike = self._alike.verdicts(portal, origin)
        origins = {one for one in siblings(origin) if alike.get(one, 1)} | {one for one in alike if alike[one]}
        rows = tasks_at(self._connection, portal, form_text(found.form), [found.url, *(one + place for one in origins)])
        known = next((row for row in rows if row["url"] == found.url), None)
        if known and known["reason"] == "alternate":
            return self._first(known)
        for row in rows:
            first = self._first(row)
            sure = bool(alike.get(origin_of(row["url"])))
            if _counts_as(found, first) and (sure or _surely_shows(found, row)) and _comes_before(first, known):
                return first
        return None

    def remember(self, found: NewTask, first: int, now: datetime) -> None:
        """Store an address found now as an alternate of a task."""
        self._connection.execute(
            _REMEMBER,
            {
                "url": found.url,
                "host": host_of(found.url),
                "kind": found.kind,
                "depth": found.depth,
                "rank": found.rank,
                "title": found.title,
                "column_path": found.column,
                "linked_from": found.linked_from,
                "year": found.year,
                "chain": found.chain,
                "page_number": found.page_number,
                "due_at": stamp(now),
                "first": first,
            },
        )

    def replace_first(self, task: Task, *, unlike: bool) -> None:
        """Put a task that was got in the place of the one it is an alternate of, where that one does not do."""
        first = self._connection.execute(
            "SELECT f.* FROM tasks a JOIN tasks f ON f.id = a.alternate_of WHERE a.id = ?", (task.id,)
        ).fetchone()
        if first is None or not (_was_not_had(first) or (first["unlike"] and not unlike)):
            return
        ids = {"task": task.id, "first": first["id"]}
        for change in (
            "UPDATE tasks SET alternate_of = :task WHERE alternate_of = :first OR id = :first",
            "UPDATE tasks SET alternate_of = NULL WHERE id = :task",
            "UPDATE tasks SET state = 'skipped', reason = 'alternate', report = 0, listing = 0 WHERE id = :first",
            "UPDATE files SET file = :task WHERE file = :first",
            "UPDATE OR IGNORE named SET report = :task WHERE report = :first",
            "DELETE FROM named WHERE report = :first",
        ):
            self._connection.execute(change, ids)

    def ask(self, portal: str, now: datetime) -> bool:
        """Ask for alternates, one of each page that was not had where it was asked for; whether there are any.

        One that was tried itself waits until it is due again.
        """
        self._connection.execute(_HOLD, (portal,))
        wanted: dict[int, int] = {}
        for row in self._connection.execute(_WANTED, {"portal": portal, "now": stamp(now)}):
            if is_same_place(row):
                wanted.setdefault(row["first"], row["id"])
        self._connection.executemany(_ASK, [(task,) for task in wanted.values()])
        return bool(wanted)

    def stand_in(self, task: Task, now: datetime) -> None:
        """Ask in the other scheme for what failed in one, before it is tried again and its host left alone for it."""
        rows = self._connection.execute(
            "SELECT id, url, ? AS first_url FROM tasks WHERE alternate_of = ? AND state = 'skipped'"
            " AND reason = 'alternate' AND host = ? AND due_at <= ? ORDER BY id",
            (task.url, task.id, host_of(task.url), stamp(now)),
        ).fetchall()
        self._connection.executemany(_ASK, [(row["id"],) for row in rows if is_same_place(row)][:1])

    def _first(self, row: sqlite3.Row) -> sqlite3.Row:
        return self._task(row["alternate_of"]) if row["reason"] == "alternate" else row

    def _task(self, task: int) -> sqlite3.Row:
        row: sqlite3.Row = self._connection.execute("SELECT * FROM tasks WHERE id = ?", (task,)).fetchone()
        return row


def _counts_as(found: NewTask, first: sqlite3.Row) -> bool:
    """Whether what was found is asked for as the same kind of page, or left out for the same reason."""
    if first["state"] == "skipped" and (found.skipped is None or first["reason"] not in ("year", "depth")):
        return False
    return is_kind_of(found.kind, first["kind"]) or found.kind == first["kind"] in PARTS


def _comes_before(first: sqlite3.Row, known: sqlite3.Row | None) -> bool:
    """Whether an address is asked for rather than one that is known too: an article that was had, or the earlier one.

    Ledgers come to know both where one was lost, or made before this was looked at.
    """
    if known is None:
        return True
    if known["kind"] != "article" or known["state"] not in ("done", "failed", "blocked") or known["alternate_of"]:
        return False
    had, was_had = not _was_not_had(first) and bool(first["capture_id"]), not _was_not_had(known)
    return had if had != was_had else bool(first["id"] < known["id"])


def _surely_shows(found: NewTask, row: sqlite3.Row) -> bool:
    """Whether an address of the same path shows the same article or file whatever is known of its host.

    Its number tells that, else its title; not if they name different years. A file tells it by the page that links it
    in both ways too. Of lists the address tells nothing.
    """
    other_year = None not in (found.year, row["year"]) and found.year != row["year"]
    if found.kind not in ("article", *PARTS) or other_year:
        return False
    if found.kind in PARTS and found.linked_from == row["linked_from"]:
        return True
    return is_numbered(found.url) or (found.title is not None and found.title == row["title"])


def _was_not_had(first: sqlite3.Row) -> bool:
    failing = first["state"] == "pending" and first["tries"] > 0
    return failing or first["state"] in ("failed", "blocked") or (first["state"] == "done" and bool(first["reason"]))
