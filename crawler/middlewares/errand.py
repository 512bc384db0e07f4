"""What a Scrapy request is for, and what came of it: the one object that travels in `request.meta`."""

from dataclasses import dataclass
from typing import Protocol, cast

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from crawler.archive.capture import RobotsVerdict
from crawler.archive.content import Content
from crawler.archive.entry import Entry
from crawler.archive.exchange import Role
from crawler.ledger.task import Task
from crawler.ledger.verdict import Verdict
from crawler.portals.portal import Portal
from crawler.run import Run

_KEY = "errand"


@dataclass(slots=True)
class Errand:
    """A request of a portal; without a task it is one for robots.txt. The archive middleware fills in the rest."""

    portal: Portal
    role: Role
    task: Task | None = None
    robots: RobotsVerdict = "unknown"
    received: int = 0
    verdict: Verdict | None = None
    entry: Entry | None = None
    content: Content | None = None


class Unanswered(IgnoreRequest):
    """No response came of a request: it failed, or it was not sent because something forbids it."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.reason)
        self.verdict = verdict


class _HasRun(Protocol):
    run: Run


def errand_of(request: Request) -> Errand:
    """The errand of a request; every request of the crawl has one."""
    return cast("Errand", request.meta[_KEY])


def meta_of(errand: Errand) -> dict[str, object]:
    """The `meta` of a request with an errand. Cookies are kept apart by portal."""
    return {_KEY: errand, "cookiejar": errand.portal.id}


def run_of(crawler: Crawler) -> Run:
    """The run that the crawler's spider belongs to."""
    return cast("_HasRun", crawler.spider).run
