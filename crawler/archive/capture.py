"""A capture: the outcome of one fetch, and where its bytes lie in the archive."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Outcome = Literal["new", "unchanged", "changed", "gone", "blocked", "failed", "imported"]
Obtained = Literal["crawl", "import"]
RobotsVerdict = Literal["allowed", "denied", "unavailable", "unknown"]


@dataclass(frozen=True, slots=True)
class Capture:
    """One fetch outcome; also 304, 404 and refusals. A row of the corpus table `captures`.

    `capture_id` is the UUID of the WARC response record (of the metadata record when nothing was received).
    `sha256` and `bytes` describe the document after content decoding (None when nothing was received or
    when it is a 304); the digest of what was sent over the wire stands in the WARC record.
    `archive_file` is relative to the store's `archive/` folder and `archive_offset` is the byte where the
    gzip member of the response record begins.
    """

    capture_id: str
    url: str
    final_url: str
    status: int | None
    outcome: Outcome
    fetched_at: datetime
    run_id: str
    block: str | None = None
    media_type: str | None = None
    sha256: str | None = None
    bytes: int | None = None
    archive_file: str | None = None
    archive_offset: int | None = None
    portal: str | None = None
    linked_from: str | None = None
    obtained: Obtained = "crawl"
    robots: RobotsVerdict = "unknown"
