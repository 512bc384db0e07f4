"""`nianbao parse`: one line for each path, in order, whatever is in the file."""

import json
from pathlib import Path

import pytest

from pipelines.executors.supervised import Limits
from pipelines.flows.files import parse_files
from tests.pipelines.commands import nianbao

CASES = Path(__file__).resolve().parents[1] / "cases"


def _statuses(output: str) -> list[tuple[str, str]]:
    documents = [json.loads(line) for line in output.splitlines()]
    return [(Path(document["source"]["path"]).name, document["status"]) for document in documents]


@pytest.fixture
def bad_documents(tmp_path: Path) -> Path:
    (tmp_path / "1-empty.html").write_bytes(b"")
    (tmp_path / "2-rubbish.html").write_bytes(bytes(range(256)) * 400)
    (tmp_path / "3-large.html").write_bytes(b"<html><body>" + "<p>政府信息公开</p>".encode() * 900_000)
    (tmp_path / "4-letter.txt").write_text("亲爱的妈妈:\n今天天气很好。\n")
    (tmp_path / "5-format.pdf").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n")
    (tmp_path / "6-seed.txt").write_bytes((CASES / "seed-000.txt").read_bytes())
    return tmp_path


@pytest.mark.parametrize("workers", ["0", "2"])
def test_bad_documents_give_a_line_each_in_order(bad_documents: Path, workers: str) -> None:
    ran = nianbao("parse", bad_documents, "--workers", workers)
    assert ran.returncode == 0, ran.stderr
    assert _statuses(ran.stdout) == [
        ("1-empty.html", "unreadable"),
        ("2-rubbish.html", "unreadable"),
        ("3-large.html", "unreadable"),
        ("4-letter.txt", "not_a_report"),
        ("5-format.pdf", "unreadable"),
        ("6-seed.txt", "parsed"),
    ]
    documents = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [found["code"] for found in documents[4]["findings"]] == ["format_not_supported"]
    assert all(document["findings"] for document in documents[:5])


def test_workers_change_nothing(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number}.txt").write_bytes((CASES / f"seed-00{number % 5}.txt").read_bytes())
    alone, shared = (nianbao("parse", tmp_path, "--workers", workers).stdout for workers in ("0", "2"))
    assert alone == shared


def test_a_document_over_its_memory_is_a_line_too(bad_documents: Path) -> None:
    ran = nianbao("parse", bad_documents / "6-seed.txt", "--workers", "1", "--limit-seconds", "0.000001")
    assert ran.returncode == 0
    (document,) = [json.loads(line) for line in ran.stdout.splitlines()]
    assert document["status"] == "unreadable"
    assert document["findings"][0]["code"] == "over_time_limit"
    assert document["source"]["bytes"] == (CASES / "seed-000.txt").stat().st_size


def test_seeds_from_elsewhere_in_any_order_of_arguments() -> None:
    ran = nianbao("parse", CASES / "seed-003.txt", CASES / "seed-001.txt")
    assert [name for name, _ in _statuses(ran.stdout)] == ["seed-003.txt", "seed-001.txt"]


def test_a_file_that_goes_away_is_a_line_too(tmp_path: Path) -> None:
    there = CASES / "seed-000.txt"
    lines = parse_files([tmp_path / "gone.txt", there], workers=1, limits=Limits())
    gone, seed = (json.loads(line) for line in lines)
    assert (gone["status"], gone["findings"][0]["code"]) == ("unreadable", "file_not_readable")
    assert seed["status"] == "parsed"
