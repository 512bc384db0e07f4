"""Rows of cells between pipes: `a | b | c |`, or the pipe tables of markdown; loose lines stand between them."""

import re
from collections.abc import Sequence

from parsers.layouts.lines import Line, spaced_cells
from parsers.layouts.rows import RawRow, Stretch

_RULE = re.compile(r"[\s|:\-—=+]*-{3}[\s|:\-—=+]*")


def matches(lines: Sequence[Line]) -> bool:
    """Whether there are rows with pipes between or around their cells, or mostly such as `label | value`."""
    piped = [line.text for line in lines if "|" in line.text]
    pairs = sum(all(part.strip() for part in text.split("|")) for text in piped if text.count("|") == 1)
    return sum(text.count("|") >= 2 for text in piped) >= 2 or 2 * pairs > len(lines)


def read(lines: Sequence[Line]) -> Stretch:
    """One row for each line that is not blank; that of a rule (`|---|---|`) has no cells.

    Whether rows begin and end with a pipe is told by most of them: elsewhere such a pipe sets off an empty cell.
    """
    texts = [line.text.strip() for line in lines]
    piped = [text for text in texts if "|" in text]
    opened = 2 * sum(text.startswith("|") for text in piped) > len(piped)
    closed = 2 * sum(text.endswith("|") for text in piped) > len(piped)
    rows: list[RawRow] = []
    for line, text in zip(lines, texts, strict=True):
        if _RULE.fullmatch(text):
            rows.append(line.row(()))
        elif "|" in text:
            inner = text.removeprefix("|") if opened else text
            rows.append(line.row((inner.removesuffix("|") if closed else inner).split("|")))
        elif text:
            rows.append(line.row(spaced_cells(text)))
    return Stretch(tuple(rows), "cells")
