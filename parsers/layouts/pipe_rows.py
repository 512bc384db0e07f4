"""Rows of cells between pipes: `a | b | c |`, or the pipe tables of markdown; loose lines stand between them."""

import re
from collections.abc import Sequence

from parsers.layouts.lines import Line, spaced_cells
from parsers.layouts.rows import Stretch

_RULE = re.compile(r"[\s|:\-—=+]*-{3}[\s|:\-—=+]*")


def matches(lines: Sequence[Line]) -> bool:
    """Whether there are rows with pipes between or around their cells."""
    return sum(line.text.count("|") >= 2 for line in lines) >= 2


def read(lines: Sequence[Line]) -> Stretch:
    """One row for each line that is neither blank nor a rule (`|---|---|`)."""
    rows = []
    for line in lines:
        if not line.text.strip() or _RULE.fullmatch(line.text):
            continue
        rows.append(line.row(_cells(line.text)))
    return Stretch(tuple(rows), "cells")


def _cells(text: str) -> list[str]:
    bare = text.strip()
    if "|" not in bare:
        return spaced_cells(bare)
    return bare.removeprefix("|").removesuffix("|").split("|")
