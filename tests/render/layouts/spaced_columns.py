"""Columns apart by runs of spaces, long labels and group labels on lines of their own, as `pdftotext -layout`
prints a page (real-041). Columns are as wide as their widest figure: that program never joins two of them."""

from collections.abc import Iterable

from tests.render.drawing import Drawing
from tests.render.grid import Grid, Row
from tests.render.grid_edit import behind_labels, figures, labels
from tests.render.layouts.display_width import padded, width
from tests.render.layouts.wrapped_label import wrapped
from tests.render.text_document import text_document

LABEL_WIDTH = 20
INDENT = 18
NARROWEST = 6


def render(drawing: Drawing) -> str:
    """The text."""
    return text_document(drawing, _lines)


def _lines(grid: Grid) -> Iterable[str]:
    widest = max((width(cell.text) for row in grid for cell in behind_labels(row)), default=0)
    for row in grid:
        yield from _row(row, max(widest + 2, NARROWEST)) if figures(row) else _header(row)
        yield ""


def _header(row: Row) -> Iterable[str]:
    """The labels of narrow columns are two lines high."""
    if len(row) > 4 and all(cell.colspan == 1 for cell in row):
        halves = [wrapped(cell.text, max((len(cell.text) + 1) // 2, 2)) for cell in row]
        for line in range(2):
            yield " " * 44 + "  ".join(padded(parts[line] if line < len(parts) else "", 8) for parts in halves).rstrip()
    else:
        yield " " * 8 + "    ".join(padded(cell.text, 8) for cell in row if cell.text).rstrip()


def _row(row: Row, columns: int) -> Iterable[str]:
    *groups, label = [cell.text for cell in labels(row)] or [""]
    for group in groups:
        if group:
            yield " " * (INDENT - 8) + group
    numbers = "".join(padded(cell.text, columns) for cell in behind_labels(row)).rstrip()
    indent = " " * (INDENT if label[:1].isdigit() else 2)
    *lead, last = wrapped(label, LABEL_WIDTH)
    for line in lead:
        yield indent + line
    yield (padded(indent + last, 64) + numbers).rstrip()
