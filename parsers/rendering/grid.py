"""The statutory tables of one section as a merged grid: drawn from the form and the cells of a report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from parsers.document.blocks import Table, TableCell
from parsers.document.grid import lay_out
from parsers.forms.model import Line, TableForm
from parsers.rendering.frame import FrameRow, Shown, frame
from parsers.rendering.indicators import indicator_rows
from parsers.rendering.printed import printed
from parsers.report import Cell, Where

RowsOfCells = Mapping[str, Mapping[str, Cell]]
"""The cells of one table by row code and column code."""


@dataclass(frozen=True, slots=True)
class TableCells:
    """A table of a form with the cells a document has of it."""

    form: TableForm
    rows: RowsOfCells

    def places(self) -> Iterator[int]:
        """The blocks that its cells were read from."""
        for row in self.rows.values():
            for cell in row.values():
                if cell.where is not None and cell.where.block is not None:
                    yield cell.where.block


CUT = 3
"""A column that so many rows, all there are, do not have is left out; where fewer are told, its cells are illegible."""


def draw(tables: Sequence[TableCells]) -> Table:
    """The tables of one section below each other in one grid, as the form draws them.

    A row without any cell is left out, and so is a column that no row has (CUT). A table with a column of units stands
    alone in its section.
    """
    if (listed := tables[0].form.unit_column) is not None:
        lines = indicator_rows(tables[0].form, listed, _printed_rows(tables[0].rows))
        return Table(lay_out([lines], Where()).rows, Where())
    held = [(table.form, rows) for table in tables if (rows := _printed_rows(table.rows))]
    shown = tuple(Shown(form, tuple(rows), _columns(form, rows)) for form, rows in held)
    cells = [rows for _, rows in held]
    framed = frame(shown, titled=len(tables) > 1)
    return Table(tuple(_filled(row, shown, cells) for row in framed), Where())


def _filled(row: FrameRow, shown: Sequence[Shown], cells: Sequence[RowsOfCells]) -> tuple[TableCell, ...]:
    if not row.values:
        return row.labels
    table, held = shown[row.table], cells[row.table][row.code]
    values = (
        replace(square, text=printed(held[column.code], table.form, column))
        for square, column in zip(row.values, table.columns, strict=True)
    )
    return (*row.labels, *values)


def _printed_rows(cells: RowsOfCells) -> dict[str, Mapping[str, Cell]]:
    return {row: held for row, held in cells.items() if any(cell.state != "absent" for cell in held.values())}


def _columns(table: TableForm, rows: RowsOfCells) -> tuple[Line, ...]:
    columns = table.data_columns
    if len(rows) < CUT:
        return columns
    return tuple(column for column in columns if any(held[column.code].state != "absent" for held in rows.values()))
