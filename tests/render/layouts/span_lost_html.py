"""HTML tables whose span attributes were stripped: a row holds only the cells that begin in it."""

from html import escape

from tests.render.drawing import Drawing
from tests.render.grid import Grid
from tests.render.html_document import html_document


def render(drawing: Drawing) -> str:
    """The page."""
    return html_document(drawing, _table)


def _table(grid: Grid) -> str:
    rows = ("".join(f"<td>{escape(cell.text)}</td>" for cell in row) for row in grid)
    return "<table>" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
