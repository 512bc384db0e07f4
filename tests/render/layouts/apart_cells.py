"""One cell a line with an empty line between any two; an empty cell is one more empty line, as in real-012."""

from collections.abc import Iterable

from tests.render.drawing import Drawing
from tests.render.grid import Grid
from tests.render.text_document import text_document


def render(drawing: Drawing) -> str:
    """The text."""
    return text_document(drawing, _lines)


def _lines(grid: Grid) -> Iterable[str]:
    for row in grid:
        for cell in row:
            if cell.text:
                yield cell.text
            yield ""
