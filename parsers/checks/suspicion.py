"""Rows that may be shifted where no identity would tell."""

from collections.abc import Sequence

from parsers.cells.board import Board
from parsers.report import Finding

MIN_COLUMNS = 3


def shifted_rows(boards: Sequence[Board]) -> list[Finding]:
    """Puts a row of a table without identities in doubt if the only blank cell of the whole document is at its end.

    A row that lost a cell and was filled up at its end looks so, and all other cells show that the document does
    not leave any blank. Zeros are no harm: wherever they stand, they are 0.
    """
    blanks = [
        (board, row, column) for board in boards for (row, column), slot in board.slots.items() if slot.state == "blank"
    ]
    if len(blanks) != 1:
        return []
    board, row, column = blanks[0]
    columns = board.columns
    checked = any(identity.within_report for identity in board.table.identities)
    if checked or len(columns) < MIN_COLUMNS or column not in {columns[0], columns[-1]}:
        return []
    printed = [slot for code in columns if (slot := board.slot(row, code)).is_printed]
    if not any(slot.value for slot in printed):
        return []
    for slot in printed:
        slot.state, slot.doubt = "doubtful", "placement"
    detail = f"{row}: only {column} is blank of all cells of the document: the row may be shifted"
    return [Finding("row_perhaps_shifted", "warning", detail, board.table.code, board.slot(row, column).where)]
