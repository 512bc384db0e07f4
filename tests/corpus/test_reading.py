"""Reading the corpus as it was, with the store and without any code of ours."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import polars
import pyarrow as pa
import pytest
from deltalake import DeltaTable

from corpus.store.current import current_reports
from corpus.store.errors import VersionUnknownError
from corpus.store.store import Store
from corpus.tables.schemas import SCHEMAS
from tests.corpus.examples import NOON, edited, example_report, new_store, provenance, publish

DAY = timedelta(days=1)


History = tuple[Store, dict[int, dict[str, pa.Table]]]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> History:
    """A store with three versions, a day apart, and what each table was after each."""
    store = new_store(tmp_path_factory.mktemp("history"))
    first = example_report()
    runs = [
        [(first, provenance(1))],
        [(edited(first, "改过。"), provenance(2))],
        [(example_report(year=2023), provenance(3, "http://www.smx.gov.cn/b.html"))],
    ]
    then: dict[int, dict[str, pa.Table]] = {}
    for number, found in enumerate(runs, 1):
        publish(store, f"run-{number}", found, NOON + (number - 1) * DAY)
        then[number] = {table: store.read(table) for table in SCHEMAS}
    return store, then


def test_every_version_reads_back_as_it_was(history: History) -> None:
    store, then = history
    for number, tables in then.items():
        assert {table: store.read(table, number) for table in SCHEMAS} == tables


def test_some_columns_and_a_dataset(history: History) -> None:
    store, then = history
    assert store.read("cells", 2, ["row", "value"]) == then[2]["cells"].select(["row", "value"])
    assert store.dataset("cells", 1).count_rows() == then[1]["cells"].num_rows


@pytest.mark.parametrize(
    ("as_of", "number"),
    [
        (date(2026, 1, 20), 1),
        (date(2026, 1, 21), 2),
        (date(2030, 1, 1), 3),
        (NOON, 1),
        (NOON + DAY - timedelta(seconds=1), 1),
        (datetime(2026, 1, 21, 12, tzinfo=UTC), 2),
        (None, 3),
    ],
)
def test_the_version_of_a_day_or_moment(history: History, as_of: date | None, number: int) -> None:
    version = history[0].version(as_of)
    assert version is not None
    assert version.number == number


@pytest.mark.parametrize("as_of", [0, 4, date(2026, 1, 19), NOON - timedelta(seconds=1)])
def test_a_version_that_is_not_there(history: History, as_of: int | date) -> None:
    with pytest.raises(VersionUnknownError, match="versions 1 to 3"):
        history[0].read("cells", as_of)


def test_an_empty_store_has_no_version_to_ask_for(tmp_path: Path) -> None:
    with pytest.raises(VersionUnknownError, match="no version yet"):
        new_store(tmp_path).version(1)


def test_plain_delta_readers_read_any_version(history: History) -> None:
    """The lines of docs/reading-a-version.md."""
    store, then = history
    tables = store.path / "tables"
    runs = DeltaTable(str(tables / "runs")).to_pyarrow_table().to_pylist()
    named = {run["version"]: dict(run["tables"]) for run in runs}
    key = ["report_id", "version", "table", "row", "column"]
    for number, delta in named.items():
        cells = polars.scan_delta(str(tables / "cells"), version=delta["cells"]).sort(key).collect()
        expected = then[number]["cells"].sort_by([(name, "ascending") for name in key])
        assert cells["value"].to_list() == expected["value"].to_pylist()
        frame = DeltaTable(str(tables / "reports"), version=delta["reports"]).to_pandas()
        assert len(frame) == then[number]["reports"].num_rows


def test_the_current_view_has_the_newest_version_of_each_report(history: History) -> None:
    store, _ = history
    columns = ["year", "version"]
    assert current_reports(store, columns=columns).to_pylist() == [
        {"year": 2024, "version": 2},
        {"year": 2023, "version": 1},
    ]
    assert current_reports(store, 1, columns).to_pylist() == [{"year": 2024, "version": 1}]
    whole = current_reports(store)
    assert whole.schema.names == SCHEMAS["reports"].names
    assert set(whole["text"].to_pylist()) == {store.read("reports")["text"][n].as_py() for n in (1, 2)}


def test_the_current_view_of_nothing(tmp_path: Path) -> None:
    assert current_reports(new_store(tmp_path)).num_rows == 0
