"""Changes to a merged grid that leave its spans sound; every function gives a new grid."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from tests.render.grid import Cell, Grid, Row, slots


@dataclass(frozen=True, slots=True)
class Anchor:
    """A cell with the row and column where it begins."""

    row: int
    column: int
    cell: Cell


def anchors(grid: Grid) -> list[Anchor]:
    """Every cell with its place, row by row."""
    placed = []
    for number, line in enumerate(slots(grid)):
        column = 0
        for slot in line:
            if slot.begins:
                placed.append(Anchor(number, column, slot.cell))
            column += slot.cell.colspan
    return placed


def assemble(placed: Iterable[Anchor]) -> Grid:
    """The grid whose cells stand at these places."""
    rows: dict[int, list[Anchor]] = {}
    for anchor in placed:
        rows.setdefault(anchor.row, []).append(anchor)
    ordered = (sorted(rows.get(number, ()), key=lambda anchor: anchor.column) for number in range(max(rows) + 1))
    return tuple(tuple(anchor.cell for anchor in row) for row in ordered)


def map_cells(grid: Grid, change: Callable[[Cell], Cell]) -> Grid:
    """The grid with every cell changed."""
    return tuple(tuple(change(cell) for cell in row) for row in grid)


def figures(row: Row) -> tuple[Cell, ...]:
    """The cells of a row that hold figures of the form."""
    return tuple(cell for cell in row if cell.key is not None)


def labels(row: Row) -> tuple[Cell, ...]:
    """The labels of a row."""
    return tuple(cell for cell in row if cell.key is None and not cell.unit)


def behind_labels(row: Row) -> tuple[Cell, ...]:
    """The cells of a row behind its labels: its figures, before them their unit where the form prints one."""
    return tuple(cell for cell in row if cell.key is not None or cell.unit)


def data_rows(grid: Grid) -> list[int]:
    """The numbers of the rows that hold figures."""
    return [number for number, row in enumerate(grid) if figures(row)]


def header_height(grid: Grid) -> int:
    """How many rows stand above the first figures."""
    return data_rows(grid)[0]


def with_row(grid: Grid, number: int, row: Row) -> Grid:
    """The grid with one row replaced."""
    return (*grid[:number], row, *grid[number + 1 :])


def remove_row(grid: Grid, number: int) -> Grid:
    """Takes a row out: what spans over it ends earlier, what began in it and goes on begins in the next."""
    kept = []
    for anchor in anchors(grid):
        cell, row = anchor.cell, anchor.row
        if row <= number < row + cell.rowspan:
            if cell.rowspan == 1:
                continue
            cell = replace(cell, rowspan=cell.rowspan - 1)
        kept.append(Anchor(row - 1 if row > number else row, anchor.column, cell))
    return assemble(kept)


def double_row(grid: Grid, number: int) -> Grid:
    """Prints a row twice; labels that span it span the copy too."""
    kept = []
    for anchor in anchors(grid):
        cell, row = anchor.cell, anchor.row
        if row <= number < row + cell.rowspan and cell.rowspan > 1:
            cell = replace(cell, rowspan=cell.rowspan + 1)
        elif row == number:
            kept.append(Anchor(row + 1, anchor.column, cell))
        kept.append(Anchor(row + 1 if row > number else row, anchor.column, cell))
    return assemble(kept)


def insert_row(grid: Grid, number: int, row: Row) -> Grid:
    """Puts a row of full width before another; what would span it is cut there and goes on below without its text."""
    above, below = cut(grid, number)
    return (*above, row, *below)


def cut(grid: Grid, number: int) -> tuple[Grid, Grid]:
    """The grid above and from a row; a span across the cut is two cells, the lower one empty."""
    above, below = [], []
    for anchor in anchors(grid):
        cell, row = anchor.cell, anchor.row
        if row >= number:
            below.append(Anchor(row - number, anchor.column, cell))
            continue
        over = row + cell.rowspan - number
        above.append(replace(anchor, cell=replace(cell, rowspan=cell.rowspan - max(over, 0))))
        if over > 0:
            below.append(Anchor(0, anchor.column, replace(cell, text="", rowspan=over)))
    return assemble(above), assemble(below)


def transpose(grid: Grid) -> Grid:
    """Rows become columns."""
    return assemble(
        Anchor(
            anchor.column, anchor.row, replace(anchor.cell, rowspan=anchor.cell.colspan, colspan=anchor.cell.rowspan)
        )
        for anchor in anchors(grid)
    )
