"""Blank totals, or blank parts beside totals: left out as a habit where more rows do so than not, else counted as 0."""

import pytest

from parsers.cells.board import Board, Slot
from parsers.checks.equations import Tally, equations, evaluate, unstated
from parsers.forms.load import form


def _board(habitual: int, given: int, blank: tuple[str, ...]) -> Board:
    """Table 3 with so many rows whose cells `blank` are blank beside figures, and so many with all their figures."""
    table = form("2021").table("t3_requests")
    assert table is not None
    rows, columns = (tuple(line.code for line in lines) for lines in (table.data_rows, table.data_columns))
    board = Board("2021", table, rows, columns, found=True)
    for at, row in enumerate(rows):
        for column in columns:
            value = 2 if at < habitual + given and column in {"natural_person", "total"} else 0
            empty = at < habitual and column in blank
            board.slots[row, column] = Slot(None, "blank", raw="") if empty else Slot(value, "read", raw=str(value))
    return board


PARTS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other_organisation")


@pytest.mark.parametrize("blank", [("total",), PARTS])
@pytest.mark.parametrize(
    ("habitual", "given", "is_habit"), [(1, 0, False), (2, 0, True), (2, 1, True), (2, 2, False), (3, 2, True)]
)
def test_a_habit_is_what_several_rows_do_and_more_of_them_than_not(
    blank: tuple[str, ...], habitual: int, given: int, is_habit: bool
) -> None:
    board = _board(habitual, given, blank)
    system = equations(board)
    board.unstated = unstated(board, system)
    habit = {(row, column) for row in board.rows[:habitual] for column in blank}
    assert board.unstated == (habit if is_habit else set())
    tally = Tally(board)
    sums = {equation.scope: evaluate("t", tally, equation).holds for equation in system if equation.over == "row"}
    assert {sums[row] for row in board.rows[:habitual]} == {None if is_habit else False}


def test_rows_of_blanks_alone_are_no_habit() -> None:
    board = _board(1, 0, ("total",))
    for row in board.rows[1:6]:
        for column in board.columns:
            board.slots[row, column] = Slot(None, "blank", raw="")
    assert unstated(board, equations(board)) == set()


def test_a_blank_among_zeros_is_no_row_of_blanks() -> None:
    board = _board(2, 0, ("natural_person",))
    assert unstated(board, equations(board)) == set()
