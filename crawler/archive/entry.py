"""What the archive says about itself: an entry for each capture group, a damage for each place that is none."""

from dataclasses import dataclass

from crawler.archive.capture import Capture
from crawler.archive.exchange import Role, Truncation
from crawler.archive.facts import Facts
from crawler.archive.record import Record, RecordType

REMEDY = "restore the archive, or move ledger.sqlite away: it is made anew from what the archive holds"
"""What to do where archive and ledger do not fit together."""


class ArchiveError(Exception):
    """The archive cannot do what was asked; one line saying what, where and what to do."""


@dataclass(frozen=True, slots=True)
class Position:
    """A byte of the archive: a file of the store's `archive/` folder and an offset in it."""

    file: str
    offset: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A capture group: its capture, where the group ends, and the facts that stand beside the capture.

    `record` is the type of the record that `capture.archive_offset` points at. `payload_digest` is that of the
    body as received (None where there was none); `refers_to` is the capture whose bytes a revisit stands for.
    `error` is why no response came, `content_error` why its content encoding could not be undone to the end.
    """

    capture: Capture
    record: RecordType
    end: Position
    role: Role
    title: str | None = None
    column: str | None = None
    error: str | None = None
    content_error: str | None = None
    payload_digest: str | None = None
    refers_to: str | None = None
    truncated: Truncation | None = None


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes of an archive file that belong to no complete capture group, and why."""

    file: str
    offset: int
    end: int
    reason: str


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
