"""What a user gets wrong: one line that names file, place and remedy, and the contract's exit status."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.store.store import Store
from tests.pipelines.commands import NIANBAO, call, nianbao, one_line_error

PORTAL = """\
id: yangben
name: 样本市
region: "411200"
level: city
home: http://www.yangben.gov.cn/
sample: true
"""


@pytest.fixture
def portal_file(tmp_path: Path) -> Path:
    path = tmp_path / "yangben.yml"
    path.write_text(PORTAL)
    return path


def test_an_unknown_option() -> None:
    assert "--wat" in one_line_error(call("parse", "--wat"), 2)


def test_an_unknown_command() -> None:
    assert "parze" in one_line_error(call("parze"), 2)


def test_no_command_shows_the_contents() -> None:
    ran = call()
    assert ran.returncode == 2
    assert "The corpus" in ran.stderr


def test_a_missing_path_and_nothing_is_parsed(tmp_path: Path) -> None:
    there = tmp_path / "there.txt"
    there.write_text("x")
    ran = call("parse", there, tmp_path / "missing.txt")
    assert "missing.txt" in one_line_error(ran, 2)
    assert ran.stdout == ""


@pytest.mark.parametrize("command", [["parse"], ["import", "--store", "store"]])
def test_what_is_no_file(tmp_path: Path, command: list[str]) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "neither" in one_line_error(call(*command, tmp_path / "pipe", folder=tmp_path), 2)
    assert "neither" in one_line_error(call(*command, "/dev/zero", folder=tmp_path), 2)
    assert not (tmp_path / "store").exists()


def test_what_is_no_file_in_a_folder_is_left_out_aloud(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "letter\x1b[31m\n.txt").write_text("x")
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b" / "round").symlink_to(tmp_path)
    (tmp_path / "nowhere").symlink_to(tmp_path / "missing")
    os.mkfifo(tmp_path / "pipe")
    ran = call("parse", tmp_path)
    assert ran.returncode == 0, ran.stderr
    assert [json.loads(line)["source"]["path"] for line in ran.stdout.splitlines()] == [
        str(tmp_path / "a.txt"),
        str(tmp_path / "b" / "letter\x1b[31m\n.txt"),
    ]
    assert ran.stderr.splitlines() == [
        f"warning: {tmp_path / name}: left out, it is no regular file" for name in ("b/round", "nowhere", "pipe")
    ]


def test_an_import_too_large_to_be_one(tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(3 * 2**30)
    (tmp_path / "a.txt").write_text("x")
    ran = call("import", tmp_path / "a.txt", tmp_path / "large.txt", "--store", tmp_path / "s")
    assert "large.txt" in one_line_error(ran, 2)
    assert not list((tmp_path / "s").glob("archive/*"))


def test_a_portal_file_with_a_wrong_key(portal_file: Path) -> None:
    portal_file.write_text(PORTAL + "homepage: http://www.yangben.gov.cn/\n")
    error = one_line_error(call("portals", "show", "yangben", "--portals", portal_file), 2)
    assert f"{portal_file}:7" in error
    assert "homepage" in error


def test_a_missing_portal_folder(tmp_path: Path) -> None:
    assert "nowhere" in one_line_error(call("portals", "list", "--portals", tmp_path / "nowhere"), 2)


def test_a_portal_id_that_is_not_there(portal_file: Path) -> None:
    assert "elsewhere" in one_line_error(call("portals", "show", "elsewhere", "--portals", portal_file), 2)


def test_a_sample_portal_without_a_loopback_proxy(tmp_path: Path, portal_file: Path) -> None:
    ran = nianbao(
        "crawl", "--portals", portal_file, "--store", tmp_path / "s", "--contact", "mailto:a@b.cn",
        environment={"http_proxy": "", "https_proxy": ""},
    )  # fmt: skip
    assert "proxy" in one_line_error(ran, 2)
    assert not (tmp_path / "s").exists()


@pytest.mark.parametrize("years", ["2019-", "20190", "2025-2019", "all"])
def test_years_that_are_none(tmp_path: Path, portal_file: Path, years: str) -> None:
    ran = call("crawl", "--portals", portal_file, "--store", tmp_path / "s", "--years", years)
    assert years in one_line_error(ran, 2)


def test_a_store_written_by_a_newer_schema(tmp_path: Path) -> None:
    Store.open(tmp_path / "store", create=True)
    label = tmp_path / "store" / "store.json"
    label.write_text(json.dumps(json.loads(label.read_text()) | {"schema": 99}))
    for command in (["status"], ["versions"], ["build"], ["release", "v1"]):
        error = one_line_error(call(*command, "--store", tmp_path / "store"), 2)
        assert "99" in error
        assert "newer" in error


def test_a_folder_that_is_no_store(tmp_path: Path) -> None:
    (tmp_path / "holiday.jpg").write_bytes(b"")
    for command in ("status", "versions", "build"):
        assert str(tmp_path) in one_line_error(call(command, "--store", tmp_path), 2)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["holiday.jpg"]


def test_a_lock_that_is_held(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "store", create=True)
    with store.lock("a long nightly"):
        error = one_line_error(call("build", "--store", store.path), 1)
    assert "a long nightly" in error


def test_a_release_name_that_is_taken_or_strange(tmp_path: Path) -> None:
    seed = tmp_path / "report.txt"
    seed.write_text("年报")
    store = tmp_path / "store"
    assert call("import", seed, "--store", store).returncode == 0
    assert call("release", "v1", "--store", store).returncode == 0
    assert "v1" in one_line_error(call("release", "v1", "--store", store), 2)
    assert ".." in one_line_error(call("release", "../v2", "--store", store), 2)


def test_a_reader_that_goes_away(tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"{number:03}.txt").write_text("x" * 2000)
    with subprocess.Popen([NIANBAO, "parse", tmp_path], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert all(line.startswith(b"parsing: ") for line in process.stderr.read().splitlines())


def test_help_starts_without_the_heavy_rooms() -> None:
    loaded = (
        "import sys, pipelines.cli.main as m\n"
        "try: m.main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'scrapy', 'twisted', 'pyarrow', 'deltalake', 'lxml', 'trafilatura', 'rich'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    ran = subprocess.run([sys.executable, "-c", loaded], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
