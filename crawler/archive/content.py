"""A body after its content encodings are undone; a failure is a value beside what could be decoded."""

import hashlib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from io import BytesIO

from fastwarc.stream_io import BrotliReader, ZstdReader

from crawler.archive.exchange import Headers
from crawler.archive.http_head import header

MAX_CONTENT = 64 * 2**20

_PIECE = 2**20


@dataclass(frozen=True)
class Content:
    """The document a body holds.

    Where `error` is set, `data` is what could be decoded before it, or the body as received if that is nothing
    (servers do label plain pages as gzip).
    """

    data: bytes
    error: str | None = None

    @cached_property
    def sha256(self) -> str:
        """The digest of the document, hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


def decode(headers: Headers, body: bytes, limit: int = MAX_CONTENT) -> Content:
    """The body with its Content-Encoding undone (gzip, deflate, br, zstd); at most `limit` bytes of it."""
    stated = (header(headers, b"content-encoding") or "").lower().split(",")
    encodings = [name for name in map(str.strip, stated) if name not in ("", "identity")]
    data, errors = body, []
    for encoding in reversed(encodings if body else []):
        if encoding not in _DECODERS:
            errors.append(f"content encoding {encoding!r} is not known")
            break
        data, error = _undo(encoding, data, limit)
        if error:
            errors.append(f"content encoding {encoding}: {error}")
        if not data:
            break
    return Content(data or (body if errors else b""), "; ".join(errors) or None)


def _undo(encoding: str, body: bytes, limit: int) -> tuple[bytes, str | None]:
    """At most `limit` bytes of what the encoded body holds, and what kept it from being whole."""
    data = bytearray()
    try:
        for piece in _DECODERS[encoding](body):
            data += piece
            if len(data) > limit:
                return bytes(data[:limit]), f"more than {limit} bytes"
    except (zlib.error, OSError) as error:
        return bytes(data), str(error)
    return bytes(data), None


def _gunzip(body: bytes) -> Iterator[bytes]:
    rest = body
    while rest is body or rest.startswith(b"\x1f\x8b"):
        member = zlib.decompressobj(zlib.MAX_WBITS + 16)
        yield from _inflate(member, rest)
        rest = member.unused_data


def _undeflate(body: bytes) -> Iterator[bytes]:
    # "deflate" means the zlib format (RFC 9110, 8.4.1.2), but some servers send the bare stream.
    zlib_header = body[0] & 0x0F == zlib.DEFLATED and int.from_bytes(body[:2]) % 31 == 0
    return _inflate(zlib.decompressobj(zlib.MAX_WBITS if zlib_header else -zlib.MAX_WBITS), body)


def _inflate(stream: "zlib._Decompress", body: bytes) -> Iterator[bytes]:
    while body and not stream.eof:
        yield stream.decompress(body, _PIECE)
        body = stream.unconsumed_tail
    yield stream.flush()
    if not stream.eof:
        raise zlib.error("the body ends within it")


def _unbrotli(body: bytes) -> Iterator[bytes]:
    return iter(partial(BrotliReader(BytesIO(body)).read, _PIECE), b"")


def _unzstd(body: bytes) -> Iterator[bytes]:
    return iter(partial(ZstdReader(BytesIO(body)).read, _PIECE), b"")


_DECODERS: dict[str, Callable[[bytes], Iterator[bytes]]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _undeflate,
    "br": _unbrotli,
    "zstd": _unzstd,
}
