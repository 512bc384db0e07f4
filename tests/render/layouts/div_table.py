"""Tables made of nested `div`s, a row in each and a cell in each of its children."""

from html import escape

from tests.render.drawing import Drawing
from tests.render.grid import Grid, slots
from tests.render.html_document import html_document


def render(drawing: Drawing) -> str:
    """The page."""
    return html_document(drawing, _table)


def _table(grid: Grid) -> str:
    rows = ("".join(f'<div class="td">{escape(slot.text)}</div>' for slot in row) for row in slots(grid))
    return '<div class="table">' + "\n".join(f'<div class="tr">{row}</div>' for row in rows) + "</div>"
