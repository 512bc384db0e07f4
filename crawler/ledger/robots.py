"""What hosts' robots.txt said, kept for less than a day (RFC 9309, 2.4), so that a resumed crawl does not ask again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from crawler.ledger.database import Database
from crawler.ledger.task import stamp

# `rules`: a file to obey; `none`: there is none; `unavailable`: not to be had, which is no permission.
RobotsAnswer = Literal["rules", "none", "unavailable"]


@dataclass(frozen=True, slots=True)
class Robots:
    """What asking for a robots.txt brought; `reason` is why it cannot be had: the fence before it, if there is one."""

    answer: RobotsAnswer
    body: bytes = b""
    reason: str = "robots_unavailable"


class RobotsCache:
    """The table `robots`, by authority: host, and port where it is not the scheme's."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, authority: str, since: datetime) -> Robots | None:
        """What is known, if it was got since then."""
        row = self._database.connection.execute(
            "SELECT verdict, body FROM robots WHERE authority = ? AND fetched_at >= ?", (authority, stamp(since))
        ).fetchone()
        return Robots(row[0], row[1]) if row else None

    def put(self, authority: str, robots: Robots, now: datetime) -> None:
        """Remember an answer."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO robots VALUES (?, ?, ?, ?)", (authority, robots.answer, robots.body, stamp(now))
            )
