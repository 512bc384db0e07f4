"""A release: readable with no code of ours, verifiable, the same whenever it is made, never changed."""

import csv
import json
import shutil
import subprocess
from datetime import timedelta
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from corpus.releases.errors import ReleaseError, ReleaseNameError
from corpus.releases.release import release
from corpus.store.store import Store
from corpus.tables.dictionary import columns
from corpus.tables.schemas import SCHEMAS
from tests.corpus.examples import NOON, decoy, edited, example_report, new_store, provenance, publish

DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with two versions of the corpus, the second with a second version of the report."""
    store = new_store(tmp_path_factory.mktemp("released"))
    report = example_report()
    publish(store, "run-1", [(report, provenance(1)), (decoy(), provenance(2, "http://www.smx.gov.cn/d.html"))])
    publish(store, "run-2", [(edited(report, "改过。"), provenance(3))], NOON + DAY)
    return store


@pytest.fixture(scope="module")
def released(store: Store) -> Path:
    """The newest version, released."""
    return release(store, "v1", now=NOON + 2 * DAY)


def test_a_release_has_every_table_and_what_explains_it(released: Path) -> None:
    assert {path.name for path in released.iterdir()} == {
        *(f"{table}.parquet" for table in SCHEMAS),
        *("codebook.csv", "codebook.md", "codes.csv", "release.json", "SHA256SUMS"),
    }
    assert released.name == "v1"


@pytest.mark.parametrize("table", SCHEMAS)
def test_every_reader_reads_every_table(store: Store, released: Path, table: str) -> None:
    path = released / f"{table}.parquet"
    expected = store.read(table).num_rows
    assert len(pd.read_parquet(path)) == expected
    assert pl.scan_parquet(path).collect().height == expected
    with duckdb.connect() as connection:
        assert connection.execute("SELECT count(*) FROM read_parquet(?)", [str(path)]).fetchall() == [(expected,)]


def test_the_values_are_those_of_the_store(store: Store, released: Path) -> None:
    for table in ("reports", "cells", "findings"):
        assert pq.read_table(released / f"{table}.parquet") == store.read(table)


def test_no_table_needs_a_reader_that_knows_maps(released: Path) -> None:
    """The Hugging Face `datasets` library has no maps."""
    for table in SCHEMAS:
        assert not any(pa.types.is_map(field.type) for field in pq.read_schema(released / f"{table}.parquet"))
    named = pq.read_table(released / "runs.parquet")["tables"][0].as_py()
    assert {"key": "cells", "value": 1} in named


def test_meaning_and_unit_travel_with_the_tables(released: Path) -> None:
    field = pq.read_schema(released / "captures.parquet").field("bytes")
    assert field.metadata[b"unit"] == b"byte"
    with (released / "codebook.csv").open(encoding="utf-8", newline="") as file:
        assert [tuple(row.values()) for row in csv.DictReader(file)] == columns()
    with (released / "codes.csv").open(encoding="utf-8", newline="") as file:
        labels = {(row["table"], row["code"]): row["label"] for row in csv.DictReader(file) if row["form"] == "2021"}
    assert labels["t3_requests", "granted"] == "予以公开"


def test_the_sums_can_be_checked(released: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(released, tmp_path / "copy")
    check = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    done = subprocess.run(check, cwd=copy, capture_output=True, text=True, check=True)
    assert len(done.stdout.splitlines()) == len(list(copy.iterdir())) - 1
    (copy / "release.json").write_text("{}")
    assert subprocess.run(check, cwd=copy, capture_output=True, check=False).returncode == 1


def test_the_card_tells_version_counts_and_terms(store: Store, released: Path) -> None:
    card = json.loads((released / "release.json").read_text())
    assert (card["name"], card["corpus_version"], card["good"]) == ("v1", 2, True)
    assert card["reports"] == {"parsed": 1}
    assert {each["table"]: each["rows"] for each in card["tables"]} == {
        table: store.read(table).num_rows for table in SCHEMAS
    }
    assert card["parser_versions"] == ["0.1.0"]
    assert "release v1 (corpus version 2), 2026-01-21" in card["citation"]
    assert "Apache-2.0" in card["licence"]


def test_the_same_version_gives_the_same_bytes(store: Store, released: Path, tmp_path: Path) -> None:
    moved = Store.open(Path(shutil.copytree(store.path, tmp_path / "moved")))
    again = release(moved, "again", as_of=2)
    for table in SCHEMAS:
        assert (again / f"{table}.parquet").read_bytes() == (released / f"{table}.parquet").read_bytes()


@pytest.mark.parametrize("as_of", [1, NOON.date()])
def test_an_earlier_version_can_be_released(store: Store, as_of: int) -> None:
    folder = release(store, f"early-{as_of}", as_of)
    assert pq.read_table(folder / "reports.parquet") == store.read("reports", 1)
    assert pq.read_table(folder / "runs.parquet")["version"].to_pylist() == [1]


def test_a_release_is_never_changed(store: Store, released: Path) -> None:
    before = (released / "SHA256SUMS").read_bytes()
    with pytest.raises(ReleaseNameError, match="never changed"):
        release(store, "v1")
    assert (released / "SHA256SUMS").read_bytes() == before


@pytest.mark.parametrize("name", ["", "..", ".hidden", "a/b", "-x", "名", "a b", "x" * 101, "v1\n"])
def test_a_name_that_is_none(store: Store, name: str) -> None:
    before = sorted((store.path / "releases").glob("*"))
    with pytest.raises(ReleaseNameError, match="another name"):
        release(store, name)
    assert sorted((store.path / "releases").glob("*")) == before


def test_nothing_to_release(tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="run build first"):
        release(new_store(tmp_path), "v1")


def test_what_a_killed_release_left_is_replaced(store: Store) -> None:
    draft = store.path / "releases" / ".v2.part"
    draft.mkdir(parents=True)
    (draft / "cells.parquet").write_bytes(b"half")
    folder = release(store, "v2")
    assert not draft.exists()
    assert pq.read_table(folder / "cells.parquet").num_rows == store.read("cells").num_rows
