"""One cell a line closed by a pipe, rows opened by a pipe alone, merged columns as pipes at the end, as in real-022."""

from collections.abc import Iterable

from tests.render.drawing import Drawing
from tests.render.grid import Grid
from tests.render.text_document import text_document


def render(drawing: Drawing) -> str:
    """The text."""
    return text_document(drawing, _lines)


def _lines(grid: Grid) -> Iterable[str]:
    for row in grid:
        merged = sum(cell.colspan - 1 for cell in row)
        yield "|"
        yield from (f"{cell.text} |".strip() for cell in row[:-1])
        yield f"{row[-1].text} | {'|' * merged}".strip()
