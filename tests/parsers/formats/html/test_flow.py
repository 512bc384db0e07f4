"""Lines of a page, broken as a browser breaks them."""

import pytest
from lxml import etree

from parsers.formats.html.flow import Line, flow


def _lines(source: str) -> list[Line]:
    root = etree.HTML(f"<body>{source}</body>", etree.HTMLParser(remove_comments=True))
    return [item for item in flow(root.find("body")) if isinstance(item, Line)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>一</p><p>二</p>", ["一", "二"]),
        ("<p>20<span>24</span>年</p>", ["2024年"]),
        ("<p>一<br>二<br/>三</p>", ["一", "二", "三"]),
        ("<div>一<div>二</div>三</div>", ["一", "二", "三"]),
        ("一<p>二", ["一", "二"]),
        ("<ul><li>一<li><p>二</p></ul>", ["一", "二"]),
        ("<p> 一 \n\t two  words </p>", ["一 two words"]),
        ("<p>政府信\n  息公开</p>", ["政府信息公开"]),
        ("<p>12\n34</p>", ["12 34"]),
        ("<p>一</p><p>&nbsp;</p><p></p><p><br></p><p>二</p>", ["一", "\xa0", "", "", "二"]),
        ("<p>一<br></p><div></div><p>二</p>", ["一", "二"]),
        ("<pre>一\t1\n\n 二</pre>三", ["一\t1", "", " 二", "三"]),
        ("<p>一<script>x()</script><style>y</style><!-- z --><select><option>年</option></select>二</p>", ["一二"]),
        ("<p>一<span style='DISPLAY: NONE; color:red'>隐</span>二</p>", ["一二"]),
        ("<p>一<span style='color:red;display:none'>隐</span><b hidden>藏</b>二</p>", ["一二"]),
        ("<nav>首页</nav><form><p>正文</p></form>", ["正文"]),
        ("<o:p>一</o:p><p>3<sup>2</sup></p>", ["一", "32"]),
    ],
)
def test_text_is_broken_at_blocks_and_breaks(source: str, expected: list[str]) -> None:
    assert [line.text for line in _lines(source)] == expected


def test_headings_have_levels_and_bold_lines_are_known() -> None:
    lines = _lines(
        "<h2>一、<span>总体</span>情况</h2><p><strong>二、</strong><b>情况</b> </p><p><b>半</b>粗</p>"
        "<p><span style='font-weight:bold'>三</span></p><p style='font-weight: 700'>四</p><h1><div>五</div></h1>六"
    )
    assert [(line.text, line.level, line.bold) for line in lines] == [
        ("一、总体情况", 2, True), ("二、情况", None, True), ("半粗", None, False), ("三", None, True),
        ("四", None, True), ("五", 1, True), ("六", None, False),
    ]  # fmt: skip


def test_a_chosen_element_is_yielded_in_its_place() -> None:
    root = etree.HTML("<body>一<p>二<table><tr><td>x</td></tr></table>三</body>")
    table = root.find(".//table")
    items = list(flow(root.find("body"), (table,)))
    assert [item.text if isinstance(item, Line) else item for item in items] == ["一", "二", table, "三"]
