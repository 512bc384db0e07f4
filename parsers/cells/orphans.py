"""Values without a row label: given a row by the order of the form where the gap leaves no choice, else reported."""

from collections import Counter, defaultdict
from collections.abc import Sequence, Set

from parsers.cells.chosen import ChosenTables
from parsers.cells.kinds import EMPTY, VALUES, kind_of
from parsers.cells.outline import Entry
from parsers.cells.readings import Found, Orphan, Reading
from parsers.cells.values import whole_number
from parsers.layouts.rows import Geometry, RawCell
from parsers.report import Finding, Severity

SHOWN = 15
"""How many cells of a row a finding shows."""


def settle(found: Found, tables: ChosenTables, geometries: Sequence[Geometry], labelled: Set[int]) -> list[Finding]:
    """Moves orphans into `found.readings` where order and count tell their row; the others become findings.

    A row of values is given to a row of the form only if as many rows without labels stand between two labels as
    the form has rows there that no label claims. Rows of tables in which no label of the form stands are none
    of ours: `labelled` are the stretches with such labels. `geometries` is by stretch.
    """
    _stand_upright(found, tables)
    _free_lost_children(found, tables)
    read = {reading.entry.position for reading in found.readings}
    _cut_runs(found, tables, geometries, read)
    gaps: dict[tuple[int, int], list[Orphan]] = defaultdict(list)
    for orphan in found.orphans:
        gaps[_gap(orphan, tables)].append(orphan)
    findings: list[Finding] = []
    for (after, before), waiting in gaps.items():
        free = _free_rows(tables, read, after, before)
        printed = [orphan for orphan in waiting if orphan.values and orphan.stretch in labelled]
        printed = printed or [orphan for orphan in waiting if orphan.values and not orphan.label]
        given = _given(free, printed or _blank_rows(free, waiting, tables), tables, geometries)
        found.readings.extend(given)
        findings.extend(_label_missing(reading) for reading in given if reading.by == "order")
        texts = {_texts(reading.cells): reading for reading in given}
        cells = {id(reading.cells) for reading in given}
        for orphan in printed:
            if id(orphan.cells) not in cells and orphan.stretch in labelled and after >= 0:
                same = texts.get(_texts(orphan.cells))
                findings.append(_repeated(orphan, same) if same else _left(orphan, free))
    found.orphans.clear()
    return findings


def _gap(orphan: Orphan, tables: ChosenTables) -> tuple[int, int]:
    """The positions around an orphan; behind any column label of a table whose row has none, those around that row."""
    entries = tables.words.entries
    if orphan.after >= 0:
        for row in tables.rows:
            if not row.keys and row.table == entries[orphan.after].table:
                return row.position - 1, row.position + 1
    return orphan.after, orphan.before


def _free_rows(tables: ChosenTables, read: set[int], after: int, before: int) -> list[Entry]:
    """The rows of numbers between two positions that no label claims."""
    return [row for row in tables.rows if after < row.position < before and row.position not in read]


def _stand_upright(found: Found, tables: ChosenTables) -> None:
    """A table of one row (Table 4) printed as pairs of column label and value."""
    for row in tables.rows:
        if row.keys or any(reading.entry == row for reading in found.readings):
            continue
        pairs = [pair for pair in found.upright if pair.column.table == row.table]
        cells = {pair.column.code: pair.cell for pair in pairs if not pair.again}
        if 2 * len(cells) <= tables.width(row):
            continue
        again = {pair.column.code: pair.cell for pair in pairs if pair.again}
        found.readings.append(_upright(row, cells, pairs[0].orphan))
        if again:  # what is not printed again is no other figure
            found.readings.append(_upright(row, {**cells, **again}, pairs[0].orphan, again=True))
        gone = {id(pair.orphan) for pair in pairs}
        found.orphans = [orphan for orphan in found.orphans if id(orphan) not in gone]


def _upright(row: Entry, cells: dict[str, RawCell], first: Orphan, *, again: bool = False) -> Reading:
    return Reading(row, (), first.stretch, first.line, None, "label", first.label, again=again, upright=cells)


def _free_lost_children(found: Found, tables: ChosenTables) -> None:
    """Values behind a group's label are those of its first row where that row's own label is lost; blanks are none."""
    read = {reading.entry.position for reading in found.readings}
    kept = []
    for reading in found.readings:
        line = tables.line(reading.entry)
        if line is None or line.holds_numbers:
            kept.append(reading)
            continue
        if not any(kind_of(cell.text) in VALUES for cell in reading.cells):
            continue
        children = tables.children(reading.entry)
        lost = [child for child in children if child.position not in read]
        if lost and lost[0] == children[0] and len(lost) < len(children):
            position = reading.entry.position
            found.orphans.append(
                Orphan(reading.cells, reading.stretch, reading.line, reading.label, position, reading.before)
            )
        else:
            kept.append(reading)
    found.readings = kept


def _lengths(readings: Sequence[Reading], tables: ChosenTables) -> dict[str, int]:
    """How many values a row of each table has: one for each column of the form, or as most rows of the document have,
    if they have a few more (a subtotal)."""
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for reading in readings:
        counts[reading.entry.table][sum(kind_of(cell.text) in VALUES for cell in reading.cells)] += 1
    lengths = {entry.table: tables.width(entry) for entry in tables.rows}
    for table, width in lengths.items():
        length, times = max(counts[table].items(), key=lambda pair: pair[1], default=(0, 0))
        if width < length < 2 * width and 2 * times > counts[table].total():
            lengths[table] = length
    return lengths


def _cut_runs(found: Found, tables: ChosenTables, geometries: Sequence[Geometry], read: set[int]) -> None:
    """A run of several rows' length falls into rows, if the form has rows for them."""
    lengths = _lengths(found.readings, tables)
    for reading in found.readings:
        width = lengths.get(reading.entry.table, 0)
        pieces = _pieces(reading.cells, width, geometries[reading.stretch])
        after = reading.entry.position
        if pieces and len(_free_rows(tables, read, after, reading.before)) >= len(pieces) - 1:
            reading.cells = pieces[0]
            found.orphans.extend(
                Orphan(piece, reading.stretch, reading.line, "", after, reading.before) for piece in pieces[1:]
            )
    cut: list[Orphan] = []
    for orphan in found.orphans:
        free = _free_rows(tables, read, orphan.after, orphan.before)
        pieces = _pieces(orphan.cells, lengths[free[0].table], geometries[orphan.stretch]) if free else []
        if len(pieces) > len(free):
            pieces = []
        cut.extend(
            Orphan(piece, orphan.stretch, orphan.line, orphan.label if at == 0 else "", orphan.after, orphan.before)
            for at, piece in enumerate(pieces or [orphan.cells])
        )
    found.orphans = cut


def _pieces(cells: Sequence[RawCell], width: int, geometry: Geometry) -> list[Sequence[RawCell]]:
    """The cells cut into rows of this width, if there are several and none is left over; a grid with spans is not cut.

    Empty cells may stand between full rows, as in place of a lost label; only in a stream may they be part of them.
    """
    if width < 2 or len(cells) <= width or geometry == "spans":
        return []
    if geometry == "stream" and len(cells) % width == 0:
        return [cells[at : at + width] for at in range(0, len(cells), width)]
    places = [at for at, cell in enumerate(cells) if kind_of(cell.text) is not EMPTY]
    starts = places[::width]
    if len(starts) < 2 or places[width - 1 :: width] != [at + width - 1 for at in starts]:
        return []
    return [cells[at : at + width] for at in starts]


def _blank_rows(free: Sequence[Entry], waiting: Sequence[Orphan], tables: ChosenTables) -> list[Orphan]:
    """Rows of empty cells, as many as the only row in the gap has columns, if the form gives that row no label."""
    if len(free) != 1 or free[0].keys:
        return []
    return [orphan for orphan in waiting if len(orphan.cells) == tables.width(free[0])]


def _given(
    free: Sequence[Entry], waiting: Sequence[Orphan], tables: ChosenTables, geometries: Sequence[Geometry]
) -> list[Reading]:
    """Rows for orphans: in order if their numbers agree, lone numbers among full rows left aside.

    The row without a label of its own may be printed twice; equal numbers that stand alone are not it.
    """
    if not free:
        return []
    if not free[0].keys:
        waiting = list({_texts(orphan.cells): orphan for orphan in waiting if orphan.values != 1}.values())
    if len(waiting) != len(free):
        width = min(tables.width(row) for row in free)
        full = [orphan for orphan in waiting if orphan.values == width]
        waiting = full or [orphan for orphan in waiting if 1 < orphan.values < width]
        if len(waiting) != len(free):
            return []
    return [
        Reading(
            row,
            orphan.cells,
            orphan.stretch,
            orphan.line,
            0 if geometries[orphan.stretch] == "stream" else None,
            "order" if row.keys else "label",
            orphan.label,
        )
        for row, orphan in zip(free, waiting, strict=True)
    ]


def _texts(cells: Sequence[RawCell]) -> tuple[str, ...]:
    return tuple(text for cell in cells if (text := cell.text.strip()))


def _repeated(orphan: Orphan, reading: Reading) -> Finding:
    code, table = reading.entry.code, reading.entry.table
    detail = f"{code} is printed more than once, with the same figures"
    return Finding("row_repeated", "info", detail, table, orphan.cells[0].where)


def _label_missing(reading: Reading) -> Finding:
    there = f"; there stands {reading.label.strip()[:40]!r}" if reading.label.strip() else ""
    return Finding(
        "row_label_missing",
        "warning",
        f"values without the label of their row, taken for {reading.entry.code} by the order of the form{there}",
        reading.entry.table,
        reading.cells[0].where,
    )


def _left(orphan: Orphan, free: Sequence[Entry]) -> Finding:
    """What becomes of values that no row takes: a row of the document's own, or values in doubt."""
    where = orphan.cells[0].where
    shown = " | ".join(cell.text.strip() for cell in orphan.cells[:SHOWN])
    label = orphan.label.strip()[:60]
    if free:
        names = ", ".join(row.code for row in free[:SHOWN])
        detail = f"values that may belong to any of {names}, none of which is labelled: {label} {shown}"
        return Finding("row_unplaced", "warning", detail, free[0].table, where)
    if label:
        return Finding("extra_row", "info", f"a row that the form does not have: {label} | {shown}", None, where)
    numbers = [whole_number(cell.text) for cell in orphan.cells if kind_of(cell.text) is not EMPTY]
    if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)):
        return Finding("column_numbers", "info", f"a row of column numbers was left aside: {shown}", None, where)
    severity: Severity = "info" if orphan.values == 1 else "warning"
    detail = f"values beside the rows of the form were left aside: {shown}"
    return Finding("stray_values", severity, detail, None, where)
