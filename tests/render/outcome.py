"""What a careful reader can tell of each cell of a damaged document, and what may not be said without a finding."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tests.render.drawing import Drawing
from tests.render.grid import Key

Figure = int | float | None
Demand = Literal["exact", "flagged", "open"]


@dataclass(frozen=True, slots=True)
class Expected:
    """What may be said of one cell.

    `exact`: one of `accepts` is what the document says there. `flagged`: a reader can tell it, but only by the order
    of rows or by the arithmetic, or it contradicts the arithmetic, so it must not stand without a finding (a derived
    or doubtful state is one). `open`: no reader can tell; anything but a value in doubt must be one of `accepts`.
    `state` is asked for where the cell holds no number.
    """

    accepts: tuple[Figure, ...]
    demand: Demand = "exact"
    state: Literal["blank", "dash", "missing"] | None = None


Outcome = dict[Key, Expected]

BLANK = Expected((None,), state="blank")
DASH = Expected((None,), state="dash")


@dataclass(frozen=True, slots=True)
class Damaged:
    """A drawing after damage, with what is to come of it. `harmless`: no finding is called for either."""

    drawing: Drawing
    outcome: Outcome
    harmless: bool = False


def as_printed(drawing: Drawing) -> Outcome:
    """Every figure of the report is there to read."""
    return {key: Expected((value,)) for key, value in drawing.report.values.items()}


def lost(keys: Iterable[Key]) -> Outcome:
    """Cells that are not there and that nothing leads back to."""
    return {key: Expected((None,), "open", "missing") for key in keys}


def without_blanks(outcome: Outcome) -> Outcome:
    """The outcome in a layout where an empty cell leaves no trace.

    A row that keeps only some of its figures does not say in which columns they stand; one without any holds nothing,
    whatever the sums say of it.
    """
    partly: dict[tuple[str, str], set[bool]] = {}
    for (table, row, _), expected in outcome.items():
        partly.setdefault((table, row), set()).add(expected.state == "blank")
    weakened = {}
    for key, expected in outcome.items():
        if len(partly[key[:2]]) == 2:
            weakened[key] = Expected((*expected.accepts, None), "open")
        elif expected.state == "blank":
            weakened[key] = Expected((None,), "open", "missing")
        else:
            weakened[key] = expected
    return weakened
