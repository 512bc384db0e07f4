"""Opening a ledger, and what is said where that cannot be done."""

import sqlite3
from pathlib import Path

import pytest

from crawler.ledger.database import SCHEMA_VERSION, Database, LedgerError


def test_a_ledger_newer_than_the_program_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    Database(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    with pytest.raises(LedgerError, match=rf"{path.name}: ledger schema {SCHEMA_VERSION + 1} is newer") as refused:
        Database(path)
    assert "\n" not in str(refused.value)


def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(b"not a database at all, but long enough to look like one" * 10)
    with pytest.raises(LedgerError, match="not usable as a ledger"):
        Database(path)
    assert path.read_bytes().startswith(b"not a database")


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    database = Database(tmp_path / "ledger.sqlite")

    def fail() -> None:
        with database.transaction() as connection:
            connection.execute("INSERT INTO marks VALUES ('a', 1)")
            connection.execute("INSERT INTO marks VALUES ('a', 2)")

    with pytest.raises(sqlite3.IntegrityError):
        fail()
    assert database.connection.execute("SELECT count(*) FROM marks").fetchone()[0] == 0
    database.close()


def test_a_reader_sees_what_was_committed_while_the_writer_goes_on(tmp_path: Path) -> None:
    writer, reader = Database(tmp_path / "ledger.sqlite"), Database(tmp_path / "ledger.sqlite")
    with writer.transaction() as connection:
        connection.execute("INSERT INTO marks VALUES ('a', 1)")
        assert reader.connection.execute("SELECT count(*) FROM marks").fetchone()[0] == 0
    assert reader.connection.execute("SELECT count(*) FROM marks").fetchone()[0] == 1
    reader.close()
    writer.close()


def test_a_ledger_in_use_is_said_in_one_line(tmp_path: Path) -> None:
    writer, other = Database(tmp_path / "ledger.sqlite"), Database(tmp_path / "ledger.sqlite")
    other.connection.execute("PRAGMA busy_timeout = 10")

    def write() -> None:
        with other.transaction():
            raise AssertionError("must not come to this")

    with writer.transaction(), pytest.raises(LedgerError, match=r"ledger\.sqlite: database is locked"):
        write()
    writer.close()
    other.close()


def test_a_summary_of_a_portal_reads_its_own_captures_alone_in_older_ledgers_too(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    older = Database(path)
    older.connection.execute("DROP INDEX runs_of_portals")
    older.close()
    database = Database(path)
    plan = database.connection.execute(
        "EXPLAIN QUERY PLAN SELECT count(*) FROM captures WHERE run_id = 'r' AND portal = 'p'"
    ).fetchall()
    database.close()
    assert "run_id=? AND portal=?" in plan[0]["detail"]


_FROM_4 = (
    "ALTER TABLE tasks DROP COLUMN unnamed; ALTER TABLE tasks DROP COLUMN trail;"
    " ALTER TABLE tasks ADD COLUMN hops INTEGER NOT NULL DEFAULT 0; PRAGMA user_version = 3;"
)
_FROM_3 = _FROM_4 + (
    "DROP TABLE origins; DROP INDEX alternates; ALTER TABLE tasks DROP COLUMN alternate_of;"
    " ALTER TABLE tasks DROP COLUMN unlike; PRAGMA user_version = 2;"
)
_FROM_2 = "DROP TABLE named; ALTER TABLE tasks DROP COLUMN answer; PRAGMA user_version = 1;"


@pytest.mark.parametrize(("since", "etag"), [(_FROM_4, "known"), (_FROM_3, "known"), (_FROM_3 + _FROM_2, None)])
def test_an_older_ledger_is_brought_up_and_one_of_schema_1_asks_for_its_lists_in_full(
    tmp_path: Path, since: str, etag: str | None
) -> None:
    path = tmp_path / "ledger.sqlite"
    older = Database(path)
    older.connection.executescript(
        f"{since} INSERT INTO tasks (portal, url, host, kind, state, depth, rank, report, due_at, etag) VALUES"
        " ('p', 'list', 'h', 'list', 'done', 1, 2, 0, '', 'known'),"
        " ('p', 'page', 'h', 'article', 'done', 2, 3, 1, '', 'kept')"
    )
    older.close()
    database = Database(path)
    rows = database.connection.execute(
        "SELECT url, etag, answer, alternate_of, unlike, unnamed FROM tasks ORDER BY id"
    ).fetchall()
    assert [tuple(row) for row in rows] == [("list", etag, None, None, 0, 0), ("page", "kept", None, None, 0, 0)]
    for table in ("named", "origins"):
        assert database.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 0
    assert database.connection.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    database.close()
