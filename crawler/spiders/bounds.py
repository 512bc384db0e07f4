"""How far a crawl of a portal goes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far to go: report years (None: all), columns below one another, pages of one list."""

    years: tuple[int, int] | None
    max_depth: int
    max_chain: int
