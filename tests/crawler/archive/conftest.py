"""What the archive's tests share: exchanges to write, and the field's own checker."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from fastwarc.warc import ArchiveIterator
from warcio.cli import main as warcio

from crawler.archive.exchange import Exchange, Request, Response
from crawler.archive.writer import ArchiveWriter

WHEN = datetime(2026, 1, 15, 8, 30, 0, 250_000, tzinfo=UTC)


def _exchange(name: str = "a", **other: Any) -> Exchange:
    url = f"http://www.smx.gov.cn/{name}.html"
    given: dict[str, Any] = {
        "url": url,
        "final_url": url,
        "fetched_at": WHEN,
        "run_id": "run-1",
        "outcome": "new",
        "role": "article",
        "request": Request("GET", ((b"User-Agent", b"nianbao/0.1"),)),
        "received": Response(200, ((b"Content-Type", b"text/html; charset=utf-8"),), f"<p>{name}".encode()),
    }
    return Exchange(**given | other)


@pytest.fixture(scope="session")
def exchange() -> Callable[..., Exchange]:
    """Builds an exchange: a page of its own address unless told otherwise."""
    return _exchange


@pytest.fixture(scope="session")
def writer() -> Callable[..., ArchiveWriter]:
    """Opens an archive folder to write."""
    return partial(ArchiveWriter, software="nianbao/0.1", user_agent="nianbao/0.1 (+http://x)", contact="a@b.org")


@pytest.fixture(scope="session")
def warcio_check() -> Callable[[Path], None]:
    """Asserts that `warcio check` and fastwarc's digests find nothing wrong with any file of the folder."""

    def check(folder: Path) -> None:
        for path in sorted(folder.iterdir()):
            with pytest.raises(SystemExit) as done:
                warcio(["check", str(path)])
            assert done.value.code == 0, path
            every = ArchiveIterator(str(path), max_header_len=2**20)
            valid = ArchiveIterator(str(path), max_header_len=2**20, verify_digests=True)
            assert [record.record_id for record in valid] == [record.record_id for record in every]

    return check
