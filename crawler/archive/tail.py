"""The torn tail that a killed process or a power cut leaves: found and cut when the archive is opened to write."""

import logging
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crawler.archive.entry import Position
from crawler.archive.files import archive_files
from crawler.archive.scan import Closed, scan

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Cut:
    """Bytes taken off the end of an archive file because they belonged to no complete capture group."""

    file: str
    offset: int
    bytes: int


def cut_torn_tail(folder: Path, known: Position | None = None) -> Iterator[Cut]:
    """Cut the newest file back to the end of its last complete capture group.

    A file left without any group is removed and the file before it looked at in turn. `known` is the end of a
    group known to be complete (`Entry.end`): what stands before it is not read again.
    """
    for path in reversed(archive_files(folder)):
        size = path.stat().st_size
        end = known.offset if known and known.file == path.name and known.offset <= size else 0
        for group in scan(path, end):
            if isinstance(group, Closed):
                end = group.end
        if end < size or not end:
            _cut(path, end)
            _log.warning("%s: cut a torn tail of %d bytes at byte %d", path.name, size - end, end)
            yield Cut(path.name, end, size - end)
        if end:
            return


def _cut(path: Path, end: int) -> None:
    if end:
        os.truncate(path, end)
    else:
        path.unlink()
