"""How far a crawl of a portal goes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far to go: report years (None: all), columns below one another, pages of one list."""

    years: tuple[int, int] | None
    max_depth: int
    max_chain: int

    def takes_in(self, year: int | None) -> bool:
        """Whether a report year is asked for; an unknown one always is."""
        return self.years is None or year is None or self.years[0] <= year <= self.years[1]
