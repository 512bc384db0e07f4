"""A page of a server that is busy once: 503 (or 429) with Retry-After, then the page."""

from tests.portals.answers import Answer, Request
from tests.portals.site import Page

RETRY_AFTER_SECONDS = 1


class BusyOnce:
    """Refuses the first request for a page and asks to come back after a second."""

    def __init__(self, page: Page, *, status: int = 503) -> None:
        self._page = page
        self._status = status
        self._asked = False

    def __call__(self, request: Request) -> Answer:
        if self._asked:
            return self._page.answer(request)
        self._asked = True
        body = "<html><body>系统繁忙，请稍后再试</body></html>".encode()
        return Answer(self._status, body, headers=(("Retry-After", str(RETRY_AFTER_SECONDS)),))
