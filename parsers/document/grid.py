"""Cells with row and column spans, laid out on the rectangle they cover."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from parsers.document.blocks import TableCell
from parsers.report import Where

MAX_COLUMNS = 256
"""Spans end here. Statutory tables have at most 15 columns; a colspan of 100,000 is a mistake or an attack."""


class SpanCell(msgspec.Struct, frozen=True):
    """A cell as written: its text and the spans it asks for. A rowspan of 0 asks for all rows that follow."""

    text: str
    rowspan: int = 1
    colspan: int = 1


SpanRow = Sequence[SpanCell]


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows laid out; `clipped` counts the spans that asked for more than there is."""

    rows: tuple[tuple[TableCell, ...], ...]
    clipped: int


def lay_out(groups: Iterable[Sequence[SpanRow]], where: Where) -> Grid:
    """Places every cell as the table model of HTML does, row group by row group.

    A cell takes the first free column of its row; a span reaches at most to the end of its row group and to
    MAX_COLUMNS. Where spans overlap, both cells keep their place. `where` is the place of the table; each
    cell gets it with its row and its number in that row, from 1. Work is linear in the cells, times MAX_COLUMNS.
    """
    rows: list[tuple[TableCell, ...]] = []
    clipped = 0
    for group in groups:
        busy_until: list[int] = []
        end = len(rows) + len(group)
        for row in group:
            placed, cut = _place(row, len(rows), end, busy_until, where)
            rows.append(placed)
            clipped += cut
    return Grid(tuple(rows), clipped)


def _place(
    row: SpanRow, number: int, end: int, busy_until: list[int], where: Where
) -> tuple[tuple[TableCell, ...], int]:
    """One row; `busy_until` holds for each column the row from which it is free again, and is brought up to date."""
    placed = []
    clipped = 0
    column = 0
    for ordinal, cell in enumerate(row, 1):
        while column < len(busy_until) and busy_until[column] > number:
            column += 1
        colspan = max(1, min(cell.colspan, MAX_COLUMNS - column))
        rowspan = min(cell.rowspan, end - number) if cell.rowspan > 0 else end - number
        clipped += colspan < cell.colspan or rowspan < cell.rowspan
        _occupy(busy_until, column, min(column + colspan, MAX_COLUMNS), number + rowspan)
        place = Where(
            part=where.part, page=where.page, sheet=where.sheet, block=where.block, line=number + 1, cell=ordinal
        )
        placed.append(TableCell(cell.text, number, column, rowspan, colspan, place))
        column += colspan
    return tuple(placed), clipped


def _occupy(busy_until: list[int], start: int, stop: int, until: int) -> None:
    busy_until.extend([0] * (stop - len(busy_until)))
    for column in range(start, stop):
        busy_until[column] = max(busy_until[column], until)
