"""A plain client that asks through the proxy, on one connection, and on one tunnel to each host that speaks https."""

import http.client
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from urllib.parse import SplitResult, quote, urlsplit

from tests.portals.tls import old_client_context

_ASCII_PUNCTUATION = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Received:
    """A response as received: header names in lower case, the body not decompressed."""

    status: int
    headers: dict[str, str]
    body: bytes


class ProxyClient:
    """Keeps its connections to the proxy; follows no redirect; a context manager that closes them.

    https is spoken, TLS 1.0 too, with hosts whose certificate is in the file `trusted`.
    """

    def __init__(self, proxy_url: str, trusted: Path | None = None) -> None:
        self._proxy = urlsplit(proxy_url)
        self._context = old_client_context(trusted) if trusted else None
        self._connections: dict[str, http.client.HTTPConnection] = {}

    def __enter__(self) -> "ProxyClient":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for connection in self._connections.values():
            connection.close()

    def ask(self, url: str, *, method: str = "GET", body: str | None = None, **headers: str) -> Received:
        """Ask for an absolute address; `if_none_match="…"` becomes the header If-None-Match."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        parts = urlsplit(url)
        connection = self._connection(parts)
        address = url.partition(parts.netloc)[2] if parts.scheme == "https" else url  # in a tunnel: to the host itself
        connection.request(
            method, quote(address, safe=_ASCII_PUNCTUATION), body=body, headers={"Host": parts.netloc, **named}
        )
        response = connection.getresponse()
        received = {name.lower(): value for name, value in response.getheaders()}
        return Received(response.status, received, response.read())

    def _connection(self, parts: SplitResult) -> http.client.HTTPConnection:
        """The proxy's own, or a tunnel to a host."""
        end = parts.netloc if parts.scheme == "https" else ""
        if end not in self._connections:
            self._connections[end] = self._connect(end)
        return self._connections[end]

    def _connect(self, end: str) -> http.client.HTTPConnection:
        proxy, port = self._proxy.hostname or "", self._proxy.port
        if not end:
            return http.client.HTTPConnection(proxy, port, timeout=10)
        tunnel = http.client.HTTPSConnection(proxy, port, timeout=10, context=self._context)
        tunnel.set_tunnel(end, 443)
        return tunnel
