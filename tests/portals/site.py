"""One host of a sample portal: its static pages, its scripts, its robots.txt."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import format_datetime, parsedate_to_datetime
from functools import cached_property

from tests.portals.answers import HTML, Answer, Request, text_answer
from tests.portals.tls import Tls

Script = Callable[[Request], Answer]

NOT_FOUND = Answer(404, "<html><head><title>404</title></head><body>您访问的页面不存在</body></html>".encode())


@dataclass(frozen=True)
class Page:
    """A static file: rendered when first asked for, with a date and an ETag as file servers give them."""

    render: Callable[[], bytes]
    modified: date
    content_type: str = HTML

    @cached_property
    def body(self) -> bytes:
        return self.render()

    @cached_property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'

    @cached_property
    def modified_at(self) -> datetime:
        return datetime(self.modified.year, self.modified.month, self.modified.day, 1, 30, tzinfo=UTC)

    def answer(self, request: Request) -> Answer:
        """The file, or 304 where the client's copy is the same."""
        validators = (
            ("ETag", self.etag),
            ("Last-Modified", format_datetime(self.modified_at, usegmt=True)),
        )
        if self._is_known(request.headers):
            return Answer(304, headers=validators)
        return Answer(200, self.body, self.content_type, validators)

    def _is_known(self, headers: dict[str, str]) -> bool:
        if tags := headers.get("if-none-match"):
            return self.etag in {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        if since := headers.get("if-modified-since"):
            return parsedate_to_datetime(since) >= self.modified_at
        return False


class Site:
    """The pages and scripts of one host, by path. `plain_on_443`: where https is expected, plain http is spoken.

    With `tls` it speaks https, and no http.
    """

    def __init__(self, host: str, *, robots: str | None = None, tls: Tls | None = None) -> None:
        self.host = host
        self.tls = tls
        self.plain_on_443 = False
        self._pages: dict[str, Page] = {}
        self._scripts: dict[str, Script] = {}
        if robots is not None:
            content = robots.encode()
            self._pages["/robots.txt"] = Page(lambda: content, date(2024, 1, 2), "text/plain")

    def url(self, path: str) -> str:
        return f"{'https' if self.tls else 'http'}://{self.host}{path}"

    def add(self, path: str, page: Page) -> None:
        """Serve a page; a folder (path ending in /) also answers as its index.html."""
        self._put(path, page)
        if path.endswith("/"):
            self._put(f"{path}index.html", page)

    def add_script(self, path: str, script: Script) -> None:
        self._scripts[path] = script

    def pages(self) -> Iterator[tuple[str, Page]]:
        """Every static page with its address."""
        return ((self.url(path), page) for path, page in self._pages.items())

    def under(self, host: str) -> "Site":
        """Another host with the same pages and scripts."""
        other = Site(host, tls=self.tls)
        other._pages, other._scripts = self._pages, self._scripts
        return other

    def page(self, path: str) -> Page:
        return self._pages[path]

    def render_all(self) -> None:
        """Make every page now, so that no request waits for it."""
        for page in self._pages.values():
            _ = page.etag

    def answer(self, request: Request) -> Answer:
        if script := self._scripts.get(request.path):
            return script(request)
        if request.method not in {"GET", "HEAD"}:
            return text_answer(405, "method not allowed")
        if page := self._pages.get(request.path):
            return page.answer(request)
        if f"{request.path}/" in self._pages:
            return Answer(301, headers=(("Location", self.url(f"{request.path}/")),))
        return NOT_FOUND

    def _put(self, path: str, page: Page) -> None:
        if path in self._pages:
            raise ValueError(f"{self.host} has two pages at {path}")
        self._pages[path] = page
