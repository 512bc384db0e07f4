"""Columns set apart by runs of spaces, as `pdftotext -layout` prints them: one line a row, wrapped labels around it."""

from collections.abc import Sequence

from parsers.cells.kinds import VALUES, kind_of
from parsers.layouts.lines import Line, spaced_cells
from parsers.layouts.rows import Stretch


def matches(lines: Sequence[Line]) -> bool:
    """Whether lines hold several values, or a label and its value, apart from each other."""
    return any(len(cells) > 1 and kind_of(cells[-1]) in VALUES for cells in map(_cells, lines))


def read(lines: Sequence[Line]) -> Stretch:
    """One row for each line that is not blank. Empty cells leave no trace in this layout."""
    return Stretch(tuple(line.row(cells) for line in lines if (cells := _cells(line))), "cells")


def _cells(line: Line) -> list[str]:
    return spaced_cells(line.text)
