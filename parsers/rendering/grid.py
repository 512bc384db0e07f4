"""The statutory tables of one section as a merged grid: drawn from the form and the cells of a report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from parsers.document.blocks import Table
from parsers.document.grid import SpanCell, lay_out
from parsers.forms.model import Line, TableForm
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


CORNERS = {
    "proactive_disclosure": "信息内容",
    "requests": "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
}
"""What the form prints above the labels of the rows, by section (国办公开办函〔2019〕60号 and 〔2021〕30号)."""

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
    several = len(tables) > 1
    drawn = [(table.form, rows, _columns(table.form, rows)) for table in tables if (rows := _printed_rows(table.rows))]
    width = max((len(columns) for _, _, columns in drawn), default=0)
    grid: list[list[SpanCell]] = []
    for table, rows, columns in drawn:
        spans = _spans(len(columns), width)
        labels = _label_columns(table)
        if several:
            grid.append([SpanCell(table.title, colspan=labels + width)])
        grid.extend(_header(table, columns, spans, labels))
        grid.extend(_body(table, rows, columns, spans, labels))
    where = Where()
    return Table(lay_out([grid], where).rows, where)


def _printed_rows(cells: RowsOfCells) -> dict[str, Mapping[str, Cell]]:
    return {row: held for row, held in cells.items() if any(cell.state != "absent" for cell in held.values())}


def _columns(table: TableForm, rows: RowsOfCells) -> list[Line]:
    columns = list(table.data_columns)
    if len(rows) < CUT:
        return columns
    return [column for column in columns if any(held[column.code].state != "absent" for held in rows.values())]


def _spans(columns: int, width: int) -> list[int]:
    """How many squares each column takes up where a table beside it in the grid has more; the last takes the rest."""
    share, rest = divmod(width, columns)
    return [*[share] * (columns - 1), share + rest]


def _paths(lines: Sequence[Line]) -> dict[str, tuple[Line, ...]]:
    """Every line with the groups it stands in, from the outermost."""
    by_code = {line.code: line for line in lines}
    paths: dict[str, tuple[Line, ...]] = {}
    for line in lines:
        path = [line]
        while path[0].under is not None:
            path.insert(0, by_code[path[0].under])
        paths[line.code] = tuple(path)
    return paths


def _label_columns(table: TableForm) -> int:
    """How many columns of labels a table has; none where its only row has no label (Table 4)."""
    paths = _paths(table.rows)
    return max((len(paths[row.code]) for row in table.rows if row.label), default=0)


def _header(table: TableForm, columns: Sequence[Line], spans: Sequence[int], labels: int) -> list[list[SpanCell]]:
    """The labels of groups above those of their columns, and the corner to their left."""
    every = _paths(table.columns)
    paths = [every[column.code] for column in columns]
    depth = max(map(len, paths))
    rows: list[list[SpanCell]] = [[] for _ in range(depth)]
    if labels:
        rows[0].append(SpanCell(CORNERS.get(table.section, ""), depth, labels))
    for level, row in enumerate(rows):
        placed = [(path[: level + 1], span) for path, span in zip(paths, spans, strict=True) if len(path) > level]
        for path, group in groupby(placed, key=lambda pair: pair[0]):
            line = path[-1]
            colspan = sum(span for _, span in group)
            row.append(SpanCell(_label(line), depth - level if line.kind != "group" else 1, colspan))
    return rows


def _body(
    table: TableForm, rows: RowsOfCells, columns: Sequence[Line], spans: Sequence[int], labels: int
) -> list[list[SpanCell]]:
    every = _paths(table.rows)
    paths = [every[row] for row in rows]
    drawn = []
    for at, path in enumerate(paths):
        cells = _labels(paths, at, labels) if labels else []
        held = rows[path[-1].code]
        cells.extend(
            SpanCell(printed(held[column.code], table, column), colspan=span)
            for column, span in zip(columns, spans, strict=True)
        )
        drawn.append(cells)
    return drawn


def _labels(paths: Sequence[tuple[Line, ...]], at: int, labels: int) -> list[SpanCell]:
    """The labels that begin in a row: of the groups whose first row it is, then its own.

    A group with figures of its own has a row of its own; below it, its place is empty.
    """
    path = paths[at]
    cells = []
    for level in range(1, len(path)):
        group = path[:level]
        if at and len(paths[at - 1]) > level and paths[at - 1][:level] == group:
            continue
        end = at
        while end < len(paths) and len(paths[end]) > level and paths[end][:level] == group:
            end += 1
        cells.append(SpanCell("" if group in paths else _label(group[-1]), end - at))
    return [*cells, SpanCell(_label(path[-1]), colspan=labels - len(path) + 1)]


def _label(line: Line) -> str:
    return f"{line.number or ''}{line.label}"
