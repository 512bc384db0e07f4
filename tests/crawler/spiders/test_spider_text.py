"""From bytes to text."""

import pytest

from crawler.spiders.text import decode

PAGE = "<html><head><meta charset='{}'></head>政府信息公开年报</html>"


@pytest.mark.parametrize(
    ("encoding", "declared", "charset"),
    [
        ("utf-8", "utf-8", "utf-8"),
        ("utf-8", "gb2312", "gb2312"),  # labelled wrongly, in both places
        ("utf-8-sig", "utf-8", None),
        ("gb18030", "gb2312", None),
        ("gb18030", "none of these", "gbk"),
        ("gb18030", "none of these", None),
        ("gb18030", "gb2312", "ISO-8859-1"),  # what a server says of every page
        ("gb18030", "none of these", "latin1"),
        ("big5", "big5", None),
    ],
)
def test_pages_are_decoded_by_their_bytes_first(encoding: str, declared: str, charset: str | None) -> None:
    content = PAGE.format(declared).encode(encoding, errors="replace")
    text = decode(content, "text/html", charset)
    assert text is not None
    expected = "政府信息公开年报" if encoding != "big5" else "政府信息公"
    assert expected[:2] in text
    assert text.startswith("<html>")


@pytest.mark.parametrize("content", [b"%PDF-1.4 text", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1", b"\x89PNG\r\n"])
def test_documents_are_no_text(content: bytes) -> None:
    assert decode(content, "text/html", None) is None


def test_pictures_are_no_text() -> None:
    assert decode(b"<svg/>", "image/svg+xml", None) is None


@pytest.mark.parametrize(
    ("encoding", "href", "asked"),
    [
        ("gb18030", "list.asp?bm=教育局&y=1", "list.asp?bm=%BD%CC%D3%FD%BE%D6&y=1"),
        ("gb18030", "/年报/?bm=%BD%CC", "/年报/?bm=%BD%CC"),
        ("big5", "list.asp?bm=教", "list.asp?bm=%B1%D0"),
        ("utf-8", "list.asp?bm=教育局", "list.asp?bm=教育局"),
    ],
)
def test_a_raw_query_is_in_the_encoding_of_its_page(encoding: str, href: str, asked: str) -> None:
    for quote in ('"', "'", ""):
        page = f"<meta charset={encoding}><a href={quote}{href}{quote}>府?年</a>"
        assert decode(page.encode(encoding), "text/html", None) == page.replace(href, asked)
