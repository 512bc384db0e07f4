"""Scrapy's side of politeness: the delay of each download slot, and the limit on the size of a response."""

from time import monotonic
from typing import Self

from scrapy import Request, signals
from scrapy.core.downloader import Downloader
from scrapy.crawler import Crawler
from scrapy.exceptions import StopDownload
from scrapy.http import Response

from crawler.ledger.task import host_of
from crawler.middlewares.errand import errand_of, run_of
from crawler.run import Run


class SlotDelay:
    """Sets the delay and the connections of a host's slot before each request enters it.

    The slot is the one place that every request start passes through: robots.txt, redirects and retries too.
    Scrapy's jitter, which would go below the floor, is off.
    """

    def __init__(self, crawler: Crawler, run: Run) -> None:
        self._crawler = crawler
        self._run = run
        crawler.signals.connect(self._entering, signals.request_reached_downloader)
        crawler.signals.connect(self._answered, signals.response_downloaded)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy."""
        return cls(crawler, run_of(crawler))

    def _entering(self, request: Request) -> None:
        portal = errand_of(request).portal
        slot = self._downloader().slots[request.meta[Downloader.DOWNLOAD_SLOT]]
        slot.concurrency = self._run.options.concurrency if self._run.proxies.through_loopback(request.url) else 1
        slot.delay = self._run.pace.delay(host_of(request.url), self._run.floor(portal, request.url))

    def _answered(self, request: Request, response: Response) -> None:
        # The server saw the request before its answer came: counting from here keeps the floor whatever
        # connecting or a busy event loop took.
        self._downloader().slots[request.meta[Downloader.DOWNLOAD_SLOT]].lastseen = monotonic()

    def _downloader(self) -> Downloader:
        assert self._crawler.engine
        return self._crawler.engine.downloader


class SizeLimit:
    """Stops a response at the size limit and keeps what came so far."""

    def __init__(self, run: Run) -> None:
        self._limit = run.options.max_bytes

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy."""
        limit = cls(run_of(crawler))
        crawler.signals.connect(limit._received, signals.bytes_received)
        return limit

    def _received(self, data: bytes, request: Request) -> None:
        errand = errand_of(request)
        errand.received += len(data)
        if errand.received > self._limit:
            raise StopDownload(fail=False)
