"""What became of the cells and documents of a run, counted."""

from dataclasses import dataclass, fields
from math import sqrt

Z_95 = 1.959964


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of cells, and of documents.

    `told` cells are those a careful reader can tell; each is `correct`, `missed`, `wrong` (in doubt or in a table
    with a finding) or wrong in silence. `silent` counts these and the values stated of cells that nobody can tell.
    `calm` documents call for no finding; `alarmed` are those of them that got a warning or an error.
    """

    told: int = 0
    correct: int = 0
    missed: int = 0
    wrong: int = 0
    silent: int = 0
    documents: int = 0
    calm: int = 0
    alarmed: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, field.name) + getattr(other, field.name) for field in fields(self)))

    @property
    def share(self) -> float:
        """The share of the cells a reader can tell that came out right; 1 where there are none."""
        return self.correct / self.told if self.told else 1.0


def wilson(part: int, whole: int) -> tuple[float, float]:
    """The 95 % Wilson interval of a share; of nothing, everything is possible."""
    if not whole:
        return 0.0, 1.0
    share, square = part / whole, Z_95 * Z_95
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    reach = Z_95 / (1 + square / whole) * sqrt(share * (1 - share) / whole + square / (4 * whole * whole))
    low = 0.0 if part == 0 else middle - reach
    return low, 1.0 if part == whole else middle + reach
