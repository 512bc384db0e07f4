"""The discovery spider: from home pages to columns, list chains, reports and their files, for any family of site."""

import logging
import time
from collections.abc import AsyncIterator
from urllib.parse import urlencode

from scrapy import Request, Spider
from scrapy.http import Response
from twisted.python.failure import Failure
from w3lib.encoding import http_content_type_encoding

from crawler.archive.entry import ArchiveError
from crawler.ledger.database import LedgerError
from crawler.ledger.task import Task, host_of
from crawler.middlewares.browser import browser_meta
from crawler.middlewares.errand import Errand, Unanswered, errand_of, meta_of
from crawler.progress import Progress, Report
from crawler.run import Run
from crawler.spiders.pump import Pump
from crawler.spiders.reader import PageReader

_log = logging.getLogger(__name__)
_COUNT_EVERY = 1.0  # seconds between counts of what waits


class DiscoverySpider(Spider):
    """Asks for the tasks of the ledger and stores what their pages lead to."""

    name = "discovery"

    def __init__(self, run: Run, report: Report) -> None:
        super().__init__()
        self.run = run
        self._report = report
        self._reader = PageReader(run)
        self._pump = Pump(run)
        self._waiting = (0.0, 0)

    async def start(self) -> AsyncIterator[Request]:
        """A request for each task when its turn has come."""
        while True:
            async for task in self._pump.tasks():
                yield self._request(task)
            if not self._pump.turn_to_the_rest():
                break
        for portal in self._pump.budget_spent():
            self.run.ledger.frontier.out_of_budget(portal)
        for portal, reason in self._pump.stopped().items():
            self.run.ledger.frontier.stopped(portal, reason)

    def stop(self, signal: int) -> None:
        """Ask for nothing more; what is under way is finished and stored."""
        self.run.stopping = signal
        self._pump.stir()

    def answered(self, response: Response) -> None:
        """The callback: reads a page that came with content."""
        assert response.request
        errand = errand_of(response.request)
        assert errand.task
        assert errand.verdict
        try:
            if errand.verdict.meaning == "content":
                self._read(errand, errand.task, response)
        finally:
            self._settled(errand, errand.task)

    def unanswered(self, failure: Failure) -> None:
        """The errback: what failed is written down already, unless it is an error of our own."""
        request: Request = failure.request  # type: ignore[attr-defined]  # set by Scrapy
        errand = errand_of(request)
        assert errand.task
        if not isinstance(failure.value, Unanswered) and self.run.fatal is None:
            assert isinstance(failure.value, Exception)
            self.run.fatal = failure.value
        self._settled(errand, errand.task)

    def _request(self, task: Task) -> Request:
        portal = self.run.portals[task.portal]
        posted = task.form and not task.rendered and not task.hop_url
        headers = {"Referer": task.linked_from.partition("#")[0]} if task.linked_from else {}
        if task.capture_id and not task.hop_url:
            validators = (("If-None-Match", task.etag), ("If-Modified-Since", task.last_modified))
            headers |= {name: value for name, value in validators if value}
        if posted:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        return Request(
            self.run.asked_as(task.address),
            method="POST" if posted else "GET",
            body=urlencode(task.form) if posted else None,
            headers=headers,
            meta=meta_of(Errand(portal, task.kind, task)) | (browser_meta(self.run, portal) if task.rendered else {}),
            callback=self.answered,
            errback=self.unanswered,
            dont_filter=True,  # the ledger knows what was asked
        )

    def _read(self, errand: Errand, task: Task, response: Response) -> None:
        assert errand.entry
        assert errand.content
        charset = http_content_type_encoding((response.headers.get("Content-Type") or b"").decode("latin-1"))
        media_type = errand.entry.capture.media_type
        read = self._reader.read(task, response.url, errand.content.data, media_type, charset)
        for found in (*read.tasks, *read.next_pages, *read.files):
            if not found.skipped:
                self._pump.add(host_of(found.url), task.portal)

    def _settled(self, errand: Errand, task: Task) -> None:
        redirect = errand.verdict.location if errand.verdict else None
        self._pump.add(host_of(redirect or task.url), task.portal)
        self._pump.done(task)
        counted, waiting = self._waiting
        if time.monotonic() - counted > _COUNT_EVERY:
            waiting = self.run.ledger.frontier.waiting()
            self._waiting = (time.monotonic(), waiting)
        self._report(Progress(task.portal, task.address, self.run.requests, waiting))

    def crashed(self, failure: Failure, response: Response | Failure) -> None:
        """Called on an error of our own: it ends the crawl, or where only a page's reading failed, leaves that page."""
        error = failure.value
        assert isinstance(error, Exception)
        request = response.request if isinstance(response, Response) else None
        task = errand_of(request).task if request else None
        if task is None or isinstance(error, (OSError, ArchiveError, LedgerError)):
            self.run.fatal = self.run.fatal or error
            self._pump.stir()
            return
        _log.error("%s: reading this page failed", task.address, exc_info=error)
        self.run.ledger.give_up(task, f"error_{type(error).__name__}", self.run.clock.now())
