"""Writing the archive: WARC 1.1 files of capture groups, each group with one write."""

import fcntl
import os
import uuid
from datetime import datetime
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import Self

from crawler.archive.content import Content
from crawler.archive.entry import ArchiveError, Entry, Position
from crawler.archive.exchange import Exchange
from crawler.archive.facts import one_line, warc_fields
from crawler.archive.files import archive_files, next_name
from crawler.archive.group import FindOriginal, compose
from crawler.archive.record import Record
from crawler.archive.tail import cut_torn_tail

DEFAULT_MAX_BYTES = 10**9


class ArchiveWriter:
    """The one writer of an archive folder; opening it cuts a torn tail (`cuts` says what was cut).

    A file that has reached `max_bytes` is closed and the next begun. `find_original` gives, for the digest of a
    body, an earlier capture of the same bytes; then a revisit record is written in place of the response.
    `known` is the end of a group known to be complete, so that opening need not read what stands before it.
    Not for use by several threads. Raises ArchiveError where another writer has the folder.
    """

    def __init__(
        self,
        folder: Path,
        *,
        software: str,
        user_agent: str | None = None,
        contact: str | None = None,
        max_bytes: int = DEFAULT_MAX_BYTES,
        find_original: FindOriginal | None = None,
        known: Position | None = None,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._max_bytes = max_bytes
        self._find_original = find_original
        self._about = {
            "software": software,
            "format": "WARC File Format 1.1",
            "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
            "robots": "obey",
            "http-header-user-agent": one_line(user_agent),
            "operator": one_line(contact),
        }
        self._file: FileIO | None = None
        self._introduced = False
        self._lock: int | None = _lock(folder)
        try:
            self.cuts = tuple(cut_torn_tail(folder, known))
        except OSError:
            self.close()
            raise
        newest = archive_files(folder)[-1:]
        self._position = Position(newest[0].name, newest[0].stat().st_size) if newest else None

    @property
    def position(self) -> Position | None:
        """The end of the archive: of the last group written or found; None while there is none."""
        return self._position

    def write(self, exchange: Exchange, content: Content | None = None) -> Entry:
        """Write the capture group of an exchange and hand it to the operating system.

        `content` is what was received with its encoding undone, where the caller has that already.

        Raises ValueError for an exchange that cannot be recorded, OSError where the disk takes no more and
        ArchiveError where the file is not as it was left; each leaves the archive as it was.
        """
        group = compose(exchange, self._find_original, content)
        file, at = self._open(exchange.fetched_at)
        if os.fstat(file.fileno()).st_size != at.offset:
            raise ArchiveError(f"{at.file}: changed by another program; stop it and run again")
        lead = b"" if self._introduced else self._warcinfo(at.file, exchange.fetched_at)
        _append(file, at.offset, lead + group.data)
        self._introduced = True
        entry = group.entry(at.file, at.offset + len(lead))
        self._position = entry.end
        return entry

    def close(self) -> None:
        """Bring what was written to the disk and leave the folder to others."""
        self._close_file()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self, when: datetime) -> tuple[FileIO, Position]:
        """The file to append to and its end; a new file where there is none or the last is full."""
        if self._lock is None:
            raise ArchiveError(f"{self._folder}: the archive was closed; open it again to write")
        if self._position is None or self._position.offset >= self._max_bytes:
            self._close_file()
            self._position = Position(next_name(self._folder, when), 0)
        if self._file is None:
            self._file = FileIO(self._folder / self._position.file, "ab")
            self._introduced = False
        return self._file, self._position

    def _close_file(self) -> None:
        if self._file is not None:
            os.fsync(self._file.fileno())
            self._file.close()
            self._file = None

    def _warcinfo(self, file: str, when: datetime) -> bytes:
        """The record that says who wrote what follows; first in a file, and again where a later run goes on."""
        record = Record("warcinfo", str(uuid.uuid4()), when, filename=file)
        return record.member(warc_fields({name: text for name, text in self._about.items() if text}))


def _append(file: FileIO, end: int, data: bytes) -> None:
    """Append all of the data in one write, or nothing."""
    rest = memoryview(data)
    try:
        while rest:
            rest = rest[file.write(rest) :]
    except OSError:
        file.truncate(end)
        raise


def _lock(folder: Path) -> int:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        os.close(descriptor)
        raise ArchiveError(f"{folder}: another process writes this archive; wait for it to end") from error
    return descriptor
