"""HTML tables as Word's export wraps them: a styled paragraph and span in every cell."""

from tests.render.drawing import Drawing
from tests.render.grid import Grid
from tests.render.html_document import html_document
from tests.render.html_grid import WORD_CELL, html_table, word_paragraph


def render(drawing: Drawing) -> str:
    """The page."""
    return html_document(drawing, _table)


def _table(grid: Grid) -> str:
    return html_table(grid, paragraph=word_paragraph, attributes=WORD_CELL)
