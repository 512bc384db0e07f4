"""One part to one document."""

import pytest

from parsers.formats.error import ParseError
from parsers.formats.read import MAX_BYTES, media_type_of, read_part
from parsers.source import RawPart

REPORT = "三门峡市信访局2024年政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_document"),
        (b" \r\n\t\x00", "empty_document"),
        ("\ufeff　\xa0".encode(), "empty_document"),
        (b"<!-- -->", "empty_document"),
        (b"%PDF-1.4", "format_not_supported"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "format_not_supported"),
        (bytes(range(256)) * 9, "unrecognised_bytes"),
        (b"a" * (MAX_BYTES + 1), "too_large"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, code: str) -> None:
    with pytest.raises(ParseError) as raised:
        read_part(RawPart(content), 0)
    assert raised.value.code == code


def test_an_unsupported_format_is_named() -> None:
    with pytest.raises(ParseError, match="format pdf"):
        read_part(RawPart(b"%PDF-1.4"), 0)


def test_a_part_at_the_limit_is_read() -> None:
    assert len(read_part(RawPart(b"a" * MAX_BYTES), 0).blocks) == 1


def test_the_bytes_decide_and_the_claim_does_not() -> None:
    page = RawPart(
        f"<html><body><p>{REPORT}</p></body></html>".encode("gbk"), media_type="application/pdf", name="a.pdf"
    )
    assert media_type_of(page) == "text/html"
    assert [getattr(block, "text", None) for block in read_part(page, 0).blocks] == [REPORT]


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (RawPart(b"", media_type="text/html"), "text/html"),
        (RawPart(bytes(range(256)), media_type="application/x-odd"), "application/x-odd"),
        (RawPart(b"\x89PNG\r\n\x1a\n", media_type="text/html"), "image/png"),
        (RawPart(REPORT.encode(), name="a.md"), "text/markdown"),
        (RawPart(REPORT.encode(), name="a.txt", member="b.csv"), "text/csv"),
    ],
)
def test_the_media_type_is_that_of_the_bytes_or_the_claim(part: RawPart, expected: str) -> None:
    assert media_type_of(part) == expected


def test_what_decoding_noticed_is_a_finding_of_the_document() -> None:
    assert [finding.code for finding in read_part(RawPart("一\x07二".encode() + b"x" * 50), 0).findings] == [
        "control_characters"
    ]
