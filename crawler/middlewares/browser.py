"""A browser for lists that a script draws: what of a page it may load, and how fast. Needs the extra `js`."""

import asyncio
import os
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from weakref import WeakKeyDictionary

from protego import Protego

from crawler.chromium import chromium
from crawler.ledger.due import NIGHT
from crawler.ledger.task import host_of
from crawler.middlewares.addresses import is_public
from crawler.portals.portal import Portal
from crawler.user_agent import user_agent

if TYPE_CHECKING:
    from playwright.async_api import Page
    from playwright.async_api import Request as PageRequest

    from crawler.run import Run

NEEDED = ("document", "script", "xhr", "fetch")
"""What a list is drawn from; pictures, styles and fonts are not asked for."""

MOST_REQUESTS = 40
"""Requests that drawing one page may cost."""

_NOWHERE = "http://0.0.0.0:9"
_DRAWING = 60_000  # milliseconds until a page that still loads is given up


@dataclass(slots=True)
class _Visit:
    """One page being drawn."""

    portal: Portal
    host: str
    delay: float
    requests: int = 0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class Browser:
    """Decides on every request that a page makes: only its own host, only what draws it, one after another.

    A second navigation is refused, so that a page which sends the browser elsewhere, or through a challenge, stays
    what it was. The pauses between the starts of requests are those of the crawl.
    """

    def __init__(self, run: "Run") -> None:
        self._run = run
        self._visits: WeakKeyDictionary[Page, _Visit] = WeakKeyDictionary()

    def opened(self, portal: Portal, page: "Page", url: str) -> None:
        """A page was opened to draw an address of the portal."""
        host = host_of(url)
        delay = self._run.pace.delay(host, self._run.floor(portal, url))
        self._visits[page] = _Visit(portal, host, delay)
        page.on("close", lambda closed: closed.context.close())

    async def refuses(self, request: "PageRequest") -> bool:
        """Whether a request of a page is not to be sent; returns when its turn has come."""
        visit = self._visits.get(request.frame.page)
        if visit is None or request.resource_type not in NEEDED or visit.requests >= MOST_REQUESTS:
            return True
        if host_of(request.url) != visit.host or not visit.portal.owns(request.url):
            return True
        if visit.requests and (request.is_navigation_request() or not self._allowed(request.url)):
            return True
        if not visit.requests and not await self._is_public(visit.host, request.url):
            return True
        async with visit.turn:
            if visit.requests:  # the page itself was paced by the crawl
                await asyncio.sleep(visit.delay)
            visit.requests += 1
        return False

    def _allowed(self, url: str) -> bool:
        """Whether the robots.txt that was asked for before the page was allows a further address of its host."""
        parts = urlsplit(url)
        robots = self._run.ledger.robots.get(parts.netloc, self._run.clock.now() - NIGHT)
        if robots is None or robots.answer == "unavailable":
            return False
        if robots.answer == "none":
            return True
        rules = Protego.parse(robots.body.decode("utf-8-sig", "ignore"))
        return bool(rules.can_fetch(url, user_agent(self._run.options.contact)))

    async def _is_public(self, host: str, url: str) -> bool:
        """Whether the browser may connect: it resolves names by itself, without the crawl's resolver."""
        if self._run.proxies.of(url):
            return True
        found = await asyncio.get_running_loop().getaddrinfo(host, None)
        return all(is_public(str(address[0])) for *_, address in found)


def browser_meta(run: "Run", portal: Portal) -> dict[str, object]:
    """The `meta` of a request that the browser is to make."""

    async def opened(page: "Page", request: Any) -> None:
        assert run.browser
        run.browser.opened(portal, page, request.url)

    proxy = _proxy(run)
    return {
        "playwright": True,
        "playwright_context": f"{portal.id} {uuid.uuid4()}",  # a fresh one: what a page sets is forgotten with it
        "playwright_context_kwargs": {"proxy": {"server": proxy}} if proxy else {},
        "playwright_page_init_callback": opened,
        "playwright_page_goto_kwargs": {"wait_until": "networkidle", "timeout": _DRAWING},
    }


def browser_settings(run: "Run") -> dict[str, object]:
    """The settings by which Scrapy hands such requests to the browser; none where no portal needs one."""
    if run.browser is None:
        return {}
    handler = "crawler.middlewares.browser_handler.BrowserHandler"
    return {
        "DOWNLOAD_HANDLERS": {"http": handler, "https": handler},
        "PLAYWRIGHT_LAUNCH_OPTIONS": {"executable_path": chromium(), **_confined(run)},
        "PLAYWRIGHT_MAX_PAGES_PER_CONTEXT": 1,
    }


def _confined(run: "Run") -> dict[str, object]:
    """What keeps the browser from asking for anything by itself (it looks for updates): only pages reach the web."""
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium does not start as root with it
    if _proxy(run):
        return {"args": sandbox, "proxy": {"server": _NOWHERE}}
    domains = sorted({portal.domain for portal in run.portals.values() if portal.render})
    open_to = [f"EXCLUDE {name}" for domain in domains for name in (domain, f"*.{domain}")]
    return {"args": [*sandbox, "--host-resolver-rules=" + ",".join(["MAP * ~NOTFOUND", *open_to])]}


def _proxy(run: "Run") -> str | None:
    return run.proxies.of("http://portal.gov.cn/")
