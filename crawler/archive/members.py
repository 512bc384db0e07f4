"""Walking the gzip members of an archive file, past damage to the next member that holds a record."""

import mmap
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler.archive.entry import ArchiveError

_CHUNK = 1 << 14
_MAGIC = b"\x1f\x8b\x08"
_START = b"WARC/1.1\r\n"
# Longer than the fields of any record and than any metadata record of ours (see facts.py and writer.py).
_HEAD = 1 << 17


@dataclass(frozen=True, slots=True)
class Member:
    """A gzip member, from byte `offset` to before byte `end`: the first bytes and the whole length of its record."""

    offset: int
    end: int
    head: bytes
    length: int


@dataclass(frozen=True, slots=True)
class Gap:
    """Bytes that hold no whole member."""

    offset: int
    end: int
    reason: str


def walk(path: Path, start: int = 0) -> Iterator[Member | Gap]:
    """The members of a file in order from byte `start`, in flat memory, and the gaps between them."""
    if path.stat().st_size <= start:
        return
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        position = start
        while position < len(data):
            try:
                member = _inflate(data, position, _HEAD)
            except zlib.error as error:
                after = _next_start(data, position + 1)
                yield Gap(position, after, str(error))
                position = after
            else:
                yield member
                position = member.end


def read_member(path: Path, offset: int) -> bytes:
    """The whole record whose gzip member begins at byte `offset`. Raises ArchiveError where none does."""
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return _inflate(data, offset, None).head
    except (OSError, ValueError, zlib.error) as error:
        raise ArchiveError(f"{path.name}: no record at byte {offset} ({error}); rebuild the index") from error


def _inflate(data: mmap.mmap, offset: int, keep: int | None) -> Member:
    stream = zlib.decompressobj(zlib.MAX_WBITS + 16)
    head, length, position = bytearray(), 0, offset
    while not stream.eof:
        chunk = data[position : position + _CHUNK]
        if not chunk:
            raise zlib.error("the file ends within a record")
        position += len(chunk)
        plain = stream.decompress(chunk)
        length += len(plain)
        head += plain if keep is None else plain[: keep - len(head)]
    if not head.startswith(_START):
        raise zlib.error("not a WARC 1.1 record")
    return Member(offset, position - len(stream.unused_data), bytes(head), length)


def _next_start(data: mmap.mmap, position: int) -> int:
    """Where the next member begins that opens like a record; the end of the file if none does."""
    while (position := data.find(_MAGIC, position)) >= 0:
        stream = zlib.decompressobj(zlib.MAX_WBITS + 16)
        try:
            if stream.decompress(data[position : position + _CHUNK], len(_START)) == _START:
                return position
        except zlib.error:
            pass
        position += 1
    return len(data)
