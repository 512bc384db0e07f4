"""What a table of statistics is made of, as offices annexed it to reports before 2019."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StatisticsForm:
    """`rows` are (code, label, unit) in order, the title of a group without code and unit.

    `sums` give for a total the rows it is the sum of, a total before the totals among its parts; those of the
    totals in `exact` an office must keep to, others it may go beyond (a channel of its own). `parts` are (part, whole).
    """

    table: str
    title: str
    corner: str
    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, str, str], ...]
    sums: dict[str, tuple[str, ...]]
    exact: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The rows that hold figures."""
        return tuple(code for code, _, _ in self.rows if code)

    @property
    def summed(self) -> frozenset[str]:
        """The rows that an exact sum ties to others."""
        return frozenset(code for total in self.exact for code in (total, *self.sums[total]))
