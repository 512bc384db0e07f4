"""The labels found in the rows of a document, each with the run of cells that follows it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.cells.kinds import EMPTY, TEXT, VALUES, kind_of
from parsers.cells.label_runs import labels_apart
from parsers.cells.matching import Candidate, exact, inexact, is_rest
from parsers.cells.outline import CORNER, Outline
from parsers.cells.wording import is_closing, is_open, label_key
from parsers.layouts.rows import RawCell, RawRow, Stretch

MAX_JOIN = 10
"""A label is broken into at most this many cells or lines."""
WIDEST = 32
"""A row of more cells has no label printed around its values."""
MAX_PARTS = 3
"""So many labels, of groups and of their row, stand in one cell."""
MIN_LABELS = 5
"""So many different labels make a table of the form, also without a header."""


@dataclass(slots=True)
class Mark:
    """A label as it was met: in row `row` of all rows, its text, what it may stand for, and the cells behind it.

    `cell` is the one it begins in, `end` the column where the label ends; `row_of_run` is the row that its run stands
    in. `has_values`: a number, a dash or something illegible stands in the run. `alone` is true where little around it
    looks like the form: it may be a word of another table.
    """

    row: int
    text: str
    candidates: tuple[Candidate, ...]
    cell: RawCell
    end: int
    row_of_run: int
    run: list[RawCell] = field(default_factory=list)
    has_values: bool = False
    alone: bool = False

    def add(self, cell: RawCell) -> None:
        """Takes the next cell into the run."""
        self.run.append(cell)
        self.has_values = self.has_values or kind_of(cell.text) in VALUES


@dataclass(slots=True)
class Row:
    """A row with its marks.

    `head` holds what stands before the first mark (or all of it), `head_values` counts its cells that are no words.
    """

    raw: RawRow
    stretch: int
    marks: list[Mark] = field(default_factory=list)
    head: list[RawCell] = field(default_factory=list)
    head_values: int = 0


def read_marks(stretches: Sequence[Stretch], words: Outline) -> list[Row]:
    """All rows in order, their labels marked. Work is linear in the cells."""
    rows = [
        Row(raw if stretch.geometry == "spans" else labels_apart(raw, words), number)
        for number, stretch in enumerate(stretches)
        for raw in stretch.rows
    ]
    spent: set[tuple[int, int]] = set()
    for number in range(len(rows)):
        _mark_row(rows, number, spent, words)
    for number, row in enumerate(rows):
        if row.marks and not row.marks[-1].run and stretches[row.stretch].geometry != "spans":
            _attach_values_below(rows, number, words)
    _note_lone_marks(rows)
    return rows


def _note_lone_marks(rows: Sequence[Row]) -> None:
    """Marks of a stretch without a column label or a title of Table 2, and with few labels at all, stand alone."""
    labels: dict[int, set[tuple[str, ...]]] = defaultdict(set)
    headed: set[int] = set()
    for row in rows:
        for mark in row.marks:
            if mark.candidates[0].likeness == "exact":
                labels[row.stretch].add(mark.candidates[0].entry.keys)
                if {candidate.entry.kind for candidate in mark.candidates} <= {"column", "title"}:
                    headed.add(row.stretch)
    for row in rows:
        for mark in row.marks:
            mark.alone = row.stretch not in headed and len(labels[row.stretch]) < MIN_LABELS


_Places = list[tuple[int, int]]
"""Row and cell of each piece of a label."""
_Joined = tuple[tuple[Candidate, ...], _Places]


def _mark_row(rows: list[Row], number: int, spent: set[tuple[int, int]], words: Outline) -> None:
    row = rows[number]
    for index, cell in enumerate(row.raw.cells):
        if (number, index) in spent:
            continue
        kind = kind_of(cell.text)
        mark = _mark_at(rows, number, index, spent, words) if kind is TEXT else None
        if mark is not None:
            row.marks.append(mark)
        elif row.marks:
            row.marks[-1].add(cell)
        else:
            row.head.append(cell)
            row.head_values += kind in VALUES


def _mark_at(rows: list[Row], number: int, index: int, spent: set[tuple[int, int]], words: Outline) -> Mark | None:
    """The label that begins in this cell of words, if one does; the further cells it takes up are added to `spent`."""
    row = rows[number]
    cell = row.raw.cells[index]
    key = label_key(cell.text)
    if not key or key == CORNER:
        return None
    places = [(number, index)]
    found = exact(key, words)
    if key in words.prefixes or (found and is_open(cell.text)):
        longer = _joined(rows, number, index, words, whole=True)
        if longer:
            found, places = longer
    found = found or _last_of_several(cell.text, words)
    if not found and not _values_before(row):
        found = inexact(key, words)
        longer = _joined(rows, number, index, words, whole=False) if found and found[0].likeness == "piece" else None
        if longer:
            found, places = longer
    if not found:
        return None
    spent.update(places)
    last = rows[places[-1][0]].raw.cells[places[-1][1]]
    text = "".join(rows[line].raw.cells[at].text for line, at in places)
    mark = Mark(number, text, found, cell, last.column + last.width, places[-1][0])
    for behind in _rest(rows, places, spent, words):
        mark.add(behind)
    return mark


def _last_of_several(text: str, outline: Outline) -> tuple[Candidate, ...]:
    """The label at the end of a cell that holds several, set apart by spaces: of a group, then of its row."""
    words = text.split()[: MAX_PARTS + 1]
    if not 1 < len(words) <= MAX_PARTS:
        return ()
    return next((found for at in range(1, len(words)) if (found := exact(label_key("".join(words[at:])), outline))), ())


def _rest(rows: list[Row], places: _Places, spent: set[tuple[int, int]], words: Outline) -> list[RawCell]:
    """The cells between the pieces of a label and behind it, up to a next label, if it ends below where it began."""
    (number, _), (last, end) = places[0], places[-1]
    behind = [(last, at) for at in range(end + 1, len(rows[last].raw.cells))] if last > number else []
    between = [(row, at) for row in range(number + 1, last) for at in range(len(rows[row].raw.cells))]
    run = []
    for row, at in (*between, *behind):
        cell = rows[row].raw.cells[at]
        if (row, at) in places:
            continue
        if kind_of(cell.text) is TEXT and cell.text.strip() not in words.units:
            break
        run.append(cell)
        spent.add((row, at))
    return run


def _values_before(row: Row) -> bool:
    """Whether the cell in hand stands in the value part of its row: then words are a value, not a label."""
    return bool(row.marks) and row.marks[-1].has_values


def _joined(rows: list[Row], number: int, index: int, words: Outline, *, whole: bool) -> _Joined | None:
    """The longest label that this cell and the ones right behind it make together (a piece of one: not `whole`).

    What is a label already goes on only to a longer one, or to where a bracket or quotation that it opens is closed.
    """
    places = [(number, index)]
    text = rows[number].raw.cells[index].text
    label = exact(label_key(text), words) if whole else ()
    best: _Joined | None = (label, places) if label else None
    while len(places) < MAX_JOIN:
        place = _next_words(rows, *places[-1]) or (_words_below_values(rows, places) if whole else None)
        if place is None:
            break
        text += rows[place[0]].raw.cells[place[1]].text
        places = [*places, place]
        key = label_key(text)
        found = exact(key, words) if whole else inexact(key, words)
        alone = len({candidate.entry.keys for candidate in found}) == 1
        if found and ((best is None or not is_open(text)) if whole else alone):
            best = found, places
        if not found and key not in words.prefixes:
            break
    return best


def _next_words(rows: list[Row], number: int, index: int) -> tuple[int, int] | None:
    """The next cell of words: right behind in the row, else first in the next row of the stretch."""
    cells = rows[number].raw.cells
    if index + 1 < len(cells):
        return (number, index + 1) if _is_words(cells[index + 1]) else None
    if number + 1 == len(rows) or rows[number + 1].stretch != rows[number].stretch:
        return None
    below = rows[number + 1].raw.cells
    return (number + 1, 0) if below and _is_words(below[0]) else None


def _words_below_values(rows: list[Row], places: _Places) -> tuple[int, int] | None:
    """The words that stand alone below the values of a label printed around them, if it has no values elsewhere.

    The values stand behind words of the label, or in the next row.
    """
    (first, _), (number, index) = places[0], places[-1]
    below = number + 1 if index + 1 < len(rows[number].raw.cells) else number + 2
    if below >= len(rows) or rows[below].stretch != rows[first].stretch:
        return None
    above = [(at, rows[at].raw.cells) for at in range(first, below)]
    if any(len(cells) > WIDEST for _, cells in above):
        return None
    others = [(at, cell) for at, cells in above for place, cell in enumerate(cells) if (at, place) not in places]
    if {at for at, _ in others} != {below - 1} or any(_is_words(cell) for _, cell in others):
        return None
    words = rows[below].raw.cells
    return (below, 0) if len(words) == 1 and _is_words(words[0]) else None


def _is_words(cell: RawCell) -> bool:
    """Whether a cell holds words, or what is left of a label behind a line break: its closing mark."""
    return kind_of(cell.text) is TEXT or is_closing(cell.text)


def _attach_values_below(rows: list[Row], number: int, outline: Outline) -> None:
    """A label alone in its row owns the cells that stand in a next one, alone or behind the rest of the label."""
    mark = rows[number].marks[-1]
    best = mark.candidates[0].entry
    if not best.is_row:
        return
    text = mark.text
    for below in range(mark.row_of_run + 1, min(mark.row_of_run + 1 + MAX_JOIN, len(rows))):
        row = rows[below]
        if row.marks or row.stretch != rows[number].stretch:
            return
        words, cells = _words_and_cells(row.head)
        longer = text + "".join(cell.text for cell in words)
        if row.head_values or (words and cells):
            if cells and (not words or is_rest(text, longer, best, outline)):
                for cell in cells:
                    mark.add(cell)
                row.head, row.head_values, mark.row_of_run = [], 0, below
                mark.end = words[-1].column + words[-1].width if words else mark.end
            return
        inside = is_open(text) or all(any(label_key(cell.text) in key for key in best.keys) for cell in row.head)
        text = longer
        if not inside:
            return


def _words_and_cells(head: list[RawCell]) -> tuple[list[RawCell], list[RawCell]]:
    """The words that a row begins with and the cells behind them; no cells where words stand among values."""
    end = next((at for at in range(len(head), 0, -1) if _is_words(head[at - 1])), 0)
    words = [cell for cell in head[:end] if _is_words(cell)]
    blank = [cell for cell in head[:end] if kind_of(cell.text) is EMPTY]
    return words, (head[end:] if len(words) + len(blank) == end else [])
