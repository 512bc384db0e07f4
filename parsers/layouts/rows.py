"""What every layout turns its blocks into: rows of raw cells with their places."""

from typing import Literal

import msgspec

from parsers.report import Where

Geometry = Literal["spans", "cells", "stream"]
"""How far the column of a cell can be trusted: `spans`, it comes from a merged grid; `cells`, it is the number of
the cell in its row, which damage may have shifted; `stream`, only the order of the cells is known."""


class RawCell(msgspec.Struct, frozen=True):
    """A cell as the source has it: its text, and the columns and rows it covers (0-based, `width`, `height` >= 1)."""

    text: str
    column: int
    width: int
    where: Where
    height: int = 1


class RawRow(msgspec.Struct, frozen=True):
    """A row of cells, and the indices in the document of the blocks it was read from."""

    cells: tuple[RawCell, ...]
    blocks: tuple[int, ...]


class Stretch(msgspec.Struct, frozen=True):
    """Consecutive rows read in one layout."""

    rows: tuple[RawRow, ...]
    geometry: Geometry
