"""Captures of the ledger become rows of the corpus, each once."""

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from urllib.parse import urlsplit

import pyarrow as pa
import pyarrow.dataset as ds

from corpus.store.store import Store
from corpus.store.transaction import Transaction
from corpus.tables.schemas import SCHEMAS
from crawler.archive.capture import Capture
from crawler.ledger.captures import CaptureRow
from crawler.ledger.ledger import Ledger

BATCH = 10_000


def add_captures(store: Store, transaction: Transaction, ledger: Ledger) -> int | None:
    """Add every capture that no corpus version holds yet; the newest of their `seq`, None if there are none.

    The ledger's mark says where to begin. It is set when a version has been published (`Ledger.mark_published`), so
    a process killed between the two leaves it behind: what lies beyond it is therefore compared with the corpus.
    """
    last = None
    for batch in _batches(ledger.captures(unpublished=True)):
        last = batch[-1].seq
        held = _held(store, [row.capture.capture_id for row in batch])
        fresh = [_as_row(row.capture, transaction.run_id) for row in batch if row.capture.capture_id not in held]
        if fresh:
            transaction.append("captures", pa.Table.from_pylist(fresh, schema=SCHEMAS["captures"]))
    return last


def _batches(rows: Iterator[CaptureRow]) -> Iterator[list[CaptureRow]]:
    while batch := list(itertools.islice(rows, BATCH)):
        yield batch


def _held(store: Store, capture_ids: Iterable[str]) -> set[str]:
    wanted = ds.field("capture_id").isin(list(capture_ids))
    return set(store.dataset("captures").to_table(columns=["capture_id"], filter=wanted)["capture_id"].to_pylist())


def _as_row(capture: Capture, run_id: str) -> dict[str, object]:
    """`run_id` is the run that publishes: a run that was killed after fetching is none that a reader could know."""
    host = urlsplit(capture.final_url).hostname or ""
    host_class = "official" if host == "gov.cn" or host.endswith(".gov.cn") else "unknown"
    return asdict(capture) | {"host_class": host_class, "run_id": run_id}
