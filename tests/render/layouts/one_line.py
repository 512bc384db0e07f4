"""The whole report on one line, a space or a mark between its texts, as when the tags of a page are dropped."""

from tests.render.drawing import Drawing
from tests.render.layouts import dense_cells


def with_spaces(drawing: Drawing) -> str:
    """The line; spaces within labels are no different from those between."""
    return " ".join(dense_cells.render(drawing).split())


def with_pipes(drawing: Drawing) -> str:
    """The line, a pipe between two texts."""
    return "|".join(text for line in dense_cells.render(drawing).split("\n") if (text := line.strip()))
