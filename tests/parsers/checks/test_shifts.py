"""A row moved by one column is put straight only where each of its printed figures finds its place."""

import pytest

from parsers.cells.board import Board, Slot
from parsers.checks.judge import judge
from parsers.forms.load import form

SHIFTED = (None, 2, 3, 0, 0, 0, 0)
"""Of 2 3 0 0 0 0 5: moved to the right, its total cut off."""


def _board(printed: tuple[int | None, ...]) -> Board:
    table = form("2021").table("t3_requests")
    assert table is not None
    rows, columns = (tuple(line.code for line in lines) for lines in (table.data_rows, table.data_columns))
    board = Board("2021", table, rows, columns, found=True)
    sums = {"natural_person": 2, "business": 3, "total": 5}
    for row in rows:
        for column in columns:
            value = sums.get(column, 0) if row in {"new_requests", "processed_total"} else 0
            board.slots[row, column] = Slot(value, "read", raw=str(value))
    for column, figure in zip(columns, printed, strict=True):
        state = "blank" if figure is None else "read"
        board.slots["granted", column] = Slot(figure, state, raw="" if figure is None else str(figure))  # type: ignore[arg-type]
    return board


def test_a_shifted_row_is_put_straight_and_it_is_said() -> None:
    board = _board(SHIFTED)
    _, checks, findings = judge(board)
    assert ("row_shifted", "warning") in {(finding.code, finding.severity) for finding in findings}
    slots = [board.slot("granted", column) for column in board.columns]
    assert [slot.value for slot in slots] == [2, 3, 0, 0, 0, 0, 5]
    assert {slot.state for slot in slots} == {"derived"}
    assert not any(check.holds is False for check in checks)


@pytest.mark.parametrize("printed", [(None, 2, 4, 0, 0, 0, 0), (None, 3, 2, 0, 0, 0, 0), (2, None, 3, 0, 0, 0, 0)])
def test_a_figure_without_a_place_leaves_the_row_as_it_is_printed(printed: tuple[int | None, ...]) -> None:
    """Another figure, another order, or a blank within the row, which shows no end that was cut."""
    board = _board(printed)
    _, _, findings = judge(board)
    codes = {finding.code for finding in findings}
    assert "source_contradiction" in codes
    assert "row_shifted" not in codes
    assert tuple(board.slot("granted", column).value for column in board.columns) == printed
