"""A small web of made-up hosts behind a forward proxy on the loopback address, for tests of the crawl."""

import io
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as the server received it."""

    time: float
    method: str
    url: str
    headers: dict[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.url).path


@dataclass(frozen=True, slots=True)
class Reply:
    """What a host answers; `length` other than the body's makes a response that breaks off.

    `drip` is the seconds between its bytes.
    """

    status: int = 200
    body: bytes = b""
    headers: tuple[tuple[str, str], ...] = ()
    media_type: str = "text/html; charset=utf-8"
    length: int | None = None
    drip: float = 0.0


Page = Reply | Callable[[Asked], Reply]


@dataclass(slots=True)
class Web:
    """Pages by URL, robots.txt too; what is not there is `otherwise`. `log` has every request. `tls`: https by host."""

    pages: dict[str, Page] = field(default_factory=dict)
    log: list[Asked] = field(default_factory=list)
    tls: dict[str, ssl.SSLContext] = field(default_factory=dict)
    otherwise: Page = Reply(404)
    on_request: Callable[[Asked], None] = lambda asked: None
    proxy: str = ""

    def html(self, url: str, body: str, *, headers: tuple[tuple[str, str], ...] = ()) -> None:
        """Serve a page."""
        self.pages[url] = Reply(body=f"<html><body>{body}</body></html>".encode(), headers=headers)

    def answer(self, asked: Asked) -> Reply:
        """The reply to a request, which is logged first."""
        self.log.append(asked)
        self.on_request(asked)
        page = self.pages.get(asked.url, self.otherwise)
        return page if isinstance(page, Reply) else page(asked)

    def urls(self) -> list[str]:
        """The URLs asked for, in order."""
        return [asked.url for asked in self.log]

    def times(self, host: str) -> list[float]:
        """When a host was asked."""
        return [asked.time for asked in self.log if urlsplit(asked.url).hostname == host]


class _Sink(io.RawIOBase):
    """Writes to a socket at once."""

    def __init__(self, connection: socket.socket) -> None:
        self._connection = connection

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._connection.sendall(data)
        return len(data)


def _parts(reply: Reply) -> list[bytes]:
    return [reply.body[at : at + 1] for at in range(len(reply.body))] if reply.drip else [reply.body]


class _Handler(BaseHTTPRequestHandler):
    web: Web
    protocol_version = "HTTP/1.1"

    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        names = {name.lower(): value for name, value in self.headers.items()}
        scheme = "https" if isinstance(self.connection, ssl.SSLSocket) else "http"
        url = self.path if "://" in self.path else f"{scheme}://{names['host']}{self.path}"
        reply = self.web.answer(Asked(time.monotonic(), self.command, url, names, body))
        self.send_response(reply.status)
        if reply.status != 304:
            self.send_header("Content-Type", reply.media_type)
            self.send_header("Content-Length", str(len(reply.body) if reply.length is None else reply.length))
        for name, value in reply.headers:
            self.send_header(name, value.encode().decode("latin-1"))  # raw UTF-8, as some servers do
        self.end_headers()
        try:
            for part in _parts(reply):
                self.wfile.write(part)
                time.sleep(reply.drip)
            if reply.length is not None:
                self.close_connection = True
        except OSError:
            self.close_connection = True  # the client has had enough

    do_GET = do_POST = _answer  # noqa: N815 (names of the base class)

    def do_CONNECT(self) -> None:
        self.send_response(200)
        self.end_headers()
        context = self.web.tls[self.path.partition(":")[0]]
        try:
            self.connection = context.wrap_socket(self.connection, server_side=True)
        except OSError:  # ssl.SSLError too: the client does not like what it sees
            self.close_connection = True
            return
        self.rfile, self.wfile = self.connection.makefile("rb"), _Sink(self.connection)
        self.close_connection = False

    def finish(self) -> None:
        super().finish()
        if isinstance(self.connection, ssl.SSLSocket):
            self.connection.close()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """The log is `web.log`."""


@contextmanager
def serving(web: Web) -> Iterator[Web]:
    """Answers at `web.proxy` until the end of the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"web": web}))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    web.proxy = f"http://127.0.0.1:{server.server_port}"
    try:
        yield web
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
