"""The cells of one table with their values, before and while the arithmetic speaks about them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import msgspec

from parsers.cells.values import Value
from parsers.forms.model import Line, TableForm
from parsers.report import Cell, Doubt, Number, State, Where

Key = tuple[str, str]
"""Row code and column code."""


class Slot(msgspec.Struct):
    """A cell of the form.

    `placed` is false where its place in the source is only a guess; `by_sum` is true where the sum of its row tells it.
    """

    value: Number | None = None
    state: State = "absent"
    doubt: Doubt | None = None
    raw: str | None = None
    unit: str | None = None
    where: Where | None = None
    placed: bool = True
    by_sum: bool = False

    @property
    def is_printed(self) -> bool:
        """Whether a number is printed there and its place is certain."""
        if not self.placed or self.value is None:
            return False
        return self.state in {"read", "doubtful"} or (self.by_sum and self.state == "derived")

    @property
    def is_empty(self) -> bool:
        """Whether the cell is there and holds no number on purpose: it may count as 0 inside a check."""
        return self.placed and self.state in {"blank", "dash"}


@dataclass(slots=True)
class Board:
    """All cells of one table.

    `rows` are the codes of its rows, group rows only where the document prints numbers for them; `columns` those
    of its columns, extra ones (a subtotal) too. `loose` holds the printed values, in order, of rows whose cells
    could not be placed for certain. `found` is false where the document has no trace of the table. `unstated` are
    blank cells that the document leaves out as a habit: they count as missing, not as 0.
    """

    form_id: str
    table: TableForm
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    slots: dict[Key, Slot] = field(default_factory=dict)
    loose: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    found: bool = False
    unstated: frozenset[Key] = frozenset()

    def slot(self, row: str, column: str) -> Slot:
        """The slot of a cell, absent if nothing was put there."""
        found = self.slots.get((row, column))
        if found is None:
            found = self.slots[row, column] = Slot()
        return found

    def owed_columns(self) -> frozenset[str]:
        """The columns that a document owes each of its rows: of a table never prescribed only those it has at all."""
        codes = self.table.column_codes
        if not self.table.local:
            return frozenset(codes)
        return frozenset(code for code in codes if any(self.slot(row, code).state != "absent" for row in self.rows))

    def column(self, code: str) -> Line:
        """The column with this code. Raises KeyError."""
        found = self.table.columns_by_code.get(code)
        if found is None:
            raise KeyError(f"{self.table.code}.{code}")
        return found

    def cells(self) -> Iterator[Cell]:
        """The cells of the form in form order, and those of group rows that print numbers."""
        table = self.table
        for code in self.rows:
            row = table.rows_by_code[code]
            for column in table.data_columns:
                slot = self.slot(code, column.code)
                unit = slot.unit or table.unit_of(row, column)
                yield Cell(
                    table.code, code, column.code, slot.value, slot.state, slot.doubt, slot.raw, unit, slot.where
                )
