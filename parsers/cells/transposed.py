"""Tables with rows and columns exchanged: found by their labels, and turned before anything is read from them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from parsers.cells.kinds import TEXT, VALUES, kind_of
from parsers.cells.marks import Mark, Row
from parsers.cells.outline import Outline
from parsers.cells.transposed_runs import names_column, turned_runs
from parsers.layouts.rows import Stretch
from parsers.layouts.transposed import turned
from parsers.report import Finding

MIN_DOWN = 3
"""So many labels of different columns, each before the cells of a line of its own, are columns one below the other."""
MIN_IN_STREAM = 2
"""Where only the order of cells is left, so many labels of rows stand above them: one may have lost its values."""


@dataclass(frozen=True, slots=True)
class _Part:
    """The lines of a stretch, from `first` to `last`, in which a table stands transposed."""

    table: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Turned:
    """The stretches of a document with its transposed tables turned, and what was noticed."""

    stretches: list[Stretch]
    findings: list[Finding]


def turn_transposed(stretches: Sequence[Stretch], rows: Sequence[Row], words: Outline) -> Turned | None:
    """Turns every transposed part of the stretches, each into a stretch of its own.

    None where there is none. `rows` are those of the stretches, marked with `words`. A part whose values do not stand
    under its labels for certain is left as it is. Work is linear in the cells.
    """
    marked: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        marked[row.stretch].append(row)
    pieces: list[Stretch] = []
    findings: list[Finding] = []
    for number, stretch in enumerate(stretches):
        done = 0
        for part in _parts(marked[number], MIN_IN_STREAM if stretch.geometry == "stream" else 1):
            upright = _turned(stretch, marked[number], part, words)
            if upright is not None:
                pieces.extend((replace(stretch, rows=stretch.rows[done : part.first]), upright[0]))
                findings.extend(upright[1])
                done = part.last + 1
        pieces.append(replace(stretch, rows=stretch.rows[done:]))
    return Turned(pieces, findings) if len(pieces) > len(stretches) else None


def _turned(
    stretch: Stretch, marked: Sequence[Row], part: _Part, words: Outline
) -> tuple[Stretch, list[Finding]] | None:
    """A part turned, unless its columns cannot be told for certain."""
    lines = marked[part.first : part.last + 1]
    if stretch.geometry == "stream":
        return turned_runs(lines, part.table, words)
    if stretch.geometry == "cells" and not _is_aligned(lines, part.table):
        return None
    return replace(stretch, rows=turned([row.raw for row in lines])), []


def _parts(marked: Sequence[Row], least: int) -> Iterator[_Part]:
    """The transposed parts of a stretch: `least` labels of rows side by side, then columns one below the other."""
    free = at = 0
    while at < len(marked):
        table = _across(marked[at], least)
        if table is None:
            at += 1
            continue
        last = _last(marked, at, table)
        down = {code for row in marked[at : last + 1] if (code := _column_led(row, table))}
        if len(down) >= MIN_DOWN:
            first = at
            while first > free and _heads(marked[first - 1], table):
                first -= 1
            yield _Part(table, first, last)
        free = at = last + 1


def _across(row: Row, least: int) -> str | None:
    """The table of which a line begins with so many labels of rows that no values follow."""
    tables: Counter[str] = Counter()
    for mark in row.marks:
        table = _table_of_row(mark)
        if names_column(mark, mark.candidates[0].entry.table):
            break
        if table is not None and not mark.has_values:
            tables[table] += 1
    return next((table for table, count in tables.items() if count >= least), None)


def _table_of_row(mark: Mark) -> str | None:
    """The table of which a label can only be a row."""
    tables = {candidate.entry.table if candidate.entry.is_row else None for candidate in mark.candidates}
    return tables.pop() if len(tables) == 1 else None


def _column_led(row: Row, table: str) -> str | None:
    """The one column of a table that a line names, if cells stand behind its label."""
    marks = [mark for mark in row.marks if names_column(mark, table)]
    codes = {mark.candidates[0].entry.code for mark in marks}
    return codes.pop() if len(codes) == 1 and any(mark.run for mark in marks) else None


def _last(marked: Sequence[Row], at: int, table: str) -> int:
    """The last line of the table whose header of rows stands in line `at`."""
    end = at + 1
    while end < len(marked) and _heads(marked[end], table):
        end += 1
    last = end - 1
    for number in range(end, len(marked)):
        row = marked[number]
        if not _is_column(row, table):
            break
        if row.marks or row.head_values:
            last = number
        elif any(kind_of(cell.text) is TEXT for cell in row.head):
            break
    return last


def _heads(row: Row, table: str) -> bool:
    """Whether a line is one of a header of rows: labels of rows alone, or such as are also labels of columns (总计)."""
    tables = {_table_of_row(mark) for mark in row.marks}
    if table in tables:
        return not any(names_column(mark, table) for mark in row.marks)
    return bool(row.marks) and all(_may_be_row(mark, table) and not mark.has_values for mark in row.marks)


def _may_be_row(mark: Mark, table: str) -> bool:
    return any(one.entry.is_row and one.entry.table == table for one in mark.candidates)


def _is_column(row: Row, table: str) -> bool:
    """Whether all labels of a line may be columns of a table."""
    return all(any(one.entry.table == table and not one.entry.is_row for one in mark.candidates) for mark in row.marks)


def _is_aligned(lines: Sequence[Row], table: str) -> bool:
    """Whether the values stand right below the labels of rows, as far as the lines show.

    Those with most values begin alike, and values begin and end with the labels. Where all lines are of one length,
    values may also end before the labels do, or go over them at one end, where a label is lost.
    """
    labels = [mark.end - 1 for row in lines for mark in row.marks if _table_of_row(mark) == table]
    values = [[cell.column for cell in row.raw.cells if kind_of(cell.text) in VALUES] for row in lines]
    most = max(map(len, values))
    if most and len({places[0] for places in values if len(places) == most}) > 1:
        return False
    before = min(labels) - min((places[0] for places in values if places), default=min(labels))
    behind = max((places[-1] for places in values if places), default=max(labels)) - max(labels)
    if len({row.raw.cells[-1].column for row in lines if row.raw.cells}) > 1:
        return before == behind == 0
    return max(before, behind) <= 0 or min(before, behind) == 0
