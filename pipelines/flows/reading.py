"""From captures in the archive to a report: what a worker does for one document of the store."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from crawler.archive.capture import Capture
from crawler.archive.entry import REMEDY, ArchiveError, Position
from crawler.archive.reader import Stored, read_capture
from crawler.ledger.captures import Article
from crawler.ledger.ledger import Ledger
from parsers.parse import parse
from parsers.report import Finding, Report
from parsers.source import Bundle, PartRole, RawPart


@dataclass(frozen=True, slots=True)
class Reading:
    """A document of the store to be parsed: its captures, and where archive and ledger lie."""

    article: Article
    archive: Path
    ledger: Path


@dataclass(frozen=True, slots=True)
class Unobtainable:
    """A document whose captures the archive does not give; `detail` says why, in one line."""

    detail: str


def read_document(reading: Reading) -> Report | Unobtainable:
    """The report in a document's captures."""
    try:
        return _read(reading)
    except ArchiveError as error:
        return Unobtainable(str(error))


def _read(reading: Reading) -> Report:
    article = reading.article

    def find(capture_id: str) -> Position | None:
        with Ledger(reading.ledger) as ledger:  # seldom asked, and SQLite binds a connection to its thread
            return ledger.place(capture_id)

    found: list[tuple[PartRole, Stored, str | None]] = []
    for role, capture, text in captures_of(article):
        if capture.archive_file is None or capture.archive_offset is None:
            raise ArchiveError(f"capture {capture.capture_id} names no place in the archive; {REMEDY}")
        stored = read_capture(reading.archive, capture.archive_file, capture.archive_offset, find)
        found.append((role, stored, text or _file_name(capture.url)))
    bundle = Bundle(
        parts=tuple(
            RawPart(stored.content, role, stored.media_type, stored.charset, name) for role, stored, name in found
        ),
        url=article.url,
        link_title=article.title,
        column=article.column,
    )
    faults = [*_left_out(article), *_transport([stored for _, stored, _ in found])]
    return _in_doubt(parse(bundle), faults)


def captures_of(article: Article) -> Iterator[tuple[PartRole, Capture, str | None]]:
    """The captures a document is read from, in the order of its parts: role, capture, text of the link to it."""
    yield "page", article.page, None
    for attachment in article.attachments:
        yield attachment.role, attachment.capture, attachment.text


def _in_doubt(report: Report, faults: list[Finding]) -> Report:
    """The report with what of it did not come; it is then `partial` at best."""
    if not faults:
        return report
    status = "partial" if report.status == "parsed" else report.status
    return replace(report, status=status, findings=(*report.findings, *faults))


def _left_out(article: Article) -> Iterator[Finding]:
    """A finding where the crawl lacks parts of an article, such as pages beyond the fiftieth."""
    if article.cut:
        counts = ", ".join(f"{reason}: {count}" for reason, count in article.cut)
        yield Finding("parts_left_out", "error", f"the article has parts that were not fetched ({counts})")


def _transport(stored: list[Stored]) -> Iterator[Finding]:
    """A finding for each part that did not come whole."""
    for number, part in enumerate(stored):
        for code, detail in _transport_faults(part):
            yield Finding(code, "error", f"part {number}: {detail}")


def _transport_faults(part: Stored) -> list[tuple[str, str]]:
    faults = []
    if part.truncated:
        faults.append(
            ("capture_truncated", f"only the first {len(part.content)} bytes were received ({part.truncated})")
        )
    if part.content_error:
        faults.append(("content_encoding_broken", part.content_error))
    return faults


def _file_name(url: str) -> str:
    parts = urlsplit(url)
    return unquote(parts.fragment or parts.path.rpartition("/")[2])
