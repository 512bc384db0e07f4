"""One cell a line, each closed by a pipe, each row opened by a line that is only a pipe."""

from collections.abc import Sequence

from parsers.cells.kinds import Kind, kind_of
from parsers.layouts.lines import Line
from parsers.layouts.rows import RawCell, RawRow, Stretch

HEADER = 4
"""So many cells of words, and no other, are a header."""


def matches(lines: Sequence[Line]) -> bool:
    """Whether lines with only a pipe open rows, and most others end in one."""
    texts = [line.text.strip() for line in lines if line.text.strip()]
    openers = texts.count("|")
    closed = sum(text.endswith("|") for text in texts)
    return openers >= 3 and 20 * openers >= len(texts) and 2 * (closed - openers) > len(texts) - openers


def read(lines: Sequence[Line]) -> Stretch:
    """Rows from opener to opener.

    Of several pipe-only lines in a row the last opens, the others are empty cells; before a value all of them are,
    unless a header (many words, no value) ends there.
    """
    rows: list[RawRow] = []
    cells: list[RawCell] = []
    blocks: list[int] = []
    bare: list[Line] = []
    for line in lines:
        text = line.text.strip()
        if text == "|":
            bare.append(line)
            continue
        opener = bare[-1:] if _opens(cells, text) else []
        empty = bare[: len(bare) - len(opener)]
        _add_empty(cells, empty)
        blocks.extend(line.block for line in empty)
        if opener:
            if cells:
                rows.append(RawRow(tuple(cells), tuple(blocks)))
            cells, blocks = [], [opener[0].block]
        bare = []
        if text:
            _add(cells, line, text)
            blocks.append(line.block)
    _add_empty(cells, bare)
    if cells:
        rows.append(RawRow(tuple(cells), (*blocks, *(line.block for line in bare))))
    return Stretch(tuple(rows), "cells")


def _opens(cells: Sequence[RawCell], text: str) -> bool:
    """Whether what follows a pipe-only line begins a row: words do, and values behind a header."""
    if kind_of(text.split("|", maxsplit=1)[0]) is Kind.TEXT or not cells:
        return True
    return len(cells) >= HEADER and all(kind_of(cell.text) is Kind.TEXT for cell in cells)


def _add(cells: list[RawCell], line: Line, text: str) -> None:
    """The cells of a line; a line that no pipe closes goes on in the next."""
    for part in text.removesuffix("|").split("|"):
        cell = line.cell(part, len(cells))
        cells.append(cell)


def _add_empty(cells: list[RawCell], bare: Sequence[Line]) -> None:
    for line in bare:
        cells.append(line.cell("", len(cells)))
