"""Scrapy's way to the browser, with every request of a page put to `Browser` first. Needs the extra `js`."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

import scrapy
from playwright.async_api import Error, Request, Route
from playwright.async_api import TimeoutError as DrawingTimeout
from scrapy.crawler import Crawler
from scrapy.exceptions import DownloadFailedError, DownloadTimeoutError
from scrapy.http import Response
from scrapy_playwright.handler import ScrapyPlaywrightDownloadHandler

from crawler.middlewares.errand import run_of


class BrowserHandler(ScrapyPlaywrightDownloadHandler):  # type: ignore[misc]  # the package has no types
    """scrapy-playwright's handler. Its own hook for refusals ends a refused navigation on an error page; here the
    page that was being drawn stays."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._crawler = crawler
        logging.getLogger("scrapy-playwright").setLevel(logging.ERROR)  # its warnings carry tracebacks

    async def download_request(self, request: scrapy.Request) -> Response:
        """The page as the browser drew it. Raises what Scrapy's own handler would."""
        try:
            drawn: Response = await super().download_request(request)
        except DrawingTimeout as error:
            raise DownloadTimeoutError(str(error)) from error
        except Error as error:
            raise DownloadFailedError(str(error)) from error
        return drawn

    def _make_request_handler(self, *arguments: Any, **named: Any) -> Callable[[Route, Request], Awaitable[None]]:
        send = super()._make_request_handler(*arguments, **named)
        browser = run_of(self._crawler).browser
        assert browser

        async def handle(route: Route, request: Request) -> None:
            if await browser.refuses(request):
                await route.abort("aborted")
            else:
                await send(route, request)

        return handle
