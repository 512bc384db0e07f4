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


def statistics_told(blocks: Sequence[Block]) -> Outline | None:
    """The outline whose labels a document holds most of, if enough; of equal ones the newest. Work is linear."""
    text = "".join("".join(_text(block).split()) for block in blocks)
    counts = [(sum(label in text for label in _labels(words)), words) for words in outlines() if _is_ours(words)]
    count, best = max(counts, key=lambda told: told[0])
    return best if count >= MIN_LABELS else None


def bearing(stretches: Sequence[Stretch], words: Outline) -> list[Stretch]:
    """The stretches that may be read: of statistics only those with enough of their labels, or little else in them.

    The headings of a report in free form (主动公开情况) are labels of groups too.
    """
    if not _is_ours(words):
        return list(stretches)
    return [stretch for stretch in stretches if _is_table(stretch, words)]


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
    labels: set[tuple[str, ...]] = set()
    labelled = valued = 0
    for row in stretch.rows:
        found = _row_labels(row, words)
        labels |= found
        if any(kind_of(cell.text) in VALUES for cell in row.cells):
            valued += 1
            labelled += bool(found)
    return len(labels) >= MIN_LABELS or 2 * labelled > valued


def _row_labels(row: RawRow, words: Outline) -> set[tuple[str, ...]]:
    return {
        candidate.entry.keys
        for cell in row.cells
        for candidate in exact(label_key(cell.text), words)
        if candidate.entry.is_row
    }
