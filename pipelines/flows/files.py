"""Local files to report JSON lines: finding the files, and reading each of them in a worker."""

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from parsers.parse import parse
from parsers.report import Finding, Part, Report, SourceFacts, as_json
from parsers.source import Bundle, RawPart
from pipelines.errors import NianbaoError
from pipelines.executors.supervised import Failure, Limits, run

SMALL_BYTES = 1_000_000
SMALL_FILES = 30
"""Up to so many bytes and files, parsing in this process is quicker than starting workers."""


def find_files(paths: Sequence[Path]) -> list[Path]:
    """The files behind the paths, folders read recursively in sorted order.

    Raises `NianbaoError` if any path does not exist, before anything is read.
    """
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise NianbaoError(f"{missing[0]}: no such file or folder; nothing was parsed")
    found: list[Path] = []
    for path in paths:
        found += sorted(inner for inner in path.rglob("*") if inner.is_file()) if path.is_dir() else [path]
    return found


def parse_files(files: Sequence[Path], *, workers: int | None, limits: Limits) -> Iterator[bytes]:
    """One line of report JSON for each file, in order, whatever becomes of it."""
    if workers is None:
        workers = 0 if _are_small(files) else default_workers(len(files))
    for path, outcome in run(parse_file, files, workers=workers, limits=limits):
        yield as_json(failed_file(path, outcome)) if isinstance(outcome, Failure) else outcome


def default_workers(jobs: int) -> int:
    """One worker for each core this process may use, never more than there are jobs."""
    import os

    return max(1, min(len(os.sched_getaffinity(0)), jobs))


def parse_file(path: Path) -> bytes:
    """A file as one line of report JSON."""
    return as_json(parse(read_bundle(path)))


def read_bundle(path: Path) -> Bundle:
    """A local file as the bundle to parse."""
    return Bundle((RawPart(path.read_bytes(), name=path.name),), path=str(path))


def failed_file(path: Path, failure: Failure) -> Report:
    """The outcome of a file that gave no report: unreadable, with the reason as its finding."""
    digest, size = hashlib.sha256(), 0
    if path.is_file():
        with path.open("rb") as file:
            while chunk := file.read(1 << 20):
                digest.update(chunk)
                size += len(chunk)
    return failed(
        SourceFacts(str(path), None, None, digest.hexdigest(), size),
        (Part(digest.hexdigest(), "page", None),),
        failure,
    )


def failed(source: SourceFacts, parts: tuple[Part, ...], failure: Failure) -> Report:
    """A document that gave no report, as a report with status `unreadable`."""
    finding = Finding(failure.code, "error", f"the parser {failure.detail}")
    return Report(source, parts, "unreadable", findings=(finding,))


def _are_small(files: Sequence[Path]) -> bool:
    return len(files) <= SMALL_FILES and sum(path.stat().st_size for path in files) <= SMALL_BYTES
