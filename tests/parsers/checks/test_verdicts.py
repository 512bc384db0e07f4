"""What is said of a table as a whole, where a part of it could not be placed or does not stand there."""

import pytest

from parsers.cells.board import Board, Slot
from parsers.cells.values import Value
from parsers.checks.judge import judge
from parsers.forms.load import form


def _zeros(form_id: str, code: str) -> Board:
    table = form(form_id).table(code)
    assert table is not None
    rows, columns = (tuple(line.code for line in lines) for lines in (table.data_rows, table.data_columns))
    board = Board(form_id, table, rows, columns, found=True)
    board.slots.update({(row, column): Slot(0, "read", raw="0") for row in rows for column in columns})
    return board


def test_a_row_whose_figures_could_not_be_placed_leaves_its_table_incomplete() -> None:
    board = _zeros("2021", "t2_art20_1")
    for column in board.columns:
        board.slots["regulations", column] = Slot()
    board.loose["regulations"] = (Value(3, "read"), Value(4, "read"))
    verdict, _, findings = judge(board)
    assert verdict.verdict == "incomplete"
    assert "row_missing" not in {finding.code for finding in findings}


def test_a_local_table_owes_no_row_but_the_whole_of_those_it_has() -> None:
    board = _zeros("2008", "s0_local_statistics")
    first, second, *_ = board.rows
    for column in board.columns:
        board.slots[first, column] = Slot()
    assert judge(board)[0].verdict == "all_zero"
    board.slots[second, board.columns[-1]] = Slot()
    assert judge(board)[0].verdict == "incomplete"


def test_cells_missing_from_a_row_are_an_error() -> None:
    board = _zeros("2021", "t2_art20_1")
    board.slots["regulations", board.columns[-1]] = Slot()
    verdict, _, findings = judge(board)
    assert verdict.verdict == "incomplete"
    [finding] = [finding for finding in findings if finding.code == "cells_missing"]
    assert finding.severity == "error"
    assert "regulations" in finding.detail


@pytest.mark.parametrize(
    ("slot", "verdict"),
    [
        (Slot(None, "blank", placed=False), "parse_doubt"),
        (Slot(None, "unreadable", raw="#"), "parse_doubt"),
        (Slot(0, "derived"), "parse_doubt"),
        (Slot(0, "doubtful", "legibility"), "parse_doubt"),
        (Slot(), "incomplete"),
        (Slot(1, "read"), "consistent"),
        (Slot(None, "blank"), "all_zero"),
    ],
)
def test_one_cell_may_decide_the_verdict(slot: Slot, verdict: str) -> None:
    board = _zeros("2021", "t2_art20_1")
    board.slots["regulations", board.columns[0]] = slot
    assert judge(board)[0].verdict == verdict


def test_a_table_of_blanks_is_not_one_of_zeros() -> None:
    board = _zeros("2021", "t2_art20_1")
    board.slots.update({key: Slot(None, "blank") for key in board.slots})
    assert judge(board)[0].verdict == "consistent"
