"""Tables of a page: data or layout, and their cells."""

import pytest
from lxml import etree

from parsers.formats.html.tables import data_tables, read_table
from parsers.report import Where

Cells = list[tuple[str, int, int, int, int]]


def _tables(source: str) -> list[etree._Element]:
    root = etree.HTML(f"<body>{source}</body>")
    chosen = data_tables(root)
    return [table for table in root.iter("table") if table in chosen]


def _cells(source: str) -> Cells:
    table, _ = read_table(_tables(source)[0], Where(part=0, block=0))
    return [(cell.text, cell.row, cell.column, cell.rowspan, cell.colspan) for row in table.rows for cell in row]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("0", "0"),
        ("<p align=center> <span>13</span>\n</p>", "13"),
        ("&nbsp;", "\xa0"),
        ("<p>&nbsp;</p>", "\xa0"),
        ("", ""),
        (" \n ", ""),
        ("<p></p>", ""),
        ("结果<br/>维持", "结果\n维持"),
        ("<p>结果</p><p>维持</p>", "结果\n维持"),
        ("结果<p>维持</p>", "结果\n维持"),
        ("<p>1</p>2", "1\n2"),
        ("<table><tr><td>7</td></tr></table>", "7"),
        ("1<span style='display:none'>9</span>", "1"),
        ("<div style='display:none'>9</div>", ""),
        ("1<script>2</script>", "1"),
        ("<b>1</b>,<font>234</font>", "1,234"),
    ],
)
def test_text_of_a_cell(cell: str, text: str) -> None:
    assert _cells(f"<table><tr><td>规章</td><td>{cell}</td></tr></table>")[1][0] == text


def test_spans_are_read_as_browsers_do() -> None:
    source = """<table><thead><tr><th rowspan=2>a<th colspan="2">b</thead>
    <tbody><tr><td rowspan="x" colspan=" 2 cells">c<td>d
    <tr><td rowspan=-1 colspan=0>e<td rowspan=0>f<tr><td>g</table>"""
    assert _cells(source) == [
        ("a", 0, 0, 1, 1), ("b", 0, 1, 1, 2), ("c", 1, 0, 1, 2), ("d", 1, 2, 1, 1), ("e", 2, 0, 1, 1),
        ("f", 2, 1, 2, 1), ("g", 3, 0, 1, 1),
    ]  # fmt: skip


def test_a_table_around_a_page_is_no_data_but_the_table_in_it_is() -> None:
    inner = "<table id=in><tr><td>规章<td>0</table>"
    outer = f"<table id=out><tr><td>菜单<td><table id=mid><tr><td><p>正文</p>{inner}</table></table>"
    assert [table.get("id") for table in _tables(outer)] == ["in"]


def test_a_frame_around_prose_is_no_data_and_a_small_box_is() -> None:
    assert _tables(f"<table><tr><td><p>{'工作' * 300}</p></table>") == []
    assert len(_tables("<table><tr><td>单位：件</table>")) == 1
    assert _tables("<table><tr><td>" + "<p>一、概述<p> <p>2017年主动公开信息35条。" * 2 + "</table>") == []
    assert len(_tables("<table><tr><td><p>单位：件<p>2023年<p>合计</table>")) == 1
    assert _tables("<table></table>") == []


def test_rows_of_a_one_cell_table_inside_a_cell_are_not_rows_of_the_table() -> None:
    source = "<table><tr><td>a<td><table><tr><td>1</table><tr><td>b<td><table><tr><td>2</table></table>"
    assert _cells(source) == [("a", 0, 0, 1, 1), ("1", 0, 1, 1, 1), ("b", 1, 0, 1, 1), ("2", 1, 1, 1, 1)]
