"""Transposed tables: what tells them, and when their columns are left in doubt."""

from collections.abc import Sequence

import pytest

from parsers.cells.marks import read_marks
from parsers.cells.outline import outlines
from parsers.cells.transposed import Turned, turn_transposed
from parsers.document.blocks import Paragraph
from parsers.forms.load import form
from parsers.layouts.choose import read_stretches
from parsers.layouts.rows import Stretch
from parsers.report import Where

WORDS = outlines()[0]
HEADER = "\t一、本年新收政府信息公开申请数量\t二、上年结转政府信息公开申请数量\t四、结转下年度继续办理"
COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
DENSE = ("一、本年新收政府信息公开申请数量", "四、结转下年度继续办理", "（一）予以公开", "（七）总计")


def _stretches(lines: Sequence[str]) -> list[Stretch]:
    text = ["三、收到和处理政府信息公开申请情况", *lines]
    return read_stretches([Paragraph(line, Where(part=0, line=at), None) for at, line in enumerate(text)], WORDS)


def _turned(lines: Sequence[str]) -> Turned | None:
    stretches = _stretches(lines)
    return turn_transposed(stretches, read_marks(stretches, WORDS), WORDS)


def _rows(turned: Turned | None) -> list[list[str]]:
    assert turned is not None
    return [[cell.text.strip() for cell in row.cells] for stretch in turned.stretches for row in stretch.rows]


def _tabs(values: str = "\t1\t2\t3", header: str = HEADER) -> list[str]:
    return [header, *(f"{column}{values}" for column in COLUMNS)]


def test_columns_one_below_the_other_are_turned() -> None:
    rows = _rows(_turned(_tabs()))
    assert rows[-4] == ["", *COLUMNS]
    assert rows[-3] == ["一、本年新收政府信息公开申请数量", *"1111111"]


def test_each_transposed_part_is_turned_and_what_stands_around_stays() -> None:
    documents = ["\t规章\t行政规范性文件", "本年制发件数\t1\t2", "本年废止件数\t3\t4", "现行有效件数\t5\t6"]
    assert _rows(_turned([*_tabs(), "注：\t见附件", *documents, "合计\t9"])) == [
        ["三、收到和处理政府信息公开申请情况"],
        ["", *COLUMNS],
        *([label, *(str(at) * 7)] for at, label in enumerate(HEADER.split("\t")[1:], 1)),
        ["注：", "见附件"],
        ["", "本年制发件数", "本年废止件数", "现行有效件数"],
        ["规章", *"135"],
        ["行政规范性文件", *"246"],
        ["合计", "9"],
    ]


def test_a_table_of_one_row_is_turned_if_places_are_known() -> None:
    label = HEADER.split("\t")[1]
    assert _rows(_turned([f"\t{label}", *(f"{column}\t1" for column in COLUMNS)]))[-1] == [label, *"1111111"]
    assert _turned([label, *(line for column in COLUMNS for line in (column, "1"))]) is None


@pytest.mark.parametrize(
    ("lines", "columns", "last"),
    [
        (_tabs()[:4], COLUMNS[:3], "333"),
        (_tabs("\t1\t2\t"), COLUMNS, ["", "", "", "", "", "", ""]),
        ([*_tabs()[:5], "\t7\t8\t9", *_tabs()[5:]], [*COLUMNS[:4], "", *COLUMNS[4:]], "33339333"),
        ([*_tabs(), "\t7\t8\t9"], [*COLUMNS, ""], "33333339"),
        ([*_tabs()[:5], "\t\t\t", *_tabs()[5:]], [*COLUMNS[:4], "", *COLUMNS[4:]], ["3"] * 4 + [""] + ["3"] * 3),
        ([HEADER, "申请人情况\t\t\t", *_tabs()[1:]], ["申请人情况", *COLUMNS], ["", *"3333333"]),
        ([*_tabs()[:-1], "总计\t1\t2"], COLUMNS, "333333"),
    ],
    ids=[
        "three columns",
        "no values at the end",
        "no label",
        "no label at the end",
        "a blank line",
        "a group",
        "a value less at the end",
    ],
)
def test_the_lines_below_a_header_of_rows_are_its_columns(
    lines: Sequence[str], columns: Sequence[str], last: Sequence[str]
) -> None:
    rows = _rows(_turned(lines))
    assert rows[-4:] == [["", *columns], *rows[-3:-1], ["四、结转下年度继续办理", *last]]


@pytest.mark.parametrize("line", ["说明", "说明\t\t\t", "规章\t7\t8\t9"])
def test_a_transposed_table_ends_before_words_that_are_none_of_its_columns(line: str) -> None:
    rows = _rows(_turned([*_tabs()[:5], line, *_tabs()[5:]]))
    assert [row[0] for row in rows[-7:]] == [*HEADER.split("\t")[1:], line.partition("\t")[0], *COLUMNS[4:]]


@pytest.mark.parametrize("first", [True, False])
def test_two_columns_are_too_few_whatever_stands_before_and_behind(*, first: bool) -> None:
    few = _tabs()[:3]
    rows = _rows(_turned([*few, *_tabs()] if first else [*_tabs(), *few]))
    left = [line.split("\t") for line in few]
    assert (rows[1:4] if first else rows[-3:]) == left
    assert [HEADER.split("\t")[1], *"1111111"] in rows


def test_a_header_of_rows_may_have_several_lines() -> None:
    header = ["\t一、本年新收政府信息公开申请数量\t三、本年度办理结果\t", "\t\t（一）予以公开\t（七）总计"]
    rows = _rows(_turned([*header, *_tabs()[1:]]))
    assert rows[-4:] == [
        ["", "", *COLUMNS],
        ["一、本年新收政府信息公开申请数量", "", *"1111111"],
        ["三、本年度办理结果", "（一）予以公开", *"2222222"],
        ["", "（七）总计", *"3333333"],
    ]


def test_values_behind_a_lost_label_are_turned() -> None:
    rows = _rows(_turned(_tabs(header=HEADER.replace("四、结转下年度继续办理", ""))))
    assert rows[-1] == ["", *"3333333"]


@pytest.mark.parametrize(
    "lines",
    [
        [f"申请人情况\t{column}\t1\t2\t3" if at else HEADER for at, column in enumerate(("", *COLUMNS))],
        [*_tabs()[:-1], "总计\t\t1\t2\t3"],
        _tabs("\t1\t2\t3\t4\t5", f"\t{HEADER}\t"),
        _tabs("\t1\t2\t3\t", f"\t{HEADER}"),
        _tabs("\t1\t2"),
        [*_tabs("\t1\t2\t")[:-1], "总计\t\t1\t2"],
    ],
    ids=[
        "values right of the labels", "one line is shifted", "values on both sides", "values left of the labels",
        "lines that end before the labels do", "values that begin now here and now there",
    ],
)  # fmt: skip
def test_values_that_do_not_stand_under_labels_are_left_alone(lines: list[str]) -> None:
    assert _turned(lines) is None


@pytest.mark.parametrize(
    "lines",
    [
        ["信息内容\t本年制发件数\t本年废止件数\t现行有效件数", "规章\t1\t2\t3", "行政规范性文件\t1\t2\t3"],
        ["\t申请人情况\t\t", "\t自然人\t商业企业\t总计", "一、本年新收政府信息公开申请数量\t1\t2\t3"],
        _tabs()[:3],
        [HEADER, *COLUMNS],
        ["\t一、本年新收政府信息公开申请数量\t1\t2", *_tabs()[1:]],
        [f"自然人{HEADER}", *_tabs()[1:]],
        ["行政复议\t\t", "结果维持\t1", "结果纠正\t1", "其他结果\t2", "尚未审结\t3", "总计\t7"],
    ],
)
def test_other_tables_are_left_alone(lines: list[str]) -> None:
    assert _turned(lines) is None


def _dense(labels: Sequence[str] = DENSE, count: int = 4, short: int = 0) -> list[str]:
    values = [[str(10 * at + row) for row in range(count - (short > at))] for at, _ in enumerate(COLUMNS)]
    return [*labels, *(line for column, run in zip(COLUMNS, values, strict=True) for line in (column, *run))]


def test_a_stream_is_put_in_statutory_order() -> None:
    turned = _turned(_dense())
    rows = _rows(turned)
    assert turned is not None
    stretch = next(stretch for stretch in turned.stretches if len(stretch.rows) > 1)
    header, *values = [[cell.column for cell in row.cells] for row in stretch.rows[-5:]]
    assert (stretch.geometry, values) == ("stream", [[0, *header]] * 4)
    assert [row[:2] for row in rows[-4:]] == [[DENSE[0], "0"], [DENSE[2], "1"], [DENSE[3], "2"], [DENSE[1], "3"]]
    assert rows[-5] == list(COLUMNS)
    assert rows[-1] == [DENSE[1], *(str(10 * at + 3) for at in range(7))]


def test_a_column_with_too_few_values_is_left_aside_aloud() -> None:
    turned = _turned(_dense(short=1))
    assert turned is not None
    assert [(found.code, found.severity) for found in turned.findings] == [("values_unplaced", "warning")]
    assert _rows(turned)[-1] == [DENSE[1], *(str(10 * at + 3) for at in range(1, 7))]


def test_where_most_columns_lack_values_only_labels_tell_the_rows() -> None:
    turned = _turned(_dense(short=4))
    assert turned is not None
    assert [found.severity for found in turned.findings] == ["warning"] * 4
    assert _rows(turned)[-1] == [DENSE[1], *(str(10 * at + 3) for at in range(4, 7))]
    assert _turned(_dense(count=5, short=4)) is None


def test_a_row_whose_label_is_lost_stands_where_the_form_has_it_if_all_others_are_there() -> None:
    requests = form("2021").table("t3_requests")
    assert requests is not None
    labels = [row.label for row in requests.data_rows]
    rows = _rows(_turned(_dense([*labels[:3], *labels[4:]], len(labels))))
    assert [row[0] for row in rows[2:]] == [*labels[:3], "3", *labels[4:]]
    assert rows[5] == [str(10 * at + 3) for at in range(7)]
    unclear = _rows(_turned(_dense(["政府信息公开申请数量", *labels[1:]], len(labels))))
    assert [row[0] for row in unclear[2:]] == ["政府信息公开申请数量", *labels[1:]]
    assert _turned(_dense(["政府信息公开申请数量", *labels[1:3], *labels[4:]], len(labels))) is None
    assert _turned(_dense([*labels[:3], *labels[4:]], len(labels) + 1)) is None
    assert _turned(_dense([*labels[:3], *labels[4:]], len(labels), short=4)) is None
    two = _rows(_turned(_dense([*labels[:3], *labels[5:]], len(labels))))
    assert [row[0] for row in two[4:7]] == [labels[2], "3", "4"]


def test_a_few_values_behind_the_first_label_are_left_aside() -> None:
    turned = _turned(_dense([DENSE[0], "1", "2", "3", *DENSE[1:]]))
    assert turned is not None
    assert [found.detail.rpartition(": ")[2] for found in turned.findings] == ["1 | 2 | 3"]


@pytest.mark.parametrize(
    ("first", "words", "aside"),
    [
        (["自然人", *"0123", "见附件"], ["见附件"], []),
        (["自然人", "另附说明", *"0123"], ["另附说明"], []),
        (["申请人情况", "自然人", *"0123"], ["申请人情况"], []),
        (["申请人情况", "9", "自然人", *"0123"], ["申请人情况"], ["9"]),
        (["自然人", *"01", "商业企业", *"0123", "自然人", *"23"], [], []),
    ],
    ids=[
        "words behind the values", "words before the values", "a group of columns", "a value of a group",
        "a column in two pieces",
    ],
)  # fmt: skip
def test_what_stands_among_the_columns_of_a_stream_moves_none_of_their_values(
    first: list[str], words: list[str], aside: list[str]
) -> None:
    dense = _dense()
    rest = dense[len(DENSE) + (10 if "商业企业" in first else 5) :]
    turned = _turned([*DENSE, *first, *rest])
    assert turned is not None
    rows = _rows(turned)
    assert rows[:2] == [["三、收到和处理政府信息公开申请情况", *words], list(COLUMNS)]
    assert [row[1] for row in rows[2:]] == list("0123")
    assert [found.detail.rpartition(": ")[2] for found in turned.findings] == aside


def test_labels_of_groups_stand_before_their_rows_and_those_behind_the_columns_stay() -> None:
    labels = ["一、本年新收政府信息公开申请数量", "三、本年度办理结果", "（三）不予公开", "1.属于国家秘密"]
    rows = _rows(_turned([*_dense(labels, 2), "规章", "5"]))
    assert [row[:2] for row in rows[2:]] == [
        [labels[0], "0"],
        [labels[1]],
        [labels[2]],
        [labels[3], "1"],
        ["规章", "5"],
    ]


def test_the_lines_of_a_header_of_rows_may_go_back_in_order_so_often_as_it_has_lines() -> None:
    back = ["四、结转下年度继续办理", "（七）总计", "（一）予以公开", "二、上年结转政府信息公开申请数量"]
    assert [row[0] for row in _rows(_turned(_dense(back[:3], 3)))[2:]] == [back[2], back[1], back[0]]
    assert _turned(_dense(back)) is None


def test_scraps_among_the_labels_are_left_aside() -> None:
    turned = _turned(_dense([DENSE[0], "—1", *DENSE[1:], "1.属于国家秘密"], count=5))
    assert turned is not None
    [found] = turned.findings
    assert (found.code, found.severity, found.table) == ("stray_values", "info", "t3_requests")
    assert found.detail == "values among the labels of rows were left aside: —1"
    assert found.where == Where(part=0, line=2, cell=3)


@pytest.mark.parametrize(
    "lines",
    [
        _dense(count=5),
        _dense([*DENSE, "（一）予以公开", "二、上年结转政府信息公开申请数量", "（二）部分公开", "（一）予以公开"], 8),
        _dense([*DENSE[:2], "1", "2", "3", "4", *DENSE[2:]]),
        _dense([DENSE[0], "1", "2", "3", "4", *DENSE[1:]]),
        _dense(["政府信息公开申请数量", *DENSE[1:]], 3),
        [*_dense()[: len(DENSE) + 5], "申请人情况", "9", *_dense()[len(DENSE) + 5 :]],
    ],
    ids=[
        "more values than labels", "labels in no order", "values before the last label", "many values behind the first",
        "a label that may be either of two", "a value of a group among the columns",
    ],
)  # fmt: skip
def test_a_stream_that_contradicts_itself_is_left_alone(lines: list[str]) -> None:
    assert _turned(lines) is None
