"""What the archive holds and the ledger does not: after a kill the last capture, for a new ledger all of them."""

import logging
from dataclasses import replace
from pathlib import Path

from crawler.archive.entry import Damage, Entry
from crawler.archive.index import read_index
from crawler.archive.reader import read_capture
from crawler.blocks.kinds import BLOCKS
from crawler.ledger.due import settle
from crawler.ledger.ledger import Ledger
from crawler.ledger.verdict import Verdict, blocked, judge
from crawler.spiders.address import redirect_target

_log = logging.getLogger(__name__)


def adopt(ledger: Ledger, archive: Path) -> int:
    """Take into the ledger the capture groups it does not know; how many there were.

    Each does to its task what it would have done had the crawl not been killed: nothing is asked for twice. A ledger
    that was lost is made anew so; its pages are read again, and the ends of the lists proven again, by the next
    crawl. What in the archive is no capture group is logged.
    """
    adopted = 0
    for item in read_index(archive, ledger.known()):
        if isinstance(item, Damage):
            _log.warning("%s: bytes %d to %d are not readable (%s)", item.file, item.offset, item.end, item.reason)
        else:
            adopted += _adopt_one(ledger, archive, item)
    return adopted


def _adopt_one(ledger: Ledger, archive: Path, entry: Entry) -> bool:
    verdict = _verdict(ledger, archive, entry)
    task = ledger.adopt(entry) if verdict else None
    if task is None or verdict is None:
        return ledger.record(entry)
    return ledger.record(entry, task, (settle(task, verdict, entry.capture.fetched_at), verdict))


def _verdict(ledger: Ledger, archive: Path, entry: Entry) -> Verdict | None:
    """The verdict on a capture, by its headers; None where nothing was received: that fetch may be tried again."""
    capture = entry.capture
    if capture.status is None:
        return None
    assert capture.archive_file
    assert capture.archive_offset is not None
    stored = read_capture(archive, capture.archive_file, capture.archive_offset, ledger.place)
    verdict = judge(capture.status, stored.headers, capture.fetched_at)
    if verdict.meaning == "redirect":
        target = None if capture.block else redirect_target(capture.final_url, verdict)
        return replace(verdict, location=target) if target else Verdict("denied", capture.block or "bad_redirect")
    block = next((kind for kind in BLOCKS if kind == capture.block), None)
    if entry.truncated and not block:  # as archives of before there were blocks have it
        block = "too_large" if entry.truncated == "length" else "truncated"
    return replace(blocked(block), retry_after=verdict.retry_after) if block else verdict
