"""Archived pages are looked through for hosts that no portal owns."""

from pathlib import Path

from corpus.store.store import Store
from crawler.archive.entry import ArchiveError
from crawler.archive.reader import read_capture
from crawler.ledger.ledger import Ledger
from crawler.portals.suggest import Suggestions
from crawler.spiders.text import decode


def look_through(store_path: Path, suggestions: Suggestions) -> int:
    """Show every page of a store to `suggestions`, each content once; how many the archive no longer gives.

    Raises StoreError where there is no store.
    """
    store = Store.open(store_path)
    lost = 0
    with Ledger(store.path / "ledger.sqlite") as ledger:
        for row in ledger.captures():
            capture = row.capture
            if capture.outcome not in ("new", "changed", "imported") or not (capture.media_type or "").startswith(
                "text/html"
            ):
                continue
            assert capture.archive_file is not None
            assert capture.archive_offset is not None
            try:
                stored = read_capture(
                    store.path / "archive", capture.archive_file, capture.archive_offset, ledger.place
                )
            except ArchiveError:
                lost += 1
                continue
            text = decode(stored.content, stored.media_type, stored.charset)
            if text is not None:
                suggestions.look_at(capture.final_url, text)
    return lost
