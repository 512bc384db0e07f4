"""Which tables a document has enough labels of, and which of its blocks they take up."""

from collections.abc import Sequence

import pytest

from parsers.document.blocks import Block, Document, Paragraph, Table
from parsers.document.grid import SpanCell, lay_out
from parsers.formats.text import read_text
from parsers.report import Cell, Where
from parsers.tables import Normalized, normalize

HEADER = "信息内容|本年制发件数|本年废止件数|现行有效件数"
REGULATIONS, DOCUMENTS = "规章|1|2|3", "行政规范性文件|4|5|6"
REQUESTS = [
    "一、本年新收政府信息公开申请数量|1|2|3|4|5|6|21",
    "二、上年结转政府信息公开申请数量|0|0|0|0|0|0|0",
    "四、结转下年度继续办理|1|2|3|4|5|6|21",
]
CASES = "结果维持|结果纠正|其他结果|尚未审结|总计"


def _document(*parts: str | Sequence[str]) -> Document:
    """Paragraphs, and tables as rows of cells set apart by `|`."""
    blocks: list[Block] = []
    for at, part in enumerate(parts):
        where = Where(part=0, block=at)
        if isinstance(part, str):
            blocks.append(Paragraph(part, where))
        else:
            rows = [[SpanCell(text) for text in row.split("|")] for row in part]
            blocks.append(Table(lay_out([rows], where).rows, where))
    return Document(tuple(blocks), "text/html")


def _used(*parts: str | Sequence[str]) -> set[int]:
    return set(normalize(_document(*parts)).used)


def _cell(result: Normalized, row: str, column: str) -> Cell:
    return next(cell for cell in result.cells if (cell.row, cell.column) == (row, column))


@pytest.mark.parametrize(
    ("rows", "is_table"),
    [
        ([REGULATIONS, DOCUMENTS], False),
        ([HEADER, REGULATIONS], True),
        (["第二十条第（一）项|||", REGULATIONS], True),
        ([HEADER, "合计|1|2|3"], False),
        (REQUESTS, True),
        (REQUESTS[:2], False),
        (["收到和处理政府信息公开申请情况|||||||", *REQUESTS[:2]], False),
        ([REQUESTS[0], "没有现成信息|0|0|0|0|0|0|0", "补正后申请内容|0|0|0|0|0|0|0"], False),
        (["结果维持|结果纠正|其他结果", "1|2|3"], True),
        (["结果维持|总计", "1|3"], False),
    ],
    ids=[
        "two rows", "a row under its header", "a row under its title", "a header alone", "three rows", "two requests",
        "two requests under the section's title", "pieces of labels", "three columns", "two columns",
    ],
)  # fmt: skip
def test_so_many_labels_make_a_table_of_the_form(rows: Sequence[str], *, is_table: bool) -> None:
    assert _used(rows) == ({0} if is_table else set())


def test_a_full_row_of_the_table_whose_rows_have_no_label_makes_it_known_beside_another_table() -> None:
    """Below the groups of its header, and of its length."""
    groups = "未经复议直接起诉|复议后起诉"
    zeros = "|".join("0" * 15)
    with_table_2 = normalize(_document([HEADER, REGULATIONS], [groups, zeros]))
    assert {cell.state for cell in with_table_2.cells if cell.row == "cases"} == {"read"}
    assert _used([HEADER, REGULATIONS], [groups, zeros]) == {0, 1}
    assert _used([groups, zeros]) == set()
    assert _used([HEADER, REGULATIONS], [groups, f"{zeros}|0"]) == {0}
    assert _used([HEADER, REGULATIONS], REQUESTS[:1]) == {0}


def test_a_table_that_goes_on_elsewhere_takes_up_both_places_and_other_tables_none() -> None:
    table = [HEADER, REGULATIONS, DOCUMENTS]
    header = "信息内容|本年制发件数|现行有效件数"
    assert _used(table, "见下", [header], ["事项|数目", "网站|3"], ["事项|数目", "规章|3"]) == {0, 2}
    assert _used(table[:2], "见下", table[2:], [HEADER.replace("|", "类|") + "类"]) == {0, 2}


TEXT = """\
某某局2024年年度报告
注意事项
（单位：件）
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t1\t2\t3
其余见附件
（续）
行政规范性文件\t4\t5\t6
以上统计截至年底
"""


def _prose(text: str) -> list[str]:
    document = read_text(text, "text/plain")
    used = normalize(document).used
    texts = [block.text for block in document.blocks if isinstance(block, Paragraph)]
    return [text for at, text in enumerate(texts) if at not in used and text]


def test_words_that_are_no_label_stay_with_the_prose_and_a_note_among_the_rows_with_the_table() -> None:
    assert _prose(TEXT) == ["某某局2024年年度报告", "注意事项", "（单位：件）", "其余见附件", "以上统计截至年底"]


def test_a_header_printed_again_and_a_row_that_the_form_does_not_have_are_part_of_the_table() -> None:
    header = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
    more = TEXT.replace("（续）", f"网站公开\t7\t8\t9\n{header}")
    assert _prose(more) == _prose(TEXT)
    assert _prose(TEXT.replace("（续）", "第二十条第（一）项")) == _prose(TEXT)


def test_a_table_of_contents_is_no_part_of_the_tables() -> None:
    contents = ["三、收到和处理政府信息公开申请情况|3", "四、政府信息公开行政复议、行政诉讼情况|5"]
    assert _used(contents, REQUESTS, [CASES, "1|2|3|4|10"]) == {1, 2}


def test_of_lines_with_one_cell_each_words_before_a_label_stay_with_the_prose() -> None:
    lines = TEXT.replace("\t", "\n").replace("其余见附件", "其余见附件\n下表续").replace("（续）\n", "")
    assert _prose(lines)[-3:] == ["其余见附件", "下表续", "以上统计截至年底"]
    assert not {"信息内容", "规章", "3", "行政规范性文件", "6"} & set(_prose(lines))


def test_the_note_in_the_corner_of_a_table_is_part_of_it() -> None:
    note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
    lines = [cell for row in REQUESTS for cell in row.split("|")]
    assert _prose("\n".join(["某某局2024年年度报告", "以下为申请情况", note, "自然人", *lines])) == [
        "某某局2024年年度报告",
        "以下为申请情况",
    ]


@pytest.mark.parametrize("in_a_grid", [True, False])
def test_the_header_of_a_table_is_what_stands_before_its_first_values(*, in_a_grid: bool) -> None:
    """The label of a row (总计) does not name the column of that name, which this table lacks."""
    header = "|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他"
    rows = [row.rpartition("|")[0] for row in (*REQUESTS[:2], "（七）总计|1|2|3|4|5|6|21", REQUESTS[2])]
    cells = [text for row in (header, *rows) for text in row.split("|") if text]
    result = normalize(_document([header, *rows]) if in_a_grid else read_text("\n".join(cells), "text/plain"))
    [missing] = [finding for finding in result.findings if finding.code == "column_missing"]
    assert (missing.severity, missing.detail) == ("error", "the table has no column total")
    assert [_cell(result, row, "other_organisation").value for row in ("new_requests", "processed_total")] == [6, 6]
