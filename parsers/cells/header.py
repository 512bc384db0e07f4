"""The header of a table as a stretch prints it: at which grid column each column of the form stands."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.cells.kinds import Kind, kind_of
from parsers.cells.matching import exact, inexact
from parsers.cells.wording import label_key
from parsers.forms.model import TableForm
from parsers.layouts.rows import RawRow

DEEPEST = 4
"""A column label is broken over at most this many header rows."""


@dataclass(frozen=True, slots=True)
class Header:
    """The columns found, from left to right: their codes (extra ones too) and the grid columns they begin at."""

    codes: tuple[str, ...]
    places: tuple[int, ...]

    def is_complete(self, table: TableForm) -> bool:
        """Whether every column of numbers is there."""
        return {column.code for column in table.data_columns} <= set(self.codes)


def read_header(rows: Sequence[RawRow], table: TableForm) -> Header:
    """The columns of a table in these header rows. Where labels repeat (Table 4), their order tells them apart.

    Header cells that stand below each other count as one label broken over rows; a label that names no column of
    this table is passed over.
    """
    stacks: dict[int, list[str]] = defaultdict(list)
    for row in rows:
        for cell in row.cells:
            if kind_of(cell.text) is Kind.TEXT:
                stacks[cell.column].append(cell.text)
    found = [(place, codes) for place in sorted(stacks) if (codes := _codes(stacks[place], table))]
    order = [column.code for column in table.columns if column.kind != "group"]
    columns: list[tuple[int, str]] = []
    used: set[str] = set()
    for place, codes in found:
        free = [code for code in order if code in codes and code not in used]
        if free:
            columns.append((place, free[0]))
            used.add(free[0])
    return Header(tuple(code for _, code in columns), tuple(place for place, _ in columns))


def _codes(stack: Sequence[str], table: TableForm) -> set[str]:
    """The columns that the lowest labels of a stack may stand for."""
    for depth in range(1, min(DEEPEST, len(stack)) + 1):
        key = label_key("".join(stack[-depth:]))
        found = exact(key) or (inexact(key) if depth == 1 else ())
        codes = {
            candidate.entry.code
            for candidate in found
            if candidate.likeness != "piece"
            and candidate.entry.kind == "column"
            and candidate.entry.table == table.code
        }
        if codes:
            return codes
    return set()
