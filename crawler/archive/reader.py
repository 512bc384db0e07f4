"""Reading a capture back from the archive."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fastwarc.warc import WarcRecord

from crawler.archive.content import decode
from crawler.archive.entry import REMEDY, ArchiveError, Position
from crawler.archive.exchange import Headers, Truncation
from crawler.archive.http_head import charset, media_type
from crawler.archive.members import read_member
from crawler.archive.record import Record, RecordType

FindPlace = Callable[[str], Position | None]


@dataclass(frozen=True, slots=True)
class Stored:
    """A capture as it was received.

    `raw` is the body in its Content-Encoding, `content` the document it holds (see `content.Content` for
    `content_error`). `headers` keep their bytes and order; `charset` is what Content-Type states.
    A `server-not-modified` revisit has neither body nor document: `refers_to` names the capture that has.
    """

    capture_id: str
    record: RecordType
    url: str
    fetched_at: datetime
    status: int | None
    headers: Headers
    raw: bytes
    content: bytes
    content_error: str | None
    media_type: str | None
    charset: str | None
    truncated: Truncation | None
    refers_to: str | None


def read_capture(folder: Path, file: str, offset: int, find: FindPlace | None = None) -> Stored:
    """The capture whose first record begins at byte `offset` of a file of the archive.

    `find` gives the place of a capture by its id, for a revisit record that stands for the bytes of another.
    Raises ArchiveError where there is no such record or the record it refers to cannot be had.
    """
    record, warc = _record(folder / file, offset)
    headers: Headers = ()
    status = None
    if record.type in ("response", "revisit"):
        headers, status = tuple(warc.http_headers.items_bytes()), warc.http_headers.status_code
    raw = warc.reader.read() if record.type in ("response", "resource") else b""
    if record.profile == "identical-payload-digest":
        raw = _original_body(folder, record, find)
    content = decode(headers, raw)
    return Stored(
        capture_id=record.id,
        record=record.type,
        url=record.uri or "",
        fetched_at=record.date,
        status=status,
        headers=headers,
        raw=raw,
        content=content.data,
        content_error=content.error,
        media_type=record.content_type if record.type == "resource" else media_type(headers),
        charset=charset(headers),
        truncated=record.truncated,
        refers_to=record.original.capture_id if record.original else None,
    )


def _record(path: Path, offset: int) -> tuple[Record, WarcRecord]:
    """The record at byte `offset`, its HTTP head read where it has one."""
    warc = WarcRecord.from_bytes(read_member(path, offset))
    try:
        record = Record.parse(warc.headers.to_dict())
        if record.type in ("response", "revisit"):
            warc.parse_http(max_header_len=warc.content_length)
    except (OSError, ValueError) as error:
        raise ArchiveError(f"{path}: no record at byte {offset} ({error}); {REMEDY}") from error
    if record.type in ("request", "warcinfo"):
        raise ArchiveError(f"{path}: a {record.type} record at byte {offset}, no capture; {REMEDY}")
    if record.type in ("response", "revisit") and (not warc.is_http_parsed or warc.http_headers.status_code is None):
        raise ArchiveError(f"{path}: the {record.type} record at byte {offset} holds no HTTP")
    return record, warc


def _original_body(folder: Path, revisit: Record, find: FindPlace | None) -> bytes:
    """The body of the response that a revisit record refers to, its digest compared."""
    wanted = revisit.original.capture_id if revisit.original else None
    place = find(wanted) if find and wanted else None
    if place is None:
        raise ArchiveError(f"capture {revisit.id} repeats {wanted}, which is not in the index; {REMEDY}")
    record, warc = _record(folder / place.file, place.offset)
    if (record.type, record.payload_digest) != ("response", revisit.payload_digest):
        raise ArchiveError(
            f"{place.file}: the record at byte {place.offset} is not the one capture {revisit.id} repeats; {REMEDY}"
        )
    return warc.reader.read()
