"""The capture groups of an archive file, by their records alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fastwarc.warc import HeaderMap

from crawler.archive.entry import Damage
from crawler.archive.members import Gap, Member, walk
from crawler.archive.record import Record

_ORPHAN = "records without the metadata record that closes their capture group"


@dataclass(frozen=True, slots=True)
class Closed:
    """A capture group: its metadata record with its block, and what was received, which may be nothing.

    `offset` is where the first of the two begins, `end` where the group ends.
    """

    offset: int
    end: int
    received: Record | None
    metadata: Record
    block: bytes


def scan(path: Path, start: int = 0) -> Iterator[Closed | Damage]:
    """The groups of a file from byte `start`, where a group begins; records that belong to none are damage."""
    loose: int | None = None  # where the records begin that no metadata record has closed yet
    received: tuple[int, Record] | None = None
    end = start
    for member in walk(path, start):
        offset, end = member.offset, member.end
        if isinstance(member, Gap):
            yield Damage(path.name, offset, end, member.reason)
            continue
        try:
            record, block = _open(member)
        except ValueError as error:
            yield Damage(path.name, offset, end, str(error))
            continue
        loose = offset if loose is None else loose
        if received and record.type != "request" and record.concurrent_to != received[1].id:
            yield Damage(path.name, received[0], offset, _ORPHAN)
            loose, received = offset, None
        if record.type == "metadata":
            first, about = received or (offset, None)
            yield Closed(first, end, about, record, block)
            loose = received = None
        elif record.type in ("response", "revisit", "resource"):
            received = offset, record
    if loose is not None:
        yield Damage(path.name, loose, end, _ORPHAN)


def _open(member: Member) -> tuple[Record, bytes]:
    """The record of a member and the beginning of its block (all of it for metadata). Raises ValueError."""
    fields, separator, block = member.head.partition(b"\r\n\r\n")
    named = HeaderMap()
    named.parse(BytesIO(fields + separator))
    record = Record.parse(named.to_dict())
    length = int(named.get("Content-Length") or -1)
    if member.length != len(fields) + len(separator) + length + 4:
        raise ValueError("a record whose length is not what it says")
    if record.type == "metadata" and len(block) < length:
        raise ValueError(f"a metadata record of {length} bytes, longer than any this program writes")
    return record, block[:length]
