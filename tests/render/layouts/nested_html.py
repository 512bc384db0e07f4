"""Statutory tables inside layout tables, as pages of the table age set them."""

from tests.render.drawing import Drawing
from tests.render.grid import Grid
from tests.render.html_document import html_document
from tests.render.html_grid import html_table


def render(drawing: Drawing) -> str:
    """The page."""
    return html_document(drawing, _table)


def _table(grid: Grid) -> str:
    inner = html_table(grid)
    return (
        '<table width="100%"><tr><td>&nbsp;</td></tr><tr><td align="center">'
        f'<table width="95%" border="0"><tr><td>{inner}</td></tr></table></td></tr></table>'
    )
