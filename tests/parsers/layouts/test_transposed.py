"""A grid turned: rows become columns, with their places, spans and blocks."""

from parsers.layouts.rows import RawCell, RawRow
from parsers.layouts.transposed import turned
from parsers.report import Where


def _cell(text: str, column: int, width: int = 1, height: int = 1) -> RawCell:
    return RawCell(text, column, width, Where(part=0, line=column), height)


GRID = (
    RawRow((_cell("corner", 0, 2, 1), _cell("a", 2), _cell("b", 3, 1, 2)), (0,)),
    RawRow((_cell("x", 0, 1, 2), _cell("y", 1), _cell("1", 2)), (1, 2)),
    RawRow((_cell("z", 1), _cell("2", 2)), (3,)),
)


def test_rows_become_columns() -> None:
    rows = turned(GRID)
    assert [[cell.text for cell in row.cells] for row in rows] == [["corner", "x"], ["y", "z"], ["a", "1", "2"], ["b"]]
    assert rows[0].cells[1] == RawCell("x", 1, 2, Where(part=0, line=0), 1)
    assert [cell.column for cell in rows[1].cells] == [1, 2]
    assert (rows[3].cells[0].width, rows[3].cells[0].height) == (2, 1)


def test_every_block_is_kept_once() -> None:
    assert sorted(block for row in turned(GRID) for block in row.blocks) == [0, 1, 2, 3]


def test_no_rows_are_none() -> None:
    assert turned(()) == ()
    assert turned((RawRow((), (1,)),)) == ()
