"""The seeds through import, build and release, as a researcher would."""

import ast
import json
import re
import shutil
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest

from corpus.store.store import Store
from tests.pipelines.commands import call

CASES = Path(__file__).resolve().parents[1] / "cases"
README = CASES.parents[1] / "README.md"
SEEDS = sorted(CASES.glob("seed-*.txt"))


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("seeds") / "store"
    for arguments in (["import", *SEEDS], ["build"], ["release", "v1"]):
        ran = call(*arguments, "--store", path)
        assert ran.returncode == 0, ran.stderr
    return path


def _values(cells: pd.DataFrame, reports: pd.DataFrame, title: str) -> dict[tuple[str, str, str], float | None]:
    report_id = reports.loc[reports["title"] == title, "report_id"].item()
    chosen = cells[cells["report_id"] == report_id]
    keys = zip(chosen["table"], chosen["row"], chosen["column"], strict=True)
    return dict(zip(keys, chosen["value"], strict=True))


def test_the_release_loads_in_pandas_polars_and_duckdb(store: Path) -> None:
    release = store / "releases" / "v1"
    reports, cells = (pd.read_parquet(release / f"{name}.parquet") for name in ("reports", "cells"))
    assert len(reports) == len(SEEDS)
    assert len(cells) == 200 * len(SEEDS)
    lazily = pl.scan_parquet(release / "cells.parquet").filter(pl.col("value") == 13).collect()
    assert len(lazily) == 6
    (counted,) = duckdb.sql(f"select count(*) from '{release}/cells.parquet' where value = 13").fetchall()
    assert counted == (6,)
    expected = json.loads((CASES / "seed-001.expected.json").read_text())
    values = _values(cells, reports, expected["title"])
    assert {key: values[key] for key in values if values[key]} == {
        (cell["table"], cell["row"], cell["column"]): cell["value"] for cell in expected["cells"] if cell["value"]
    }


def test_every_number_leads_back_to_its_bytes(store: Path) -> None:
    opened = Store.open(store)
    captures = {row["capture_id"]: row for row in opened.read("captures").to_pylist()}
    for report in opened.read("reports").to_pylist():
        capture = captures[report["capture_id"]]
        record = (store / "archive" / capture["archive_file"]).read_bytes()[capture["archive_offset"] :]
        assert record.startswith(b"\x1f\x8b")
    texts = {seed.read_text() for seed in SEEDS}
    lines = [text.splitlines() for text in texts]
    for cell in opened.read("cells").slice(0, 400).to_pylist():
        if cell["state"] == "read":
            line = cell["where"]["line"]
            assert any(len(text) >= line and cell["raw"] in text[line - 1] for text in lines)


def test_building_again_adds_nothing(store: Path) -> None:
    before = len(Store.open(store).versions())
    for arguments in (["build"], ["import", *SEEDS], ["build", "--reparse"]):
        ran = call(*arguments, "--store", store)
        assert ran.returncode == 0, ran.stderr
    opened = Store.open(store)
    assert opened.read("reports").num_rows == len(SEEDS)
    assert opened.read("captures").num_rows == len(SEEDS)
    assert len(opened.versions()) <= before + 1  # --reparse tells of what it read in `documents`


def test_an_earlier_version_is_read_back(store: Path) -> None:
    opened = Store.open(store)
    first, second = opened.versions()[:2]
    assert (first.run.command, second.run.command) == ("import", "build")
    assert opened.read("reports", as_of=first.number).num_rows == 0
    assert opened.read("captures", as_of=first.number).num_rows == len(SEEDS)
    assert opened.read("reports", as_of=second.number).num_rows == len(SEEDS)


def test_a_store_that_was_moved_still_works(store: Path, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere"
    shutil.copytree(store, tmp_path / "copy")
    (tmp_path / "copy").rename(moved)
    status = call("status", "--json", "--store", moved)
    assert json.loads(status.stdout)["reports"] == len(SEEDS)
    extra = tmp_path / "new.txt"
    extra.write_text(SEEDS[0].read_text().replace("2024", "2023"))
    assert call("import", extra, "--store", moved).returncode == 0
    assert call("build", "--store", moved).returncode == 0
    assert Store.open(moved).read("reports").num_rows == len(SEEDS) + 1


def test_the_notebook_lines_of_the_readme_run_as_printed(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "demo" / "store" / "releases").mkdir(parents=True)
    (tmp_path / "demo" / "store" / "releases" / "demo").symlink_to(store / "releases" / "v1")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert len(blocks) == 3
    for block in blocks:
        *lines, last = ast.parse(block).body
        assert isinstance(last, ast.Expr)
        names: dict[str, object] = {}
        exec(compile(ast.Module(lines, []), "README.md", "exec"), names)
        shown = eval(compile(ast.Expression(last.value), "README.md", "eval"), names)
        assert str(shown)
        assert len(shown) > 0
