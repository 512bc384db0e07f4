"""The index of the archive, rebuilt from its files alone."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from fastwarc.warc import HeaderMap

from crawler.archive.entry import Damage, Entry, Position
from crawler.archive.facts import Facts
from crawler.archive.files import archive_files, serial
from crawler.archive.group import entry_of
from crawler.archive.members import Gap, Member, walk
from crawler.archive.record import Record

_ORPHAN = "records without the metadata record that closes their capture group"


def read_index(folder: Path, since: Position | None = None) -> Iterator[Entry | Damage]:
    """An entry for every capture group of the archive in file order, and the damage met between them.

    `since` is where an earlier reading ended (`Entry.end`); what stands before it is not read again.
    """
    for path in archive_files(folder):
        if since and path.name == since.file:
            yield from read_file(path, since.offset)
        elif since is None or serial(path.name) > serial(since.file):
            yield from read_file(path)


def read_file(path: Path, start: int = 0) -> Iterator[Entry | Damage]:
    """The entries of one file from byte `start`, where a group begins; records that belong to none are damage."""
    loose, first, end = None, None, start
    for member in walk(path, start):
        end = member.end
        try:
            whole, record, body = _open(member)
        except ValueError as error:
            yield Damage(path.name, member.offset, end, str(error))
            continue
        if record.type == "metadata":
            yield _close(path.name, first, whole, record, body)
            loose, first = None, None
            continue
        if first and record.type != "request":
            yield Damage(path.name, first[0], member.offset, _ORPHAN)
            loose, first = None, None
        if record.type in ("response", "revisit", "resource"):
            first = member.offset, record
        loose = member.offset if loose is None else loose
    if loose is not None:
        yield Damage(path.name, loose, end, _ORPHAN)


def _open(member: Member | Gap) -> tuple[Member, Record, bytes]:
    """A member with its record and the beginning of its block. Raises ValueError where there is none."""
    if isinstance(member, Gap):
        raise ValueError(member.reason)
    fields, separator, body = member.head.partition(b"\r\n\r\n")
    named = HeaderMap()
    named.parse(BytesIO(fields + separator))
    length = int(named.get("Content-Length") or -1)
    if member.length != len(fields) + len(separator) + length + 4:
        raise ValueError("a record whose length is not what it says")
    return member, Record.parse(named), body[:length]


def _close(
    file: str, first: tuple[int, Record] | None, member: Member, metadata: Record, block: bytes
) -> Entry | Damage:
    """The entry of the group that a metadata record closes, if it belongs to the record that came first."""
    offset, record = first or (member.offset, metadata)
    if metadata.concurrent_to != (first and record.id):
        return Damage(file, offset, member.end, "a metadata record without the record it describes")
    try:
        return entry_of(record, Facts.parse(block), Position(file, offset), member.end)
    except ValueError as error:
        return Damage(file, offset, member.end, f"a metadata record that cannot be read: {error}")
