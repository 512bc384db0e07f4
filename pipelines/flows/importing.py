"""Documents from elsewhere become captures: each file is a resource record of the archive, once."""

import hashlib
import mimetypes
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

from crawler.archive.exchange import Exchange, Resource
from crawler.archive.writer import ArchiveWriter
from crawler.ledger.ledger import Ledger
from pipelines.errors import NianbaoError
from pipelines.flows.run import Run

MAX_BYTES = 256 * 2**20
"""A larger file is not taken in: a capture is written in one piece, and no report comes near this."""


@dataclass(frozen=True, slots=True)
class Imported:
    """How many files became captures, and how many the archive held already."""

    new: int
    held: int


def import_files(run: Run, ledger: Ledger, files: Sequence[Path]) -> Imported:
    """Take the files into the archive. A file is known by its content and name; one that is held is left out.

    Raises NianbaoError for a file above `MAX_BYTES`, before any is taken in.
    """
    new = held = 0
    for path in files:
        if (size := path.stat().st_size) > MAX_BYTES:
            raise NianbaoError(f"{path}: {size} bytes are more than the {MAX_BYTES} of an import; leave it out")
    with ArchiveWriter(run.archive, software=f"nianbao/{version('nianbao')}", known=ledger.known()) as writer:
        for path in files:
            content = path.read_bytes()
            url = address(content, path.name)
            if ledger.imported(url):
                held += 1
                continue
            entry = writer.write(
                Exchange(
                    url=url,
                    final_url=url,
                    fetched_at=datetime.now(UTC),
                    run_id=run.run_id,
                    outcome="imported",
                    role="import",
                    received=Resource(content, mimetypes.guess_type(path.name)[0] or "application/octet-stream"),
                    title=path.stem,
                )
            )
            ledger.record_import(entry)
            new += 1
    return Imported(new, held)


def address(content: bytes, name: str) -> str:
    """The address of a file that has none: its digest, and its name as the fragment; nothing of this machine."""
    return f"urn:sha256:{hashlib.sha256(content).hexdigest()}#{quote(name)}"
