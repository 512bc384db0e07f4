"""Writing the frontier, within the caller's transaction: tasks found, what a fetch did, what a page was read as."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from crawler.archive.capture import Capture
from crawler.archive.entry import Entry
from crawler.blocks.kinds import Block
from crawler.ledger.adding import add_task
from crawler.ledger.alike import AlikeOrigins
from crawler.ledger.alternates import Alternates
from crawler.ledger.bodies import prove_by_bodies
from crawler.ledger.database import Database
from crawler.ledger.due import Settlement, given_up
from crawler.ledger.naming import end_list, store_named
from crawler.ledger.short_lists import store_rows
from crawler.ledger.task import (
    KINDS,
    PARTS,
    RANKS,
    NewTask,
    PageEnd,
    Task,
    form_text,
    from_label,
    stamp,
    task_of,
)
from crawler.ledger.trail import trail_text
from crawler.ledger.unnamed import is_no_page, is_page
from crawler.ledger.verdict import Verdict

# A page that waits to be read still does when nothing new came. A choice that never showed a report is none.
_SETTLE = """
UPDATE tasks SET state = CASE WHEN :state = 'done' AND unread IS NOT NULL THEN 'fetched' ELSE :state END,
                 reason = :reason, due_at = :due_at, tries = :tries, nights = :nights,
                 hop_url = :hop_url, trail = :trail, host = host_of(coalesce(:hop_url, url)), answer = :answer,
                 report = iif(:reason = 'empty_choice' AND capture_id IS NULL, 0, report)
WHERE id = :id
"""

# To the article page that the file says it was linked from.
_ATTACH = """
INSERT INTO files (article, ordinal, file, text)
SELECT a.id, (SELECT count(*) FROM files WHERE article = a.id), f.id, :text
FROM tasks f JOIN tasks a ON a.portal = f.portal AND a.url = :page AND a.form = ''
WHERE f.id = :file
"""


@dataclass(frozen=True, slots=True)
class PageRead:
    """What a page was read as: the tasks it led to, its files, and the links that became none, by reason.

    `next_pages` continue the list; `rows` counts its rows, `rows_hash` tells them (where there are none, the links)
    from those of other pages. `report` is set where the page itself turned out to be a report, `unlike` where it was
    listed as one and reads like none, `names_bodies` where it leads to columns of agencies, `block` where it is none
    of what was asked for. `addresses` are all that the page links to, whatever became of them; `elsewhere` the origins
    at which a list of the same rows is the same list. `shown` and `stated` are the rows of its list that it shows, and
    those that it says that there are. `no_page` is set for a page that nothing names and that shows nothing new.
    """

    tasks: tuple[NewTask, ...] = ()
    next_pages: tuple[NewTask, ...] = ()
    files: tuple[NewTask, ...] = ()
    dropped: Mapping[str, int] = field(default_factory=dict)
    rows: int = 0
    rows_hash: str | None = None
    end: PageEnd | None = None
    listing: bool = False
    report: bool = False
    unlike: bool = False
    names_bodies: bool = False
    year: int | None = None
    block: Block | None = None
    addresses: tuple[str, ...] = ()
    elsewhere: frozenset[str] = frozenset()
    shown: int = 0
    stated: int | None = None
    no_page: bool = False


class Tasks:
    """The table `tasks` and what hangs on it, for writing."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._alternates = Alternates(database)
        self._alike = AlikeOrigins(database)

    def add(self, portal: str, task: NewTask, now: datetime) -> int | None:
        """Add a task, or join it with the one that has its address; its id, None where nothing changed."""
        return add_task(self._database.connection, portal, task, now)

    def find(self, capture: Capture) -> Task | None:
        """The task that a capture of the crawl answers."""
        url, form = from_label(capture.url)
        row = self._database.connection.execute(
            "SELECT * FROM tasks WHERE portal = ? AND url = ? AND form = ?", (capture.portal, url, form_text(form))
        ).fetchone()
        return task_of(row) if row else None

    def adopt(self, entry: Entry, now: datetime) -> Task | None:
        """The task that a capture answers, made from what the archive says of it where it is not known."""
        known = self.find(entry.capture)
        kind = next((kind for kind in KINDS if kind == entry.role), None)
        if known or kind is None or entry.capture.portal is None:
            return known
        url, form = from_label(entry.capture.url)
        found = NewTask(
            url=url,
            form=form,
            kind=kind,
            rank=RANKS[kind],
            title=entry.title,
            column=entry.column,
            linked_from=entry.capture.linked_from,
            report=kind == "article",
        )
        self.add(entry.capture.portal, found, now)
        task = self.find(entry.capture)
        if task and task.kind in PARTS:
            self._database.connection.execute(
                _ATTACH, {"file": task.id, "text": task.title or "", "page": task.linked_from}
            )
        return task

    def give_up(self, task: Task, settlement: Settlement) -> None:
        """Store that a task is left for another night, whatever came of its fetch; it is then asked for anew."""
        self._database.connection.execute(
            "UPDATE tasks SET state = ?, reason = ?, due_at = ?, nights = ?, unread = NULL, etag = NULL,"
            " last_modified = NULL WHERE id = ?",
            (settlement.state, settlement.reason, stamp(settlement.due_at), settlement.nights, task.id),
        )

    def settle(self, task: Task, settlement: Settlement, verdict: Verdict, capture: Capture) -> None:
        """Store what a fetch did to its task."""
        values = {
            "id": task.id,
            "state": settlement.state,
            "reason": settlement.reason,
            "due_at": stamp(settlement.due_at),
            "tries": settlement.tries,
            "nights": settlement.nights,
            "hop_url": settlement.hop_url,
            "trail": trail_text(settlement.trail),
            "answer": capture.capture_id,
        }
        self._database.connection.execute(_SETTLE, values)
        if settlement.state == "pending" and settlement.tries > task.tries:
            self._alternates.stand_in(task, settlement.due_at)
        if task.unnamed and settlement.state == "done" and settlement.reason:
            is_no_page(self._database.connection, task)
        if verdict.meaning == "content":
            # Validators hold for the address that sent them.
            validators = (None, None) if task.hop_url else (verdict.etag, verdict.last_modified)
            newest = task.capture_id if capture.sha256 == task.sha256 else capture.capture_id
            self._database.connection.execute(
                "UPDATE tasks SET unread = ?, sha256 = ?, capture_id = ?, etag = ?, last_modified = ? WHERE id = ?",
                (capture.capture_id, capture.sha256, newest, *validators, task.id),
            )

    def store(self, task: Task, page: PageRead, now: datetime) -> None:
        """Store what a fetched page was read as; its task is done, or given up where the page turned out a block."""
        connection = self._database.connection
        if page.block:
            self._capture_is(page.block, task)
        else:
            self._alternates.replace_first(task, unlike=page.unlike)
        if page.elsewhere and page.rows_hash:
            self._alike.compare(task, page.rows_hash, page.elsewhere, now)
        for found in (*page.tasks, *page.next_pages):
            self._add_found(task.portal, found, now)
        connection.execute("DELETE FROM dropped WHERE page = ?", (task.id,))
        connection.executemany(
            "INSERT INTO dropped VALUES (?, ?, ?)", [(task.id, reason, n) for reason, n in page.dropped.items()]
        )
        self._store_files(task, page.files, now)
        connection.execute(
            "UPDATE tasks SET state = 'done', unread = NULL, rows_hash = ?, chain_end = ?, listing = max(listing, ?),"
            " report = max(report, ?), unlike = ?, year = coalesce(year, ?), chain = coalesce(chain, id) WHERE id = ?",
            (page.rows_hash, page.end, int(page.listing), int(page.report), int(page.unlike), page.year, task.id),
        )
        shows_reports = page.report or (page.listing and page.rows > 0)
        prove_by_bodies(connection, task, names_bodies=page.end == "bodies", shows_reports=shows_reports)
        if page.listing and not page.block:
            store_named(connection, task, page.addresses)
            store_rows(connection, task, page.shown, page.stated)
            is_page(connection, task)
        if page.no_page:
            store_named(connection, task, ())
            is_no_page(connection, task)
        if page.end == "proven":
            end_list(connection, task, max([task.page_number, *(found.page_number for found in page.next_pages)]))
        if page.block:
            self.give_up(task, given_up(task.nights, "blocked", page.block, now))

    def _add_found(self, portal: str, found: NewTask, now: datetime) -> None:
        """Add what a page leads to; what is known to stand elsewhere is joined with that, and remembered beside it.

        Whether a page is there that nothing names is told by the first alone.
        """
        first = self._alternates.first_of(portal, found)
        if first and found.unnamed:
            return
        if first:
            self._alternates.remember(found, first["id"], now)
            if found.kind != "list":
                self.add(portal, replace(found, url=first["url"]), now)
        else:
            self.add(portal, found, now)
        if found.gate and found.skipped is None:
            shown = first or self._at(portal, found.url)
            self._alternates.remember(replace(found, url=found.gate), shown["id"], now)

    def _at(self, portal: str, url: str) -> sqlite3.Row:
        row: sqlite3.Row = self._database.connection.execute(
            "SELECT * FROM tasks WHERE portal = ? AND url = ? AND form = ''", (portal, url)
        ).fetchone()
        return row

    def _capture_is(self, block: Block, task: Task) -> None:
        self._database.connection.execute(
            "UPDATE captures SET outcome = 'blocked', block = ?"
            " WHERE capture_id = (SELECT unread FROM tasks WHERE id = ?)",
            (block, task.id),
        )

    def _store_files(self, task: Task, files: Iterable[NewTask], now: datetime) -> None:
        connection = self._database.connection
        connection.execute("DELETE FROM files WHERE article = ?", (task.id,))
        stored: set[int] = set()
        for ordinal, file in enumerate(files):
            first = self._alternates.first_of(task.portal, file)
            if first:
                self._alternates.remember(file, first["id"], now)
            else:
                self.add(task.portal, file, now)
            known = first or self._at(task.portal, file.url)
            if known["id"] not in stored:
                stored.add(known["id"])
                connection.execute(
                    "INSERT INTO files VALUES (?, ?, ?, ?)", (task.id, ordinal, known["id"], file.title or "")
                )

    def newest(self, portal: str, url: str) -> str | None:
        """The SHA-256 of the newest content of an address."""
        row = self._database.connection.execute(
            "SELECT sha256 FROM tasks WHERE portal = ? AND url = ? AND form = ''", (portal, url)
        ).fetchone()
        return row[0] if row else None

    def repeats(self, task: Task, rows_hash: str) -> bool:
        """Whether an earlier page of the task's chain holds the same rows."""
        row = self._database.connection.execute(
            "SELECT 1 FROM tasks WHERE chain = ? AND page_number < ? AND rows_hash = ?",
            (task.chain, task.page_number, rows_hash),
        ).fetchone()
        return row is not None
