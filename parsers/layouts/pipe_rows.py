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
    """One row for each line that is neither blank nor a rule (`|---|---|`).

    Whether rows begin and end with a pipe is told by most of them: elsewhere such a pipe sets off an empty cell.
    """
    texts = [line.text.strip() for line in lines]
    piped = [text for text in texts if "|" in text]
    opened = 2 * sum(text.startswith("|") for text in piped) > len(piped)
    closed = 2 * sum(text.endswith("|") for text in piped) > len(piped)
    rows = []
    for line, text in zip(lines, texts, strict=True):
        if not text or _RULE.fullmatch(text):
            continue
        if "|" not in text:
            rows.append(line.row(spaced_cells(text)))
            continue
        inner = text.removeprefix("|") if opened else text
        rows.append(line.row((inner.removesuffix("|") if closed else inner).split("|")))
    return Stretch(tuple(rows), "cells")
