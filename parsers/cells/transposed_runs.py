"""A transposed table of which only the order of cells is left: labels of rows, then each column with its values."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from parsers.cells.kinds import EMPTY, TEXT, kind_of
from parsers.cells.marks import Mark, Row
from parsers.cells.outline import Entry, Outline
from parsers.forms.model import TableForm
from parsers.layouts.rows import RawCell, RawRow, Stretch
from parsers.report import Finding

DEPTH = 3
"""A header of rows has so many lines at most: main items, groups, and what stands under them."""
MAX_SCRAPS = 3
"""With more values than this among the labels of rows, the table is none of this shape."""
SHOWN = 40
"""How many cells a finding shows."""


_Line = tuple[Mark | None, bool]
"""The label of a row, None where it is lost, and whether the row holds values."""


@dataclass(slots=True)
class _Runs:
    """The labels of rows by code, those that may be several, the columns with their values, and all other cells.

    `order` are the positions of the labels in the statutory sequence, as met.
    """

    labels: dict[str, list[Mark]] = field(default_factory=lambda: defaultdict(list))
    order: list[int] = field(default_factory=list)
    unclear: list[Mark] = field(default_factory=list)
    heads: dict[str, Mark] = field(default_factory=dict)
    values: dict[str, list[RawCell]] = field(default_factory=lambda: defaultdict(list))
    words: list[RawCell] = field(default_factory=list)
    scraps: list[RawCell] = field(default_factory=list)

    def aside(self, cells: Sequence[RawCell]) -> None:
        """Keeps cells that are neither label nor value of the table."""
        self.words.extend(cell for cell in cells if kind_of(cell.text) is TEXT)
        self.scraps.extend(cell for cell in cells if kind_of(cell.text) not in {TEXT, EMPTY})


def names_column(mark: Mark, table: str) -> bool:
    """Whether a label can only be a column of a table."""
    return all(one.entry.table == table and one.entry.kind == "column" for one in mark.candidates)


def turned_runs(lines: Sequence[Row], table: str, words: Outline) -> tuple[Stretch, list[Finding]] | None:
    """A row for each row of the table, its label before its values, and what was left aside.

    The labels of rows are put in statutory order: so the columns of the source are read. Columns with as many values
    as there are rows are taken, the values of others can be given no row. None where labels and values do not agree
    on the rows, or labels are in no statutory order line by line.
    """
    runs = _runs(lines, table)
    if runs is None or sum(after < before for before, after in pairwise(runs.order)) >= DEPTH:
        return None
    lengths = Counter(map(len, runs.values.values()))
    count = max(lengths)
    versions = [found for form in words.forms if (found := form.table(table)) is not None]
    rows = _rows(versions, runs, count, may_fill=2 * lengths[count] > len(runs.values))
    if rows is None:
        return None
    full = [code for code, cells in runs.values.items() if len(cells) == count]
    drawn = [runs.words, [_labelled(runs.heads[code], at) for at, code in enumerate(full, 1)]]
    at = 0
    for label, holds in rows:
        values = [_moved(runs.values[code][at], column) for column, code in enumerate(full, 1)] if holds else []
        drawn.append([_labelled(label, 0), *values] if label else values)
        at += holds
    drawn = [cells for cells in drawn if cells]
    blocks = tuple(block for row in lines for block in row.raw.blocks)
    raw = [RawRow(tuple(cells), ()) for cells in drawn[:-1]]
    return Stretch((*raw, RawRow(tuple(drawn[-1]), blocks)), "stream"), list(_aside(runs, table, count))


def _runs(lines: Sequence[Row], table: str) -> _Runs | None:
    """What the lines hold, or None where they hold something else than labels of rows and then columns."""
    runs = _Runs()
    for row in lines:
        runs.aside(row.head)
        for mark in row.marks:
            if not runs.heads and not names_column(mark, table):
                _add_label(runs, mark, table)
            elif not _add_column(runs, mark, table):
                return None
    return runs if runs.values and len(runs.scraps) <= MAX_SCRAPS else None


def _add_label(runs: _Runs, mark: Mark, table: str) -> None:
    """A label met before the first column."""
    found: dict[str, Entry] = {
        one.entry.code: one.entry for one in mark.candidates if one.entry.is_row and one.entry.table == table
    }
    if len(found) == 1:
        [(code, entry)] = found.items()
        runs.labels[code].append(mark)
        runs.order.append(entry.position)
    elif found:
        runs.unclear.append(mark)
    else:
        runs.aside([_labelled(mark, 0)])
    runs.aside(mark.run)


def _add_column(runs: _Runs, mark: Mark, table: str) -> bool:
    """A column with its values, perhaps in several pieces; false where the label is no one column."""
    entries = [one.entry for one in mark.candidates if one.entry.table == table and not one.entry.is_row]
    codes = {entry.code for entry in entries if entry.kind == "column"}
    cells = [cell for cell in mark.run if kind_of(cell.text) is not TEXT]
    if len(codes) == 1:
        [code] = codes
        runs.heads.setdefault(code, mark)
        runs.values[code].extend(cells)
        runs.aside([cell for cell in mark.run if kind_of(cell.text) is TEXT])
        return True
    return bool(entries) and not codes and not cells


def _rows(versions: Sequence[TableForm], runs: _Runs, count: int, *, may_fill: bool) -> list[_Line] | None:
    """The rows of the table in statutory order; None if it cannot be told which these `count` are.

    A generation of the form whose rows are all there, labelled or not, tells where a row without label stands, if most
    columns say that there are so many (`may_fill`).
    """
    versions = [version for version in versions if runs.labels.keys() <= {row.code for row in version.rows}]
    for version in versions:
        rows = list(_ordered(version, runs.labels))
        if not runs.unclear and sum(holds for _, holds in rows) == count:
            return rows
    filled = []
    for version in versions if may_fill else ():
        lost = [row.code for row in version.data_rows if row.code not in runs.labels]
        marks: list[Mark | None] = [*runs.unclear] or [None]
        rows = list(_ordered(version, {**runs.labels, **dict.fromkeys(lost, marks)}))
        clear = not runs.unclear or len(runs.unclear) == len(lost) == 1
        if clear and sum(holds for _, holds in rows) == count:
            filled.append(rows)
    return filled[0] if len(filled) == 1 else None


def _ordered(version: TableForm, labels: Mapping[str, Sequence[Mark | None]]) -> Iterator[_Line]:
    for row in version.rows:
        for mark in labels.get(row.code, ()):
            yield mark, row.holds_numbers


def _labelled(mark: Mark, column: int) -> RawCell:
    return RawCell(mark.text, column, 1, mark.cell.where)


def _moved(cell: RawCell, column: int) -> RawCell:
    return RawCell(cell.text, column, 1, cell.where)


def _aside(runs: _Runs, table: str, count: int) -> Iterator[Finding]:
    """What was given no row."""
    if runs.scraps:
        detail = f"values among the labels of rows were left aside: {_shown(runs.scraps)}"
        yield Finding("stray_values", "info", detail, table, runs.scraps[0].where)
    for code, cells in runs.values.items():
        if len(cells) != count:
            detail = f"{code}: not clear to which of {count} rows these belong: {_shown(cells)}"
            yield Finding("values_unplaced", "warning", detail, table, runs.heads[code].cell.where)


def _shown(cells: Sequence[RawCell]) -> str:
    return " | ".join(cell.text.strip()[:40] for cell in cells[:SHOWN])
