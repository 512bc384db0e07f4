"""Plain text and markdown as paragraphs."""

from parsers.document.blocks import Paragraph, Table
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


TABLE = '<table border="1"><tr><td colspan="2">规章</td>\n<td>0</td></tr><tr><td>甲<td>乙<td>1</tr></table>'


def test_a_table_written_as_markup_is_a_table_among_the_lines() -> None:
    document = read_text(f"# 标题\n前{TABLE}后\n\n尾", "text/markdown", 2)
    title, before, table, after, empty, last = document.blocks
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [["规章", "0"], ["甲", "乙", "1"]]
    assert table.rows[0][0].colspan == 2
    assert table.where == Where(part=2, block=2, line=2)
    assert table.rows[1][2].where == Where(part=2, block=2, line=2, cell=3)
    assert [block.text for block in (title, before, after, empty, last) if isinstance(block, Paragraph)] == [
        "标题", "前", "后", "", "尾",
    ]  # fmt: skip
    assert [block.where.line for block in (title, before, after, empty, last)] == [1, 2, 2, 4, 5]
    assert [block.where.block for block in document.blocks] == list(range(6))


def test_a_table_that_does_not_end_stays_lines() -> None:
    assert [p.text for p in _paragraphs("<table>\n规章\t0\n0</table\n尾")] == ["<table>", "规章\t0", "0</table", "尾"]


def test_nested_tables_end_with_the_outer_one() -> None:
    text = "<TABLE><tr><td><table><tr><td>1</td></tr></table></td><td>2</td></tr></TABLE>"
    (table,) = read_text(text, "text/plain").blocks
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0]] == ["1", "2"]


def test_too_deep_markup_stays_a_line() -> None:
    assert len(_paragraphs("<table>" + "<div>" * 10_000 + "</table>")) == 1


def test_spans_beyond_a_table_are_noted() -> None:
    document = read_text("<table><tr><td rowspan=9>1<td>2</table>", "text/plain")
    assert [finding.code for finding in document.findings] == ["span_clipped"]
