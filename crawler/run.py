"""One run of the crawl: what its parts share."""

import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from crawler.allowance import Allowance
from crawler.archive.entry import Entry
from crawler.archive.writer import ArchiveWriter
from crawler.blocks.kinds import FENCES
from crawler.ledger.due import settle
from crawler.ledger.ledger import Ledger
from crawler.ledger.task import Task, host_of
from crawler.ledger.verdict import Verdict
from crawler.middlewares.pace import LeftAlone, Pace
from crawler.options import CrawlOptions
from crawler.portals.portal import Portal
from crawler.proxies import Proxies

if TYPE_CHECKING:
    from crawler.middlewares.browser import Browser


class Clock:
    """The time by which is decided what is due: now, or `start` and what has passed since."""

    def __init__(self, start: datetime | None = None) -> None:
        self._offset = (start - datetime.now(UTC)) if start else timedelta()

    def now(self) -> datetime:
        """The time, timezone-aware."""
        return datetime.now(UTC) + self._offset


@dataclass(slots=True)
class Run:
    """What the spider and the middlewares of one crawl share.

    `private_hosts` are those refused for their addresses, `insecure_hosts` those whose https failed and for which
    http stands in, `left` those not asked again in this run. `stopping` is the signal that asked to stop; `fatal` an
    error of our own (disk, database) that ends the crawl.
    """

    run_id: str
    portals: dict[str, Portal]
    options: CrawlOptions
    ledger: Ledger
    writer: ArchiveWriter
    proxies: Proxies
    clock: Clock
    pace: Pace = field(init=False)
    allowance: Allowance = field(init=False)
    browser: "Browser | None" = None
    private_hosts: set[str] = field(default_factory=set)
    insecure_hosts: set[str] = field(default_factory=set)
    left: dict[str, LeftAlone] = field(default_factory=dict)
    requests: int = 0
    stopping: int | None = None
    fatal: Exception | None = None

    def __post_init__(self) -> None:
        self.pace = Pace(self.options.backoff, time.monotonic, jitter=self.options.jitter)
        self.allowance = Allowance(self.portals, self.clock.now)

    def floor(self, portal: Portal, url: str) -> float:
        """Seconds between request starts for a portal's host; less than its own delay only behind a loopback proxy."""
        asked = self.options.delay
        if asked is None:
            return portal.delay
        return asked if self.proxies.through_loopback(url) else max(asked, portal.delay)

    def asked_as(self, url: str) -> str:
        """The address as it is asked for: in http where the https of its host failed in this run."""
        secure = url.startswith("https://") and host_of(url) in self.insecure_hosts
        return f"http://{url.removeprefix('https://')}" if secure else url

    def record(self, entry: Entry, task: Task | None, verdict: Verdict) -> None:
        """Record in the ledger what stands in the archive, and what it does to its task."""
        settled = (settle(task, verdict, self.clock.now()), verdict) if task else None
        self.ledger.record(entry, task, settled)

    def answered(self, host: str, verdict: Verdict, *, about_robots: bool) -> None:
        """Take what came of a request into the pace of its host; leave the host for the night where it is too much."""
        left = self.pace.answered(host, verdict)
        if left and about_robots and left.reason not in (*FENCES, "tls", "dns"):
            left = LeftAlone("blocked", "robots_unavailable", left.wait)
        if left:
            self.left[host] = left
            self.leave(host)

    def leave(self, host: str) -> None:
        """Give up for the night what waits on a host that is left alone."""
        left = self.left[host]
        wait = timedelta(seconds=left.wait)
        self.ledger.frontier.give_up(host, left.state, left.reason, self.clock.now(), wait)
