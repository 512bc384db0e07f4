"""HTML tables without spans: where a merged cell goes on there is an empty one."""

from html import escape

from tests.render.drawing import Drawing
from tests.render.grid import Grid, squares
from tests.render.html_document import html_document


def render(drawing: Drawing) -> str:
    """The page."""
    return html_document(drawing, _table)


def _table(grid: Grid) -> str:
    rows = ("".join(f"<td>{escape(text)}</td>" for text in texts) for texts in squares(grid))
    return "<table>" + "\n".join(f"<tr>{row}</tr>" for row in rows) + "</table>"
