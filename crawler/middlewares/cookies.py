"""Cookies as a browser keeps them, apart for each portal, and not without end."""

from collections.abc import Iterable
from http.cookiejar import Cookie

from scrapy import Request
from scrapy.downloadermiddlewares.cookies import CookiesMiddleware as ScrapyCookiesMiddleware
from scrapy.http.cookies import CookieJar

from crawler.ledger.task import host_of
from crawler.portals.hosts import registrable_domain

# As browsers do, bytes of a name and value, and cookies of a portal; more is dropped.
LARGEST_COOKIE = 4_096
MOST_COOKIES = 100
MOST_SENT = 8_192  # bytes of all cookies sent; servers refuse longer heads


class CookiesMiddleware(ScrapyCookiesMiddleware):
    """Scrapy's middleware with the bundled public suffix list; its own is fetched from the network when first used."""

    def _process_cookies(self, cookies: Iterable[Cookie], *, jar: CookieJar, request: Request) -> None:
        """Keep the cookies that the host may set: for a public suffix (gov.cn) only the host that is one."""
        host = host_of(request.url)
        for cookie in cookies:
            domain = cookie.domain.removeprefix(".")
            if domain and registrable_domain(domain) is None:
                if domain != host:
                    continue
                cookie.domain = host
            if _weight(cookie) <= LARGEST_COOKIE and _fits(jar, cookie):
                jar.set_cookie_if_ok(cookie, request)


def _weight(cookie: Cookie) -> int:
    return len(cookie.name) + len(cookie.value or "")


def _fits(jar: CookieJar, cookie: Cookie) -> bool:
    """Whether there is room beside the other cookies; one of the same name takes the old one's place."""
    others = [known for known in jar if known.name != cookie.name]
    return len(others) < MOST_COOKIES and sum(map(_weight, others)) + _weight(cookie) <= MOST_SENT
