"""The ledger's database: its schema, its version check, and transactions."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crawler.ledger import short_lists
from crawler.ledger.task import host_of

SCHEMA_VERSION = 4

_SCHEMA = """
-- The frontier: everything ever asked for or refused, one row for each address of a portal.
CREATE TABLE tasks (
    id INTEGER PRIMARY KEY,
    portal TEXT NOT NULL,
    url TEXT NOT NULL,
    form TEXT NOT NULL DEFAULT '',      -- JSON pairs of a POST; '' for a GET
    host TEXT NOT NULL,                 -- that is to be asked next
    kind TEXT NOT NULL,                 -- home column list article next_page image attachment sitemap
    state TEXT NOT NULL,                -- pending fetched done failed blocked skipped
    reason TEXT,
    depth INTEGER NOT NULL,             -- links from the home page
    rank INTEGER NOT NULL,              -- what is asked first on a host: the lowest
    title TEXT,
    column_path TEXT,
    linked_from TEXT,
    year INTEGER,                       -- of the report, where its title states one
    report INTEGER NOT NULL,            -- 1: counts as a listed report
    listing INTEGER NOT NULL DEFAULT 0, -- 1: a page of a list chain that holds reports
    chain INTEGER,                      -- the task whose page begins the chain
    page_number INTEGER NOT NULL DEFAULT 1,
    rows_hash TEXT,
    chain_end TEXT,                     -- proven more open unproven bodies loop pages
    tries INTEGER NOT NULL DEFAULT 0,   -- refusals and failures since it was last due
    nights INTEGER NOT NULL DEFAULT 0,  -- times in a row it was given up
    due_at TEXT NOT NULL,               -- ISO 8601, UTC
    hop_url TEXT,                       -- where redirects have led so far
    trail TEXT,                         -- JSON: the addresses before hop_url, and whether they set a cookie
    etag TEXT,
    last_modified TEXT,
    sha256 TEXT,                        -- of the newest content
    capture_id TEXT,                    -- of the newest content that differed
    unread TEXT,                        -- the capture to be read while state is fetched
    answer TEXT,                        -- the capture of the last answer, whatever it was
    alternate_of INTEGER,               -- the task that shows the same page and is asked for in place of this one
    unlike INTEGER NOT NULL DEFAULT 0,  -- 1: listed as a report, and its page read like none
    unnamed INTEGER NOT NULL DEFAULT 0, -- 1: a page of a list that nothing names
    -- asked for to find reports, as opposed to the reports themselves
    discovery INTEGER AS (kind IN ('home', 'column', 'list')),
    -- a report link that counts; outside the years asked for it is only skipped
    listed INTEGER AS (report = 1 AND NOT (state = 'skipped' AND reason IS 'year')),
    -- not got, or not got again, and not by intent: waiting, given up, listed but gone or elsewhere, a list page
    -- that the pager promised and that is gone, beyond the depth followed
    missed INTEGER AS (
        state IN ('pending', 'fetched', 'failed', 'blocked')
        OR listing = 1 AND state = 'done' AND reason IS NOT NULL
        OR state = 'skipped' AND reason IS 'depth'
        OR reason IS 'truncated'
        OR report = 1 AND capture_id IS NULL AND NOT (state = 'skipped' AND reason IS 'year')
    ),
    UNIQUE (portal, url, form)
);
CREATE INDEX pending ON tasks (host, portal, tries, rank, id) WHERE state = 'pending';
CREATE INDEX fetched ON tasks (id) WHERE state = 'fetched';
CREATE INDEX chains ON tasks (chain, page_number);
CREATE INDEX states ON tasks (portal, state, due_at);

-- Which files an article page links to.
CREATE TABLE files (
    article INTEGER NOT NULL REFERENCES tasks (id),
    ordinal INTEGER NOT NULL,
    file INTEGER NOT NULL REFERENCES tasks (id),
    text TEXT NOT NULL,
    PRIMARY KEY (article, ordinal)
) WITHOUT ROWID;

-- Links of a page that became no task, counted by reason when the page was last read.
CREATE TABLE dropped (
    page INTEGER NOT NULL REFERENCES tasks (id),
    reason TEXT NOT NULL,
    links INTEGER NOT NULL,
    PRIMARY KEY (page, reason)
) WITHOUT ROWID;

-- An index of the archive, rebuildable from its files alone.
CREATE TABLE captures (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    capture_id TEXT NOT NULL UNIQUE,
    url TEXT NOT NULL,
    final_url TEXT NOT NULL,
    status INTEGER,
    outcome TEXT NOT NULL,
    block TEXT,
    media_type TEXT,
    sha256 TEXT,
    bytes INTEGER,
    fetched_at TEXT NOT NULL,
    archive_file TEXT NOT NULL,
    archive_offset INTEGER NOT NULL,
    archive_end INTEGER NOT NULL,
    record TEXT NOT NULL,
    payload_digest TEXT,
    error TEXT,
    truncated TEXT,
    portal TEXT,
    linked_from TEXT,
    obtained TEXT NOT NULL,
    robots TEXT NOT NULL,
    run_id TEXT NOT NULL,
    role TEXT NOT NULL,
    title TEXT,
    column_path TEXT
);
CREATE INDEX payloads ON captures (payload_digest) WHERE record = 'response' AND truncated IS NULL;
CREATE INDEX imports ON captures (seq) WHERE obtained = 'import';
CREATE INDEX imported ON captures (url) WHERE obtained = 'import';

-- robots.txt by authority (host and port), as RFC 9309 (2.4) lets it be kept for a day.
CREATE TABLE robots (
    authority TEXT PRIMARY KEY,
    verdict TEXT NOT NULL,              -- rules none unavailable
    body BLOB NOT NULL,
    fetched_at TEXT NOT NULL
) WITHOUT ROWID;

-- How far readers have come: the last capture that a corpus version holds.
CREATE TABLE marks (
    name TEXT PRIMARY KEY,
    seq INTEGER NOT NULL
) WITHOUT ROWID;
"""

_NAMED = """
-- Which pages of lists name a report: `still` in their last reading, else until then and none read since does.
CREATE TABLE named (
    report INTEGER NOT NULL REFERENCES tasks (id),
    page INTEGER NOT NULL REFERENCES tasks (id),
    still INTEGER NOT NULL,
    PRIMARY KEY (report, page)
) WITHOUT ROWID;
CREATE INDEX named_by ON named (page);
"""

_ORIGINS = """
CREATE INDEX alternates ON tasks (alternate_of) WHERE alternate_of IS NOT NULL;

-- Whether a list was seen to be the same at two origins of a portal; each pair both ways.
CREATE TABLE origins (
    portal TEXT NOT NULL,
    origin TEXT NOT NULL,
    other TEXT NOT NULL,
    alike INTEGER NOT NULL,
    judged_at TEXT NOT NULL,
    PRIMARY KEY (portal, origin, other)
) WITHOUT ROWID;
"""

# From schema 1 to 2. The lists are to come in full once more: what they name was not kept.
_TO_2 = """
ALTER TABLE tasks ADD COLUMN answer TEXT;
UPDATE tasks SET etag = NULL, last_modified = NULL WHERE discovery;
"""

# From schema 2 to 3.
_TO_3 = """
ALTER TABLE tasks ADD COLUMN alternate_of INTEGER;
ALTER TABLE tasks ADD COLUMN unlike INTEGER NOT NULL DEFAULT 0;
"""

# From schema 3 to 4.
_TO_4 = """
ALTER TABLE tasks ADD COLUMN unnamed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE tasks ADD COLUMN trail TEXT;
ALTER TABLE tasks DROP COLUMN hops;
"""

# What makes a file of each version one of ours; version 0 is an empty file.
_SCRIPTS = {
    0: _SCHEMA + _NAMED + _ORIGINS,
    1: _TO_2 + _NAMED + _TO_3 + _ORIGINS + _TO_4,
    2: _TO_3 + _ORIGINS + _TO_4,
    3: _TO_4,
}

# Ledgers of before these were there get them when they are opened.
_INDEX_OF_RUNS = "CREATE INDEX IF NOT EXISTS runs_of_portals ON captures (run_id, portal)"

# Pages of 4 KB that the log holds before they are brought into the file and both to the disk: a crawl writes some
# dozen for a fetch, mostly the same ones, and waits for the disk each time.
_PAGES_AHEAD = 4_000


class LedgerError(Exception):
    """The ledger cannot be used; one line saying what, where and what to do."""


class Database:
    """One connection to a ledger file, in WAL mode: a writer and any number of readers at a time."""

    def __init__(self, path: Path) -> None:
        """Opens or creates the file. Raises LedgerError where it is newer than this program or no ledger."""
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            # autocommit: transactions are begun by `transaction` alone
            self.connection = sqlite3.connect(path, isolation_level=None, timeout=30)
            self.connection.row_factory = sqlite3.Row
            self.connection.create_function("host_of", 1, host_of, deterministic=True)
            self._set_up()
        except sqlite3.Error as error:
            raise LedgerError(f"{path}: not usable as a ledger ({error}); move it away or restore it") from error

    def _set_up(self) -> None:
        version = self.connection.execute("PRAGMA user_version").fetchone()[0]
        if version > SCHEMA_VERSION:
            raise LedgerError(
                f"{self.path}: ledger schema {version} is newer than this program's {SCHEMA_VERSION};"
                " use the program that wrote it"
            )
        self.connection.execute("PRAGMA journal_mode = WAL")
        # With WAL, NORMAL loses at most the last transactions on a power cut, never consistency;
        # what is lost is found again in the archive.
        self.connection.execute("PRAGMA synchronous = NORMAL")
        self.connection.execute(f"PRAGMA wal_autocheckpoint = {_PAGES_AHEAD}")
        if version < SCHEMA_VERSION:
            self._bring_up(_SCRIPTS[version], version)
        self.connection.execute(_INDEX_OF_RUNS)
        self.connection.execute(short_lists.TABLE)

    def _bring_up(self, script: str, version: int) -> None:
        """Run the script that makes a file of this version one of ours, unless another process just has."""
        self.connection.execute("BEGIN IMMEDIATE")
        if self.connection.execute("PRAGMA user_version").fetchone()[0] != version:
            self.connection.execute("ROLLBACK")
            return
        for statement in filter(str.strip, script.split(";\n")):
            self.connection.execute(statement)
        self.connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        self.connection.execute("COMMIT")

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing: commits at the end, rolls back on any exception.

        Raises LedgerError where the disk or another process is in the way.
        """
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield self.connection
            self.connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise LedgerError(f"{self.path}: {error}; free the disk or the file, then run this again") from error
        finally:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")

    def close(self) -> None:
        """Closes the connection."""
        self.connection.close()
