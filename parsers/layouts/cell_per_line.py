"""One cell a line, with or without blank lines between: rows are told by a label that follows a value."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import msgspec

from parsers.cells.kinds import TEXT, kind_of
from parsers.layouts.lines import Line, spaced_cells
from parsers.layouts.rows import RawCell, RawRow, Stretch

EXCEPTION = 0.1
"""A distance between cells that fewer of them have is an exception."""
LONGEST_ROW = 256
"""A longer run of cells is cut: no table has so many columns."""


@dataclass(slots=True)
class _Rows:
    """The rows so far, and the one being filled."""

    done: list[RawRow] = field(default_factory=list)
    cells: list[RawCell] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)
    seen_value: bool = False

    def add(self, line: Line, text: str) -> None:
        words = kind_of(text) is TEXT
        if (words and self.seen_value) or len(self.cells) == LONGEST_ROW:
            self.close()
        self.seen_value = self.seen_value or not words
        self.cells.append(line.cell(text, len(self.cells)))
        self.blocks.append(line.block)

    def continue_words(self, line: Line) -> None:
        last = self.cells[-1]
        self.cells[-1] = RawCell(f"{last.text}\n{line.text.strip()}", last.column, last.width, last.where)
        self.blocks.append(line.block)

    def close(self) -> None:
        if self.cells:
            self.done.append(RawRow(tuple(self.cells), tuple(self.blocks)))
        self.cells, self.blocks, self.seen_value = [], [], False


def read(lines: Sequence[Line]) -> Stretch:
    """The rows of a text in which every cell has a line.

    Where cells are set in by a tab, a line with only the tab is an empty cell, a line without it goes on with the
    words before, and blank lines end rows. Elsewhere as many blank lines as usual stand between two cells, or
    between the last value of a row and the label of the next, and each further one is an empty cell. Where none
    stands before a value, those before words set tables apart.
    """
    rows = _Rows()
    if _set_in_by_tabs(lines):
        _read_set_in(lines, rows)
    else:
        _read_spaced(lines, rows)
    rows.close()
    return Stretch(tuple(rows.done), "stream")


def _set_in_by_tabs(lines: Sequence[Line]) -> bool:
    filled = [line.text for line in lines if line.text.strip()]
    return 2 * sum("\t" in text and "\t" in _indent(text) for text in filled) > len(filled)


def _indent(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _read_set_in(lines: Sequence[Line], rows: _Rows) -> None:
    for line in lines:
        if not line.text.strip():
            if "\t" in line.text:
                rows.add(line, "")
            else:
                rows.close()
        elif "\t" in _indent(line.text) or not rows.cells or kind_of(line.text) is not TEXT:
            if line.text.startswith(" ") and rows.seen_value:
                rows.close()
            rows.add(line, line.text)
        else:
            rows.continue_words(line)


def _read_spaced(lines: Sequence[Line], rows: _Rows) -> None:
    filled = [(number, spaced_cells(line.text)) for number, line in enumerate(lines) if line.text.strip()]
    gaps = [_gap(*above, *below) for above, below in pairwise(filled)]
    usual = _usual_blanks(gaps)
    shows_empty_cells = any(gap.blanks > usual[False] for gap in gaps if not gap.before_words)
    for number, cells in filled[:1]:
        _add(rows, lines[number], cells)
    for gap in gaps:
        if shows_empty_cells or not gap.before_words:
            for blank in lines[gap.after + 1 + usual[gap.ends_row] : gap.line]:
                rows.add(blank, "")
        _add(rows, lines[gap.line], gap.cells)


class _Gap(msgspec.Struct, frozen=True):
    """What stands between two lines that are not blank: `blanks` lines after line `after`, before `line` with `cells`.

    `before_words` tells that the latter begin with words, `ends_row` that these come after a value.
    """

    after: int
    line: int
    cells: Sequence[str]
    blanks: int
    before_words: bool
    ends_row: bool


def _gap(after: int, above: Sequence[str], line: int, cells: Sequence[str]) -> _Gap:
    before_words = kind_of(cells[0]) is TEXT
    ends_row = before_words and kind_of(above[-1]) is not TEXT
    return _Gap(after, line, cells, line - after - 1, before_words, ends_row)


def _add(rows: _Rows, line: Line, cells: Sequence[str]) -> None:
    for text in cells:
        rows.add(line, text)


def _usual_blanks(gaps: Sequence[_Gap]) -> dict[bool, int]:
    """How many blank lines stand between two cells, and (True) between two rows: the fewest that are no exception.

    A label broken over lines is one.
    """
    counts: dict[bool, Counter[int]] = {False: Counter(), True: Counter()}
    for gap in gaps:
        counts[gap.ends_row][gap.blanks] += 1
    return {
        ends: min((run for run, count in each.items() if count >= EXCEPTION * each.total()), default=0)
        for ends, each in counts.items()
    }
