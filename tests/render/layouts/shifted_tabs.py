"""Tab-separated rows, those of Table 3 shifted left where a label column stays empty, as in seed-000."""

from collections.abc import Iterable

from tests.render.drawing import Drawing
from tests.render.grid import Grid, squares
from tests.render.grid_edit import header_height
from tests.render.text_document import text_document

LABEL_COLUMNS = 3


def render(drawing: Drawing) -> str:
    """The text."""
    return text_document(drawing, _lines)


def _lines(grid: Grid) -> Iterable[str]:
    behind_three_labels = grid[0][0].colspan == LABEL_COLUMNS and header_height(grid) == LABEL_COLUMNS
    for texts in squares(grid):
        if behind_three_labels and not texts[LABEL_COLUMNS - 1]:
            yield "\t".join([*texts[: LABEL_COLUMNS - 1], *texts[LABEL_COLUMNS:], ""])
        else:
            yield "\t".join(texts)
