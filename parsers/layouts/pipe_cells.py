"""One cell a line, each closed by a pipe, each row opened by a line that is only a pipe."""

from collections.abc import Sequence

from parsers.cells.kinds import TEXT, kind_of
from parsers.layouts.lines import Line
from parsers.layouts.rows import RawCell, RawRow, Stretch

MIN_ROWS = 3
"""So many lines that are only a pipe are openers of rows."""
HEADER = 4
"""So many cells of words, and no other, are a header."""


def matches(lines: Sequence[Line]) -> bool:
    """Whether lines with only a pipe open rows, and most others end in one."""
    texts = [text for line in lines if (text := line.text.strip())]
    openers = texts.count("|")
    if openers < MIN_ROWS:
        return False
    closed = sum(text.endswith("|") for text in texts)
    return 20 * openers >= len(texts) and 2 * (closed - openers) > len(texts) - openers


def read(lines: Sequence[Line]) -> Stretch:
    """Rows from opener to opener; the other lines that are only a pipe are empty cells."""
    rows: list[RawRow] = []
    cells: list[RawCell] = []
    blocks: list[int] = []
    bare: list[Line] = []
    for line in lines:
        text = line.text.strip()
        if text == "|":
            bare.append(line)
            continue
        before, after = _around_opener(cells, text, bare)
        _add_empty(cells, before)
        blocks.extend(line.block for line in before)
        if len(before) < len(bare):
            if cells:
                rows.append(RawRow(tuple(cells), tuple(blocks)))
            cells, blocks = [], [line.block for line in bare[len(before) :]]
            _add_empty(cells, after)
        bare = []
        if text:
            _add(cells, line, text)
            blocks.append(line.block)
    _add_empty(cells, bare)
    if cells:
        rows.append(RawRow(tuple(cells), (*blocks, *(line.block for line in bare))))
    return Stretch(tuple(rows), "cells")


def _around_opener(cells: Sequence[RawCell], text: str, bare: list[Line]) -> tuple[list[Line], list[Line]]:
    """The empty cells before and after the pipe that opens a row; all are before where none opens one.

    Before words the last opens; behind a header (words only) the first, for a row that begins with empty cells.
    """
    if kind_of(text.split("|", maxsplit=1)[0]) is TEXT or not cells:
        return bare[:-1], []
    if len(cells) >= HEADER and all(kind_of(cell.text) is TEXT for cell in cells):
        return [], bare[1:]
    return bare, []


def _add(cells: list[RawCell], line: Line, text: str) -> None:
    """The cells of a line; a line that no pipe closes goes on in the next."""
    for part in text.removesuffix("|").split("|"):
        cell = line.cell(part, len(cells))
        cells.append(cell)


def _add_empty(cells: list[RawCell], bare: Sequence[Line]) -> None:
    for line in bare:
        cells.append(line.cell("", len(cells)))
