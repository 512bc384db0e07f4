"""What a response means for the crawl, from its status and headers alone."""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Literal

from crawler.blocks.kinds import LEFT_AT_ONCE, Block
from crawler.blocks.recognise import by_status

Meaning = Literal["content", "unchanged", "redirect", "gone", "refused", "failed", "denied"]

_REDIRECTS = {301, 302, 303, 307, 308}
_GONE = {404, 410}
_NOT_HAD = ("tls", "timeout", "truncated")

Headers = tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one request.

    `refused` and `failed` may be tried again, `denied` (robots, a host outside the portal) not in this run.
    `reason` is the kind of the block or failure; `location` where a redirect leads, as the header has it, or where
    else to ask for what failed here; `retry_after` the seconds the server asks to wait; `sets_cookie` whether a
    redirect sets one.
    """

    meaning: Meaning
    reason: str | None = None
    location: str | None = None
    retry_after: float | None = None
    etag: str | None = None
    last_modified: str | None = None
    sets_cookie: bool = False


def blocked(kind: Block) -> Verdict:
    """The verdict on a block that was recognised in what came, or by nothing coming."""
    if kind in LEFT_AT_ONCE:
        return Verdict("denied", kind)
    return Verdict("failed" if kind in _NOT_HAD else "refused", kind)


def judge(status: int, headers: Headers, now: datetime) -> Verdict:
    """The verdict on a response; `now` is what a `Retry-After` date is counted from."""
    if 200 <= status < 300:
        return Verdict("content", etag=_header(headers, b"etag"), last_modified=_header(headers, b"last-modified"))
    if status == 304:
        return Verdict("unchanged")
    location = _header(headers, b"location")
    if status in _REDIRECTS and location:
        return Verdict("redirect", location=location, sets_cookie=_header(headers, b"set-cookie") is not None)
    if status in _GONE:
        return Verdict("gone", f"http_{status}")
    wait = _retry_after(_header(headers, b"retry-after"), now)
    if block := by_status(status):
        return Verdict("refused", block, retry_after=wait)
    return Verdict("failed", f"http_{status}", retry_after=wait)


def _header(headers: Headers, name: bytes) -> str | None:
    for key, value in headers:
        if key.lower() == name:
            # UTF-8 in a Location is common; latin-1 keeps what is neither.
            try:
                return value.decode().strip() or None
            except UnicodeDecodeError:
                return value.decode("latin-1").strip() or None
    return None


def _retry_after(value: str | None, now: datetime) -> float | None:
    """Seconds to wait (RFC 9110, 10.2.3: seconds or a date); None where the header is absent or not readable."""
    if value is None:
        return None
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        date = parsedate_to_datetime(value)
    except ValueError:
        return None
    date = date if date.tzinfo else date.replace(tzinfo=UTC)
    return max(0.0, (date - now).total_seconds())
