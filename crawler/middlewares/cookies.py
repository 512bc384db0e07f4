"""Cookies as a browser keeps them, apart for each portal."""

from collections.abc import Iterable
from http.cookiejar import Cookie

from scrapy import Request
from scrapy.downloadermiddlewares.cookies import CookiesMiddleware as ScrapyCookiesMiddleware
from scrapy.http.cookies import CookieJar

from crawler.ledger.task import host_of
from crawler.portals.hosts import registrable_domain


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
            jar.set_cookie_if_ok(cookie, request)
