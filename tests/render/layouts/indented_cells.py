"""One cell a line behind a tab, an empty line after each row, bookmarks before some labels, as in seed-003."""

from collections.abc import Iterable

from tests.render.drawing import Drawing
from tests.render.grid import Grid, Slot, slots
from tests.render.text_document import text_document


def render(drawing: Drawing) -> str:
    """The text."""
    return text_document(drawing, _lines)


def _lines(grid: Grid) -> Iterable[str]:
    for number, row in enumerate(slots(grid)):
        for slot in row:
            yield f"\t{_marked(slot, number)}"
        yield ""


def _marked(slot: Slot, number: int) -> str:
    if slot.cell.key is None and len(slot.text) > 6 and number % 3 == 0:
        return f"[bookmark: _Hlk{66973412 + number}]{slot.text}"
    return slot.text
