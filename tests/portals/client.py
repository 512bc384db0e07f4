"""A plain client that asks through the proxy, on one connection."""

import http.client
from dataclasses import dataclass
from types import TracebackType
from urllib.parse import quote, urlsplit

_ASCII_PUNCTUATION = "%/:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Received:
    """A response as received: header names in lower case, the body not decompressed."""

    status: int
    headers: dict[str, str]
    body: bytes


class ProxyClient:
    """Keeps one connection to the proxy; follows no redirect; a context manager that closes it."""

    def __init__(self, proxy_url: str) -> None:
        proxy = urlsplit(proxy_url)
        self._connection = http.client.HTTPConnection(proxy.hostname or "", proxy.port, timeout=10)

    def __enter__(self) -> "ProxyClient":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def ask(self, url: str, *, method: str = "GET", body: str | None = None, **headers: str) -> Received:
        """Ask for an absolute address; `if_none_match="…"` becomes the header If-None-Match."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self._connection.request(
            method, quote(url, safe=_ASCII_PUNCTUATION), body=body, headers={"Host": urlsplit(url).netloc, **named}
        )
        response = self._connection.getresponse()
        received = {name.lower(): value for name, value in response.getheaders()}
        return Received(response.status, received, response.read())
