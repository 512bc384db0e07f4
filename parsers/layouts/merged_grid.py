"""A table of the source with its spans: each cell once, at the row and column where it begins."""

from parsers.document.blocks import Table
from parsers.layouts.rows import RawCell, RawRow, Stretch


def read(table: Table, block: int) -> Stretch:
    """The rows of a table block. Where no cell spans rows or columns, columns may stem from damage: `cells`."""
    rows = []
    spans = False
    for row in table.rows:
        cells = tuple(RawCell(cell.text, cell.column, cell.colspan, cell.where, cell.rowspan) for cell in row)
        spans = spans or any(cell.colspan > 1 or cell.rowspan > 1 for cell in row)
        rows.append(RawRow(cells, (block,)))
    return Stretch(tuple(rows), "spans" if spans else "cells")
