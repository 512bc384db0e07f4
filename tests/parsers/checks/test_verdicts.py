"""What is said of a table as a whole, where a part of it could not be placed or does not stand there."""

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
