"""Where in a text its tables stand: runs of lines that are no prose, from their first label on."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from parsers.cells.kinds import VALUES, kind_of
from parsers.document.blocks import Paragraph
from parsers.layouts.lines import Line, spaced_cells

PROSE = 60
"""A line without separators that is longer than this (gaps of spaces aside), or holds a full stop, is prose unless it
is a label."""
LONGEST = 20_000
"""A longer line is no row of a table."""
MOST_BLANK = 64
"""Of a longer run of blank lines no more are kept: no row has so many empty cells."""

WORDS_BEFORE = 8
"""So many lines before the first label belong to the region: they may hold labels that are misspelt."""

_HEADING = re.compile(r"\s*[#\s]*[一二三四五六七八九十]{1,2}\s*[、.．]")
_FURNITURE = re.compile(r"\s*(?:[-—–－]+\s*\d{1,3}\s*[-—–－]+|第\s*\d{1,3}\s*页.*|\d{1,3}\s*/\s*\d{1,3})\s*")
_SEPARATOR = re.compile(r"[|｜\t]")


_Look = Literal["label", "row", "values", "words", "blank", "empty cells", "heading", "prose", "furniture"]
"""What a line is: a `row` has several values, `values` is one, `empty cells` are separators with nothing between."""

_TABULAR = frozenset({"label", "row", "values"})
_ENDS = frozenset({"prose", "heading"})


def regions(blocks: Sequence[tuple[int, Paragraph]], is_label: Callable[[str], bool]) -> Iterator[list[Line]]:
    """The stretches of lines that may be tables, in order; page numbers between them are left out.

    A region begins with a label (`is_label` says so of a whole line or cell) or a heading right before it, and ends
    with the last label or value before a heading or prose. Work is linear in the text.
    """
    run: list[tuple[_Look, Line]] = []
    looks: dict[tuple[str, bool], _Look] = {}
    blanks = 0
    for index, paragraph in blocks:
        seen = paragraph.text, paragraph.level is not None
        look = looks.get(seen) or looks.setdefault(seen, _look(*seen, is_label))
        if look == "furniture":
            continue
        if look in _ENDS:
            yield from _trimmed(run)
            run = []
        blanks = blanks + 1 if look == "blank" else 0
        if look != "prose" and blanks <= MOST_BLANK:
            run.append((look, Line(paragraph.text, paragraph.where, index)))
    yield from _trimmed(run)


def is_numbered(text: str) -> bool:
    """Whether a line begins with a number as headings of sections do."""
    return _HEADING.match(text) is not None


def _trimmed(run: Sequence[tuple[_Look, Line]]) -> Iterator[list[Line]]:
    tabular = [at for at, (look, _) in enumerate(run) if look in _TABULAR]
    if all(run[at][0] == "values" for at in tabular):
        return
    first, last = max(0, tabular[0] - WORDS_BEFORE), tabular[-1]
    while last + 1 < len(run) and run[last + 1][0] in {"empty cells", "blank"}:
        last += 1
    lines = [line for _, line in run[first : last + 1]]
    if first and run[0][0] == "heading":
        lines.insert(0, run[0][1])
    yield lines


def _look(text: str, marked: bool, is_label: Callable[[str], bool]) -> _Look:
    """What a line is; `marked` says that the source marks it as a heading."""
    bare = text.strip() if len(text) <= LONGEST else text
    if not bare:
        return "empty cells" if "\t" in text else "blank"
    if len(bare) > LONGEST:
        return "prose"
    if _FURNITURE.fullmatch(bare):
        return "furniture"
    if _SEPARATOR.search(bare):
        return _look_of_cells([cell for cell in _SEPARATOR.split(bare) if cell.strip()], is_label)
    return _look_of_line(bare, marked, is_label)


def _look_of_line(bare: str, marked: bool, is_label: Callable[[str], bool]) -> _Look:
    """A line without separators."""
    if is_label(bare):
        return "label"
    cells = spaced_cells(bare)
    long = sum(map(len, cells)) > PROSE or "。" in bare
    if long and len(cells) <= 2:
        return "prose"
    look = _look_of_cells(cells, is_label)
    may_head = look in {"words", "values"} and not long
    return "heading" if may_head and (marked or is_numbered(bare)) else look


def _look_of_cells(cells: Sequence[str], is_label: Callable[[str], bool]) -> _Look:
    if any(is_label(cell) for cell in cells):
        return "label"
    values = sum(kind_of(cell) in VALUES for cell in cells)
    if not cells or (values and 2 * values >= len(cells)):
        return "row" if values > 1 else "values"
    return "words"
