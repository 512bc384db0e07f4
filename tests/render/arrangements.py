"""Other ways to draw the statutory tables that offices use; no figure is lost by any of them."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from tests.render.drawing import Drawing
from tests.render.form_2021 import APPLICANTS, TABLE_3
from tests.render.grid import Cell, Grid, Row
from tests.render.grid_edit import cut, data_rows, figures, header_height, labels, transpose

Arrangement = Callable[[Drawing], Drawing]


def as_drawn(drawing: Drawing) -> Drawing:
    """The tables as the form draws them."""
    return drawing


def table_2_in_four(drawing: Drawing) -> Drawing:
    """Every part of Table 2 a table of its own."""
    return drawing.with_table(
        "proactive_disclosure",
        *(
            tuple(grid[start:end])
            for grid in drawing.tables["proactive_disclosure"]
            for start, end in pairwise([*_parts(grid), len(grid)])
        ),
    )


def _parts(grid: Grid) -> list[int]:
    return [number for number, row in enumerate(grid) if row[0].text.startswith("第二十条")]


def cut_in_two(drawing: Drawing) -> Drawing:
    """The main table in two, as a page break cuts it, its header repeated on the second."""
    pieces: list[Grid] = []
    for grid in drawing.tables[drawing.main]:
        rows = data_rows(grid)
        above, below = cut(grid, rows[len(rows) // 2])
        pieces.extend((above, (*grid[: header_height(grid)], *below)))
    return drawing.with_table(drawing.main, *pieces)


def table_4_vertical(drawing: Drawing) -> Drawing:
    """Table 4 with its results one below the other."""
    return drawing.with_table("review_litigation", *map(transpose, drawing.tables["review_litigation"]))


def table_3_transposed(drawing: Drawing) -> Drawing:
    """Table 3 with the applicants down the side."""
    return drawing.with_table("requests", *map(transpose, drawing.tables["requests"]))


def with_subtotal(drawing: Drawing) -> Drawing:
    """A column 小计 under 法人或其他组织, as some offices add."""
    values = drawing.report.values

    def numbers_of(row: Row) -> Row:
        numbers = figures(row)
        key = next(cell.key for cell in numbers if cell.key)
        subtotal = sum(values[TABLE_3, key[1], column] for column, _ in APPLICANTS[1:])
        return (*labels(row), *numbers[:1], Cell(str(subtotal)), *numbers[1:])

    def header_of(number: int, row: Row) -> Row:
        if number == 2:
            return (Cell("小计"), *row)
        return (row[0], replace(row[1], colspan=row[1].colspan + 1), *row[2:])

    return _widened(drawing, header_of, numbers_of)


def last_year_beside(drawing: Drawing) -> Drawing:
    """Table 3 with last year's figures in seven more columns."""
    year = drawing.report.year

    def numbers_of(row: Row) -> Row:
        return (*row, *(Cell(str(place * 3 % 5)) for place, _ in enumerate(figures(row))))

    def header_of(number: int, row: Row) -> Row:
        if number == 0:
            return (row[0], Cell(f"{year}年", colspan=7), Cell(f"{year - 1}年", colspan=7))
        if number == 1:
            row = (*row[:2], Cell("总计", rowspan=2))
        return (*row, *row)

    return _widened(drawing, header_of, numbers_of)


def _widened(drawing: Drawing, header_of: Callable[[int, Row], Row], numbers_of: Callable[[Row], Row]) -> Drawing:
    """Table 3 with more columns; a row that is neither header nor figures is filled up with empty cells."""

    def widened(grid: Grid) -> Grid:
        header = grid[: header_height(grid)]
        wide = [header_of(number, row) for number, row in enumerate(header)]
        more = sum(cell.colspan for cell in wide[0]) - sum(cell.colspan for cell in header[0])
        rows: list[Row] = []
        for row in grid:
            if figures(row):
                rows.append(numbers_of(row))
            else:
                rows.append(wide[header.index(row)] if row in header else (*row, *(Cell("") for _ in range(more))))
        return tuple(rows)

    return drawing.with_table("requests", *map(widened, drawing.tables["requests"]))
