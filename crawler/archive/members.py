"""Walking the gzip members of an archive file, past damage to the next member that holds a record."""

import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler.archive.entry import REMEDY, ArchiveError

_CHUNK = 1 << 14
_BLOCK = 1 << 20
_MAGIC = b"\x1f\x8b\x08"
_START = b"WARC/1.1\r\n"
# More than the fields of any record and than any whole metadata record that the writer lets pass.
_HEAD = 1 << 17


@dataclass(frozen=True, slots=True)
class Member:
    """A gzip member, from byte `offset` to before byte `end`: the first bytes and the length of its record."""

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
    with path.open("rb") as file:
        descriptor, size = file.fileno(), path.stat().st_size
        position = start
        while position < size:
            try:
                found: Member | Gap = _inflate(descriptor, position, _HEAD)
            except zlib.error as error:
                found = Gap(position, _next_start(descriptor, position + 1, size), str(error))
            yield found
            position = found.end


def read_member(path: Path, offset: int) -> bytes:
    """The whole record whose gzip member begins at byte `offset`. Raises ArchiveError where none does."""
    try:
        with path.open("rb") as file:
            return _inflate(file.fileno(), offset, None).head
    except (OSError, zlib.error) as error:
        raise ArchiveError(f"{path}: no record at byte {offset} ({error}); {REMEDY}") from error


def _inflate(descriptor: int, offset: int, keep: int | None) -> Member:
    """The member at byte `offset` with the first `keep` bytes of its record. Raises zlib.error if damaged."""
    stream = zlib.decompressobj(zlib.MAX_WBITS + 16)
    head, length, position = bytearray(), 0, offset
    while not stream.eof:
        chunk = os.pread(descriptor, _CHUNK, position)
        if not chunk:
            raise zlib.error("the file ends within a record")
        position += len(chunk)
        plain = stream.decompress(chunk)
        length += len(plain)
        head += plain if keep is None else plain[: keep - len(head)]
    if not head.startswith(_START):
        raise zlib.error("not a WARC 1.1 record")
    return Member(offset, position - len(stream.unused_data), bytes(head), length)


def _next_start(descriptor: int, start: int, size: int) -> int:
    """Where the next member begins that opens like a record; the end of the file if none does."""
    for at in range(start, size, _BLOCK):
        block = os.pread(descriptor, _BLOCK + len(_MAGIC) - 1, at)
        found = block.find(_MAGIC)
        while found >= 0:
            if _opens_a_record(os.pread(descriptor, _CHUNK, at + found)):
                return at + found
            found = block.find(_MAGIC, found + 1)
    return size


def _opens_a_record(data: bytes) -> bool:
    try:
        return zlib.decompressobj(zlib.MAX_WBITS + 16).decompress(data, len(_START)) == _START
    except zlib.error:
        return False
