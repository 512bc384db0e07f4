"""The grid that a form draws for the tables of a section, before any value stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from parsers.document.blocks import TableCell
from parsers.document.grid import SpanCell, lay_out
from parsers.forms.model import Line, TableForm
from parsers.report import Where

CORNERS = {
    "proactive_disclosure": "信息内容",
    "requests": "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
}
"""What the form prints above the labels of the rows, by section (国办公开办函〔2019〕60号 and 〔2021〕30号)."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is drawn of a table: the codes of its rows, and its columns."""

    form: TableForm
    rows: tuple[str, ...]
    columns: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class FrameRow:
    """A row of a grid before it is filled: its labels, and an empty cell for each of its values.

    `table` is the number of the table in the grid, `code` that of the row; a row of labels has neither.
    """

    labels: tuple[TableCell, ...]
    values: tuple[TableCell, ...] = ()
    table: int = 0
    code: str = ""


@lru_cache(maxsize=64)
def frame(shown: tuple[Shown, ...], *, titled: bool) -> tuple[FrameRow, ...]:
    """The rows of some tables below each other, each below its title if `titled`; the same for most documents."""
    width = max((len(table.columns) for table in shown), default=0)
    grid: list[list[SpanCell]] = []
    owners: dict[int, tuple[int, str]] = {}
    for number, table in enumerate(shown):
        spans = _spans(len(table.columns), width)
        labels = _label_columns(table.form)
        if titled:
            grid.append([SpanCell(table.form.title, colspan=labels + width)])
        grid.extend(_header(table.form, table.columns, spans, labels))
        owners |= {at: (number, code) for at, code in enumerate(table.rows, len(grid))}
        grid.extend(_body(table, spans, labels))
    rows = lay_out([grid], Where()).rows
    return tuple(_frame_row(row, shown, owners.get(at)) for at, row in enumerate(rows))


def _frame_row(row: tuple[TableCell, ...], shown: Sequence[Shown], owner: tuple[int, str] | None) -> FrameRow:
    if owner is None:
        return FrameRow(row)
    labels = len(row) - len(shown[owner[0]].columns)
    return FrameRow(row[:labels], row[labels:], *owner)


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


def _body(table: Shown, spans: Sequence[int], labels: int) -> list[list[SpanCell]]:
    every = _paths(table.form.rows)
    paths = [every[row] for row in table.rows]
    values = [SpanCell("", colspan=span) for span in spans]
    return [[*(_labels(paths, at, labels) if labels else ()), *values] for at in range(len(paths))]


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
