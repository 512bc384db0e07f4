"""Which layout each part of a document is in; every block that may belong to a table, as stretches of rows."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from parsers.cells.matching import exact, inexact
from parsers.cells.outline import CORNER_NOTE, Outline
from parsers.cells.wording import MAX_LABEL, label_key
from parsers.document.blocks import Block, Paragraph, Table
from parsers.layouts import cell_per_line, merged_grid, pipe_cells, pipe_rows, spaced_columns, tab_rows
from parsers.layouts.lines import Line, without_bullets
from parsers.layouts.regions import is_numbered, regions
from parsers.layouts.rows import Stretch
from parsers.layouts.unit_words import units_apart, without_unit

_Matches = Callable[[Sequence[Line]], bool]
_Read = Callable[[Sequence[Line]], Stretch]

_LINE_LAYOUTS: tuple[tuple[_Matches, _Read], ...] = (
    (pipe_cells.matches, pipe_cells.read),
    (pipe_rows.matches, pipe_rows.read),
    (tab_rows.matches, tab_rows.read),
    (spaced_columns.matches, spaced_columns.read),
)
"""Layouts of text that know their marks, tried in this order; what none of them knows has a cell in each line."""


def read_stretches(blocks: Sequence[Block], words: Outline) -> list[Stretch]:
    """The tables of a document, and the lines of text that by these words may be tables, in order."""
    stretches: list[Stretch] = []
    paragraphs: list[tuple[int, Paragraph]] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            stretches.extend(_of_text(paragraphs, words))
            paragraphs = []
            stretches.append(merged_grid.read(block, index))
        else:
            paragraphs.append((index, block))
    stretches.extend(_of_text(paragraphs, words))
    return stretches


def _of_text(paragraphs: Sequence[tuple[int, Paragraph]], words: Outline) -> list[Stretch]:
    found = regions(paragraphs, lambda text: _is_label(text.strip()[: MAX_LABEL + 1], words))
    return [units_apart(_read_lines(without_bullets(lines)), words) for lines in found]


def _read_lines(lines: Sequence[Line]) -> Stretch:
    for matches, read in _LINE_LAYOUTS:
        if matches(lines):
            return read(lines)
    return cell_per_line.read(lines)


@lru_cache(maxsize=8192)
def _is_label(text: str, words: Outline) -> bool:
    """Whether a text is a label of a table, or the note in the corner of Table 3; one longer than a label may be cut.

    The titles of Tables 3 and 4 are those of sections too: not they. A numbered line (一、…) that looks like a
    misspelt row label is no heading. A unit alone in its line belongs to the row above.
    """
    text = without_unit(text, words)
    if text in words.units or CORNER_NOTE in text[:MAX_LABEL]:
        return True
    key = label_key(text)
    if is_numbered(text) and any(candidate.entry.is_row for candidate in inexact(key, words)):
        return True
    return any(candidate.entry.kind != "title" or key.startswith("第") for candidate in exact(key, words))
