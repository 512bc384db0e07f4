"""robots.txt: obeyed by every request of a host, kept for less than a day, and no permission where it cannot be had."""

import asyncio

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.http.request import NO_CALLBACK
from scrapy.robotstxt import RobotParser
from scrapy.utils.httpobj import urlparse_cached
from scrapy.utils.misc import build_from_crawler

from crawler.ledger.due import MAX_HOPS
from crawler.ledger.robots import Robots
from crawler.ledger.verdict import Verdict
from crawler.middlewares.errand import Errand, Unanswered, errand_of, meta_of, run_of


class RobotsMiddleware(RobotsTxtMiddleware):
    """Scrapy's middleware with its leak mended, and with a stricter reading of answers that are no robots.txt.

    Scrapy 2.14 to 2.19 hands all requests that wait for a host's robots.txt one Deferred; once the first has
    awaited it, its result is None, and None means allowed. Here the waiters share an asyncio task, whose result
    stays. An answer 404 or 410 means that there are no rules; any other than 200 (403, 5xx, a time-out, a
    redirect out of the portal) is no permission.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._run = run_of(crawler)
        self._asked: dict[str, asyncio.Task[Robots]] = {}
        self._rules: dict[str, RobotParser] = {}

    async def robot_parser(self, request: Request) -> RobotParser | None:
        """The rules for a request; None where its host has none. Raises Unanswered where they cannot be had."""
        authority = urlparse_cached(request).netloc
        if authority not in self._asked:
            self._asked[authority] = asyncio.ensure_future(self._ask(request, authority))
        robots = await self._asked[authority]
        if robots.answer == "unavailable":
            self._asked.pop(authority, None)
            errand_of(request).robots = "unavailable"
            raise Unanswered(Verdict("refused", "robots_unavailable"))
        errand_of(request).robots = "allowed"
        return self._parsed(request, authority, robots) if robots.answer == "rules" else None

    def process_request_2(self, rp: RobotParser | None, request: Request) -> None:
        """Raises Unanswered for what the rules do not allow."""
        if rp is not None and not rp.allowed(request.url, self._default_useragent):
            errand_of(request).robots = "denied"
            raise Unanswered(Verdict("denied", "robots_denied"))

    def _parsed(self, request: Request, authority: str, robots: Robots) -> RobotParser:
        if authority not in self._rules:
            self._rules[authority] = build_from_crawler(self._parserimpl, self.crawler, robots.body)
        rules = self._rules[authority]
        delay = rules.crawl_delay(self._default_useragent) or 0.0
        if not self._run.pace.obey(urlparse_cached(request).hostname or "", delay):
            raise Unanswered(Verdict("denied", "crawl_delay"))
        return rules

    async def _ask(self, request: Request, authority: str) -> Robots:
        now = self._run.clock.now()
        known = None if self._run.options.revisit == "all" else self._run.ledger.robots.get(authority, now)
        if known:
            return known
        robots = await self._fetch(request, authority)
        if robots.answer != "unavailable":
            self._run.ledger.robots.put(authority, robots, now)
        return robots

    async def _fetch(self, request: Request, authority: str) -> Robots:
        assert self.crawler.engine
        url: str | None = f"{urlparse_cached(request).scheme}://{authority}/robots.txt"
        for _ in range(MAX_HOPS):
            assert url
            errand = Errand(errand_of(request).portal, "robots")
            meta = {"dont_obey_robotstxt": True, **meta_of(errand)}
            try:
                await self.crawler.engine.download_async(
                    Request(url, priority=self.DOWNLOAD_PRIORITY, meta=meta, callback=NO_CALLBACK)
                )
            except Unanswered as unanswered:
                if unanswered.verdict.meaning == "denied":  # the host is not to be asked for anything
                    raise
                return Robots("unavailable")
            assert errand.verdict
            if errand.verdict.meaning != "redirect":
                return _read(errand)
            url = errand.verdict.location
        return Robots("unavailable")


def _read(errand: Errand) -> Robots:
    assert errand.verdict
    if errand.verdict.meaning == "gone":
        return Robots("none")
    if errand.verdict.meaning == "content" and errand.content:
        return Robots("rules", errand.content.data)
    return Robots("unavailable")
