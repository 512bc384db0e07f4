"""From an exchange to its capture group: the records, ready to be written, and the facts that close them."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC

from crawler.archive.content import Content, decode
from crawler.archive.entry import Entry, Position, entry_of
from crawler.archive.exchange import Exchange, Original, Resource, Response
from crawler.archive.facts import Facts, one_line, uri
from crawler.archive.http_head import media_type, request_head, response_head
from crawler.archive.record import Profile, Record, digest

# For the digest of a body, the capture whose `response` record (no revisit) holds the same bytes.
FindOriginal = Callable[[str], Original | None]

_MAX_URL = 8_192


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


def compose(exchange: Exchange, find_original: FindOriginal | None, content: Content | None = None) -> Group:
    """The capture group of an exchange. `content` is what was received, decoded, where the caller has that already.

    Raises ValueError for a time without zone and for an overlong URL.
    """
    if exchange.fetched_at.tzinfo is None:
        raise ValueError(f"{exchange.final_url}: fetched_at has no time zone")
    base = Record("metadata", _new_id(), exchange.fetched_at.astimezone(UTC), _uri(exchange.final_url))
    metadata = first = base
    received = request = b""
    if exchange.received:
        first, received = _received(exchange.received, base, exchange.original, find_original)
        metadata = replace(base, concurrent_to=first.id)
    if exchange.request:
        asked = replace(base, type="request", id=_new_id(), concurrent_to=first.id)
        request = asked.member(exchange.request.body, request_head(exchange.request, base.uri or ""))
    facts = _facts(exchange, content or _content(exchange.received))
    lead = 0 if received else len(request)
    return Group(first, facts, lead, received + request + metadata.member(facts.block_bytes()))


def _received(
    received: Response | Resource, base: Record, original: Original | None, find: FindOriginal | None
) -> tuple[Record, bytes]:
    """The record of what was received, and its member."""
    record = replace(base, id=_new_id(), payload_digest=digest(received.body))
    if isinstance(received, Resource):
        record = replace(record, type="resource", content_type=_media_type(received))
        return record, record.member(received.body)
    head = response_head(received)
    if received.status == 304:
        return _revisit(replace(record, payload_digest=None), "server-not-modified", original, head)
    whole = received.body and not received.truncated
    same = find(record.payload_digest or "") if find and whole else None
    if same:
        return _revisit(record, "identical-payload-digest", same, head)
    record = replace(record, type="response", truncated=received.truncated)
    return record, record.member(received.body, head)


def _revisit(record: Record, profile: Profile, original: Original | None, head: bytes) -> tuple[Record, bytes]:
    if original:
        original = replace(original, url=_uri(original.url))
    record = replace(record, type="revisit", profile=profile, original=original)
    return record, record.member(b"", head)


def _facts(exchange: Exchange, content: Content | None) -> Facts:
    received = exchange.received
    return Facts(
        url=_uri(exchange.url),
        via=_uri(exchange.linked_from) if exchange.linked_from else None,
        run_id=one_line(exchange.run_id) or "",
        portal=one_line(exchange.portal),
        obtained="import" if exchange.role == "import" else "crawl",
        role=exchange.role,
        outcome=exchange.outcome,
        status=received.status if isinstance(received, Response) else None,
        block=one_line(exchange.block),
        robots=exchange.robots,
        title=one_line(exchange.title),
        column=one_line(exchange.column),
        media_type=_media_type(received) if received else None,
        sha256=content.sha256 if content else None,
        length=len(content.data) if content else None,
        error=one_line(exchange.error),
        content_error=content.error if content else None,
    )


def _content(received: Response | Resource | None) -> Content | None:
    """The document that was received; None where nothing was, or only word that it is unchanged."""
    if isinstance(received, Resource):
        return Content(received.body)
    return decode(received.headers, received.body) if received and received.status != 304 else None


def _media_type(received: Response | Resource) -> str | None:
    return one_line(received.media_type if isinstance(received, Resource) else media_type(received.headers))


def _new_id() -> str:
    return str(uuid.uuid4())


def _uri(url: str) -> str:
    escaped = uri(url)
    if len(escaped) > _MAX_URL:
        raise ValueError(f"a URL of {len(escaped)} bytes, the archive takes {_MAX_URL}: {escaped[:100]}…")
    return escaped
