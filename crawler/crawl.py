"""The crawl: portals in, captures and a summary out."""

import asyncio
import logging
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from scrapy import signals
from scrapy.crawler import AsyncCrawlerRunner
from scrapy.http import Response
from scrapy.utils.reactor import install_reactor
from twisted.python.failure import Failure

from crawler.archive.writer import ArchiveWriter
from crawler.ledger.frontier import Scope
from crawler.ledger.knowledge import PortalSummary
from crawler.ledger.ledger import Ledger
from crawler.ledger.task import RANKS, SEED_RANK, SEED_TITLE, NewTask
from crawler.middlewares.addresses import PublicResolver
from crawler.middlewares.browser import Browser, browser_settings
from crawler.options import CrawlError, CrawlOptions, check
from crawler.portals.portal import Portal
from crawler.progress import Report, unwatched
from crawler.proxies import Proxies
from crawler.recovery import adopt
from crawler.run import Clock, Run
from crawler.settings import crawl_settings
from crawler.spiders.address import address
from crawler.spiders.discovery import DiscoverySpider
from crawler.spiders.reader import PageReader
from crawler.user_agent import user_agent

_log = logging.getLogger(__name__)
_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
_RESOLVER_THREADS = 20


@dataclass(frozen=True, slots=True)
class CrawlSummary:
    """What is known after a run, portal by portal.

    `requests` were answered in it, robots.txt and redirects included; `adopted` captures were found in the archive
    that a killed run had not recorded. `interrupted` is the signal that ended it early.
    """

    run_id: str
    portals: tuple[PortalSummary, ...]
    requests: int
    adopted: int
    interrupted: int | None

    @property
    def complete(self) -> bool:
        """Whether every portal is complete and every list was read to its end."""
        return self.interrupted is None and all(one.complete and one.chain_complete for one in self.portals)


def run_crawl(
    portals: Sequence[Portal],
    options: CrawlOptions,
    *,
    archive: Path,
    ledger: Path,
    run_id: str,
    progress: Report = unwatched,
) -> CrawlSummary:
    """Crawl portals into an archive folder and a ledger; returns when nothing due is left.

    `progress` is called after each fetch. What happens is logged under `crawler.*`.

    SIGINT and SIGTERM end it early: what is under way is finished and kept, and the next crawl goes on there; a
    second signal ends it at once. Once in a process, in its main thread (Twisted's reactor cannot start again).

    Raises CrawlError for options that cannot be used, LedgerError and ArchiveError for a store that cannot, and
    OSError where the disk takes no more; what was fetched until then is kept.
    """
    proxies = Proxies()
    options = replace(options, contact=options.contact or os.environ.get("NIANBAO_CONTACT") or None)
    check(portals, options, proxies)
    with (
        Ledger(ledger) as book,
        ArchiveWriter(
            archive,
            software=f"nianbao/{version('nianbao')}",
            user_agent=user_agent(options.contact),
            contact=options.contact,
            find_original=book.original,
            known=book.known(),
        ) as writer,
    ):
        run = Run(run_id, {portal.id: portal for portal in portals}, options, book, writer, proxies, Clock(options.now))
        run.browser = Browser(run) if any(portal.render for portal in portals) else None
        adopted = adopt(book, archive)
        _begin(run, archive)
        _run_reactor(run, progress)
        for host in run.left:
            run.leave(host)
        if run.fatal:
            raise run.fatal
        summaries = tuple(book.knowledge.portal(portal.id, run_id) for portal in portals)
        return CrawlSummary(run_id, summaries, run.requests, adopted, run.stopping)


def _begin(run: Run, archive: Path) -> None:
    """Make pending what is due, and read what an earlier crawl fetched and did not come to read."""
    options = run.options
    scope = Scope(run.clock.now(), options.revisit == "all", options.years, options.max_depth)
    run.ledger.begin({portal.id: tuple(_seeds(portal)) for portal in run.portals.values()}, scope)
    unread = PageReader(run).read_archived(archive)
    if unread:
        _log.info("read %d pages that an earlier crawl had fetched", unread)


def _seeds(portal: Portal) -> Iterator[NewTask]:
    """Where a portal is entered: its home page, the columns that its file names, the usual place of a sitemap."""
    yield NewTask(_asked_for(portal, portal.home), "home", RANKS["home"])
    for column in portal.columns:
        url = _asked_for(portal, column)
        yield NewTask(url, "column", SEED_RANK, depth=1, title=SEED_TITLE, listing=True)
    yield NewTask(_asked_for(portal, urljoin(portal.home, "/sitemap.xml")), "sitemap", RANKS["sitemap"], depth=1)


def _asked_for(portal: Portal, url: str) -> str:
    asked = address(url)
    if asked is None:
        raise CrawlError(f"{portal.id}: {url} is no address that can be asked for; mend the portal file")
    return asked


def _run_reactor(run: Run, progress: Report) -> None:
    for name in ("scrapy", "twisted"):
        if logging.getLogger(name).level == logging.NOTSET:
            logging.getLogger(name).setLevel(logging.WARNING)
    install_reactor(_REACTOR)
    from twisted.internet import reactor as installed  # must not be imported before it is installed

    reactor: Any = installed  # Twisted declares it as an interface
    PublicResolver(reactor, run.proxies.hosts(), run.private_hosts).install_on_reactor()
    reactor.suggestThreadPoolSize(_RESOLVER_THREADS)
    loop = asyncio.get_event_loop()
    runner = AsyncCrawlerRunner(crawl_settings(run.options) | browser_settings(run))
    crawler = runner.create_crawler(DiscoverySpider)
    crawling = runner.crawl(crawler, run=run, report=progress)
    crawling.add_done_callback(lambda _: reactor.stop())

    def stop(number: int) -> None:
        if run.stopping is None and isinstance(crawler.spider, DiscoverySpider):
            _log.warning("stopping: what is under way is finished first; once more stops at once")
            crawler.spider.stop(number)
        else:
            run.stopping = number
            reactor.stop()

    def crashed(failure: Failure, response: Response | Failure) -> None:
        assert isinstance(crawler.spider, DiscoverySpider)
        crawler.spider.crashed(failure, response)

    crawler.signals.connect(crashed, signals.spider_error)
    with _signals(loop, stop):
        reactor.run(installSignalHandlers=False)
    if crawling.done():
        crawling.result()


@contextmanager
def _signals(loop: asyncio.AbstractEventLoop, handler: Callable[[int], None]) -> Iterator[None]:
    """Calls the handler for SIGINT and SIGTERM; what handled them before does so afterwards."""
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.getsignal(number) for number in numbers}
    for number in numbers:
        loop.add_signal_handler(number, handler, number)
    try:
        yield
    finally:
        for number in numbers:
            loop.remove_signal_handler(number)
            signal.signal(number, before[number])
