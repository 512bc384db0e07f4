"""HTTP heads as the archive writes them, and what it reads from their headers."""

import re
from urllib.parse import urlsplit

from crawler.archive.exchange import Headers, Request, Response

_NOT_IN_A_FIELD = re.compile(rb"[\r\n\x00]")
_CHARSET = re.compile(r"""charset\s*=\s*["']?([^\s"';,]+)""", re.IGNORECASE)
# No longer true of the stored body, which is un-chunked; renamed as warcio's and pywb's recorders do.
_RENAMED = {b"transfer-encoding": b"X-Archive-Orig-Transfer-Encoding"}
# Meant for the proxy, not for the server, and a secret.
_LEFT_OUT = frozenset({b"proxy-authorization"})


def request_head(request: Request, uri: str) -> bytes:
    """The request line for a URI in origin form (RFC 9112, 3.2.1), and the headers."""
    parts = urlsplit(uri)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    kept = tuple((name, value) for name, value in request.headers if name.lower() not in _LEFT_OUT)
    return _head(f"{request.method} {target} HTTP/1.1", kept)


def response_head(response: Response) -> bytes:
    """The status line and the headers."""
    headers = tuple((_RENAMED.get(name.lower(), name), value) for name, value in response.headers)
    return _head(f"{response.protocol} {response.status} {response.reason}", headers)


def header(headers: Headers, name: bytes) -> str | None:
    """All values of a header, joined by commas (RFC 9110, 5.2); None where it is not there."""
    values = [value for key, value in headers if key.lower() == name]
    return b", ".join(values).decode("latin-1") if values else None


def media_type(headers: Headers) -> str | None:
    """The media type the headers state, in lower case without parameters; None where they state none."""
    stated = header(headers, b"content-type") or ""
    return re.split("[;,]", stated)[0].strip().lower() or None


def charset(headers: Headers) -> str | None:
    """The charset the Content-Type states, in lower case, whether or not there is such a charset."""
    stated = _CHARSET.search(header(headers, b"content-type") or "")
    return stated[1].lower() if stated else None


def _head(start: str, headers: Headers) -> bytes:
    """The lines of a head; CR, LF and NUL within a field become a space (RFC 9110, 5.5)."""
    lines = [start.encode("latin-1", "replace"), *(name + b": " + value for name, value in headers)]
    return b"".join(_NOT_IN_A_FIELD.sub(b" ", line) + b"\r\n" for line in lines) + b"\r\n"
