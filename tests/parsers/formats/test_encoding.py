"""Bytes to text, whatever their labels say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.formats.encoding import decode
from parsers.formats.error import ParseError

TEXT = "三门峡市信访局2024年政府信息公开工作年度报告：本年新收申请13件，均已办结。"
TRADITIONAL = "三門峽市信訪局政府資訊公開年度報告，本年新收申請十三件，均已辦結。"


@pytest.mark.parametrize(
    ("encoding", "label"),
    [
        ("utf-8", None),
        ("utf-8", "gb2312"),
        ("utf-8", "iso-8859-1"),
        ("utf-8-sig", "gbk"),
        ("gb2312", "gb2312"),
        ("gbk", "gb2312"),
        ("gbk", "iso-8859-1"),
        ("gbk", "utf-8"),
        ("gb18030", None),
        ("utf-16", None),
        ("utf-16-le", None),
        ("utf-16-be", None),
        ("utf-32", None),
        ("gbk", "hex"),
        ("gbk", "no-such-encoding"),
    ],
)
def test_simplified_text_is_read_in_every_encoding(encoding: str, label: str | None) -> None:
    content = f"AB {TEXT}\n12".encode(encoding)
    declared = f"text/html; charset={label}" if label else None
    assert decode(content, declared, None) == (f"AB {TEXT}\n12", ())
    assert decode(content, None, label) == (f"AB {TEXT}\n12", ())


def test_characters_outside_gb2312_survive_a_gb2312_label() -> None:
    text = f"<meta charset=gb2312>堃镕喆𠮷{TEXT}"
    assert decode(text.encode("gb18030"))[0] == text


def test_big5_is_read_by_its_label_in_the_page() -> None:
    page = f'<meta http-equiv="Content-Type" content="text/html; charset=big5">{TRADITIONAL}'
    assert decode(page.encode("big5"))[0] == page


@pytest.mark.parametrize("label", [None, "gb2312", "utf-8"])
def test_utf8_cut_inside_a_character_loses_that_character_aloud(label: str | None) -> None:
    text, findings = decode(TEXT.encode()[:-1], None, label)
    assert text == TEXT[:-1] + "\ufffd"
    assert [(finding.code, finding.severity) for finding in findings] == [("undecodable_bytes", "warning")]
    assert findings[0].detail.startswith("1 characters")


def test_one_bad_byte_in_gbk_is_counted() -> None:
    content = TEXT.encode("gbk")
    text, findings = decode(content[:40] + b"\xff" + content[40:], "text/html; charset=gbk")
    assert text.count("\ufffd") == 1
    assert [finding.code for finding in findings] == ["undecodable_bytes"]


def test_lines_end_in_a_line_feed_and_controls_become_spaces() -> None:
    text, findings = decode("一\r\n二\r三\x00四\x1b[31m红\x1b[0m\f五\t".encode())
    assert text == "一\n二\n三 四红五\t"
    assert [(finding.code, finding.severity) for finding in findings] == [("control_characters", "info")]


@pytest.mark.parametrize(
    "content", [bytes(range(256)) * 4, bytes(64), b"\x00\x01\x02\x03" * 50, b"\xff\xfe\xff\xff" * 30]
)
def test_rubbish_is_no_text(content: bytes) -> None:
    with pytest.raises(ParseError) as raised:
        decode(content)
    assert raised.value.code == "unrecognised_bytes"


# U+FFFD stands for what was lost before: a text of little else is no text
@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc",), exclude_characters="\ufffd"), max_size=200))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    read, _ = decode(text.encode())
    assert read == text.removeprefix("\ufeff")


@given(st.binary(max_size=400), st.sampled_from([None, "gbk", "utf-16", "utf-7", "big5", "unicode_escape"]))
def test_what_is_read_can_always_be_written(content: bytes, label: str | None) -> None:
    try:
        text, _ = decode(content, None, label)
    except ParseError:
        return
    text.encode()
