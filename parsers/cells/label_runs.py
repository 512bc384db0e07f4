"""Lines that hold several labels, one space apart: the headers of a page whose words are printed in their order."""

from collections.abc import Sequence
from itertools import pairwise

from parsers.cells.matching import exact
from parsers.cells.outline import CORNER, Outline
from parsers.cells.wording import MAX_LABEL, label_key
from parsers.layouts.rows import RawCell, RawRow

MAX_WORDS = 4
"""A label is printed in at most this many words (商 业 企 业)."""


def labels_apart(row: RawRow, outline: Outline) -> RawRow:
    """A row of one cell cut into its labels, each a cell; the row itself where it is not two labels or more.

    Before the labels there may be words that are none (the note in the corner of Table 3): a cell, too.
    """
    if len(row.cells) != 1 or len(row.cells[0].text) > MAX_LABEL:
        return row
    [cell] = row.cells
    words = cell.text.split()
    if len(words) < 2 or _is_label(words, outline):
        return row
    cuts = _cuts(words, outline)
    if len(cuts) < 3:
        return row
    texts = [" ".join(words[start:end]) for start, end in pairwise([0, *cuts] if cuts[0] else cuts)]
    return RawRow(tuple(RawCell(text, at, 1, cell.where) for at, text in enumerate(texts)), row.blocks)


def _cuts(words: Sequence[str], outline: Outline) -> list[int]:
    """Where labels begin when the words are taken from the end, and the end: [2, 4, 5] for labels 2..4 and 4..5."""
    cuts = [len(words)]
    while (longest := _longest_label_to(words, cuts[0], outline)) is not None:
        cuts.insert(0, longest)
    return cuts


def _longest_label_to(words: Sequence[str], end: int, outline: Outline) -> int | None:
    """Where the longest label that ends here begins."""
    starts = range(max(0, end - MAX_WORDS), end)
    return next((start for start in starts if _is_label(words[start:end], outline)), None)


def _is_label(words: Sequence[str], outline: Outline) -> bool:
    key = label_key("".join(words))
    return key == CORNER or bool(exact(key, outline))
