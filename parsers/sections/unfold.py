"""Tables that are only the frame of a whole report: headings in one column, their text beside or below them."""

from collections.abc import Iterator
from dataclasses import replace

from parsers.document.blocks import Block, Document, Paragraph, Table
from parsers.document.join import join
from parsers.sections.headings import in_table

_MOST_CELLS = 2
_SECTIONS = 3


def unfold(document: Document) -> Document:
    """The document with such tables as lines, those of one cell after those of the other; blocks are numbered anew."""
    frames = {number for number, block in enumerate(document.blocks) if isinstance(block, Table) and _is_frame(block)}
    if not frames:
        return document
    blocks: list[Block] = []
    for number, block in enumerate(document.blocks):
        blocks.extend(_lines(block) if number in frames and isinstance(block, Table) else (block,))
    nothing = replace(document, blocks=())
    return join([nothing, Document(tuple(blocks), document.media_type)])


def _is_frame(table: Table) -> bool:
    """Whether no row has more cells than a heading and its text, and several cells are headings."""
    if any(len(row) > _MOST_CELLS for row in table.rows):
        return False
    return len({heading.code for heading in in_table(table, 0)}) >= _SECTIONS


def _lines(table: Table) -> Iterator[Paragraph]:
    for row in table.rows:
        for cell in row:
            for line in cell.text.split("\n"):
                yield Paragraph(line, cell.where)
