"""Whether a portal may be asked now: its hours of the day, and what is left of its budget for the run."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from crawler.portals.portal import Portal

# All of China keeps one time.
LOCAL = ZoneInfo("Asia/Shanghai")
MEGABYTE = 1_000_000

Stop = Literal["hours", "budget_requests", "budget_megabytes"]


def within_hours(hours: tuple[int, int], now: datetime) -> bool:
    """Whether a time is from the first hour to before the second, by local time; (22, 6) goes over midnight."""
    first, end = hours
    hour = now.astimezone(LOCAL).hour
    return first <= hour < end if first < end else hour >= first or hour < end


class Allowance:
    """What portals were asked and sent in this run, against what their files allow. `now` is the run's clock."""

    def __init__(self, portals: Mapping[str, Portal], now: Callable[[], datetime]) -> None:
        self._portals = portals
        self._now = now
        self._requests: Counter[str] = Counter()
        self._bytes: Counter[str] = Counter()

    def spend(self, portal: str, received: int) -> None:
        """Count a request and the bytes received for it."""
        self._requests[portal] += 1
        self._bytes[portal] += received

    def stop(self, portal: str, intended: int = 1) -> Stop | None:
        """Why a portal may not be asked `intended` more times now; None where it may."""
        known = self._portals[portal]
        if known.hours and not within_hours(known.hours, self._now()):
            return "hours"
        requests, megabytes = known.budget.requests, known.budget.megabytes
        if requests is not None and self._requests[portal] + intended > requests:
            return "budget_requests"
        if megabytes is not None and self._bytes[portal] >= megabytes * MEGABYTE:
            return "budget_megabytes"
        return None
