"""One cell a line, each with the mark of a list before it; empty cells leave no trace."""

from tests.render.drawing import Drawing
from tests.render.text_document import text_document


def render(drawing: Drawing) -> str:
    """The text."""
    return text_document(drawing, lambda grid: [f"- {cell.text}" for row in grid for cell in row if cell.text])
