"""Content encodings are undone; what cannot be is a value beside what could."""

import gzip
import zlib

import pytest
from fastwarc.stream_io import BrotliWriter, ZstdWriter
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.archive.content import Content, decode
from crawler.archive.exchange import Response
from crawler.archive.http_head import charset, media_type
from crawler.archive.index import read_index
from crawler.archive.reader import read_capture

TEXT = "政府信息公开工作年度报告 2024 abc\n".encode() * 5_000


def _with(writer_class: type[BrotliWriter | ZstdWriter], data: bytes, path) -> bytes:
    with writer_class(str(path)) as writer:
        writer.write(data)
    return path.read_bytes()


def _bare_deflate(data: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-15)
    return stream.compress(data) + stream.flush()


@pytest.fixture
def encoded(tmp_path) -> dict[str, tuple[bytes, bytes]]:
    """By name, a Content-Encoding and `TEXT` in it."""
    return {
        "gzip": (b"gzip", gzip.compress(TEXT)),
        "members": (b"GZip", gzip.compress(TEXT[:70_000]) + gzip.compress(TEXT[70_000:])),
        "padded": (b"x-gzip", gzip.compress(TEXT) + bytes(512)),
        "zlib": (b"deflate", zlib.compress(TEXT)),
        "bare": (b"deflate", _bare_deflate(TEXT)),
        "br": (b"br", _with(BrotliWriter, TEXT, tmp_path / "br")),
        "zstd": (b"zstd", _with(ZstdWriter, TEXT, tmp_path / "zstd")),
        "twice": (b"deflate, gzip", gzip.compress(zlib.compress(TEXT))),
        "none": (b"identity", TEXT),
    }


NAMES = ["gzip", "members", "padded", "zlib", "bare", "br", "zstd", "twice", "none"]


@pytest.mark.parametrize("name", NAMES)
def test_an_encoding_is_undone(encoded, name: str) -> None:
    label, body = encoded[name]
    assert decode(((b"content-encoding", label),), body) == Content(TEXT)
    assert decode(((b"Content-Encoding", label),), b"") == Content(b"")


@pytest.mark.parametrize("name", ["gzip", "zlib", "bare", "br", "zstd", "twice"])
def test_a_body_that_breaks_off_is_decoded_as_far_as_it_goes(encoded, name: str) -> None:
    label, body = encoded[name]
    content = decode(((b"Content-Encoding", label),), body[: len(body) - 3])
    assert content.error
    assert TEXT.startswith(content.data) or content.data == body[: len(body) - 3]


def test_a_body_that_breaks_off_keeps_its_beginning() -> None:
    body = gzip.compress(bytes(range(256)) * 9_000)
    content = decode(((b"Content-Encoding", b"gzip"),), body[: len(body) // 2])
    assert content.data.startswith(bytes(range(256)))
    assert content.error == "content encoding gzip: the body ends within it"


@pytest.mark.parametrize("label", [b"gzip", b"deflate", b"br", b"zstd", b"compress"])
def test_a_plain_page_under_a_wrong_label_is_kept(label: bytes) -> None:
    content = decode(((b"Content-Encoding", label),), b"<html>plain</html>")
    assert content.data == b"<html>plain</html>"
    assert content.error


@pytest.mark.parametrize("name", ["gzip", "zlib", "br", "zstd"])
def test_a_bomb_stops_at_the_limit(encoded, name: str) -> None:
    label, body = encoded[name]
    content = decode(((b"Content-Encoding", label),), body, limit=1_000)
    assert content.data == TEXT[:1_000]
    assert "more than 1000 bytes" in (content.error or "")


@settings(max_examples=200)
@given(st.binary(max_size=300), st.sampled_from([b"gzip", b"deflate", b"br", b"zstd", b"br, gzip"]))
def test_no_body_is_too_bad(body: bytes, label: bytes) -> None:
    content = decode(((b"Content-Encoding", label),), body)
    assert isinstance(content.data, bytes)


def test_the_archive_keeps_the_encoding_and_describes_the_document(tmp_path, exchange, writer, warcio_check) -> None:
    body = gzip.compress(TEXT, mtime=0)
    sent = Response(200, ((b"Content-Encoding", b"gzip"), (b"Content-Type", b"Text/HTML; charset=GB2312")), body)
    wrong = Response(200, ((b"Content-Encoding", b"gzip"),), b"<html>plain</html>")
    with writer(tmp_path) as archive:
        entry, odd = archive.write(exchange(received=sent)), archive.write(exchange(received=wrong))
    warcio_check(tmp_path)
    stored = read_capture(tmp_path, entry.end.file, entry.capture.archive_offset)
    assert (stored.raw, stored.content, stored.content_error) == (body, TEXT, None)
    assert (stored.media_type, stored.charset) == ("text/html", "gb2312")
    assert (entry.capture.sha256, entry.capture.bytes) == (Content(TEXT).sha256, len(TEXT))
    assert odd.capture.sha256 == Content(b"<html>plain</html>").sha256
    assert odd.content_error
    assert list(read_index(tmp_path)) == [entry, odd]


@pytest.mark.parametrize(
    ("stated", "kind", "label"),
    [
        (b"text/html", "text/html", None),
        (b" Text/HTML ;CharSet=GBK; x=1", "text/html", "gbk"),
        (b'text/html;charset="gb2312"', "text/html", "gb2312"),
        (b"text/html; charset = 'no-such'", "text/html", "no-such"),
        (b"text/html, text/html; charset=utf-8", "text/html", "utf-8"),
        (b";charset=utf-8", None, "utf-8"),
        (b"", None, None),
    ],
)
def test_what_a_content_type_states(stated: bytes, kind: str | None, label: str | None) -> None:
    headers = ((b"content-type", stated),)
    assert (media_type(headers), charset(headers)) == (kind, label)


def test_no_content_type_states_nothing() -> None:
    assert (media_type(()), charset(())) == (None, None)
