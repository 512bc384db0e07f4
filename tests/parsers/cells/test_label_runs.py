"""Lines of several labels, and labels broken over lines with their values behind the rest."""

import pytest

from parsers.cells.label_runs import labels_apart
from parsers.cells.marks import read_marks
from parsers.cells.outline import outlines
from parsers.layouts.rows import RawCell, RawRow, Stretch
from parsers.report import Where

WHERE = Where(part=0, line=1)
WORDS = outlines()[0]


def _row(number: int, *texts: str) -> RawRow:
    return RawRow(tuple(RawCell(text, at, 1, WHERE) for at, text in enumerate(texts)), (number,))


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("自然人 法人或其他组织", ["自然人", "法人或其他组织"]),
        ("信息内容 本年制发件数 现行有效件数", ["信息内容", "本年制发件数", "现行有效件数"]),
        ("表一 信息内容 本年制发件数", ["表一", "信息内容", "本年制发件数"]),
        (
            "商 业 企 业 科研机构 社会公益 组织 其他",
            ["商 业 企 业", "科研机构", "社会公益 组织", "其他"],
        ),
        ("（勾稽关系） 申请人情况 总计", ["（勾稽关系） 申请人情况", "总计"]),
        ("结果维持 总计 结果维持 总计", ["结果维持", "总计", "结果维持", "总计"]),
        ("社会公益 组织", ["社会公益 组织"]),
        ("行 政 诉 讼 总 计", ["行 政 诉 讼 总 计"]),
        ("对外 总计", ["对外 总计"]),
        ("单位：件 自然人 总计", ["单位：件", "自然人", "总计"]),
        ("结果维持 总计 某某", ["结果维持 总计 某某"]),
        ("自然人", ["自然人"]),
        ("", [""]),
    ],
)
def test_a_line_of_labels_falls_into_its_labels(line: str, cells: list[str]) -> None:
    row = labels_apart(_row(0, line), WORDS)
    assert [cell.text for cell in row.cells] == cells
    assert [(cell.column, cell.width) for cell in row.cells] == [(at, 1) for at in range(len(cells))]


def test_rows_of_several_cells_and_long_lines_are_left_alone() -> None:
    row = _row(0, "自然人 总计", "0")
    assert labels_apart(row, WORDS) is row
    long = _row(0, "总计 " * 10_000)
    assert labels_apart(long, WORDS) is long


@pytest.mark.parametrize(
    "lines",
    [
        [["（二）部分公开（区分处理的，只计这一"], ["情形，不计其他情形）", "0", "3", "3"]],
        [["部分公开"], ["（区分处理的，只计这一情形，"], ["不计其他情形）", "0", "3", "3"]],
        [
            ["（二）部分"],
            ["公开（区"],
            ["分处理的"],
            ["，只计这"],
            ["一情形，"],
            ["不计其他"],
            ["情形）", "0", "3", "3"],
        ],
        [["（二）部分公开（区分处理的，只计这一情形，不计其他情形"], ["）", "0", "3", "3"]],
        [["3.危及“三安全一稳定"], ["”", "0", "3", "3"]],
        [['3.危及"三安全一稳定'], ['"', "0", "3", "3"]],
        [["2.申请人逾期未按收费通知要求缴纳费"], ["用、行政机关不再处理其政府信息公开申"], ["请", "0", "3", "3"]],
        [["（二）部分么开（区分处理的，只计这一"], ["情形，不计其他情形）", "0", "3", "3"]],
        [["5.要求行攻机关确认或重新出具已获取"], ["信息", "0", "3", "3"]],
        [["1.申请人无正当理由逾期不补正、行政机关"], ["不再处理其政府信息么开申请", "0", "3", "3"]],
        [["（二）部分公开"], ["0", "3", "3"]],
    ],
)
def test_values_behind_the_rest_of_a_label_are_its_values(lines: list[list[str]]) -> None:
    rows = [_row(number, *texts) for number, texts in enumerate(lines)]
    [mark] = [mark for row in read_marks([Stretch(tuple(rows), "cells")], WORDS) for mark in row.marks]
    assert [cell.text for cell in mark.run] == ["0", "3", "3"]
    assert mark.row_of_run == len(lines) - 1


@pytest.mark.parametrize(
    "lines",
    [
        [["2.申请人逾期未按收费通知"], ["要求缴纳费用、行政机关不", "0", "3", "3"], ["再处理其政府信息公开申请"]],
        [["2.申请人逾期未按收费通知", "0", "3", "3"], ["要求缴纳费用、行政机关不"], ["再处理其政府信息公开申请"]],
        [["（二）部分公开（区"], ["0", "3", "3"], ["分处理的，只计"], ["这一情形，不计其他情形）"]],
    ],
)
def test_values_that_stand_between_the_lines_of_a_label_are_its_values(lines: list[list[str]]) -> None:
    rows = [_row(number, *texts) for number, texts in enumerate([*lines, ["重复申请", "7", "7", "7"]])]
    marked = read_marks([Stretch(tuple(rows), "cells")], WORDS)
    mark, _ = [mark for row in marked for mark in row.marks]
    assert [cell.text for cell in mark.run] == ["0", "3", "3"]
    assert [row.head for row in marked] == [[]] * len(rows)


def test_a_label_does_not_go_on_below_two_rows_of_values() -> None:
    lines = (
        ("2.申请人逾期未按收费通知", "0", "3"),
        ("要求缴纳费用、行政机关不", "7", "7"),
        ("再处理其政府信息公开申请",),
    )
    rows = tuple(_row(number, *texts) for number, texts in enumerate(lines))
    found = [mark for row in read_marks([Stretch(rows, "cells")], WORDS) for mark in row.marks]
    assert ["0", "3", "7", "7"] not in [[cell.text for cell in mark.run] for mark in found]


def test_empty_cells_behind_the_rest_of_a_label_are_its_cells() -> None:
    rows = (_row(0, "部分公开（区分处理的，"), _row(1, "不计其他情形）", "", ""), _row(2, "", "", ""))
    [mark] = [mark for row in read_marks([Stretch(rows, "cells")], WORDS) for mark in row.marks]
    assert [cell.text for cell in mark.run] == ["", ""]


@pytest.mark.parametrize("label", ["（四）无法提供", "（四）无法堤供", "部分公开（区分处理的"])
@pytest.mark.parametrize("words", ["某项", "其中", "情形，", "1.", "（一）", "某项）之外"])
def test_values_behind_other_words_are_not_those_of_the_label_above(label: str, words: str) -> None:
    rows = (_row(0, label), _row(1, words, "0", "3", "3"))
    below = read_marks([Stretch(rows, "cells")], WORDS)
    assert [mark.run for row in below for mark in row.marks] == [[]]
    assert [cell.text for cell in below[1].head] == [words, "0", "3", "3"]
