"""Cells with spans on their rectangle."""

import time

from hypothesis import given
from hypothesis import strategies as st

from parsers.document.blocks import TableCell
from parsers.document.grid import MAX_COLUMNS, SpanCell, lay_out
from parsers.report import Where

Rectangle = tuple[int, int, int, int]
TABLE = Where(part=0, block=7)


@st.composite
def tilings(draw: st.DrawFn) -> tuple[int, int, list[Rectangle]]:
    """A table cut into rectangles: (rows, columns, [(row, column, rowspan, colspan) …])."""
    rows, columns = draw(st.integers(1, 7)), draw(st.integers(1, 7))
    taken = [[False] * columns for _ in range(rows)]
    cut: list[Rectangle] = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            free = next((c for c in range(column, columns) if taken[row][c]), columns) - column
            colspan, rowspan = draw(st.integers(1, free)), draw(st.integers(1, rows - row))
            for r in range(row, row + rowspan):
                for c in range(column, column + colspan):
                    taken[r][c] = True
            cut.append((row, column, rowspan, colspan))
    return rows, columns, cut


@given(tilings())
def test_spans_as_written_give_back_the_rectangles(tiling: tuple[int, int, list[Rectangle]]) -> None:
    rows, _, cut = tiling
    written = [
        [SpanCell(f"{row},{column}", rowspan, colspan) for row, column, rowspan, colspan in cut if row == number]
        for number in range(rows)
    ]
    grid = lay_out([written], TABLE)
    assert [_rectangle(cell) for row in grid.rows for cell in row] == cut
    assert all(cell.text == f"{cell.row},{cell.column}" for row in grid.rows for cell in row)
    assert grid.clipped == 0


@given(
    st.lists(
        st.lists(st.builds(SpanCell, st.just("x"), st.integers(0, 70000), st.integers(1, 10**6)), max_size=9),
        max_size=9,
    )
)
def test_any_spans_keep_every_cell_once_and_inside(rows: list[list[SpanCell]]) -> None:
    grid = lay_out([rows], TABLE)
    assert [len(row) for row in grid.rows] == [len(row) for row in rows]
    for number, row in enumerate(grid.rows):
        for cell in row:
            assert cell.row == number
            assert cell.rowspan >= 1
            assert cell.colspan >= 1
            assert cell.row + cell.rowspan <= len(rows)
            assert cell.column + cell.colspan <= max(MAX_COLUMNS, cell.column + 1)


def test_a_rowspan_of_zero_reaches_to_the_end_of_its_group_and_no_span_leaves_it() -> None:
    head = [[SpanCell("a", 0), SpanCell("b")], [SpanCell("c")]]
    body = [[SpanCell("d", 9), SpanCell("e")], [SpanCell("f")]]
    grid = lay_out([head, body], TABLE)
    assert [_rectangle(cell) for row in grid.rows for cell in row] == [
        (0, 0, 2, 1), (0, 1, 1, 1), (1, 1, 1, 1), (2, 0, 2, 1), (2, 1, 1, 1), (3, 1, 1, 1),
    ]  # fmt: skip
    assert grid.clipped == 1


def test_a_hostile_colspan_is_clipped_and_counted() -> None:
    grid = lay_out([[[SpanCell("a", 1, 100_000), SpanCell("b")], [SpanCell("c")]]], TABLE)
    assert [_rectangle(cell) for row in grid.rows for cell in row] == [
        (0, 0, 1, MAX_COLUMNS), (0, MAX_COLUMNS, 1, 1), (1, 0, 1, 1),
    ]  # fmt: skip
    assert grid.clipped == 1


def test_overlapping_spans_keep_both_cells() -> None:
    grid = lay_out([[[SpanCell("a"), SpanCell("b", 2)], [SpanCell("c", 1, 2), SpanCell("d")]]], TABLE)
    assert [_rectangle(cell) for row in grid.rows for cell in row] == [
        (0, 0, 1, 1), (0, 1, 2, 1), (1, 0, 1, 2), (1, 2, 1, 1),
    ]  # fmt: skip


def test_every_cell_knows_its_place_in_the_source() -> None:
    grid = lay_out([[[SpanCell("a", 2), SpanCell("b")]], [[SpanCell("c")]]], TABLE)
    assert grid.rows[0][1].where == Where(part=0, block=7, line=1, cell=2)
    assert grid.rows[1][0].where == Where(part=0, block=7, line=2, cell=1)


def test_many_wide_rows_take_linear_time() -> None:
    rows = [[SpanCell("", 60_000, 1000)] * 3] + [[SpanCell("")] for _ in range(50_000)]
    start = time.process_time()
    lay_out([rows], TABLE)
    assert time.process_time() - start < 10


def _rectangle(cell: TableCell) -> Rectangle:
    return cell.row, cell.column, cell.rowspan, cell.colspan
