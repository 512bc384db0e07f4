"""Changes to a grid leave a rectangle and touch nothing else."""

import pytest

from tests.render.drawing import Drawing, draw
from tests.render.grid import Grid, slots
from tests.render.grid_edit import cut, data_rows, double_row, figures, remove_row, transpose
from tests.render.sample_report import random_report


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    return draw(random_report(7, agency="某某局", year=2024, activity="busy"))


@pytest.fixture(scope="module")
def table_3(drawing: Drawing) -> Grid:
    [grid] = drawing.tables["requests"]
    return grid


def _widths(grid: Grid) -> set[int]:
    return {sum(slot.cell.colspan for slot in row) for row in slots(grid)}


def _texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in figures(row)] for row in grid if figures(row)]


def test_a_row_taken_out_leaves_the_others(table_3: Grid) -> None:
    for at, number in enumerate(data_rows(table_3)):
        rest = remove_row(table_3, number)
        assert _widths(rest) == {10}
        assert _texts(rest) == _texts(table_3)[:at] + _texts(table_3)[at + 1 :]


def test_a_row_printed_twice_stands_below_itself(table_3: Grid) -> None:
    for at, number in enumerate(data_rows(table_3)):
        twice = double_row(table_3, number)
        assert _widths(twice) == {10}
        assert _texts(twice) == _texts(table_3)[: at + 1] + _texts(table_3)[at:]


def test_a_cut_gives_two_sound_grids(table_3: Grid) -> None:
    for number in data_rows(table_3)[1:]:
        above, below = cut(table_3, number)
        assert _widths(above) == _widths(below) == {10}
        assert _texts(above) + _texts(below) == _texts(table_3)


def test_transposed_twice_is_the_grid_itself(drawing: Drawing) -> None:
    for parts in drawing.tables.values():
        for grid in parts:
            assert transpose(transpose(grid)) == grid
