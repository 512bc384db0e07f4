"""The readings of a table put on its board: placed, valued, and compared where a row is printed twice."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from parsers.cells.board import Board, Slot
from parsers.cells.column_codes import column_codes
from parsers.cells.columns import Placement, place_rows
from parsers.cells.header import Header
from parsers.cells.kinds import EMPTY, kind_of
from parsers.cells.readings import Reading
from parsers.cells.values import Value, read_value
from parsers.cells.wording import squeezed
from parsers.forms.model import TableForm
from parsers.layouts.rows import Geometry, RawCell
from parsers.report import Finding, Severity

SHOWN = 15
"""How many cells a finding shows."""


@dataclass(slots=True)
class TableSource:
    """What a document has of one table: its readings in order, its headers by stretch, units that headers print."""

    readings: list[Reading] = field(default_factory=list)
    headers: dict[int, Header] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)


def fill_board(
    table: TableForm, form_id: str, source: TableSource, geometries: Sequence[Geometry]
) -> tuple[Board, list[Finding]]:
    """The board of one table, and what was noticed while it was filled. `geometries` is by stretch."""
    filler = _Filler(table, form_id, source.units)
    headers = [(header, geometries[stretch]) for stretch, header in source.headers.items()]
    codes = column_codes(table, headers, source.readings)
    filler.note_columns(codes)
    placements = place_rows(table, codes, source.readings, source.headers, geometries)
    rows: dict[str, list[tuple[Reading, Placement]]] = defaultdict(list)
    for reading, placement in zip(source.readings, placements, strict=True):
        rows[reading.entry.code].append((reading, placement))
    filler.fill(rows)
    return filler.board, filler.findings


class _Filler:
    """Fills one board row by row."""

    def __init__(self, table: TableForm, form_id: str, units: Mapping[str, str]) -> None:
        self._units = units
        self._lines: list[tuple[int, int]] = []
        self.findings: list[Finding] = []
        self.board = Board(form_id, table, tuple(row.code for row in table.data_rows), table.column_codes)

    def note_columns(self, codes: Sequence[str]) -> None:
        """Takes over the columns that the document's table has."""
        form = self.board.columns
        self.board.columns = tuple(codes) if set(form) <= set(codes) else form
        lost = [code for code in form if code not in codes]
        if lost:
            severity: Severity = "info" if self.board.table.local else "error"
            self._find("column_missing", severity, f"the table has no column {', '.join(lost)}")

    def fill(self, rows: Mapping[str, Sequence[tuple[Reading, Placement]]]) -> None:
        """All rows; those of groups only where the document prints numbers for them."""
        present = {*self.board.rows, *rows}
        self.board.rows = tuple(row.code for row in self.board.table.rows if row.code in present)
        self.board.found = bool(rows)
        self._lines = [(reading.entry.position, reading.line) for found in rows.values() for reading, _ in found[:1]]
        for row in self.board.rows:
            if row in rows:
                self._fill_row(row, rows[row])
            for column in self.board.columns:
                if (row, column) not in self.board.slots:
                    self.board.slots[row, column] = Slot()
        for column in self.board.columns:
            if column not in self.board.table.column_codes:
                self._note_extra(column)

    def _note_extra(self, column: str) -> None:
        """What a column holds that the form does not have."""
        held = [f"{row} {slot.raw}" for row in self.board.rows if (slot := self.board.slot(row, column)).value]
        label = self.board.column(column).label
        detail = f"the table has a column {label} of its own: {', '.join(held) or 'no number but 0'}"
        self._find("extra_column", "info", detail)

    def _fill_row(self, row: str, found: Sequence[tuple[Reading, Placement]]) -> None:
        (reading, placement), *others = sorted(found, key=lambda pair: (not _printed(*pair), pair[0].again))
        slots = self._slots(reading, placement)
        self.board.slots.update({(row, column): slot for column, slot in slots.items()})
        if placement.loose:
            loose = (self._loose(cell, reading) for cell in placement.loose)
            self.board.loose[row] = tuple(chain.from_iterable(loose))
            detail = f"{row}: not clear which columns these stand in: {_shown(placement.loose)}"
            self._find("values_unplaced", "warning", detail, reading)
        elif placement.by_sum:
            self._find("placed_by_sum", "info", f"{row}: only the sum of its figures tells their columns", reading)
        if placement.extra:
            self._find("extra_column", "info", f"{row}: beyond the form's columns: {_shown(placement.extra)}", reading)
        self._note_label(row, reading)
        if reading.again and not self._is_in_order(reading):
            self._find("row_out_of_order", "warning", f"{row} does not stand where the form has it", reading)
        for again, other in others:
            if _printed(again, other):
                self._compare(row, slots, again, self._slots(again, other))

    def _is_in_order(self, reading: Reading) -> bool:
        """Whether the rows of the table before a reading are those that the form has before it."""
        position = reading.entry.position
        return all((line < reading.line) == (other < position) for other, line in self._lines if other != position)

    def _note_label(self, row: str, reading: Reading) -> None:
        label = reading.label.strip()[:60]
        if reading.by == "piece":
            self._find("row_label_damaged", "warning", f"{label!r} was taken for {row}", reading)
        elif reading.likeness != "exact":
            self._find("label_variant", "info", f"{label!r} was taken for {row}", reading)

    def _slots(self, reading: Reading, placement: Placement) -> dict[str, Slot]:
        sure = placement.sure and reading.by == "label"
        slots = {}
        for column, cell in placement.cells.items():
            value = self._value(cell, reading, column)
            state, doubt = value.state, value.doubt
            if not sure and value.value is not None:
                state, doubt = "doubtful", "placement"
            elif placement.by_sum and state == "read":
                state = "derived"
            slots[column] = Slot(
                value.value, state, doubt, cell.text.strip(), value.unit, cell.where, sure, placement.by_sum
            )
        return slots

    def _loose(self, cell: RawCell, reading: Reading) -> list[Value]:
        """What a cell without a column says; zeros run together are as many."""
        digits = squeezed(cell.text)
        return [self._value(cell, reading)] * (len(digits) if digits and not digits.strip("0") else 1)

    def _value(self, cell: RawCell, reading: Reading, column: str | None = None) -> Value:
        row = self.board.table.rows_by_code[reading.entry.code]
        if column is None:
            return read_value(cell.text, row.value or self.board.table.value, reading.unit)
        line = self.board.column(column)
        kind = self.board.table.value_kind(row, line)
        unit = reading.unit or self._units.get(column)
        return read_value(cell.text, kind, unit, unit_known=line.unit_stated)

    def _compare(self, row: str, first: Mapping[str, Slot], again: Reading, second: Mapping[str, Slot]) -> None:
        """A row printed twice: the same figures are no harm, different ones put both in doubt."""
        differing = [
            column for column in {**first, **second} if _figure(first.get(column)) != _figure(second.get(column))
        ]
        if not differing:
            self._find("row_repeated", "info", f"{row} is printed more than once, with the same figures", again)
            return
        for column in differing:
            slot = self.board.slot(row, column)
            slot.placed = False
            if slot.value is not None:
                slot.state, slot.doubt = "doubtful", "placement"
        other = ", ".join(f"{column} {slot.raw}" for column, slot in second.items() if column in differing)
        self._find("row_repeated_differently", "error", f"{row} is printed again with other figures: {other}", again)

    def _find(self, code: str, severity: Severity, detail: str, reading: Reading | None = None) -> None:
        cells = [*reading.cells, *reading.upright.values()] if reading else []
        where = cells[0].where if cells else None
        self.findings.append(Finding(code, severity, detail, self.board.table.code, where))


def _printed(reading: Reading, placement: Placement) -> bool:
    """Whether anything is printed in a row."""
    cells = (*reading.cells, *placement.cells.values())
    return any(kind_of(cell.text) is not EMPTY for cell in cells)


def _figure(slot: Slot | None) -> tuple[object, str | None]:
    """What a cell says: its value, that it is blank or a dash (however written), or what stands there illegibly."""
    if slot is None or slot.value is not None:
        return (slot.value if slot else None, None)
    return None, slot.state if slot.state in {"blank", "dash"} else slot.raw


def _shown(cells: Sequence[RawCell]) -> str:
    return " | ".join(cell.text.strip()[:40] for cell in cells[:SHOWN])
