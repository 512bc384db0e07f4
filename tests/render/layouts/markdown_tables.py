"""GitHub-style pipe tables, every row as wide as the first."""

from collections.abc import Iterable

from tests.render.drawing import Drawing
from tests.render.grid import Grid, squares
from tests.render.text_document import text_document


def render(drawing: Drawing) -> str:
    """The markdown."""
    return text_document(drawing, _lines, heading="# ")


def _lines(grid: Grid) -> Iterable[str]:
    for number, texts in enumerate(squares(grid)):
        yield f"| {' | '.join(texts)} |"
        if number == 0:
            yield "|" + " --- |" * len(texts)
