"""Tables that frame a whole report, and headings inside tables."""

from parsers.document.blocks import Block, Document, Paragraph, Table
from parsers.document.grid import SpanCell, lay_out
from parsers.report import Where
from parsers.sections.outline import outline
from parsers.sections.split import split
from parsers.sections.unfold import unfold

FRAME = (
    ("一、总体情况", "2020年，县林业局公开信息77条。\n无其他"),
    ("二、主动公开政府信息情况", "0件"),
    ("三、收到和处理政府信息公开申请情况", "0件"),
)
APPLICATIONS = (
    ("三、收到和处理政府信息公开申请情况",),
    ("（本列数据的勾稽关系）", "申请人情况"),
    ("一、本年新收政府信息公开申请数量", "1", "2", "3"),
)


def _table(rows: tuple[tuple[str, ...], ...], block: int) -> Table:
    where = Where(part=0, block=block)
    return Table(lay_out([[[SpanCell(text) for text in row] for row in rows]], where).rows, where)


def _line(text: str, block: int) -> Paragraph:
    return Paragraph(text, Where(part=0, block=block))


def test_a_frame_becomes_its_lines_and_what_follows_is_numbered_anew() -> None:
    blocks: tuple[Block, ...] = (_line("标题", 0), _table(FRAME, 1), _line("结尾", 2))
    document = unfold(Document(blocks, "text/html", {"a": "b"}))
    assert document.metas == {"a": "b"}
    assert [block.where.block for block in document.blocks] == list(range(9))
    assert [(s.code, s.text) for s in split(document.blocks, outline(document.blocks), frozenset())] == [
        ("preamble", "标题"),
        ("overview", "2020年，县林业局公开信息77条。\n无其他"),
        ("proactive_disclosure", "0件"),
        ("requests", "0件\n结尾"),
    ]


def test_a_table_of_data_stays_one() -> None:
    document = Document((_table(APPLICATIONS, 0), _table(FRAME[:2], 1)), "text/html")
    assert unfold(document) is document


def test_a_heading_drawn_as_the_first_row_of_its_table_heads_a_section() -> None:
    blocks: tuple[Block, ...] = (
        _line("一、总体情况", 0), _line("正文", 1), _line("二、主动公开政府信息情况", 2), _line("0件", 3),
        _table(APPLICATIONS, 4), _line("五、存在的主要问题及改进情况", 5), _line("无", 6),
    )  # fmt: skip
    sections = split(blocks, outline(blocks), frozenset((4,)))
    assert [(section.code, section.text) for section in sections] == [
        ("overview", "正文"), ("proactive_disclosure", "0件"), ("requests", ""), ("problems_improvement", "无"),
    ]  # fmt: skip
