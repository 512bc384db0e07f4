"""The only blank cell of a document, at the end of a row that no sum checks: the row may be shifted."""

import pytest

from parsers.cells.board import Board, Slot
from parsers.checks.suspicion import shifted_rows
from parsers.forms.load import form


def _board(code: str, printed: tuple[int | None, ...]) -> Board:
    table = form("2021").table(code) or form("2019").table(code)
    assert table is not None
    rows, columns = (tuple(line.code for line in lines) for lines in (table.data_rows, table.data_columns))
    board = Board("2021", table, rows, columns, found=True)
    board.slots.update({(row, column): Slot(0, "read", raw="0") for row in rows for column in columns})
    for column, figure in zip(columns, printed, strict=False):
        board.slots[rows[0], column] = Slot(None, "blank") if figure is None else Slot(figure, "read")
    return board


@pytest.mark.parametrize(
    ("code", "printed", "suspected"),
    [
        ("t2_art20_1", (3, 0, None), True),
        ("t2_art20_1", (None, 3, 4), True),
        ("t2_art20_1", (3, None, 4), False),
        ("t2_art20_1", (0, 0, None), False),
        ("t2_art20_1", (None, 3, None), False),
        ("t2_art20_1", (3, 4, 5), False),
        ("t3_requests", (None, 3, 4), False),
        ("t2_art20_9", (3, None), False),
    ],
)
def test_figures_beside_the_only_blank_at_an_end_are_in_doubt(
    code: str, printed: tuple[int | None, ...], suspected: bool
) -> None:
    board = _board(code, printed)
    findings = shifted_rows([_board("t2_art20_5", ()), board])
    assert [(found.code, found.severity) for found in findings] == [("row_perhaps_shifted", "warning")] * suspected
    doubtful = {key for key, slot in board.slots.items() if (slot.state, slot.doubt) == ("doubtful", "placement")}
    assert len(doubtful) == 2 * suspected
    assert all(row == board.rows[0] for row, _ in doubtful)
