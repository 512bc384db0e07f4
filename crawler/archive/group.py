"""From an exchange to its capture group: the records, the facts, and the entry they make."""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC
from urllib.parse import urlsplit

from crawler.archive.capture import Capture
from crawler.archive.content import Content, decode, media_type
from crawler.archive.entry import Entry, Position
from crawler.archive.exchange import Exchange, Headers, Original, Request, Resource, Response
from crawler.archive.facts import Facts, one_line, uri
from crawler.archive.record import Record, digest

FindOriginal = Callable[[str], Original | None]

_MAX_URL = 16_384
_NOT_IN_A_FIELD = re.compile(rb"[\r\n\x00]")
# Hop-by-hop, and no longer true of the body: kept under the name other archives use.
_RENAMED = {b"transfer-encoding": b"X-Archive-Orig-Transfer-Encoding"}
# Not meant for the server asked, and a secret.
_LEFT_OUT = {b"proxy-authorization"}


@dataclass(frozen=True, slots=True)
class Group:
    """A capture group ready to be written: `data` holds its gzip members.

    `first` is the record the capture is known by; `lead` bytes of the group precede it.
    """

    first: Record
    facts: Facts
    lead: int
    data: bytes

    def entry(self, file: str, offset: int) -> Entry:
        """The entry of the group once it stands at byte `offset` of a file."""
        return entry_of(self.first, self.facts, Position(file, offset + self.lead), offset + len(self.data))


def compose(exchange: Exchange, find_original: FindOriginal | None) -> Group:
    """The capture group of an exchange. Raises ValueError for a time without zone and for an overlong URL."""
    if exchange.fetched_at.tzinfo is None:
        raise ValueError(f"{exchange.final_url}: fetched_at has no time zone")
    base = Record("metadata", str(uuid.uuid4()), exchange.fetched_at.astimezone(UTC), _uri(exchange.final_url))
    metadata = first = base
    received = request = b""
    if exchange.received:
        first, received = _received(exchange, base, find_original)
        metadata = replace(base, concurrent_to=first.id)
    if exchange.request:
        request = _request(
            exchange.request, replace(base, type="request", id=str(uuid.uuid4()), concurrent_to=first.id)
        )
    facts = _facts(exchange)
    lead = 0 if received else len(request)
    return Group(first, facts, lead, received + request + metadata.member(facts.block_bytes()))


def entry_of(first: Record, facts: Facts, at: Position, end: int) -> Entry:
    """The entry of the capture group whose first record stands at a position and whose last ends at byte `end`."""
    capture = Capture(
        capture_id=first.id,
        url=facts.url,
        final_url=first.uri or facts.url,
        status=facts.status,
        outcome=facts.outcome,
        fetched_at=first.date,
        run_id=facts.run_id,
        block=facts.block,
        media_type=facts.media_type,
        sha256=facts.sha256,
        bytes=facts.length,
        archive_file=at.file,
        archive_offset=at.offset,
        portal=facts.portal,
        linked_from=facts.via,
        obtained=facts.obtained,
        robots=facts.robots,
    )
    return Entry(
        capture=capture,
        record=first.type,
        end=Position(at.file, end),
        role=facts.role,
        title=facts.title,
        column=facts.column,
        error=facts.error,
        content_error=facts.content_error,
        payload_digest=None if first.type == "metadata" else first.payload_digest,
        refers_to=first.original.capture_id if first.original else None,
        truncated=first.truncated,
    )


def _received(exchange: Exchange, base: Record, find_original: FindOriginal | None) -> tuple[Record, bytes]:
    """The record of what was received, and its member."""
    received = exchange.received
    base = replace(base, id=str(uuid.uuid4()))
    if isinstance(received, Resource):
        stated = one_line(received.media_type)
        resource = replace(base, type="resource", content_type=stated, payload_digest=digest(received.body))
        return resource, resource.member(received.body)
    assert received
    head = _response_head(received)
    if received.status == 304:
        revisit = replace(base, type="revisit", profile="server-not-modified", original=exchange.original)
        return revisit, revisit.member(b"", head)
    record = replace(base, type="response", payload_digest=digest(received.body), truncated=received.truncated)
    whole = received.body and not received.truncated
    if find_original and whole and (original := find_original(digest(received.body))):
        revisit = replace(record, type="revisit", profile="identical-payload-digest", original=original)
        return revisit, revisit.member(b"", head)
    return record, record.member(received.body, head)


def _request(request: Request, record: Record) -> bytes:
    parts = urlsplit(record.uri or "")
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    kept = tuple((name, value) for name, value in request.headers if name.lower() not in _LEFT_OUT)
    return record.member(request.body, _head(f"{request.method} {target} HTTP/1.1", kept))


def _response_head(response: Response) -> bytes:
    headers = tuple((_RENAMED.get(name.lower(), name), value) for name, value in response.headers)
    return _head(f"{response.protocol} {response.status} {response.reason}", headers)


def _head(start: str, headers: Headers) -> bytes:
    """An HTTP head; CR, LF and NUL within a field become a space (RFC 9110, 5.5)."""
    lines = [start.encode("latin-1", "replace"), *(name + b": " + value for name, value in headers)]
    return b"".join(_NOT_IN_A_FIELD.sub(b" ", line) + b"\r\n" for line in lines) + b"\r\n"


def _facts(exchange: Exchange) -> Facts:
    content, kind, status = None, None, None
    if isinstance(exchange.received, Resource):
        content, kind = Content(exchange.received.body), one_line(exchange.received.media_type)
    elif exchange.received:
        status, kind = exchange.received.status, media_type(exchange.received.headers)
        if status != 304:
            content = decode(exchange.received.headers, exchange.received.body)
    return Facts(
        url=_uri(exchange.url),
        via=_uri(exchange.linked_from) if exchange.linked_from else None,
        run_id=exchange.run_id,
        portal=exchange.portal,
        obtained="import" if isinstance(exchange.received, Resource) else "crawl",
        role=exchange.role,
        outcome=exchange.outcome,
        status=status,
        block=one_line(exchange.block),
        robots=exchange.robots,
        title=one_line(exchange.title),
        column=one_line(exchange.column),
        media_type=one_line(kind),
        sha256=content.sha256 if content else None,
        length=len(content.data) if content else None,
        error=one_line(exchange.error),
        content_error=content.error if content else None,
    )


def _uri(url: str) -> str:
    escaped = uri(url)
    if len(escaped) > _MAX_URL:
        raise ValueError(f"a URL of {len(escaped)} bytes; the archive takes {_MAX_URL}: {escaped[:100]}…")
    return escaped
