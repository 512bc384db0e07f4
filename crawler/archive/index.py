"""The index of the archive, rebuilt from its files alone."""

from collections.abc import Iterator
from pathlib import Path

from crawler.archive.entry import Damage, Entry, Position, entry_of
from crawler.archive.facts import Facts, one_line
from crawler.archive.files import archive_files, serial
from crawler.archive.scan import Closed, scan


def read_index(folder: Path, since: Position | None = None) -> Iterator[Entry | Damage]:
    """An entry for every capture group of the archive in file order, and the damage met between them.

    `since` is where an earlier reading ended (`Entry.end`); what stands before it is not read again.
    """
    for path in archive_files(folder):
        start = since.offset if since and path.name == since.file else 0
        if since is None or path.name == since.file or serial(path.name) > serial(since.file):
            for group in scan(path, start):
                yield group if isinstance(group, Damage) else _entry(path.name, group)


def _entry(file: str, group: Closed) -> Entry | Damage:
    """The entry of a group, if the record that its metadata describes is there."""
    if group.metadata.concurrent_to and not group.received:
        return Damage(file, group.offset, group.end, "a metadata record without the record it describes")
    first = group.received or group.metadata
    try:
        return entry_of(first, Facts.parse(group.block), Position(file, group.offset), group.end)
    except ValueError as error:
        return Damage(file, group.offset, group.end, f"facts that cannot be read: {one_line(str(error))}")
