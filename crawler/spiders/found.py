"""What has been found on a page so far."""

from collections import Counter
from dataclasses import dataclass, field

from crawler.ledger.task import NewTask


@dataclass(slots=True)
class Found:
    """The tasks and files of a page, the links that became none by reason, and the addresses of its rows and links.

    `bodies` are columns of agencies and years: those of an article that turns out to be a list are followed too.
    """

    tasks: list[NewTask] = field(default_factory=list)
    files: dict[str, NewTask] = field(default_factory=dict)
    dropped: Counter[str] = field(default_factory=Counter)
    rows: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    bodies: list[NewTask] = field(default_factory=list)
    reports: int = 0
