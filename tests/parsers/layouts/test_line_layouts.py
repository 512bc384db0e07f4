"""Each layout of text: how lines become rows of cells with their places."""

from collections.abc import Sequence

import pytest

from parsers.layouts import cell_per_line, pipe_cells, pipe_rows, spaced_columns, tab_rows
from parsers.layouts.lines import Line, spaced_cells, without_bullets
from parsers.layouts.rows import Stretch
from parsers.report import Where


def _lines(text: str) -> list[Line]:
    return [Line(line, Where(part=0, line=number + 1), number) for number, line in enumerate(text.split("\n"))]


def _texts(stretch: Stretch) -> list[list[str]]:
    return [[cell.text.strip() for cell in row.cells] for row in stretch.rows]


def test_tab_rows_keep_empty_cells_and_their_columns() -> None:
    lines = _lines("规章\t0\t\t3\n\n\t行政许可\t5\n\t\t")
    assert tab_rows.matches(lines)
    stretch = tab_rows.read(lines)
    assert _texts(stretch) == [["规章", "0", "", "3"], ["", "行政许可", "5"], ["", "", ""]]
    assert [cell.column for cell in stretch.rows[0].cells] == [0, 1, 2, 3]
    assert stretch.rows[1].cells[2].where == Where(part=0, line=3, cell=3)
    assert stretch.rows[1].blocks == (2,)


def test_tabs_that_only_indent_make_no_tab_rows() -> None:
    assert not tab_rows.matches(_lines("\t规章\n\t0\n\t0"))
    assert tab_rows.matches(_lines("规章\t\t\t\n行政许可\t\t\t"))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("| 规章 | 1 | |\n|---|---|---|\n| 行政许可 | 2 | 3 |", [["规章", "1", ""], [], ["行政许可", "2", "3"]]),
        (
            "规章 | 1 | 2 |\n| 1 | 2 |\n行政许可 | 3 | |||",
            [["规章", "1", "2"], ["", "1", "2"], ["行政许可", "3", "", "", ""]],
        ),
        (
            "规章 | 1\n行政许可 0\n| | 2\n许可 | 2 | 3",
            [["规章", "1"], ["行政许可", "0"], ["", "", "2"], ["许可", "2", "3"]],
        ),
    ],
)
def test_pipe_rows_know_whether_pipes_stand_around_or_between(text: str, rows: list[list[str]]) -> None:
    lines = _lines(text)
    assert pipe_rows.matches(lines)
    assert _texts(pipe_rows.read(lines)) == rows


def test_cells_closed_by_pipes_fall_into_the_rows_that_a_lone_pipe_opens() -> None:
    lines = _lines(
        "|\n信息内容 |\n本年制发件数 |\n现行有效件数 |\n|\n规章 |\n0 |\n|\n|\n行政许可 |\n5 | ||\n|\n许可 |\n1 |"
    )
    assert pipe_cells.matches(lines)
    assert _texts(pipe_cells.read(lines)) == [
        ["信息内容", "本年制发件数", "现行有效件数"],
        ["规章", "0", ""],
        ["行政许可", "5", "", ""],
        ["许可", "1"],
    ]


def test_spaced_columns_take_a_line_for_a_row() -> None:
    lines = _lines("规章      0    0     3\n行政许可 550\n本年 废止")
    assert spaced_columns.matches(lines)
    assert _texts(spaced_columns.read(lines)) == [["规章", "0", "0", "3"], ["行政许可", "550"], ["本年 废止"]]


def test_one_long_row_of_values_makes_columns_but_a_long_list_of_cells_does_not() -> None:
    header = "行政复议 行政诉讼\n结果维持 结果纠正\n\n总计\n其他结果 尚未审结\n"
    assert spaced_columns.matches(_lines(header + "0 1 2 3 4 5"))
    assert not spaced_columns.matches(_lines("\n".join(header.split()) + "\n0 1\n2\n3"))


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("行政许可 0", ("行政许可", "0")),
        ("2 0 0 / 2", ("2", "0", "0", "/", "2")),
        ("2024 年 1 月", ("2024 年 1 月",)),
        ("第二十条  第(一)项", ("第二十条", "第(一)项")),
        ("", ()),
    ],
)
def test_numbers_behind_a_label_are_cells_of_their_own(line: str, cells: tuple[str, ...]) -> None:
    assert spaced_cells(line) == cells


@pytest.mark.parametrize(
    ("text", "without"),
    [
        ("- 规章\n- 3\n\n- 0", "规章\n3\n\n0"),
        ("  • 规章 1\n  • 行政许可\n说明", "规章 1\n行政许可\n说明"),
        ("规章\n- 0 0\n- 3 4", "规章\n- 0 0\n- 3 4"),
        ("规章 |\n- |\n- |\n- |", "规章 |\n- |\n- |\n- |"),
        ("规章\n- 3", "规章\n- 3"),
    ],
)
def test_marks_of_a_list_are_no_values_but_dashes_are(text: str, without: str) -> None:
    assert [line.text for line in without_bullets(_lines(text))] == without.split("\n")


def test_pairs_of_tabs_part_cells_where_there_are_no_single_ones() -> None:
    lines = _lines("规章\t\t0\t\t\t\t3\n行政许可\t\t5\t\t1\t\t2\n许可\t\t5\t\t2\t\t1")
    assert _texts(tab_rows.read(lines)) == [
        ["规章", "0", "", "3"],
        ["行政许可", "5", "1", "2"],
        ["许可", "5", "2", "1"],
    ]
    assert _texts(tab_rows.read(_lines("规章\t\t0\t\t3")))[0] == ["规章", "", "0", "", "3"]


def test_indented_cells_form_rows_and_broken_words_go_on() -> None:
    text = "\t规章\n\t　0\n\t\n\n\t5.要求行政机关确认或重新\n出具已获取信息\n\t1\n \t7\n\t8"
    stretch = cell_per_line.read(_lines(text))
    assert _texts(stretch) == [["规章", "0", ""], ["5.要求行政机关确认或重新\n出具已获取信息", "1"], ["7", "8"]]
    assert stretch.geometry == "stream"


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("规章\n0\n1\n行政许可\n2", [["规章", "0", "1"], ["行政许可", "2"]]),
        ("规章\n\n0\n\n1\n\n行政许可\n\n2", [["规章", "0", "1"], ["行政许可", "2"]]),
        ("规章\n\n0\n\n\n\n3\n\n行政许可\n\n2\n\n4", [["规章", "0", "", "", "3"], ["行政许可", "2", "4"]]),
        ("第（一）项\n信息内容\n规章\n0", [["第（一）项", "信息内容", "规章", "0"]]),
        (
            "规章\n1\n\n3\n\n行政许可\n4\n5\n\n\n行政处罚\n6\n\n行政强制\n7",
            [["规章", "1", "", "3"], ["行政许可", "4", "5", ""], ["行政处罚", "6"], ["行政强制", "7"]],
        ),
        (
            "规章\n1\n2\n行政规范性文件\n3\n\n第（五）项\n行政许可\n4",
            [["规章", "1", "2"], ["行政规范性文件", "3"], ["第（五）项", "行政许可", "4"]],
        ),
    ],
)
def test_a_label_behind_a_value_begins_a_row(text: str, rows: list[list[str]]) -> None:
    assert _texts(cell_per_line.read(_lines(text))) == rows


def test_a_run_of_cells_longer_than_any_row_is_cut() -> None:
    stretch = cell_per_line.read(_lines("规章\n" + "0\n" * 1000))
    assert max(len(row.cells) for row in stretch.rows) == cell_per_line.LONGEST_ROW
    assert sum(len(row.cells) for row in stretch.rows) == 1001


def _blocks(stretches: Sequence[Stretch]) -> list[int]:
    return [block for stretch in stretches for row in stretch.rows for block in row.blocks]


def test_every_line_that_holds_something_is_in_one_row() -> None:
    lines = _lines("规章\n\n0\n\n行政许可\n\n2")
    assert _blocks([cell_per_line.read(lines)]) == [0, 2, 4, 6]
    assert _blocks([pipe_rows.read(_lines("| a | b |\n|---|---|\n| c | d |"))]) == [0, 1, 2]
