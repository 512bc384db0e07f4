"""Columns set apart by runs of spaces, as `pdftotext -layout` prints them: one line a row, wrapped labels around it."""

from collections.abc import Sequence

from parsers.cells.kinds import VALUES, kind_of
from parsers.layouts.lines import Line, spaced_cells
from parsers.layouts.rows import Stretch


def matches(lines: Sequence[Line]) -> bool:
    """Whether values stand behind labels or each other in a line, and lines of several cells are common.

    Common are those that are a quarter of all lines, or hold more cells than there are other lines.
    """
    rows = [cells for line in lines if (cells := spaced_cells(line.text))]
    several = [cells for cells in rows if len(cells) > 1]
    common = 4 * len(several) >= len(rows) or sum(map(len, several)) > len(rows) - len(several)
    return common and any(kind_of(cells[-1]) in VALUES for cells in several)


def read(lines: Sequence[Line]) -> Stretch:
    """One row for each line that is not blank. Empty cells leave no trace in this layout."""
    return Stretch(tuple(line.row(cells) for line in lines if (cells := spaced_cells(line.text))), "cells")
