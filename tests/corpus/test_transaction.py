"""A run is published whole or not at all, whenever it is killed."""

import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pyarrow as pa
import pytest
from deltalake import DeltaTable

from corpus.store import transaction as transactions
from corpus.store.errors import StoreDamagedError, StoreError
from corpus.store.store import Store
from corpus.store.transaction import Transaction
from corpus.tables.build import as_table, report_tables
from corpus.tables.filed import Assignment, Filed, Hashes
from corpus.tables.schemas import SCHEMAS
from tests.corpus.examples import NOON, example_report, new_store, provenance, publish, run

GIVEN = Assignment("r1", 1, 1, "source", True, (), None, "", None)
KILLED = """
import os, signal, sys
from pathlib import Path
from corpus.identity.register import Register
from corpus.store import delta
from corpus.store.store import Store
from corpus.tables.build import report_tables
from tests.corpus.examples import example_report, provenance, run

moment, store = sys.argv[1], Store.open(Path(sys.argv[2]))
append = delta.append

def append_and_die(path, *rest):
    if path.name == moment:
        os.kill(os.getpid(), signal.SIGKILL)
    return append(path, *rest)

delta.append = append_and_die
with store.lock("build") as lock, Register(store) as register, store.begin(lock, "run-2") as transaction:
    filed = register.file(example_report(year=2023), provenance(2, "http://www.smx.gov.cn/b.html"))
    for table, rows in report_tables(filed, "run-2").items():
        transaction.append(table, rows)
    if moment == "append":
        os.kill(os.getpid(), signal.SIGKILL)
    transaction.commit(run("run-2"))
"""


def _kill(store: Store, moment: str) -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", KILLED, moment, str(store.path)], cwd=root, check=False)
    assert done.returncode == -signal.SIGKILL


def _everything(store: Store) -> dict[str, pa.Table]:
    return {table: store.read(table) for table in SCHEMAS}


def test_a_table_of_before_a_column_was_added_takes_it_and_is_read_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = _report_row()
    without = SCHEMAS["reports"].remove(SCHEMAS["reports"].get_field_index("region_source"))
    with monkeypatch.context() as before:
        before.setitem(SCHEMAS, "reports", without)
        store = new_store(tmp_path)
        _append(store, "run-1", pa.Table.from_pylist([row], schema=without))
    _append(store, "run-2", pa.Table.from_pylist([row], schema=SCHEMAS["reports"]))
    assert store.read("reports")["region_source"].to_pylist() == [None, "name"]
    assert store.read("reports", 1)["region_source"].to_pylist() == [None]


def _append(store: Store, run_id: str, reports: pa.Table) -> None:
    with store.lock("build") as lock, store.begin(lock, run_id) as transaction:
        transaction.append("reports", reports)
        transaction.commit(run(run_id))


def _report_row() -> dict[str, object]:
    filed = Filed(example_report(), provenance(), 0, Hashes("s", "c", "j"), GIVEN)
    (row,) = report_tables([filed], "run-1")["reports"].to_pylist()
    return {**row, "region_source": "name"}


@pytest.mark.parametrize("moment", ["append", "documents", "cells", "runs"])
def test_a_killed_run_does_not_exist_and_is_superseded(tmp_path: Path, moment: str) -> None:
    store = new_store(tmp_path)
    publish(store, "run-1", [(example_report(), provenance())])
    before = _everything(store)

    _kill(store, moment)

    assert _everything(store) == before
    version = publish(store, "run-3", [(example_report(year=2023), provenance(2, "http://www.smx.gov.cn/b.html"))])
    assert version.number == 2
    reports = store.read("reports", columns=["year", "version", "run_id"]).to_pylist()
    assert reports == [
        {"year": 2024, "version": 1, "run_id": "run-1"},
        {"year": 2023, "version": 1, "run_id": "run-3"},
    ]
    assert store.read("cells").num_rows == 2 * before["cells"].num_rows
    assert {table: store.read(table, 1) for table in SCHEMAS} == before
    naming = [path for path in store.path.rglob("*.json") if str(tmp_path) in path.read_text()]
    assert naming == []


def test_a_killed_run_is_taken_out_once(tmp_path: Path) -> None:
    """Every later run that publishes nothing leaves the tables as they are."""
    store = new_store(tmp_path)
    publish(store, "run-1", [(example_report(), provenance())])
    _kill(store, "runs")
    cells = store.path / "tables" / "cells"
    killed = DeltaTable(str(cells)).version()
    for name in ("run-3", "run-4", "run-5"):
        with store.lock("build") as lock, store.begin(lock, name) as transaction:
            assert transaction.commit(run(name)) is None
    assert DeltaTable(str(cells)).version() == killed + 1
    assert DeltaTable(str(cells)).to_pyarrow_table().num_rows == store.read("cells").num_rows


def test_a_first_run_that_was_killed_leaves_an_empty_corpus(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    _kill(store, "runs")
    assert store.versions() == ()
    assert store.read("cells").num_rows == 0
    assert publish(store, "run-3", [(example_report(), provenance())]).number == 1
    assert store.read("reports").num_rows == 1


def test_a_run_that_adds_nothing_makes_no_version(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    publish(store, "run-1", [(example_report(), provenance())])
    with store.lock("nightly") as lock, store.begin(lock, "run-2") as transaction:
        transaction.append("cells", SCHEMAS["cells"].empty_table())
        assert transaction.added() == {}
        assert transaction.commit(run("run-2")) is None
    assert [version.run.run_id for version in store.versions()] == ["run-1"]


def _append_twice(transaction: Transaction, rows: pa.Table) -> None:
    transaction.append("coverage", rows)
    transaction.append("captures", rows)


def test_rows_of_a_run_that_failed_are_dropped(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    rows = as_table("coverage", {"portal": ["smx"], "body": ["x"], "year": [2024], "status": ["captured"]}, "run-1")
    with store.lock("build") as lock:
        with pytest.raises(ValueError, match="schema"), store.begin(lock, "run-1") as transaction:
            _append_twice(transaction, rows)
        assert not (store.path / "pending").exists()
        with store.begin(lock, "run-2") as transaction:
            assert transaction.added() == {}
    assert store.versions() == ()


def test_what_waits_can_be_looked_at_before_it_is_published(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    rows = as_table("coverage", {"portal": ["smx"], "body": ["x"], "year": [2024], "status": ["captured"]}, "run-1")
    with store.lock("build") as lock, store.begin(lock, "run-1") as transaction:
        for _ in range(3):
            transaction.append("coverage", rows)
            assert list(transaction.pending("coverage"))
        assert pa.Table.from_batches(transaction.pending("coverage")) == pa.concat_tables([rows] * 3)
        assert transaction.added() == {"coverage": 3}
        assert store.read("coverage").num_rows == 0
        transaction.commit(run("run-1"))
    assert store.read("coverage") == pa.concat_tables([rows] * 3)


def test_a_version_says_what_it_holds_and_added(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    publish(store, "run-1", [(example_report(), provenance())])
    publish(store, "run-2", [(example_report(year=2023), provenance(2, "http://www.smx.gov.cn/b.html"))])
    first, second = store.versions()
    assert (first.number, second.number) == (1, 2)
    assert second.added == first.added
    assert second.rows["cells"] == 2 * first.rows["cells"] == store.read("cells").num_rows
    assert second.rows["coverage"] == 0
    assert second.run == run("run-2")


def test_every_commit_tells_its_run(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    publish(store, "run-1", [(example_report(), provenance())])
    told = DeltaTable(str(store.path / "tables" / "cells")).history(1)[0]
    assert (told["run_id"], told["command"], told["parser_version"]) == ("run-1", "build", "0.1.0")


def test_no_table_forgets_its_history(tmp_path: Path) -> None:
    """Delta's own default drops log entries after a month, and with them the older versions."""
    store = new_store(tmp_path)
    publish(store, "run-1", [(example_report(), provenance())])
    for table in SCHEMAS:
        configuration = DeltaTable(str(store.path / "tables" / table)).metadata().configuration
        assert configuration["delta.enableExpiredLogCleanup"] == "false"


def test_rows_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    with store.lock("build") as lock, store.begin(lock, "run-1") as transaction:
        with pytest.raises(ValueError, match="schema"):
            transaction.append("coverage", pa.table({"portal": ["smx"]}))
        with pytest.raises(ValueError, match="nulls in body"):
            transaction.append("coverage", as_table("coverage", {"portal": ["smx"], "year": [2024]}, "run-1"))
        with pytest.raises(ValueError, match="runs"):
            transaction.append("runs", SCHEMAS["runs"].empty_table())
        with pytest.raises(ValueError, match="run-1"):
            transaction.commit(run("run-2"))


def test_a_store_that_lost_a_delta_version_is_damaged(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    publish(store, "run-1", [(example_report(), provenance())], NOON + timedelta(days=1))
    (store.path / "tables" / "cells" / "_delta_log" / f"{1:020}.json").unlink()
    with store.lock("build") as lock, pytest.raises(StoreDamagedError, match=r"cells.*version is 0.*needs 1"):
        store.begin(lock, "run-2")


def test_a_disk_without_room_is_an_error_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = new_store(tmp_path)
    publish(store, "run-1", [(example_report(), provenance(1, "http://www.smx.gov.cn/a.html"))])
    before = _everything(store)
    later = [(example_report(year=2023), provenance(2, "http://www.smx.gov.cn/b.html"))]
    with monkeypatch.context() as patch:
        patch.setattr(transactions.shutil, "disk_usage", lambda _: SimpleNamespace(free=1000))
        with pytest.raises(StoreError, match="1000 are free; make room"):
            publish(store, "run-2", later)
    assert DeltaTable(str(store.path / "tables" / "cells")).version() == 1
    assert _everything(store) == before
    publish(store, "run-3", later)
    assert store.read("reports").num_rows == 2
