"""What goes in comes out: random exchanges, and the oddities of real servers."""

import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from crawler.archive.capture import Capture
from crawler.archive.exchange import Exchange, Headers, Request, Resource, Response
from crawler.archive.index import read_index
from crawler.archive.reader import Stored, read_capture
from crawler.archive.writer import ArchiveWriter
from tests.crawler.archive.originals import Originals

_token = st.text("abcXYZ-_09", min_size=1, max_size=12)
_names = st.one_of(_token, st.sampled_from(["Set-Cookie", "X-Empty", "Content-Length", "Date"]))
_values = st.binary(max_size=40).map(lambda value: value.translate(None, b"\r\n\0").strip())
_headers = st.lists(st.tuples(_names.map(str.encode), _values), max_size=6).map(tuple)
_text = st.one_of(st.none(), st.text("年报 2024a:<\\é", min_size=1, max_size=20).map(str.strip).filter(bool))
_urls = st.text("abc/?&=%+~;#报告 ", max_size=20).map("http://www.smx.gov.cn/".__add__)
_bodies = st.one_of(st.binary(max_size=200), st.just(b"WARC/1.1\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"), st.just(b"same"))
_received = st.one_of(
    st.none(),
    st.builds(
        Response,
        status=st.sampled_from([200, 204, 301, 403, 404, 500]),
        headers=_headers,
        body=_bodies,
        reason=st.sampled_from(["", "OK", "Not Found"]),
        truncated=st.sampled_from([None, None, "length", "time", "disconnect"]),
    ),
    st.builds(Resource, body=_bodies, media_type=st.sampled_from(["text/html", "application/pdf"])),
)
_exchanges = st.builds(
    Exchange,
    url=_urls,
    final_url=_urls,
    fetched_at=st.timedeltas(timedelta(), timedelta(days=30_000)).map(datetime(1970, 1, 1, tzinfo=UTC).__add__),
    run_id=_token,
    outcome=st.sampled_from(["new", "unchanged", "changed", "gone", "blocked", "failed"]),
    role=st.sampled_from(["home", "column", "list", "article", "attachment", "robots"]),
    request=st.one_of(st.none(), st.builds(Request, st.sampled_from(["GET", "POST"]), _headers, _bodies)),
    received=_received,
    block=_text,
    robots=st.sampled_from(["allowed", "denied", "unavailable", "unknown"]),
    portal=_text,
    linked_from=st.one_of(st.none(), _urls),
    title=_text,
    column=_text,
    error=_text,
)


def _read(folder: Path, capture: Capture, originals: Originals) -> Stored:
    assert capture.archive_file is not None
    assert capture.archive_offset is not None
    return read_capture(folder, capture.archive_file, capture.archive_offset, originals.find_place)


@settings(max_examples=60)
@given(st.lists(_exchanges, max_size=8), st.booleans())
def test_random_exchanges_come_back(exchanges: list[Exchange], roll: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, originals, written = Path(name), Originals(), []
        size = 2_000 if roll else 10**9
        find = originals.find_original
        with ArchiveWriter(folder, software="nianbao", max_bytes=size, find_original=find) as archive:
            for exchange in exchanges:
                written.append(archive.write(exchange))
                originals.add(written[-1])
        assert list(read_index(folder)) == written
        for exchange, entry in zip(exchanges, written, strict=True):
            stored = _read(folder, entry.capture, Originals(read_index(folder)))
            for fact in ("outcome", "robots", "run_id", "fetched_at", "block", "portal"):
                assert getattr(entry.capture, fact) == getattr(exchange, fact)
            for fact in ("role", "title", "column", "error"):
                assert getattr(entry, fact) == getattr(exchange, fact)
            assert stored.capture_id == entry.capture.capture_id
            received = exchange.received or Response(0)
            assert stored.raw == stored.content == received.body
            assert stored.media_type == entry.capture.media_type
            if isinstance(received, Response) and exchange.received:
                assert (stored.status, stored.headers) == (received.status, received.headers)
                assert stored.truncated == received.truncated
                assert entry.capture.sha256 == sha256(received.body).hexdigest()
        for path in folder.iterdir():
            with path.open("rb") as file:
                for record in ArchiveIterator(file, check_digests="raise"):
                    record.content_stream().read()


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param(((b"X-Title", "公开".encode("gb18030")),), id="gb18030"),
        pytest.param(((b"X-Title", "公开".encode()),), id="utf-8"),
        pytest.param(((b"Set-Cookie", b"a=1"), (b"X", b"1"), (b"Set-Cookie", b"b=2")), id="two cookies"),
        pytest.param(((b"X-Empty", b""),), id="empty value"),
        pytest.param(((b"x-LOWER", b"a: b: c"),), id="case and colons"),
        pytest.param(((b"X", b"v" * 100_000),), id="100 KB"),
        pytest.param((), id="none"),
    ],
)
def test_headers_keep_their_bytes(tmp_path, exchange, writer, warcio_check, headers: Headers) -> None:
    with writer(tmp_path) as archive:
        entry = archive.write(exchange(received=Response(200, headers, b"body")))
    warcio_check(tmp_path)
    got = _read(tmp_path, entry.capture, Originals())
    assert (got.headers, got.raw) == (headers, b"body")
    assert list(read_index(tmp_path)) == [entry]


def test_what_would_break_a_head_or_contradict_the_body_is_changed(tmp_path, exchange, writer, warcio_check) -> None:
    sent = ((b"A", b"lone\rCR"), (b"B", b"x\r\nHTTP/1.1 200"), (b"C", b"nul\0"), (b"transfer-encoding", b"chunked"))
    with writer(tmp_path) as archive:
        entry = archive.write(exchange(received=Response(200, sent, b"body", reason="O\nK")))
    warcio_check(tmp_path)
    assert _read(tmp_path, entry.capture, Originals()).headers == (
        (b"A", b"lone CR"),
        (b"B", b"x  HTTP/1.1 200"),
        (b"C", b"nul"),
        (b"X-Archive-Orig-Transfer-Encoding", b"chunked"),
    )


@pytest.mark.parametrize("body", [b"", b"\r\n\r\n", bytes(5_000_000), b"\x1f\x8b\x08" * 50_000], ids=len)
def test_bodies_keep_their_bytes(tmp_path, exchange, writer, warcio_check, body: bytes) -> None:
    with writer(tmp_path) as archive:
        entries = [archive.write(exchange(received=received)) for received in (Response(200, (), body), Resource(body))]
    warcio_check(tmp_path)
    for entry in entries:
        assert _read(tmp_path, entry.capture, Originals()).raw == body
        assert entry.capture.bytes == len(body)
    assert list(read_index(tmp_path)) == entries


def test_text_that_breaks_lines_is_put_on_one(tmp_path, exchange, writer) -> None:
    with writer(tmp_path) as archive:
        entry = archive.write(exchange(title="\t2024年\r\n\u2028年报\x00 \ud800", column=" \n "))
    assert (entry.title, entry.column) == ("2024年 年报  ?", None)
    assert list(read_index(tmp_path)) == [entry]


def test_times_of_other_zones_are_the_same_instant(tmp_path, exchange, writer) -> None:
    beijing = datetime.fromisoformat("2026-01-15T16:30:00.000001+08:00")
    with writer(tmp_path) as archive:
        entry = archive.write(replace(exchange(), fetched_at=beijing))
    assert entry.capture.fetched_at == beijing
    assert entry.capture.fetched_at.tzinfo is UTC
    assert list(read_index(tmp_path)) == [entry]
