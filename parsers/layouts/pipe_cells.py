"""One cell a line, each closed by a pipe, each row opened by a line that is only a pipe."""

from collections.abc import Sequence

from parsers.layouts.lines import Line
from parsers.layouts.rows import RawCell, RawRow, Stretch


def matches(lines: Sequence[Line]) -> bool:
    """Whether lines with only a pipe are common, and most others end in one."""
    texts = [line.text.strip() for line in lines if line.text.strip()]
    openers = texts.count("|")
    closed = sum(text.endswith("|") for text in texts)
    return openers >= 3 and 8 * openers >= len(texts) and 2 * (closed - openers) > len(texts) - openers


def read(lines: Sequence[Line]) -> Stretch:
    """Rows from opener to opener. Of several pipe-only lines in a row the last opens, the others are empty cells."""
    rows: list[RawRow] = []
    cells: list[RawCell] = []
    blocks: list[int] = []
    bare: list[Line] = []
    for line in lines:
        text = line.text.strip()
        if text == "|":
            bare.append(line)
            continue
        if bare:
            _add_empty(cells, bare[:-1])
            blocks.extend(empty.block for empty in bare[:-1])
            if cells:
                rows.append(RawRow(tuple(cells), tuple(blocks)))
            cells, blocks, bare = [], [bare[-1].block], []
        if text:
            _add(cells, line, text)
            blocks.append(line.block)
    _add_empty(cells, bare)
    if cells:
        rows.append(RawRow(tuple(cells), (*blocks, *(line.block for line in bare))))
    return Stretch(tuple(rows), "cells")


def _add(cells: list[RawCell], line: Line, text: str) -> None:
    """The cells of a line; a line that no pipe closes goes on in the next."""
    for part in text.removesuffix("|").split("|"):
        cell = line.cell(part, len(cells))
        cells.append(cell)


def _add_empty(cells: list[RawCell], bare: Sequence[Line]) -> None:
    for line in bare:
        cells.append(line.cell("", len(cells)))
