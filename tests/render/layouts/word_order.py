"""The words of a page in their order, one space between cells, as `pdftotext` prints without `-layout`."""

from collections.abc import Iterable

from tests.render.drawing import Drawing
from tests.render.grid import Grid
from tests.render.grid_edit import behind_labels, figures, labels
from tests.render.layouts.wrapped_label import wrapped
from tests.render.text_document import text_document

LABEL_WIDTH = 18


def render(drawing: Drawing) -> str:
    """The text."""
    return text_document(drawing, _lines)


def _lines(grid: Grid) -> Iterable[str]:
    for row in grid:
        if figures(row):
            *groups, label = [cell.text for cell in labels(row)] or [""]
            yield from (group for group in groups if group)
            *lead, last = wrapped(label, LABEL_WIDTH)
            yield from lead
            yield " ".join(text for text in (last, *(cell.text for cell in behind_labels(row))) if text)
        else:
            yield " ".join(cell.text for cell in row if cell.text)
