"""A report's prose by section."""

from parsers.document.blocks import Table
from parsers.document.grid import SpanCell, lay_out
from parsers.formats.text import read_text
from parsers.report import Section, Where
from parsers.sections.front import page_furniture
from parsers.sections.outline import outline
from parsers.sections.split import split

TEXT = """某局2024年政府信息公开工作年度报告
发布时间：2025-01-20 来源：某局
根据条例编制。
一、总体情况。本年情况良好。

　　第二段
二、主动公开政府信息情况
规章\t0\t0\t0
表前的话
六、其他需要报告的事项
无
附件：统计表
内容"""


def test_prose_goes_to_its_section_without_tables_and_title() -> None:
    blocks = read_text(TEXT, "text/plain").blocks
    left_out = frozenset((0, 7, *page_furniture(blocks, 3)))
    assert split(blocks, outline(blocks), left_out) == (
        Section("preamble", None, None, "根据条例编制。"),
        Section("overview", "一", "总体情况", "本年情况良好。\n第二段"),
        Section("proactive_disclosure", "二", "主动公开政府信息情况", "表前的话"),
        Section("other_matters", "六", "其他需要报告的事项", "无"),
        Section("appendix", None, None, "附件：统计表\n内容"),
    )


def test_a_table_that_is_not_statutory_stays_in_its_section() -> None:
    where = Where(part=0, block=2)
    table = Table(lay_out([[[SpanCell("培训"), SpanCell("3次")]]], where).rows, where)
    blocks = (*read_text("一、总体情况\n如下表：", "text/plain").blocks, table)
    assert split(blocks, outline(blocks), frozenset())[0].text == "如下表：\n培训\t3次"


def test_a_text_without_headings_is_one_unknown_section() -> None:
    blocks = read_text("全文\n没有标题", "text/plain").blocks
    assert split(blocks, outline(blocks), frozenset()) == (Section("unknown", None, None, "全文\n没有标题"),)
    assert split(blocks, outline(blocks), frozenset((0, 1))) == ()


def test_lines_of_the_page_around_the_report_are_furniture() -> None:
    lines = [
        "发布日期：2020-01-31", "【字体：      】  打印", "来源:原创     发布时间:2023-01-31 13:24    浏览次数:次",
        "索 引 号：11371082004230911E/2024-00001", "当前位置：首页 > 年报", "正文", "字号：大 中 小",
    ]  # fmt: skip
    prose = ["根据条例要求，本报告由某局编制，来源可靠。", "某局2024年报告", "正文如下：我局"]
    blocks = read_text("\n".join(lines + prose), "text/plain").blocks
    assert list(page_furniture(blocks, len(blocks))) == list(range(len(lines)))
    assert list(page_furniture(blocks, 2)) == [0, 1]
