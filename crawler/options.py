"""What a crawl is told: its options, and the error for those it cannot use."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from urllib.parse import urlsplit

from crawler.chromium import missing
from crawler.portals.portal import Portal
from crawler.proxies import Proxies

# Below this the delay is taken only where every request goes through a loopback proxy.
POLITE_DELAY = 1.0

_CONTACT = re.compile(r"[!-'*-~]+")  # visible ASCII without brackets


class CrawlError(Exception):
    """The crawl cannot start with what it was told; one line saying what, where and what to do."""


@dataclass(frozen=True, slots=True)
class CrawlOptions:
    """How to crawl. Times in seconds, sizes in bytes.

    `years` are the first and last report year asked for (None: all). `now` stands in for the clock in deciding
    what is due. `delay` lengthens the portals' own; it may also shorten them behind a loopback proxy, as only
    there `concurrency` (connections to one host) may be above 1. `contact` is an address where an administrator
    reaches whoever runs the crawl, for the user agent.

    Budgets, all for one portal: `max_depth` columns below one another, `max_pages` home, column and list pages
    in a run, `max_chain` pages of one list. What a budget leaves out is said in the summary. Half of `max_pages` is
    kept for the host of the home page as long as pages of it wait: the sites of agencies do not use it up.

    Without `reports` only lists are read, and no report or file is asked for: a look at a portal.

    `backoff` is the first pause after a refusal; each further one in a row doubles it. `jitter` is the part of the
    delay by which it is lengthened at most, at random.
    """

    years: tuple[int, int] | None = None
    revisit: Literal["due", "all"] = "due"
    now: datetime | None = None
    delay: float | None = None
    contact: str | None = None
    concurrency: int = 1
    max_depth: int = 6
    max_pages: int = 2_000
    max_chain: int = 500
    reports: bool = True
    max_bytes: int = 32 * 2**20
    timeout: float = 120.0
    backoff: float = 30.0
    jitter: float = 0.25


def check(portals: Sequence[Portal], options: CrawlOptions, proxies: Proxies) -> None:
    """Raises CrawlError for what must not start: made-up portals, haste or anonymity without a loopback proxy."""
    loopback = proxies.only_loopback()
    if not portals:
        raise CrawlError("no portal to crawl; name a portal file or a folder of them")
    _check_browser(portals)
    for portal in portals:
        if portal.sample and not proxies.through_loopback(portal.home):
            variable = f"{urlsplit(portal.home).scheme}_proxy"
            raise CrawlError(f"{portal.id}: a sample portal; set {variable} to the loopback proxy that plays it")
    if options.delay is not None and options.delay < (0 if loopback else POLITE_DELAY):
        raise CrawlError(
            f"delay {options.delay:g}: at least {POLITE_DELAY:g} second, less only behind a loopback proxy"
        )
    if options.concurrency < 1 or (options.concurrency > 1 and not loopback):
        raise CrawlError(
            f"concurrency {options.concurrency}: one connection to a host, more only behind a loopback proxy"
        )
    if options.contact is None and not loopback:
        raise CrawlError("no contact for the user agent; set NIANBAO_CONTACT to an address or page that reaches you")
    if options.contact is not None and not _CONTACT.fullmatch(options.contact):
        raise CrawlError(f"contact {options.contact!r}: one e-mail or web address, without spaces or brackets")
    if options.now is not None and options.now.tzinfo is None:
        raise CrawlError(f"now {options.now.isoformat()}: give the time zone too, such as +00:00")
    if options.years is not None and options.years[0] > options.years[1]:
        raise CrawlError(f"years {options.years[0]}-{options.years[1]}: the first must not be after the last")


def _check_browser(portals: Sequence[Portal]) -> None:
    drawn = [portal.id for portal in portals if portal.render]
    needs = missing() if drawn else None
    if needs:
        raise CrawlError(f"{drawn[0]}: render: true, but {needs}; or leave the portal out")
