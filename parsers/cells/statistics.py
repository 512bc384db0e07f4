"""Which parts of a document hold the statistics that were annexed to reports before 2019, and on which form."""

from collections.abc import Sequence
from functools import cache

from parsers.cells.kinds import VALUES, kind_of
from parsers.cells.matching import exact
from parsers.cells.outline import Outline, outlines
from parsers.cells.wording import label_key, squeezed
from parsers.document.blocks import Block, Paragraph
from parsers.layouts.rows import RawRow, Stretch

MIN_LABELS = 3
"""So many different labels make a table of statistics."""


def statistics_told(blocks: Sequence[Block]) -> list[Outline]:
    """The outlines that a document holds enough labels of, that of most first. Work is linear."""
    text = "".join("\n".join(map(_text, blocks)).split())
    counts = [(sum(label in text for label in _labels(words)), words) for words in _ours()]
    told = [(count, words) for count, words in counts if count >= MIN_LABELS]
    return [words for _, words in sorted(told, key=lambda each: -each[0])]


def bearing(stretches: Sequence[Stretch], words: Outline) -> list[Stretch]:
    """The stretches that may be read: of statistics only those with enough of their labels, or little else in them.

    The headings of a report in free form (主动公开情况) are labels of groups too. Where the statistics of another form
    begin in a stretch, it is cut.
    """
    if not _is_ours(words):
        return list(stretches)
    pieces = [piece for stretch in stretches for piece in _cut(stretch)]
    return [piece for piece in pieces if _is_table(piece, words)]


def _cut(stretch: Stretch) -> list[Stretch]:
    """A stretch in pieces: a new one begins where the corner of a table on another form than the last is printed."""
    starts = [0]
    last: str | None = None
    for number, row in enumerate(stretch.rows):
        corner = next((key for cell in row.cells if (key := label_key(cell.text)) in _corners()), None)
        if corner and corner != last:
            starts += [number] if last else []
            last = corner
    ends = [*starts[1:], len(stretch.rows)]
    return [Stretch(stretch.rows[start:end], stretch.geometry) for start, end in zip(starts, ends, strict=True)]


@cache
def _corners() -> frozenset[str]:
    tables = [table for words in _ours() for form in words.forms for table in form.tables]
    return frozenset(label_key(table.corner) for table in tables if table.corner)


@cache
def _ours() -> tuple[Outline, ...]:
    return tuple(words for words in outlines() if _is_ours(words))


def _is_ours(words: Outline) -> bool:
    return words.entries[0].verbatim


@cache
def _labels(words: Outline) -> tuple[str, ...]:
    """The labels of rows, as they stand in a text without spaces."""
    lines = [line for form in words.forms for table in form.tables for line in table.data_rows]
    return tuple(dict.fromkeys(squeezed(line.label).partition("(")[0] for line in lines))


def _text(block: Block) -> str:
    if isinstance(block, Paragraph):
        return block.text
    return "".join(cell.text for row in block.rows for cell in row)


def _is_table(stretch: Stretch, words: Outline) -> bool:
    labels: dict[Outline, set[tuple[str, ...]]] = {each: set() for each in _ours()}
    labelled = valued = 0
    for row in stretch.rows:
        for each in labels:
            labels[each] |= _row_labels(row, each)
        if any(kind_of(cell.text) in VALUES for cell in row.cells):
            valued += 1
            labelled += bool(_row_labels(row, words))
    if max(map(len, labels.values())) > len(labels[words]):
        return False
    return len(labels[words]) >= MIN_LABELS or 2 * labelled > valued


def _row_labels(row: RawRow, words: Outline) -> set[tuple[str, ...]]:
    return {
        candidate.entry.keys
        for cell in row.cells
        for candidate in exact(label_key(cell.text), words)
        if candidate.entry.is_row
    }
