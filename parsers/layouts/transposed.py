"""A grid with rows and columns exchanged: turned, so that its labels stand before the values again."""

from collections import defaultdict
from collections.abc import Sequence

from parsers.layouts.rows import RawCell, RawRow


def turned(rows: Sequence[RawRow]) -> tuple[RawRow, ...]:
    """One row for each column in which cells begin; the number of a row is the column of its cells there.

    Places and spans go along. The blocks of a row are those of the rows that end in it: together they are all,
    each once. Work is linear in the cells.
    """
    cells: dict[int, list[RawCell]] = defaultdict(list)
    blocks: dict[int, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for cell in row.cells:
            cells[cell.column].append(RawCell(cell.text, number, cell.height, cell.where, cell.width))
        if row.cells:
            blocks[row.cells[-1].column].extend(row.blocks)
    return tuple(RawRow(tuple(cells[column]), tuple(blocks[column])) for column in sorted(cells))
