"""Labels are marked, and aligned with the statutory order."""

from collections.abc import Sequence

import pytest

from parsers.cells.chain import longest_chain
from parsers.cells.marks import Row, read_marks
from parsers.cells.outline import Outline, outlines
from parsers.layouts.rows import Geometry, RawCell, RawRow, Stretch
from parsers.report import Where

WORDS, STATISTICS, _ = outlines()


def _stretch(*texts: Sequence[str], geometry: Geometry = "cells") -> Stretch:
    rows = (
        RawRow(tuple(RawCell(text, at, 1, Where(line=number)) for at, text in enumerate(row)), (number,))
        for number, row in enumerate(texts)
    )
    return Stretch(tuple(rows), geometry)


def _rows(*texts: Sequence[str], geometry: Geometry = "cells", words: Outline = WORDS) -> list[Row]:
    return read_marks([_stretch(*texts, geometry=geometry)], words)


def _chain(rows: Sequence[Row], words: Outline = WORDS) -> list[str]:
    return [link.candidate.entry.code for link in longest_chain([mark for row in rows for mark in row.marks], words)]


def test_the_run_of_a_label_ends_at_the_next() -> None:
    [row] = _rows(["结果维持", "5", "", "结果纠正", "0"])
    assert [(mark.text, [cell.text for cell in mark.run]) for mark in row.marks] == [
        ("结果维持", ["5", ""]),
        ("结果纠正", ["0"]),
    ]


def test_words_among_values_are_a_value() -> None:
    [row] = _rows(["规章", "0", "详见附件一", "3"])
    assert [cell.text for cell in row.marks[0].run] == ["0", "详见附件一", "3"]


def test_a_label_broken_over_cells_and_rows_is_one() -> None:
    rows = _rows(["5.要求行政机关确认"], ["或重新出具已获取信息", "0", "0"])
    [mark] = [mark for row in rows for mark in row.marks]
    assert mark.candidates[0].entry.code == "not_processed_reconfirmation"
    assert [cell.text for cell in mark.run] == ["0", "0"]


def test_a_label_broken_behind_its_first_character_is_one() -> None:
    rows = _rows(["总"], ["计", "4"])
    [mark] = [mark for row in rows for mark in row.marks]
    assert (mark.text, mark.run[0].text) == ("总计", "4")


def test_the_longer_label_wins_over_one_that_it_begins_with() -> None:
    [row] = _rows(["其他", "结果", "其他", "总计"])
    assert [mark.candidates[0].entry.code for mark in row.marks] == ["review_other", "other_organisation", "total"]


def test_a_group_and_a_row_in_one_cell_give_the_row() -> None:
    [row] = _rows(["（三）不予公开 1.属于国家秘密", "4"])
    assert [mark.candidates[0].entry.code for mark in row.marks] == ["refused_state_secret"]


def test_values_below_a_lone_label_are_its_own() -> None:
    rows = _rows(["（二）部分公开（区分处理的，只计这一情"], ["形，不计其他情形）"], ["4", "0"], ["1", "1"])
    assert [cell.text for cell in rows[0].marks[0].run] == ["4", "0"]
    assert rows[2].head == []
    assert rows[3].head_values == 2


def test_in_a_merged_grid_values_below_a_label_are_another_row() -> None:
    rows = _rows(["予以公开"], ["4", "0"], geometry="spans")
    assert rows[0].marks[0].run == []
    assert rows[1].head_values == 2


def test_ambiguous_labels_take_the_place_that_the_order_leaves() -> None:
    rows = _rows(
        ["自然人", "商业企业", "其他", "总计"],
        ["一、本年新收政府信息公开申请数量", "3"],
        ["3.其他", "1"],
        ["（七）总计", "3"],
        ["四、结转下年度继续办理", "0"],
        ["结果维持", "总计"],
    )
    assert _chain(rows) == [
        "natural_person",
        "business",
        "other_organisation",
        "total",
        "new_requests",
        "other_misc",
        "processed_total",
        "carried_forward",
        "review_upheld",
        "review_total",
    ]


def test_labels_out_of_order_and_repeated_headers_are_left_out() -> None:
    rows = _rows(
        ["1.属于国家秘密", "3"],
        ["三、本年度办理结果"],
        ["自然人", "商业企业"],
        ["2.其他法律行政法规禁止公开", "1"],
        ["（三）不予公开"],
        ["3.危及“三安全一稳定”", "1"],
    )
    assert _chain(rows) == ["refused_state_secret", "refused_other_law", "refused_security_stability"]


def test_a_row_with_values_outweighs_the_same_label_without() -> None:
    rows = _rows(["予以公开"], ["予以公开", "2"], ["部分公开", "1"])
    assert [link.mark.row for link in longest_chain([mark for row in rows for mark in row.marks], WORDS)] == [1, 2]


def test_a_whole_label_outweighs_one_that_is_misspelt_or_a_piece() -> None:
    assert _chain(_rows(["部分公天", "1"], ["予以公开", "2"])) == ["granted"]
    assert _chain(_rows(["自然人"], ["其他法律行政", "1"], ["予以公开"])) == ["natural_person", "granted"]


def test_a_label_outweighs_what_is_only_like_one_where_whole_labels_alone_are_sure() -> None:
    rows = _rows(["统计指标", "单位", "统计数"], ["主动公开规范性文件", "3"], ["主动公开情况", "3"], words=STATISTICS)
    assert _chain(rows, STATISTICS) == ["value", "proactive"]


REFUSED = [
    ["予以公开", "2"],
    ["属于国家秘密", "1"],
    ["危及三安全一稳定", "1"],
    ["保护第三方合法权益", "1"],
    ["重复申请", "1"],
]


def test_a_label_of_the_table_outweighs_the_same_word_of_another() -> None:
    rows = read_marks([_stretch(["部分公开", "1"]), _stretch(*REFUSED)], WORDS)
    assert _chain(rows)[:2] == ["granted", "refused_state_secret"]


@pytest.mark.parametrize(
    ("texts", "alone"),
    [
        (REFUSED, False),
        (REFUSED[:4], True),
        ([*REFUSED[:4], REFUSED[0]], True),
        ([*REFUSED[:4], ["重复申清", "1"]], True),
        ([["自然人"], *REFUSED[:1]], False),
        ([["自然入"], *REFUSED[:1]], True),
        ([["其他"], *REFUSED[:1]], True),
        ([["第二十条第（一）项"], ["规章", "1"]], False),
    ],
    ids=[
        "five labels", "four", "four and one again", "four and one misspelt", "a column", "a misspelt column",
        "a column or row", "a title",
    ],
)  # fmt: skip
def test_few_labels_without_a_header_may_be_words_of_another_table(texts: list[list[str]], *, alone: bool) -> None:
    rows = _rows(*texts)
    assert {mark.alone for row in rows for mark in row.marks} == {alone}
