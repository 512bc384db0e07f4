"""The names of the archive's files: `nianbao-<UTC timestamp>-<serial>.warc.gz`, in order of their serial."""

import re
from datetime import UTC, datetime
from pathlib import Path

_NAME = re.compile(r"nianbao-\d{8}T\d{6}Z-(\d{5,})\.warc\.gz")


def archive_files(folder: Path) -> list[Path]:
    """The archive's files in the order they were begun (by serial, since clocks may be set back)."""
    return sorted((path for path in folder.glob("nianbao-*.warc.gz") if serial(path.name)), key=_order)


def serial(name: str) -> int:
    """The serial number in the name of an archive file, counted from 1; 0 for any other name."""
    match = _NAME.fullmatch(name)
    return int(match[1]) if match else 0


def next_name(folder: Path, when: datetime) -> str:
    """The name of the file to begin after those of the folder."""
    last = max((serial(path.name) for path in archive_files(folder)), default=0)
    return f"nianbao-{when.astimezone(UTC):%Y%m%dT%H%M%SZ}-{last + 1:05}.warc.gz"


def _order(path: Path) -> tuple[int, str]:
    return serial(path.name), path.name
