"""Tables with a column that prints the unit of each row: the unit set apart from the values beside it."""

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from itertools import pairwise

from parsers.cells.chosen import ChosenTables
from parsers.cells.kinds import TEXT, Kind, kind_of
from parsers.cells.readings import Found, Reading
from parsers.cells.values import whole_number
from parsers.cells.windows import filled
from parsers.cells.wording import squeezed
from parsers.layouts.rows import Geometry, RawCell
from parsers.report import Finding

MIN_NUMBERED = 5
"""So many rows in sequence, each with a number behind its values, are numbered rows: the number is that of the next."""

_UNIT = re.compile(r"\(?(?:单位:?)?([\u3400-\u9fff]{1,4})\)?")


def set_apart(found: Found, tables: ChosenTables, geometries: Sequence[Geometry]) -> list[Finding]:
    """Takes the units, and in a stream the numbers of the next rows, out of the readings; `geometries` is by stretch.

    Rows that documents add to the form, and groups without a number, are no readings any more: of the former there is
    a finding with what they hold.
    """
    ours = [reading for reading in found.readings if _has_units(reading, tables)]
    streams: dict[int, list[Reading]] = defaultdict(list)
    for reading in ours:
        if geometries[reading.stretch] == "stream":
            streams[reading.stretch].append(reading)
    for readings in streams.values():
        _drop_numbering(readings)
    findings = []
    dropped = set()
    for reading in ours:
        _take_unit(reading, tables.width(reading.entry), tables.words.units)
        line = tables.line(reading.entry)
        if line is not None and line.kind == "extra":
            dropped.add(id(reading))
            findings.append(_extra(reading))
        elif line is not None and line.kind == "group" and not any(map(_is_number, reading.cells)):
            dropped.add(id(reading))
    found.readings = [reading for reading in found.readings if id(reading) not in dropped]
    return findings


def _has_units(reading: Reading, tables: ChosenTables) -> bool:
    table = tables.tables.get(reading.entry.table)
    return table is not None and table.unit_column is not None


def _take_unit(reading: Reading, width: int, units: Set[str]) -> None:
    """The unit stands before the values, or behind them; where there is none, a dash may stand for it.

    A word in place of the value (见附件) is none: alone in its row only one of the form's `units` is.
    """
    printed = filled(reading.cells)
    for cell in (printed[:1], printed[-1:]):
        unit = _UNIT.fullmatch(squeezed(cell[0].text)) if cell else None
        if unit and kind_of(cell[0].text) is TEXT and (len(printed) > 1 or unit[1] in units):
            reading.unit = unit[1]
            reading.cells = _without(reading.cells, cell[0])
            return
    if len(printed) > width and kind_of(printed[0].text) is Kind.DASH:
        reading.cells = _without(reading.cells, printed[0])


def _without(cells: Sequence[RawCell], gone: RawCell) -> Sequence[RawCell]:
    return tuple(cell for cell in cells if cell is not gone)


def _drop_numbering(readings: Sequence[Reading]) -> None:
    """Where every run ends in a number that counts on as the rows do, it is the number of the next row.

    It counts the rows that there are, or those of the form.
    """
    rows = sorted(readings, key=lambda reading: reading.line)
    ends = [whole_number(reading.cells[-1].text) if reading.cells else None for reading in rows[:-1]]
    if len(ends) < MIN_NUMBERED:
        return
    steps = {None if end is None else end - row.entry.position for end, row in zip(ends, rows, strict=False)}
    if None not in ends and (len(steps) == 1 or _count_on(ends)):
        for row in rows[:-1]:
            row.cells = row.cells[:-1]


def _count_on(numbers: Sequence[int | None]) -> bool:
    return all(before is not None and after == before + 1 for before, after in pairwise(numbers))


def _is_number(cell: RawCell) -> bool:
    return kind_of(cell.text) is Kind.NUMBER


def _extra(reading: Reading) -> Finding:
    shown = " | ".join(cell.text.strip()[:40] for cell in reading.cells)
    detail = f"a row that the form does not have: {reading.label.strip()[:60]} | {shown}"
    where = reading.cells[0].where if reading.cells else None
    return Finding("extra_row", "info", detail, reading.entry.table, where)
