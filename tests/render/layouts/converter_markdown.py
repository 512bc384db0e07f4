"""Markdown as converters of printed pages write it: a table falls apart into several, page numbers and pieces of
labels between them, as in real-046."""

from collections.abc import Iterable

from tests.render.drawing import Drawing
from tests.render.grid import Grid
from tests.render.grid_edit import figures, labels
from tests.render.layouts.wrapped_label import wrapped
from tests.render.text_document import text_document

ROWS_OF_A_PIECE = 5
LABEL_WIDTH = 18


def render(drawing: Drawing) -> str:
    """The markdown."""
    return text_document(drawing, _lines, heading="# ")


def _lines(grid: Grid) -> Iterable[str]:
    printed = 0
    for row in grid:
        numbers = figures(row)
        if not numbers:
            yield " ".join(cell.text for cell in row if cell.text)
            continue
        *groups, label = [cell.text for cell in labels(row)] or [""]
        *lead, last = wrapped(label, LABEL_WIDTH)
        if printed % ROWS_OF_A_PIECE == 0 or groups or lead:
            yield from _between_pieces(printed, groups, lead)
            printed = 0
        cells = ([last] if last else []) + [cell.text for cell in numbers]
        yield f"| {' | '.join(cells)} |"
        if printed == 0:
            yield "|" + "---|" * len(cells)
        printed += 1


def _between_pieces(printed: int, groups: list[str], lead: list[str]) -> Iterable[str]:
    yield ""
    for group in groups:
        yield from wrapped(group, 4)
    if printed == ROWS_OF_A_PIECE:
        yield "— 5 —"
    yield from lead
