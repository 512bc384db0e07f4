"""The places in a row where its values may begin, the rules that rows of a stretch share, and what sums say of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from parsers.cells.kinds import EMPTY, kind_of
from parsers.cells.readings import Reading
from parsers.cells.values import read_value
from parsers.forms.model import TableForm
from parsers.layouts.rows import RawCell
from parsers.report import Number

FARTHEST = 4
"""Values begin at most this many cells behind the label that they belong to."""

Rule = Callable[[Reading], int | None]
"""Says at which of its cells the values of a row begin."""


def filled(cells: Sequence[RawCell]) -> tuple[RawCell, ...]:
    """The cells in which something is printed."""
    return tuple(cell for cell in cells if kind_of(cell.text) is not EMPTY)


def full_start(cells: Sequence[RawCell], width: int) -> int | None:
    """Where the values begin if there is one for each column, side by side, and nothing else."""
    places = [at for at, cell in enumerate(cells) if kind_of(cell.text) is not EMPTY]
    if len(places) == width and places[-1] - places[0] == width - 1:
        return places[0]
    return None


def starts(cells: Sequence[RawCell], width: int) -> range:
    """Where a row of this width may begin so that it holds everything that is printed; nowhere if nothing is."""
    places = [at for at, cell in enumerate(cells) if kind_of(cell.text) is not EMPTY]
    if not places:
        return range(0)
    return range(max(0, places[-1] - width + 1), min(places[0], len(cells) - width) + 1)


def index_of(cells: Sequence[RawCell], column: int) -> int | None:
    """Which cell begins at a grid column."""
    return next((at for at, cell in enumerate(cells) if cell.column == column), None)


def shared_rules(full: Sequence[tuple[Reading, int]], open_rows: Sequence[Reading], width: int) -> list[Rule]:
    """The rules that the rows of a stretch may share: one grid column for all, or one distance from the label.

    `full` are the rows that have a value in every column, with their start. Where there are any, their rules
    stand; where there are none, those that fit all `open_rows`.
    """
    if full:
        columns = {reading.cells[start].column for reading, start in full}
        offsets = {start for reading, start in full if reading.end is not None}
        one_column = [_column_rule(column) for column in columns if len(columns) == 1]
        return one_column + [_offset_rule(offset) for offset in offsets if len(offsets) == 1]
    if not open_rows:
        return []
    first = open_rows[0].cells
    possible = starts(first, width)[:FARTHEST]
    rules = [_column_rule(first[start].column) for start in possible] + [_offset_rule(start) for start in possible]
    return [rule for rule in rules if fits(rule, open_rows, width)]


def fits(rule: Rule, rows: Sequence[Reading], width: int) -> bool:
    """Whether a rule gives every row a possible place; of rows without a label it may be silent."""
    return all(
        start in starts(row.cells, width) if (start := rule(row)) is not None else row.end is None for row in rows
    )


def _column_rule(column: int) -> Rule:
    return lambda reading: index_of(reading.cells, column)


def _offset_rule(offset: int) -> Rule:
    """Says nothing of a row without a label, unless its cells are known to begin where values do."""
    return lambda reading: None if reading.end is None else offset


@dataclass(frozen=True, slots=True)
class _Sum:
    parts: tuple[int, ...]
    whole: tuple[int, ...]


class RowSums:
    """The identities within a row of a table, on cells that have no column yet."""

    def __init__(self, table: TableForm, codes: Sequence[str]) -> None:
        place = {code: at for at, code in enumerate(codes)}
        self._value_kind = table.value
        self._sums = [
            _Sum(
                tuple(place[code] for code in identity.terms),
                tuple(place[code] for code in (*identity.equals, *identity.minus)),
            )
            for identity in table.identities
            if identity.over == "row"
            and identity.within_report
            and {*identity.terms, *identity.equals, *identity.minus} <= set(codes)
        ]

    def __bool__(self) -> bool:
        return bool(self._sums)

    def hold(self, cells: Sequence[RawCell]) -> bool | None:
        """Whether the sums hold for these cells, one a column; empty ones count 0, also in place of a total.

        None where nothing but zeros is printed, which any place would satisfy, or something cannot be read.
        """
        numbers = [self._number(cell) for cell in cells]
        if None in numbers or not any(numbers):
            return None
        known = [number or 0 for number in numbers]
        return all(sum(known[at] for at in one.parts) == sum(known[at] for at in one.whole) for one in self._sums)

    def total_of(self, cells: Sequence[RawCell]) -> Number | None:
        """The last of these printed values, if it is the sum of the others and not 0: then it is the total."""
        numbers = [self._number(cell) for cell in cells]
        if len(self._sums) != 1 or None in numbers:
            return None
        *parts, total = [number or 0 for number in numbers]
        return total if total and sum(parts) == total else None

    def _number(self, cell: RawCell) -> Number | None:
        value = read_value(cell.text, self._value_kind)
        return 0 if value.state in {"blank", "dash"} else value.value
