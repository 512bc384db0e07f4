"""The ledger's index of the archive: a row for each capture group, and what the newest content of a report is."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from crawler.archive.capture import Capture
from crawler.archive.entry import Entry, Position
from crawler.archive.exchange import Original, Role
from crawler.ledger.database import Database
from crawler.ledger.task import PartKind

_INSERT = """
INSERT OR IGNORE INTO captures (
    capture_id, url, final_url, status, outcome, block, media_type, sha256, bytes, fetched_at, archive_file,
    archive_offset, archive_end, record, payload_digest, error, truncated, portal, linked_from, obtained, robots,
    run_id, role, title, column_path
) VALUES (
    :capture_id, :url, :final_url, :status, :outcome, :block, :media_type, :sha256, :bytes, :fetched_at, :archive_file,
    :archive_offset, :archive_end, :record, :payload_digest, :error, :truncated, :portal, :linked_from, :obtained,
    :robots, :run_id, :role, :title, :column_path
)
"""

# Further pages that could not be had, and parts beyond what is asked for; files beside a report are no part of it.
_CUT = """
SELECT 'page_not_got' AS reason, count(*) AS parts FROM files f JOIN tasks t ON t.id = f.file
WHERE f.article = :page AND t.kind = 'next_page' AND t.capture_id IS NULL AND t.state != 'done'
HAVING parts > 0
UNION ALL
SELECT reason, links FROM dropped
WHERE page = :page AND reason IN ('page_budget', 'picture_budget', 'frame_budget')
"""

_ROLES: dict[str, PartKind] = {"next_page": "next_page", "image": "image"}  # by kind of task; else a file


@dataclass(frozen=True, slots=True)
class CaptureRow:
    """A capture in the order of the archive; `seq` only grows."""

    seq: int
    capture: Capture
    role: Role
    title: str | None
    column: str | None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part of an article beside its page (a file, a further page, a picture), its newest content, and its link."""

    capture: Capture
    text: str
    role: PartKind = "attachment"


@dataclass(frozen=True, slots=True)
class Article:
    """A report as it was found: its page (or the file it is), and the files it links to that were got.

    `portal` is None for an import; `title` is the text of the link that led there, `column` the titles of the
    lists it stood in. `cut` counts the parts that its pages name and that were not asked for or not got, by reason.
    """

    portal: str | None
    url: str
    title: str | None
    column: str | None
    linked_from: str | None
    page: Capture
    attachments: tuple[Attachment, ...] = ()
    cut: tuple[tuple[str, int], ...] = ()


class Captures:
    """The table `captures`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, entry: Entry) -> bool:
        """Record a capture group within the caller's transaction; False where it is known already."""
        row = {
            **{name: getattr(entry.capture, name) for name in Capture.__dataclass_fields__},
            "fetched_at": entry.capture.fetched_at.isoformat(),
            "archive_end": entry.end.offset,
            "record": entry.record,
            "payload_digest": entry.payload_digest,
            "error": entry.error,
            "truncated": entry.truncated,
            "role": entry.role,
            "title": entry.title,
            "column_path": entry.column,
        }
        return self._database.connection.execute(_INSERT, row).rowcount == 1

    def known(self) -> Position | None:
        """The end of the newest capture group in the index."""
        row = self._database.connection.execute(
            "SELECT archive_file, archive_end FROM captures ORDER BY seq DESC LIMIT 1"
        ).fetchone()
        return Position(*row) if row else None

    def original(self, payload_digest: str) -> Original | None:
        """The first whole response with these bytes, for a revisit record to refer to."""
        row = self._database.connection.execute(
            "SELECT capture_id, final_url, fetched_at FROM captures"
            " WHERE payload_digest = ? AND record = 'response' AND truncated IS NULL ORDER BY seq LIMIT 1",
            (payload_digest,),
        ).fetchone()
        return Original(row[0], row[1], datetime.fromisoformat(row[2])) if row else None

    def place(self, capture_id: str) -> Position | None:
        """Where in the archive a capture begins."""
        row = self._database.connection.execute(
            "SELECT archive_file, archive_offset FROM captures WHERE capture_id = ?", (capture_id,)
        ).fetchone()
        return Position(*row) if row else None

    def imported(self, url: str) -> bool:
        """Whether a file from elsewhere has this address."""
        row = self._database.connection.execute(
            "SELECT 1 FROM captures WHERE obtained = 'import' AND url = ?", (url,)
        ).fetchone()
        return row is not None

    def get(self, capture_id: str) -> Capture | None:
        """A capture by its id."""
        row = self._database.connection.execute("SELECT * FROM captures WHERE capture_id = ?", (capture_id,)).fetchone()
        return _capture(row) if row else None

    def rows(self, after: int) -> Iterator[CaptureRow]:
        """The captures with a `seq` above `after`, in order."""
        for row in self._database.connection.execute("SELECT * FROM captures WHERE seq > ? ORDER BY seq", (after,)):
            yield CaptureRow(row["seq"], _capture(row), row["role"], row["title"], row["column_path"])

    def mark(self, name: str) -> int:
        """The `seq` set for a mark; 0 where it was never set."""
        row = self._database.connection.execute("SELECT seq FROM marks WHERE name = ?", (name,)).fetchone()
        return row[0] if row else 0

    def set_mark(self, name: str, seq: int) -> None:
        """Set a mark."""
        self._database.connection.execute("INSERT OR REPLACE INTO marks VALUES (?, ?)", (name, seq))

    def articles(self) -> Iterator[Article]:
        """Every report with content, as it was last got: those of the crawl, then the imports, oldest first."""
        connection = self._database.connection
        for row in connection.execute(
            "SELECT t.id AS task, t.title AS link, t.column_path AS path, t.linked_from AS via, c.*"
            " FROM tasks t JOIN captures c USING (capture_id) WHERE t.report = 1 ORDER BY t.id"
        ):
            parts = list(self._parts(row["task"]))
            yield Article(
                portal=row["portal"],
                url=row["url"],
                title=row["link"],
                column=row["path"],
                linked_from=row["via"],
                page=_capture(row),
                attachments=tuple(
                    Attachment(_capture(part), part["link"], _ROLES.get(part["kind"], "attachment")) for part in parts
                ),
                cut=self._cut([row["task"], *(part["part"] for part in parts if part["kind"] == "next_page")]),
            )
        for row in connection.execute("SELECT * FROM captures WHERE obtained = 'import' ORDER BY seq"):
            page = _capture(row)
            yield Article(None, page.url, row["title"], row["column_path"], page.linked_from, page)

    def _parts(self, article: int) -> Iterator[sqlite3.Row]:
        """The parts of an article in order; those that a further page names follow that page."""
        waiting, seen = self._parts_of(article), {article}
        while waiting:
            row = waiting.pop(0)
            if row["part"] in seen:
                continue
            seen.add(row["part"])
            if row["kind"] == "next_page":
                waiting = self._parts_of(row["part"]) + waiting
            yield row

    def _cut(self, pages: list[int]) -> tuple[tuple[str, int], ...]:
        """How many parts of an article are not there though its pages name them, by reason."""
        counted: Counter[str] = Counter()
        for page in pages:
            counted.update(dict(self._database.connection.execute(_CUT, {"page": page}).fetchall()))
        return tuple(sorted(counted.items()))

    def _parts_of(self, page: int) -> list[sqlite3.Row]:
        return self._database.connection.execute(
            "SELECT f.text AS link, t.id AS part, t.kind AS kind, c.* FROM files f JOIN tasks t ON t.id = f.file"
            " JOIN captures c USING (capture_id) WHERE f.article = ? ORDER BY f.ordinal",
            (page,),
        ).fetchall()


def _capture(row: sqlite3.Row) -> Capture:
    values = {name: row[name] for name in Capture.__dataclass_fields__}
    return Capture(**values | {"fetched_at": datetime.fromisoformat(row["fetched_at"])})
