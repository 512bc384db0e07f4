"""Reading captures back: repeats are resolved, and what is not there is said."""

import zlib

import pytest

from crawler.archive.entry import ArchiveError, Position
from crawler.archive.exchange import Original, Resource, Response
from crawler.archive.index import read_index
from crawler.archive.reader import read_capture
from crawler.archive.record import Record
from tests.crawler.archive.originals import Originals


@pytest.fixture
def originals() -> Originals:
    return Originals()


@pytest.fixture
def repeat(tmp_path, exchange, writer, originals, warcio_check):
    """A page, and the same bytes found at another address later; with a folder of files of one group each."""
    with writer(tmp_path, find_original=originals.find_original, max_bytes=1) as archive:
        first = archive.write(exchange("a", received=Response(200, ((b"ETag", b"1"),), b"<p>same</p>")))
        originals.add(first)
        again = archive.write(exchange("b", received=Response(200, ((b"ETag", b"2"),), b"<p>same</p>")))
        originals.add(again)
    warcio_check(tmp_path)
    return first, again


def test_the_same_bytes_are_a_revisit_and_read_as_the_original(tmp_path, repeat, originals) -> None:
    first, again = repeat
    assert (first.record, again.record, again.refers_to) == ("response", "revisit", first.capture.capture_id)
    assert first.payload_digest == again.payload_digest
    stored = read_capture(tmp_path, again.end.file, again.capture.archive_offset, originals.find_place)
    assert (stored.capture_id, stored.url) == (again.capture.capture_id, "http://www.smx.gov.cn/b.html")
    assert (stored.content, stored.headers) == (b"<p>same</p>", ((b"ETag", b"2"),))
    assert stored.refers_to == first.capture.capture_id
    assert again.capture.sha256 == first.capture.sha256
    assert (tmp_path / again.end.file).stat().st_size > again.capture.archive_offset


def test_lookups_are_rebuilt_from_the_files(tmp_path, repeat, originals) -> None:
    first, again = repeat
    rebuilt = Originals(read_index(tmp_path))
    assert rebuilt.find_original(first.payload_digest) == originals.find_original(first.payload_digest)
    assert rebuilt.find_place(first.capture.capture_id) == Position(first.end.file, first.capture.archive_offset)
    assert rebuilt.find_place(again.capture.capture_id) is None


def test_a_repeat_whose_original_is_not_known_or_another_is_an_error(tmp_path, repeat, exchange, writer) -> None:
    _, again = repeat
    place = again.end.file, again.capture.archive_offset
    with pytest.raises(ArchiveError, match="which is not in the index"):
        read_capture(tmp_path, *place)
    with pytest.raises(ArchiveError, match="which is not in the index"):
        read_capture(tmp_path, *place, lambda _: None)
    with writer(tmp_path) as archive:
        other = archive.write(exchange("c"))
    wrong = Position(other.end.file, other.capture.archive_offset)
    with pytest.raises(ArchiveError, match="is not the one capture"):
        read_capture(tmp_path, *place, lambda _: wrong)


def test_no_bytes_and_cut_bytes_repeat_nothing(tmp_path, exchange, writer, originals) -> None:
    with writer(tmp_path, find_original=originals.find_original) as archive:
        for received in (
            *(Response(200), Response(200)),
            *(Response(200, body=b"cut", truncated="time"), Response(200, body=b"cut")),
            Response(200, body=b"cut", truncated="time"),
            *(Resource(b"file"), Response(200, body=b"file")),
        ):
            entry = archive.write(exchange(received=received))
            originals.add(entry)
            assert entry.record != "revisit"


def test_a_304_has_no_document(tmp_path, exchange, writer) -> None:
    with writer(tmp_path) as archive:
        entry = archive.write(exchange(received=Response(304, ((b"ETag", b"1"),)), outcome="unchanged"))
    stored = read_capture(tmp_path, entry.end.file, entry.capture.archive_offset)
    assert (stored.record, stored.status, stored.content) == ("revisit", 304, b"")
    assert (stored.headers, stored.media_type, stored.charset) == (((b"ETag", b"1"),), None, None)


def test_a_fetch_without_an_answer_reads_as_nothing(tmp_path, exchange, writer) -> None:
    with writer(tmp_path) as archive:
        entry = archive.write(exchange(received=None, outcome="failed"))
    stored = read_capture(tmp_path, entry.end.file, entry.capture.archive_offset)
    assert (stored.record, stored.status, stored.headers, stored.content) == ("metadata", None, (), b"")


@pytest.mark.parametrize("offset", [1, 5, 10_000_000])
def test_where_no_record_begins_is_an_error(tmp_path, exchange, writer, offset: int) -> None:
    with writer(tmp_path) as archive:
        name = archive.write(exchange()).end.file
    with pytest.raises(ArchiveError, match=f"{name}: no record at byte {offset} .*; restore the archive"):
        read_capture(tmp_path, name, offset)


def test_a_file_that_is_not_there_is_an_error(tmp_path) -> None:
    with pytest.raises(ArchiveError, match=r"x\.warc\.gz: no record at byte 0 .*No such file"):
        read_capture(tmp_path, "x.warc.gz", 0)


def test_a_record_that_is_no_capture_is_an_error(tmp_path, exchange, writer) -> None:
    with writer(tmp_path) as archive:
        entry = archive.write(exchange())
    with pytest.raises(ArchiveError, match="a warcinfo record at byte 0, no capture"):
        read_capture(tmp_path, entry.end.file, 0)


@pytest.mark.parametrize("head", [b"", b"\r\n", b"not HTTP\r\n\r\n"])
def test_a_response_record_without_http_is_an_error(tmp_path, exchange, head: bytes) -> None:
    record = Record("response", "id", exchange().fetched_at, "http://a.gov.cn/")
    (tmp_path / "other.warc.gz").write_bytes(record.member(b"", head))
    with pytest.raises(ArchiveError, match="the response record at byte 0 holds no HTTP"):
        read_capture(tmp_path, "other.warc.gz", 0)


def test_the_address_of_an_original_is_escaped(tmp_path, exchange, writer) -> None:
    original = Original("id", "http://www.smx.gov.cn/年报 1\r\nX: y", exchange().fetched_at)
    with writer(tmp_path) as archive:
        entry = archive.write(exchange(received=Response(304), original=original))
    block = zlib.decompress((tmp_path / entry.end.file).read_bytes()[entry.capture.archive_offset :], 31)
    escaped = b"http://www.smx.gov.cn/%E5%B9%B4%E6%8A%A5%201%0D%0AX:%20y"
    assert b"\r\nWARC-Refers-To-Target-URI: " + escaped + b"\r\n" in block
