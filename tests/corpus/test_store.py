"""Making a store, opening it, and being told what is wrong with it."""

import json
import shutil
from pathlib import Path

import pytest

from corpus.store.errors import NotAStoreError, StoreError, StoreTooNewError
from corpus.store.store import Store
from corpus.tables.schemas import SCHEMA_NUMBER, SCHEMAS
from tests.corpus.examples import example_report, new_store, provenance, publish


def test_a_new_store_is_empty_and_readable(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    assert store.versions() == ()
    for table, schema in SCHEMAS.items():
        rows = store.read(table)
        assert rows.num_rows == 0
        assert rows.schema.equals(schema, check_metadata=True)


def test_opening_does_not_make_a_store(tmp_path: Path) -> None:
    with pytest.raises(NotAStoreError, match=r"no store here .*--store"):
        Store.open(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def test_a_store_is_made_beside_what_the_crawl_keeps_there(tmp_path: Path) -> None:
    for name in ("archive", "runs"):
        (tmp_path / name).mkdir()
    for name in ("ledger.sqlite", "ledger.sqlite-wal"):
        (tmp_path / name).touch()
    assert Store.open(tmp_path, create=True).versions() == ()
    assert Store.open(tmp_path, create=True).versions() == ()


def test_a_folder_of_somebody_else_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").touch()
    with pytest.raises(NotAStoreError, match=r"thesis\.docx"):
        Store.open(tmp_path, create=True)
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_store_is_not_made_where_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="cannot be made here"):
        Store.open(tmp_path / "file" / "store", create=True)
    with pytest.raises(NotAStoreError):
        Store.open(tmp_path / "file")


def test_a_newer_schema_is_refused_with_both_numbers(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    label = store.path / "store.json"
    newer = {**json.loads(label.read_text()), "schema": SCHEMA_NUMBER + 6, "shards": 4}
    label.write_text(json.dumps(newer))
    for create in (False, True):
        with pytest.raises(StoreTooNewError, match=rf"schema 7, .* up to {SCHEMA_NUMBER}: install a newer") as error:
            Store.open(store.path, create=create)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", '{"schema": "1", "kind": "nianbao.store"}', '{"schema": 1, "kind": "x"}']
)
def test_a_damaged_label_is_told(tmp_path: Path, text: str) -> None:
    store = new_store(tmp_path)
    (store.path / "store.json").write_text(text)
    with pytest.raises(NotAStoreError, match=r"store\.json"):
        Store.open(store.path)


def test_a_store_moved_to_another_folder_still_works(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    publish(store, "run-1", [(example_report(), provenance())])
    before = {table: store.read(table) for table in SCHEMAS}
    elsewhere = tmp_path / "另一处 50% 100"
    shutil.move(store.path, elsewhere)
    moved = Store.open(elsewhere)
    assert {table: moved.read(table) for table in SCHEMAS} == before
    publish(moved, "run-2", [(example_report(year=2023), provenance(2, "http://www.smx.gov.cn/b.html"))])
    assert moved.read("reports").num_rows == 2


def test_nothing_in_a_store_names_an_absolute_path(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    publish(store, "run-1", [(example_report(), provenance())])
    naming = [path for path in store.path.rglob("*") if path.is_file() and str(tmp_path).encode() in path.read_bytes()]
    assert naming == []


def test_an_unknown_table_is_a_mistake_of_the_program(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        new_store(tmp_path).read("colours")
