"""Requests go to hosts of their portal only, redirects and robots.txt included, and through the proxy they should."""

from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler

from crawler.ledger.verdict import Verdict
from crawler.middlewares.errand import Unanswered, errand_of, run_of
from crawler.run import Run


class HostsMiddleware:
    """The last gate before anything is sent: what the portal does not own is not contacted."""

    def __init__(self, run: Run) -> None:
        self._run = run

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Built by Scrapy."""
        return cls(run_of(crawler))

    def process_request(self, request: Request) -> None:
        """Raises Unanswered for a foreign host, and where only a loopback proxy may answer but none would.

        The latter holds for made-up portals and for a crawl that does not say whom to contact.
        """
        portal = errand_of(request).portal
        if not portal.owns(request.url):
            raise Unanswered(Verdict("denied", "outside"))
        proxies = self._run.proxies
        local = portal.sample or self._run.options.contact is None
        if local and not proxies.through_loopback(request.url):
            raise Unanswered(Verdict("denied", "needs_loopback_proxy"))
        request.meta["proxy"] = proxies.of(request.url)
