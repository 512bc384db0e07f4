"""Rows of cells with two tabs between any two: where a merged cell goes on there is an empty one."""

from tests.render.drawing import Drawing
from tests.render.grid import squares
from tests.render.text_document import text_document


def render(drawing: Drawing) -> str:
    """The text."""
    return text_document(drawing, lambda grid: ["\t\t".join(texts) for texts in squares(grid)])
