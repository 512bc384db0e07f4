"""Tables made of lists in boxes: a `ul` for each row, an `li` for each cell."""

from html import escape

from tests.render.drawing import Drawing
from tests.render.grid import Grid, slots
from tests.render.html_document import html_document


def render(drawing: Drawing) -> str:
    """The page."""
    return html_document(drawing, _table)


def _table(grid: Grid) -> str:
    rows = (
        "".join(f'<li style="width:{slot.cell.colspan * 8}%">{escape(slot.text)}</li>' for slot in row)
        for row in slots(grid)
    )
    return '<div class="table">' + "\n".join(f'<ul class="tr">{row}</ul>' for row in rows) + "</div>"
