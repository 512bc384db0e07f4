"""What the caller hands to the archive: one request and what came of it, or a file from elsewhere."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from crawler.archive.capture import Outcome, RobotsVerdict

Role = Literal["home", "column", "list", "article", "next_page", "image", "attachment", "sitemap", "robots", "import"]
Truncation = Literal["length", "time", "disconnect", "unspecified"]
Headers = tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True, slots=True)
class Request:
    """An HTTP request as it was sent, as far as it is known."""

    method: str = "GET"
    headers: Headers = ()
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Response:
    """An HTTP response: `body` is what was received, un-chunked but still in its Content-Encoding.

    `truncated` says why the rest of the body is missing (`WARC-Truncated`).
    """

    status: int
    headers: Headers = ()
    body: bytes = b""
    reason: str = ""
    protocol: Literal["HTTP/1.0", "HTTP/1.1"] = "HTTP/1.1"
    truncated: Truncation | None = None


@dataclass(frozen=True, slots=True)
class Resource:
    """A file that came by another way than HTTP, or a page as a browser drew it."""

    body: bytes
    media_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Original:
    """An earlier capture that a revisit record refers to: its id, the address its bytes came from, and when."""

    capture_id: str
    url: str
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class Exchange:
    """One fetch (each redirect hop is one) or one import, to become one capture group.

    `url` is what was first asked for, `final_url` what this very request asked for (after redirects).
    `fetched_at` is timezone-aware. `received` is None where no response came; `error` then says why.
    `original` names, for a 304, the capture whose validators were sent.
    """

    url: str
    final_url: str
    fetched_at: datetime
    run_id: str
    outcome: Outcome
    role: Role
    request: Request | None = None
    received: Response | Resource | None = None
    original: Original | None = None
    block: str | None = None
    robots: RobotsVerdict = "unknown"
    portal: str | None = None
    linked_from: str | None = None
    title: str | None = None
    column: str | None = None
    error: str | None = None
