"""robots.txt: obeyed by every request of a host, kept for less than a day, and no permission where it cannot be had."""

import asyncio
from collections import OrderedDict

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.misc import build_from_crawler

from crawler.blocks.kinds import FENCES
from crawler.ledger.due import MAX_HOPS, NIGHT
from crawler.ledger.robots import Robots
from crawler.ledger.task import host_of
from crawler.ledger.trail import Hop, Trail, leads_round
from crawler.ledger.verdict import Verdict
from crawler.middlewares.errand import Errand, Unanswered, errand_of, meta_of, run_of
from crawler.middlewares.judging import in_http
from crawler.spiders.sitemap import sitemap_tasks

# Hosts whose rules are held in memory: those asked at the same time, several times over.
MOST_KNOWN = 512


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's middleware with its leak mended, and with a stricter reading of answers that are no robots.txt.

    Scrapy 2.14 to 2.19 hands all requests that wait for a host's robots.txt one Deferred; once the first has
    awaited it, its result is None, and None means allowed. Here the waiters share an asyncio task, whose result
    stays. An answer 404 or 410 means that there are no rules; any other than 200 (403, 5xx, a time-out, a
    redirect out of the portal, the page of a firewall) is no permission; a fence is told as the block that it is.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._run = run_of(crawler)
        self._asking: dict[str, asyncio.Task[Robots]] = {}
        self._fetched: set[str] = set()
        self._known: OrderedDict[str, RobotParser | None] = OrderedDict()

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The rules for a request; None where its host has none. Raises Unanswered where they cannot be had."""
        origin = "://".join(urlparse_cached(request)[:2])
        if origin not in self._known:
            robots = await self._shared(request, origin)
            if robots.answer == "unavailable":
                errand_of(request).robots = "unavailable"
                raise Unanswered(Verdict("refused", robots.reason))
            self._remember(origin, robots)
            self._add_sitemaps(request, origin, robots)
        errand_of(request).robots = "allowed"
        self._known.move_to_end(origin)
        rules = self._known[origin]
        delay = (rules.crawl_delay(self._default_useragent) if rules else None) or 0.0
        if not self._run.pace.obey(host_of(request.url), delay):
            raise Unanswered(Verdict("denied", "crawl_delay"))
        return rules

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Raises Unanswered for what the rules do not allow."""
        if rp is not None and not rp.allowed(request.url, self._default_useragent):
            errand_of(request).robots = "denied"
            raise Unanswered(Verdict("denied", "robots_denied"))

    async def _shared(self, request: Request, origin: str) -> Robots:
        """What one request for robots.txt brings to all that wait for it."""
        if origin not in self._asking:
            self._asking[origin] = asyncio.ensure_future(self._ask(request))
        try:
            robots = await self._asking[origin]
        except Unanswered as unanswered:
            if unanswered.verdict.meaning != "denied":  # else the answer stays for all who ask
                self._asking.pop(origin, None)
            raise
        self._asking.pop(origin, None)
        return robots

    def _remember(self, origin: str, robots: Robots) -> None:
        """Keep the rules of the hosts asked of late; the ledger has the others."""
        rules = build_from_crawler(self._parserimpl, self.crawler, robots.body) if robots.answer == "rules" else None
        self._known[origin] = rules
        if len(self._known) > MOST_KNOWN:
            self._known.popitem(last=False)

    def _add_sitemaps(self, request: Request, origin: str, robots: Robots) -> None:
        """Ask for the sitemaps that it names too, if the request is of the crawl's pages and reports are asked for."""
        portal, run = errand_of(request).portal, self._run
        if robots.answer == "rules" and run.options.reports:
            for task in sitemap_tasks(robots.body.decode("utf-8", "replace"), portal, origin):
                run.ledger.add(portal.id, task, run.clock.now())

    async def _ask(self, request: Request) -> Robots:
        run, authority = self._run, urlparse_cached(request).netloc
        now = run.clock.now()
        if run.options.revisit == "due" or authority in self._fetched:
            known = run.ledger.robots.get(authority, now - NIGHT)
            if known:
                return known
        self._fetched.add(authority)
        robots = await self._fetch(request, authority)
        if robots.answer != "unavailable":
            run.ledger.robots.put(authority, robots, now)
        return robots

    async def _fetch(self, request: Request, authority: str) -> Robots:
        assert self.crawler.engine
        url = f"{urlparse_cached(request).scheme}://{authority}/robots.txt"
        trail: Trail = ()
        while len(trail) < MAX_HOPS and not leads_round(trail, url):
            errand = Errand(errand_of(request).portal, "robots")
            meta = {"dont_obey_robotstxt": True, **meta_of(errand)}
            try:
                await self.crawler.engine.download_async(
                    Request(url, priority=self.DOWNLOAD_PRIORITY, meta=meta, callback=NO_CALLBACK)
                )
            except Unanswered as unanswered:
                verdict = unanswered.verdict
                if verdict.meaning == "denied":  # the host is not to be asked for anything
                    raise
                if verdict.reason == "dns":  # there is no server that could permit or forbid
                    raise
                if verdict.reason == "tls":  # that of the page is as bad; http may stand in
                    elsewhere = in_http(verdict, request.url) if verdict.location else verdict
                    raise Unanswered(elsewhere) from unanswered
                return _unavailable(verdict)
            assert errand.verdict
            if errand.verdict.meaning != "redirect":
                return _read(errand)
            assert errand.verdict.location
            trail = (*trail, Hop(url, errand.verdict.sets_cookie))
            url = errand.verdict.location
        return Robots("unavailable")


def _read(errand: Errand) -> Robots:
    assert errand.verdict
    if errand.verdict.meaning == "gone":
        return Robots("none")
    if errand.verdict.meaning == "content" and errand.content:
        return Robots("rules", errand.content.data)
    return _unavailable(errand.verdict)


def _unavailable(verdict: Verdict) -> Robots:
    """No permission: a fence is told as what it is, everything else as the lack of a robots.txt."""
    return Robots("unavailable", reason=verdict.reason) if verdict.reason in FENCES else Robots("unavailable")
