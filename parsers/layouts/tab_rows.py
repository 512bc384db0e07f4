"""Tab-separated rows: one line a row, merged cells empty, rows perhaps shifted to the left."""

import re
from collections.abc import Sequence

from parsers.layouts.lines import Line
from parsers.layouts.rows import Stretch

_TABS = re.compile(r"\t+")
_MANY = 8


def matches(lines: Sequence[Line]) -> bool:
    """Whether most lines that hold something have tabs behind it."""
    filled = [line.text for line in lines if line.text.strip()]
    return 2 * sum("\t" in text.lstrip() for text in filled) > len(filled)


def read(lines: Sequence[Line]) -> Stretch:
    """One row for each line that is not blank, or has tabs; the number of a cell in its line is its column.

    Where tabs stand in pairs only, a pair parts two cells.
    """
    tabs = [len(run) for line in lines for run in _TABS.findall(line.text)]
    tab = "\t\t" if len(tabs) >= _MANY and not any(count % 2 for count in tabs) else "\t"
    rows = tuple(line.row(line.text.split(tab)) for line in lines if line.text.strip() or "\t" in line.text)
    return Stretch(rows, "cells")
