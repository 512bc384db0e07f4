"""`kill -9` in the middle of a crawl and of a build, then the same command again: nothing lost, nothing twice."""

import os
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from corpus.store.store import Store
from crawler.archive.index import read_index
from tests.pipelines.commands import NIANBAO, nianbao
from tests.portals.sample_portals import SamplePortals, sample_portals


@pytest.fixture(scope="module")
def portals(tmp_path_factory: pytest.TempPathFactory) -> SamplePortals:
    with sample_portals(tmp_path_factory.mktemp("portals")) as running:
        yield running


def _environment(portals: SamplePortals) -> dict[str, str]:
    return os.environ | portals.environment


def _kill_when(command: list[str | Path], environment: dict[str, str], reached: Callable[[], bool]) -> None:
    """Start the command in a process group of its own and kill the whole group once `reached`."""
    with subprocess.Popen(
        [NIANBAO, *command],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        while not reached():
            assert process.poll() is None, "the command ended before it could be killed"
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGKILL)


def _content(store: Path, table: str, *without: str) -> list[dict[str, object]]:
    rows: pa.Table = Store.open(store).read(table).drop_columns(["run_id", *without])
    return sorted(rows.to_pylist(), key=repr)


def test_a_killed_crawl_goes_on(portals: SamplePortals, tmp_path: Path) -> None:
    store = tmp_path / "store"
    command: list[str | Path] = [
        "crawl", "--store", store, "--portals", portals.portals_dir, "--delay", "0",
        "--portal", "sample-trs-city", "--portal", "sample-jpage-city",
    ]  # fmt: skip
    environment = _environment(portals)
    for wanted in (40, 80):
        start = len(portals.requests())
        _kill_when(command, environment, lambda start=start, wanted=wanted: len(portals.requests()) - start >= wanted)
    ran = nianbao(*command, environment=environment)
    assert ran.returncode == 0, ran.stderr

    truth = [report.url for portal in portals.truth.portals[:2] for report in portal.reports]
    fetched = Counter(
        entry.capture.url
        for entry in read_index(store / "archive")
        if entry.capture.status == 200  # type: ignore[union-attr]
    )
    assert {url: fetched[url] for url in truth} == dict.fromkeys(truth, 1)
    captures = Counter(row["capture_id"] for row in Store.open(store).read("captures").to_pylist())
    assert set(captures.values()) == {1}
    assert len(captures) == sum(1 for _ in read_index(store / "archive"))


def test_a_killed_build_goes_on(portals: SamplePortals, tmp_path: Path) -> None:
    store, twin = tmp_path / "store", tmp_path / "twin"
    ran = nianbao(
        "crawl", "--store", store, "--portals", portals.portals_dir, "--delay", "0", "--portal", "sample-trs-city",
        environment=_environment(portals),
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    shutil.copytree(store, twin)
    assert nianbao("build", "--store", twin).returncode == 0

    for moment in (
        lambda: any((store / "pending").rglob("cells.arrows")),
        (store / "tables" / "documents" / "_delta_log" / "00000000000000000001.json").exists,
    ):
        _kill_when(["build", "--store", store], dict(os.environ), moment)
        assert Store.open(store).read("reports").num_rows == 0
    ran = nianbao("build", "--store", store)
    assert ran.returncode == 0, ran.stderr
    for table in ("reports", "sections", "cells", "checks", "findings", "identities", "documents", "captures"):
        assert _content(store, table) == _content(twin, table), table
