"""Several parts of one report as one document."""

from collections.abc import Sequence

from msgspec.structs import replace

from parsers.document.blocks import Block, Document, Paragraph, Table, TableCell
from parsers.report import Where


def join(documents: Sequence[Document]) -> Document:
    """The blocks of all documents in a row, numbered through; facts of the first win. At least one document."""
    first, *others = documents
    if not others:
        return first
    blocks = list(first.blocks)
    metas = dict(first.metas)
    for document in others:
        blocks += [_shifted(block, number) for number, block in enumerate(document.blocks, len(blocks))]
        metas = {**document.metas, **metas}
    findings = tuple(finding for document in documents for finding in document.findings)
    return Document(tuple(blocks), first.media_type, metas, findings)


def _shifted(block: Block, number: int) -> Block:
    if isinstance(block, Paragraph):
        return replace(block, where=_numbered(block.where, number))
    rows = tuple(tuple(_cell(cell, number) for cell in row) for row in block.rows)
    return Table(rows, _numbered(block.where, number))


def _cell(cell: TableCell, number: int) -> TableCell:
    return replace(cell, where=_numbered(cell.where, number))


def _numbered(where: Where, number: int) -> Where:
    fields = {name: getattr(where, name) for name in Where.__struct_fields__}
    return Where(**{**fields, "block": number})
