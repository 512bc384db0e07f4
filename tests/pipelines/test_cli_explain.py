"""`nianbao explain`, as a user runs it."""

import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.pipelines.commands import NIANBAO, call, one_line_error

CASES = Path(__file__).parents[1] / "cases"
SEED, DAMAGED, CONTRADICTION = (CASES / name for name in ("seed-001.txt", "seed-002.txt", "real-041.txt"))


def _explained(path: Path, *names: str) -> list[str]:
    ran = call("explain", path, *names)
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.splitlines()


def _facts(lines: list[str]) -> dict[str, str]:
    """The named facts of one cell, its last identity for all."""
    return {line[2:11].strip(): line[12:] for line in lines if line.startswith("  ")}


def test_all_tables_are_shown_with_their_verdicts() -> None:
    lines = _explained(SEED)
    assert lines[0].startswith("parsed\t")
    titles = [line for line in lines if "(form 2021): " in line]
    assert [line.split()[0] for line in titles] == [
        "t2_art20_1",
        "t2_art20_5",
        "t2_art20_6",
        "t2_art20_8",
        "t3_requests",
        "t4_review_litigation",
    ]
    assert "new_requests\t13\t0\t0\t0\t0\t0\t13" in lines
    assert "review_total\t行政复议·总计\t0" in lines


def test_states_can_be_told_without_colour() -> None:
    lines = _explained(DAMAGED)
    assert "unable_unclear_after_correction\t=0\t=0\t=0\t=0\t=0\t=0\t=0" in lines
    assert any(line.startswith("other_correction_overdue\t_\t=0\t") for line in lines)
    assert any(line.startswith("warning row_label_missing: ") for line in lines)
    assert "=13 derived" in lines[-1]


def test_a_terminal_gets_colours() -> None:
    reading, writing = pty.openpty()
    ran = subprocess.Popen([NIANBAO, "explain", DAMAGED], stdout=writing, env={**os.environ, "TERM": "xterm-256color"})
    os.close(writing)
    printed = b""
    while chunk := _chunk(reading):
        printed += chunk
    os.close(reading)
    assert ran.wait() == 0
    assert b"\x1b[36m=0" in printed


def _chunk(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # how Linux says that nobody writes any more
        return b""


@pytest.mark.parametrize("row", ["new_requests", "本年新收政府信息公开申请数量", "一、本年新收政府信息公开申请数量"])
def test_a_row_is_found_by_code_or_label(row: str) -> None:
    lines = _explained(SEED, row)
    assert lines[0].startswith("t3_requests.new_requests  一、本年新收")
    cells = [line.split("\t") for line in lines[2:9]]
    assert [(cell[0], cell[2], cell[3]) for cell in cells][::6] == [
        ("natural_person", "13", "read"),
        ("total", "13", "read"),
    ]
    assert cells[0][-1] == "t3_row_sum holds, t3_balance holds"
    assert _facts(lines)["source"].startswith("一、本年新收政府信息公开申请数量 |  | 13 | 0")


def test_a_cell_in_full() -> None:
    facts = _facts(_explained(SEED, "processed_total", "自然人"))
    assert (facts["row"], facts["column"], facts["value"], facts["state"]) == ("（七）总计", "自然人", "13", "read")
    assert (facts["printed"], facts["unit"], facts["place"]) == ("13", "件", "part 0, block 85, line 86, cell 2")
    assert facts["source"] == "(七) 总计 | 13 | 0 | 0 | 0 | 0 | 0 | 13"
    assert facts["identity"] == (
        "t3_balance of natural_person holds, 13 = 13: "
        "new_requests 13 + carried_over 0 = processed_total 13 + carried_forward 0"
    )


def test_the_label_of_a_cell_alone_in_its_line_is_shown() -> None:
    facts = _facts(_explained(CASES / "seed-003.txt", "new_requests", "total"))
    assert facts["source"] == "[bookmark: _Hlk66973412]一、本年新收政府信息公开申请数量 … 2"


def test_a_doubt_is_explained_with_the_identity_that_fails() -> None:
    lines = _explained(CONTRADICTION, "cases", "review_total")
    facts = _facts(lines)
    assert (facts["value"], facts["state"]) == ("0?", "doubtful, source_contradiction")
    assert facts["why"] == "the document's own figures contradict each other here"
    assert facts["identity"].startswith("t4_sum_review of cases FAILS, 11 = 0: review_upheld 10 + ")
    assert any(line.startswith("error source_contradiction: ") for line in lines)


@pytest.mark.parametrize(
    ("names", "near"),
    [
        (["new_reqests"], "near: new_requests (本年新收政府信息公开申请数量)"),
        (["本年收到政府信息公开申请数量"], "near: new_requests (本年新收政府信息公开申请数量)"),
        (["new_requests", "naturalperson"], "near: natural_person (自然人)"),
        (["admin_fees", "xyz"], "there are: fees_collected_wan_yuan (本年收费金额（单位：万元）)"),
        (["cases", "总计"], "review_total, t4_review_litigation cases direct_total, "),
    ],
)
def test_a_wrong_name_is_one_line_with_those_near(names: list[str], near: str) -> None:
    assert near in one_line_error(call("explain", SEED, *names), 2)


def test_a_document_without_tables(tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("亲爱的妈妈:\n今天天气很好。\n")
    assert _explained(letter)[0].startswith("not_a_report")
    assert "no statutory table" in one_line_error(call("explain", letter, "cases"), 2)


def test_what_is_no_document_is_refused(tmp_path: Path) -> None:
    assert "no such file" in one_line_error(call("explain", tmp_path / "none.txt"), 2)
    assert "a folder" in one_line_error(call("explain", tmp_path), 2)


def test_text_of_the_document_does_nothing_to_the_terminal(tmp_path: Path) -> None:
    text = SEED.read_text(encoding="utf-8").replace("一、本年新收", "一、\u202e本年新收", 1)
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    shown = "\n".join(_explained(tmp_path / "a.txt", "new_requests"))
    assert "\u202e" not in shown
    assert "一、\\u202e本年新收" in shown
