"""HTML tables with the merged cells of the form."""

from tests.render.drawing import Drawing
from tests.render.html_document import html_document
from tests.render.html_grid import html_table


def render(drawing: Drawing) -> str:
    """The page."""
    return html_document(drawing, html_table)
