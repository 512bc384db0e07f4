"""Plain text and markdown as paragraphs."""

from parsers.document.blocks import Paragraph
from parsers.formats.text import read_text
from parsers.report import Where


def _paragraphs(text: str) -> list[Paragraph]:
    return [block for block in read_text(text, "text/plain").blocks if isinstance(block, Paragraph)]


def test_every_line_is_a_paragraph_kept_raw_with_its_number() -> None:
    document = read_text("标题\n\n\t0\t 1 \n　尾", "text/plain", 3)
    assert document.blocks == (
        Paragraph("标题", Where(part=3, block=0, line=1)),
        Paragraph("", Where(part=3, block=1, line=2)),
        Paragraph("\t0\t 1 ", Where(part=3, block=2, line=3)),
        Paragraph("　尾", Where(part=3, block=3, line=4)),
    )
    assert document.media_type == "text/plain"


def test_a_last_line_feed_adds_no_line() -> None:
    assert len(_paragraphs("a\nb\n")) == 2
    assert len(_paragraphs("a\nb\n\n")) == 3


def test_heading_marks_become_levels() -> None:
    assert [(p.text, p.level) for p in _paragraphs("## 一、总体情况 ##\n#### 二、\n#5楼\n####### 七")] == [
        ("一、总体情况", 2), ("二、", 4), ("#5楼", None), ("####### 七", None),
    ]  # fmt: skip
