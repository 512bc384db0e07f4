"""`nianbao parse --tables`, run as a user does."""

import json
from pathlib import Path

import pytest

from tests.pipelines.commands import call, nianbao, one_line_error

CASES = Path(__file__).parents[1] / "cases"


def _report(path: Path, *options: str) -> dict[str, object]:
    ran = call("parse", path, *options)
    assert ran.returncode == 0, ran.stderr
    report: dict[str, object] = json.loads(ran.stdout)
    return report


def _values(report: dict[str, object]) -> list[object]:
    cells = report["cells"]
    assert isinstance(cells, list)
    assert len(cells) == 200
    return [(cell["row"], cell["column"], cell["value"]) for cell in cells]


@pytest.mark.parametrize(
    ("layout", "line", "ending"),
    [
        ("tsv", "一、本年新收政府信息公开申请数量\t\t\t2\t0\t0\t0\t0\t0\t2", "txt"),
        ("lines", "\t一、本年新收政府信息公开申请数量\n\t2\n\t0\n\t0\n\t0\n\t0\n\t0\n\t2\n", "txt"),
        ("markdown", "| 一、本年新收政府信息公开申请数量 |  |  | 2 | 0 | 0 | 0 | 0 | 0 | 2 |", "md"),
    ],
)
def test_the_text_has_its_tables_in_the_layout_asked_for(tmp_path: Path, layout: str, line: str, ending: str) -> None:
    first = _report(CASES / "seed-003.txt", "--tables", layout)
    text = str(first["text"])
    assert line in text
    (tmp_path / f"again.{ending}").write_text(text, encoding="utf-8")
    again = _report(tmp_path / f"again.{ending}")
    assert _values(again) == _values(first)


def test_workers_write_the_same_layout(tmp_path: Path) -> None:
    alone, shared = (
        nianbao("parse", CASES / "seed-003.txt", "--tables", "markdown", "--workers", workers).stdout
        for workers in ("0", "1")
    )
    assert alone == shared
    assert "|---|" in alone


def test_an_unknown_layout_is_refused_in_one_line() -> None:
    message = one_line_error(call("parse", CASES / "seed-003.txt", "--tables", "html"), 2)
    assert "'tsv', 'lines', 'markdown'" in message
