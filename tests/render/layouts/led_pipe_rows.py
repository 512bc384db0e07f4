"""Rows `| a | b |` with merged columns as pipes at the end, as in real-028."""

from collections.abc import Iterable

from tests.render.drawing import Drawing
from tests.render.grid import Grid
from tests.render.text_document import text_document


def render(drawing: Drawing) -> str:
    """The text."""
    return text_document(drawing, _lines)


def _lines(grid: Grid) -> Iterable[str]:
    for row in grid:
        merged = sum(cell.colspan - 1 for cell in row)
        yield "| " + " | ".join(cell.text for cell in row) + " |" + "|" * merged
