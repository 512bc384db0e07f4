"""A document as text: its lines as they stand, its tables as tab-separated rows."""

from collections.abc import Sequence

from parsers.document.blocks import Block, Paragraph, Table


def as_text(blocks: Sequence[Block]) -> str:
    """All blocks in document order. A merged cell stands once, in its upper left corner; what it covers is empty."""
    return "\n".join(block.text if isinstance(block, Paragraph) else _rows(block) for block in blocks)


def _rows(table: Table) -> str:
    return "\n".join(_row(row) for row in _by_column(table))


def _by_column(table: Table) -> list[dict[int, str]]:
    return [{cell.column: " ".join(cell.text.split()) for cell in row} for row in table.rows]


def _row(cells: dict[int, str]) -> str:
    return "\t".join(cells.get(column, "") for column in range(max(cells, default=-1) + 1))
