"""A page as a document."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.document.blocks import Paragraph, Table
from parsers.document.render import as_text
from parsers.formats.error import ParseError
from parsers.formats.html.reader import read_html
from parsers.report import Where

CASES = Path(__file__).parents[3] / "cases"

PAGE = """<!DOCTYPE html><html><head><title>标题_三门峡市人民政府</title>
<meta name="SiteName" content="三门峡市人民政府"><meta name="ArticleTitle" content=" 某局2024年
政府信息公开工作年度报告 "><meta name="PubDate" content="2025-01-20 10:00"><meta name="ArticleTitle" content="second">
<meta property="og:title" content="OG"><meta name="Keywords" content=""></head><body>
<div><a href="/">首页</a> > 年报</div><h1></h1><h1>某局2024年<br>年报</h1><div>发布时间：2025-01-20</div>
<div class="TRS_Editor"><p>正文</p><table><tr><td>规章<td>0</table></div></body></html>
<p>页后</p>"""


def test_metas_title_and_headings_are_facts_of_the_page() -> None:
    metas = read_html(PAGE).metas
    assert metas["articletitle"] == "某局2024年政府信息公开工作年度报告"
    assert metas["pubdate"] == "2025-01-20 10:00"
    assert metas["og:title"] == "OG"
    assert "keywords" not in metas
    assert metas["html:title"] == "标题_三门峡市人民政府"
    assert metas["html:h1"] == "某局2024年年报"
    assert metas["html:before"].split("\n") == ["首页 > 年报", "某局2024年", "年报", "发布时间：2025-01-20"]


def test_blocks_know_their_place() -> None:
    paragraph, table = read_html(PAGE, part=2).blocks
    assert paragraph == Paragraph("正文", Where(part=2, block=0))
    assert isinstance(table, Table)
    assert table.where == Where(part=2, block=1)
    assert table.rows[0][1].where == Where(part=2, block=1, line=1, cell=2)


def test_what_follows_the_end_of_the_page_is_read() -> None:
    blocks = read_html("<html><body><p>一</p></body></html><p>二</p>").blocks
    assert [getattr(block, "text", None) for block in blocks] == ["一", "二"]


def test_an_xml_declaration_and_a_wrong_charset_do_no_harm() -> None:
    page = '<?xml version="1.0" encoding="gb2312"?><html><meta charset="gbk"><body>中</body></html>'
    assert [getattr(block, "text", None) for block in read_html(page).blocks] == ["中"]


def test_nesting_beyond_the_parser_is_refused_aloud() -> None:
    assert len(read_html("<div>" * 1000 + "正文").blocks) == 1
    with pytest.raises(ParseError) as raised:
        read_html("<div>" * 10_000 + "正文" + "</div>" * 10_000 + "<p>后</p>")
    assert raised.value.code == "nesting_too_deep"


@pytest.mark.parametrize("tag", ["font", "table><tr><td", "li"])
def test_a_thousand_open_elements_are_read(tag: str) -> None:
    blocks = read_html(f"<{tag}>" * 500 + "正文").blocks
    assert as_text(blocks).strip() == "正文"


def test_what_is_left_out_or_clipped_is_said() -> None:
    document = read_html(
        "<p>一<span style='display:none'>隐藏</span></p><img src=a.jpg><img src=b.gif width=16>"
        "<table><tr><td colspan=100000>a<td>b</table>"
    )
    assert [(finding.code, finding.severity) for finding in document.findings] == [
        ("span_clipped", "info"), ("hidden_text", "info"), ("picture_not_read", "info"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "source",
    [
        "<html><head><meta content='x' r='m'><script>$_ts=window['$_ts'];$_ts.nsd=1</script></head></html>",
        "<script>document.cookie=('__jsl_clearance=1')</script>",
        "<script>document.cookie='x=1;path=/';\nlocation.reload()</script><body></body>",
        "<html><body><h1>您的访问被拦截</h1><p>创宇盾</p></body></html>",
    ],
)
def test_a_challenge_has_no_blocks_but_is_known(source: str) -> None:
    document = read_html(source)
    assert document.blocks == ()
    assert document.metas == {"html:challenge": "yes"}


def test_a_report_page_with_the_script_of_its_firewall_is_no_challenge() -> None:
    page = f"<script>__jsl_clearance</script><p>{'工作情况' * 300}</p>"
    assert len(read_html(page).blocks) == 1


def test_the_recorded_page_has_its_blocks_in_order() -> None:
    document = read_html((CASES / "real-033.html").read_text(encoding="utf-8"))
    shape = [block.text[:8] if isinstance(block, Paragraph) else len(block.rows) for block in document.blocks]
    assert shape == [
        "2019年上海市", "发布日期：202", "本年度报告根据《", "一、总体情况", "2019年，上海", "二、主动公开政府", 18,
        "三、收到和处理政", 26, "", "四、政府信息公开", 4, "五、政府信息公开", "（一）主要问题", "一是新《条例》实",
        "六、其他需要报告", "无。",
    ]  # fmt: skip
    merged = document.blocks[8]
    assert isinstance(merged, Table)
    assert [(cell.text, cell.column, cell.rowspan) for cell in merged.rows[5]][:3] == [
        ("三、本年度办理结果", 0, 20), ("（一）予以公开", 1, 1), ("258", 3, 1),
    ]  # fmt: skip
    assert merged.rows[5][5].text == "\xa0"


TAGS = "p div table tr td th tbody span br b h1 ul li pre a img form script o:p meta center font"
MARKUP = "<td colspan=9999>|<td rowspan=0>|<div id=zoom>|<meta name=ContentStart>|<meta name=ContentEnd>"
PIECES = [*MARKUP.split("|"), *(mark.format(tag) for tag in TAGS.split(" ") for mark in ("<{}>", "</{}>"))]


@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=60))
def test_any_tag_soup_is_read_or_refused(pieces: list[str]) -> None:
    try:
        document = read_html("".join(pieces).encode("utf-8", "replace").decode())
    except ParseError:
        return
    for number, block in enumerate(document.blocks):
        assert block.where.block == number
        if isinstance(block, Paragraph):
            assert "\n" not in block.text
