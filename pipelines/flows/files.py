"""Local files to report JSON lines: finding the files, and reading each of them in a worker."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NoReturn

from parsers.parse import parse
from parsers.rendering.layouts import TableLayout
from parsers.report import Finding, Part, Report, SourceFacts, as_json
from parsers.source import Bundle, RawPart
from pipelines.errors import NianbaoError
from pipelines.executors.supervised import Failure, Limits, run

SMALL_BYTES = 1_000_000
SMALL_FILES = 30
"""Up to so many bytes and files, parsing in this process is quicker than starting workers."""


@dataclass(frozen=True, slots=True)
class Found:
    """The regular files behind some paths, and what else lies in the folders among them."""

    files: tuple[Path, ...]
    left_out: tuple[Path, ...]


def find_files(paths: Sequence[Path]) -> Found:
    """The files behind the paths, folders read recursively in sorted order; links to folders are not followed.

    Raises `NianbaoError` if a path does not exist or is neither file nor folder, OSError for a folder that cannot be
    read; all before any file is read.
    """
    for path in paths:
        if not path.exists():
            raise NianbaoError(f"{path}: no such file or folder; nothing was read")
        if not path.is_dir() and not path.is_file():
            raise NianbaoError(f"{path}: neither a file nor a folder; nothing was read")
    files: list[Path] = []
    left_out: list[Path] = []
    for path in paths:
        for inner in sorted(_inside(path)) if path.is_dir() else [path]:
            (files if inner.is_file() else left_out).append(inner)
    return Found(tuple(files), tuple(left_out))


def _inside(folder: Path) -> Iterator[Path]:
    """All that lies in a folder and is no folder to be walked through."""
    for place, folders, names in os.walk(folder, onerror=_raise):
        linked = [name for name in folders if Path(place, name).is_symlink()]
        yield from (Path(place, name) for name in (*names, *linked))


def _raise(error: OSError) -> NoReturn:
    raise error


def parse_files(
    files: Sequence[Path], *, workers: int | None, limits: Limits, tables: TableLayout = "tsv"
) -> Iterator[bytes]:
    """One line of report JSON for each file, in order, whatever becomes of it; `tables` is the layout of its text."""
    if workers is None:
        workers = 0 if _are_small(files) else default_workers(len(files))
    for path, outcome in run(partial(parse_file, tables=tables), files, workers=workers, limits=limits):
        yield as_json(_failed_file(path, outcome)) if isinstance(outcome, Failure) else outcome


def default_workers(jobs: int) -> int:
    """One worker for each core this process may use, never more than there are jobs."""
    return max(1, min(len(os.sched_getaffinity(0)), jobs))


def parse_file(path: Path, *, tables: TableLayout = "tsv") -> bytes:
    """A file as one line of report JSON."""
    try:
        content = path.read_bytes()
    except OSError as error:
        return as_json(_without_bytes(path, error))
    return as_json(parse(_bundle(path, content), tables=tables))


def read_document(path: Path) -> Bundle:
    """One local file as the bundle to parse. Raises `NianbaoError` where the path is no file, OSError for no bytes."""
    if not path.is_file():
        kind = "a folder; name one document in it" if path.is_dir() else "no such file"
        raise NianbaoError(f"{path}: {kind}")
    return _bundle(path, path.read_bytes())


def _bundle(path: Path, content: bytes) -> Bundle:
    return Bundle((RawPart(content, name=path.name),), path=str(path))


def failed(source: SourceFacts, parts: tuple[Part, ...], failure: Failure) -> Report:
    """A document that gave no report, as a report with status `unreadable`."""
    finding = Finding(failure.code, "error", f"the parser {failure.detail}")
    return Report(source, parts, "unreadable", findings=(finding,))


def _failed_file(path: Path, failure: Failure) -> Report:
    """The outcome of a file that gave no report: unreadable, with the reason as its finding."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return _without_bytes(path, error)
    return failed(SourceFacts(str(path), None, None, digest, size), (Part(digest, "page", None),), failure)


def _without_bytes(path: Path, error: OSError) -> Report:
    """The outcome of a file whose bytes cannot be had."""
    finding = Finding("file_not_readable", "error", f"{error.strerror or error}")
    return Report(SourceFacts(str(path), None, None, "", 0), (), "unreadable", findings=(finding,))


def _are_small(files: Sequence[Path]) -> bool:
    return len(files) <= SMALL_FILES and sum(path.stat().st_size for path in files) <= SMALL_BYTES
