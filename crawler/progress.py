"""How far a crawl is, for whoever watches it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """Told after each fetch: its portal and address, requests so far, and tasks still waiting (of a moment ago)."""

    portal: str
    url: str
    requests: int
    waiting: int


Report = Callable[[Progress], None]


def unwatched(progress: Progress) -> None:
    """A report to nobody."""
