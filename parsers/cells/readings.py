"""Which run of cells belongs to which row of the form, as far as labels tell; the rest are orphans."""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from typing import Literal

from parsers.cells.chain import Link
from parsers.cells.kinds import EMPTY, TEXT, VALUES, kind_of
from parsers.cells.marks import Mark, Row
from parsers.cells.matching import Likeness, is_sure
from parsers.cells.outline import Entry
from parsers.layouts.rows import RawCell

By = Literal["label", "piece", "order"]
"""What tells the row: its label, a piece of it that other labels share, or only the order of the form."""

_WHOLE: frozenset[Likeness] = frozenset(("exact", "near"))

END = 1 << 30
"""A position behind all others."""


@dataclass(slots=True)
class Reading:
    """A run of cells read as a row.

    `line` is its number among all rows, `end` the column where its label ends (None without one). `again` is true for a
    row met before, or out of the form's order; `before` is the position of the next label in order. `upright` gives
    cells by column, where the table stands upright. `unit` is what a column of units prints beside the row.
    """

    entry: Entry
    cells: Sequence[RawCell]
    stretch: int
    line: int
    end: int | None
    by: By
    label: str
    likeness: Likeness = "exact"
    again: bool = False
    before: int = -1
    upright: dict[str, RawCell] = field(default_factory=dict)
    unit: str | None = None


@dataclass(slots=True)
class Orphan:
    """Values without a row label; `label` is what stands before them, `after` and `before` the positions around."""

    cells: Sequence[RawCell]
    stretch: int
    line: int
    label: str
    after: int = -1
    before: int = -1

    @property
    def values(self) -> int:
        """How many cells hold something other than words."""
        return sum(kind_of(cell.text) in VALUES for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Upright:
    """A column's label with one value behind it, or a blank for it; `again`: in the form's order it stands elsewhere.

    `orphan` is the same value, as one that no row's label has.
    """

    column: Entry
    cell: RawCell
    orphan: Orphan
    again: bool


@dataclass(slots=True)
class Found:
    """What the labels tell: rows, values without a row, and columns one below the other (a table upright)."""

    readings: list[Reading] = field(default_factory=list)
    orphans: list[Orphan] = field(default_factory=list)
    upright: list[Upright] = field(default_factory=list)


def read_rows(rows: Sequence[Row], links: Sequence[Link]) -> Found:
    """Every run of values, given to the row whose label it follows, or kept as an orphan between its neighbours."""
    linked = {id(link.mark): link for link in links}
    taken = {link.candidate.entry.position for link in links}
    found = Found()
    sequence: list[int | Orphan | Reading] = []
    for number, row in enumerate(rows):
        if row.head_values > 1 or (not row.marks and (row.head_values or _is_blank(row))):
            sequence.append(_orphan_of_head(row, number))
        for mark in row.marks:
            link = linked.get(id(mark))
            if link is not None:
                sequence.append(link.candidate.entry.position)
            given = None if link is None and _is_elsewhere(mark, taken) else _given(mark, row.stretch, link, found)
            if given is not None:
                sequence.append(given)
    _between(sequence)
    found.orphans = [item for item in sequence if isinstance(item, Orphan)]
    found.readings = [item for item in sequence if isinstance(item, Reading)]
    return found


def _given(mark: Mark, stretch: int, link: Link | None, found: Found) -> Orphan | Reading | None:
    """A mark's run as that of its row, or as an orphan where the mark names none and values follow it."""
    entry = link.candidate.entry if link else _lone_row(mark)
    if entry is not None and entry.is_row:
        if mark.has_values or (link and (entry.kind == "row" or mark.run)):
            return _reading(mark, stretch, entry, again=link is None)
        return None
    orphan = Orphan(mark.run, stretch, mark.row_of_run, mark.text)
    printed = [cell for cell in mark.run if kind_of(cell.text) is not EMPTY]
    column = link.candidate.entry if link else _lone_column(mark)
    if column is not None and column.kind == "column" and mark.run and len(printed) <= 1:
        found.upright.append(Upright(column, printed[0] if printed else mark.run[-1], orphan, again=link is None))
    return orphan if mark.has_values else None


def _is_elsewhere(mark: Mark, taken: Set[int]) -> bool:
    """Whether a mark outside the chain is a word of another table: it stands alone, and its row is there already."""
    entry = _lone_row(mark)
    return mark.alone and entry is not None and entry.position in taken


def _lone_row(mark: Mark) -> Entry | None:
    """The one row that a mark outside the chain can stand for, if it has values.

    A word that is also a column (其他, 总计) tells nothing where it stands alone.
    """
    rows = [candidate.entry for candidate in mark.candidates if candidate.entry.is_row]
    if mark.alone and len(rows) < len(mark.candidates):
        return None
    return rows[0] if len(rows) == 1 and mark.has_values and mark.candidates[0].likeness in _WHOLE else None


def _lone_column(mark: Mark) -> Entry | None:
    """The one label that a mark outside the chain can stand for."""
    return mark.candidates[0].entry if len(mark.candidates) == 1 else None


def _reading(mark: Mark, stretch: int, entry: Entry, *, again: bool) -> Reading:
    by: By = "label" if is_sure(mark.candidates) else "piece"
    likeness = mark.candidates[0].likeness
    return Reading(entry, mark.run, stretch, mark.row_of_run, mark.end, by, mark.text, likeness, again)


def _is_blank(row: Row) -> bool:
    return len(row.head) > 1 and all(kind_of(cell.text) is EMPTY for cell in row.head)


def _orphan_of_head(row: Row, number: int) -> Orphan:
    """The values before the first label of a row, or the cells of a row without any."""
    values = [at for at, cell in enumerate(row.head) if kind_of(cell.text) in VALUES]
    first = values[0] if values else len(row.head)
    words = [at for at, cell in enumerate(row.head[:first]) if kind_of(cell.text) is TEXT]
    start = words[-1] + 1 if words else 0
    label = "".join(row.head[at].text for at in words)
    return Orphan(row.head[start:], row.stretch, number, label)


def _between(sequence: Sequence[int | Orphan | Reading]) -> None:
    """Sets the positions around every orphan, and the one behind every reading."""
    position = -1
    for item in sequence:
        if isinstance(item, int):
            position = item
        elif isinstance(item, Orphan):
            item.after = position
    position = END
    for item in reversed(sequence):
        if isinstance(item, int):
            position = item
        else:
            item.before = position
