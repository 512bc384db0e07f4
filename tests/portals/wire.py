"""HTTP/1.1 as a forward proxy speaks it: absolute-form requests in, responses out; in a tunnel origin-form in."""

import gzip
from functools import lru_cache
from http import HTTPStatus
from urllib.parse import urlsplit

from tests.portals.answers import Answer, Request

HEAD_END = b"\r\n\r\n"
LARGEST_HEAD = 64 * 1024
GZIP_FROM = 512
CHUNK = 16 * 1024
_STATUSES = {int(status) for status in HTTPStatus}


class WireError(Exception):
    """The client sent something that is no request to a forward proxy; `status` says which answer it gets."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def take_request(buffer: bytearray, tunnel: str | None = None) -> Request | None:
    """Take one whole request from the buffer's front, None while it is incomplete; raises WireError.

    Inside a `tunnel`, named by the host at its end, requests are in origin-form.
    """
    end = buffer.find(HEAD_END)
    if end < 0:
        if len(buffer) > LARGEST_HEAD:
            raise WireError(431, "the request's head is too long")
        return None
    first, *lines = buffer[:end].decode("latin-1").split("\r\n")
    headers = _headers(lines)
    length = headers.get("content-length", "0")
    if not length.isdecimal():
        raise WireError(400, f"not a length: {length[:20]}")
    body_start = end + len(HEAD_END)
    body_end = body_start + int(length)
    if len(buffer) < body_end:
        return None
    body = bytes(buffer[body_start:body_end])
    del buffer[:body_end]
    if tunnel is not None:
        return Request(*_origin_line(first, tunnel), headers, body, "https")
    return Request(*_proxy_line(first), headers, body)


def _headers(lines: list[str]) -> dict[str, str]:
    headers = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers[name.strip().lower()] = value.strip()
    return headers


def _words(line: str) -> tuple[str, str]:
    """Method and address of a request line."""
    try:
        method, address, _ = line.split(" ")
    except ValueError:
        raise WireError(400, f"not a request line: {line[:80]}") from None
    return method, address


def _origin_line(line: str, host: str) -> tuple[str, str, str]:
    """Method, host and target of a request to a host itself."""
    method, target = _words(line)
    if not target.startswith("/"):
        raise WireError(400, "inside a tunnel: send GET /path")
    return method, host, target


def _proxy_line(line: str) -> tuple[str, str, str]:
    """Method, host and target of a request to a proxy; CONNECT keeps its authority as host."""
    method, address = _words(line)
    if method == "CONNECT":
        return method, address, ""
    parts = urlsplit(address)
    if parts.scheme != "http" or not parts.hostname:
        raise WireError(400, "this server is a forward proxy: send GET http://host/path")
    host = parts.hostname if parts.port in {None, 80} else f"{parts.hostname}:{parts.port}"
    target = parts.path or "/"
    return method, host, f"{target}?{parts.query}" if parts.query else target


def write_answer(answer: Answer, request: Request) -> bytes:
    """The response as bytes, compressed when asked for; the same bytes each time (there is no Date)."""
    headers = [("Connection", "keep-alive"), *answer.headers]
    if answer.content_type and answer.status != HTTPStatus.NOT_MODIFIED:
        headers.append(("Content-Type", answer.content_type))
    body = answer.body
    if len(body) >= GZIP_FROM and not answer.breaks_off and "gzip" in request.headers.get("accept-encoding", ""):
        body = _compressed(body)
        headers = [(name, f"W/{value}" if name == "ETag" else value) for name, value in headers]
        headers += [("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")]
    if answer.chunked:
        headers.append(("Transfer-Encoding", "chunked"))
        body = _chunks(body)
    elif answer.status != HTTPStatus.NOT_MODIFIED:
        headers.append(("Content-Length", str(2 * len(body) if answer.breaks_off else len(body))))
    phrase = HTTPStatus(answer.status).phrase if answer.status in _STATUSES else "Unknown"
    lines = [f"HTTP/1.1 {answer.status} {phrase}"]
    lines.extend(f"{name}: {value}" for name, value in headers)
    head = "\r\n".join(lines).encode("latin-1") + HEAD_END
    return head if request.method == "HEAD" else head + body


@lru_cache(maxsize=4096)
def _compressed(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=5, mtime=0)


def _chunks(body: bytes) -> bytes:
    parts = [body[start : start + CHUNK] for start in range(0, len(body), CHUNK)]
    return b"".join(b"%x\r\n%b\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"
