"""Tab-separated rows: one line a row, merged cells empty, rows perhaps shifted to the left."""

from collections.abc import Sequence

from parsers.layouts.lines import Line
from parsers.layouts.rows import Stretch


def matches(lines: Sequence[Line]) -> bool:
    """Whether most lines that hold something have tabs behind it."""
    filled = [line.text for line in lines if line.text.strip()]
    return 2 * sum("\t" in text.lstrip() for text in filled) > len(filled)


def read(lines: Sequence[Line]) -> Stretch:
    """One row for each line that is not blank, or has tabs; the number of a cell in its line is its column."""
    rows = tuple(line.row(line.text.split("\t")) for line in lines if line.text.strip() or "\t" in line.text)
    return Stretch(rows, "cells")
