"""Labels met in rows: where they begin and end, and which cells are theirs."""

from collections.abc import Sequence

import pytest

from parsers.cells.marks import Mark, read_marks
from parsers.cells.outline import Outline, outlines
from parsers.layouts.rows import Geometry, RawCell, RawRow, Stretch
from parsers.report import Where

WORDS, STATISTICS, _ = outlines()


def _marks(*stretches: Sequence[Sequence[str]], geometry: Geometry = "cells", words: Outline = WORDS) -> list[Mark]:
    """The marks of stretches of rows of cells."""
    read = [
        Stretch(
            tuple(RawRow(tuple(RawCell(t, at, 1, Where()) for at, t in enumerate(row)), ()) for row in rows), geometry
        )
        for rows in stretches
    ]
    return [mark for row in read_marks(read, words) for mark in row.marks]


GRANTED = ["予以公开", "4"]


def _said(mark: Mark) -> tuple[str, list[str]]:
    return mark.candidates[0].entry.code, [cell.text for cell in mark.run]


@pytest.mark.parametrize(
    ("rows", "code", "run", "end", "row_of_run"),
    [
        ([["予以公开", "4", "0"]], "granted", ["4", "0"], 1, 0),
        ([["三、本年度办理结果 （三）不予公开 1.属于国家秘密", "4"]], "refused_state_secret", ["4"], 1, 0),
        ([["（二）部分公开（区分处理的，", "只计这一情形）", "4"]], "partially_granted", ["4"], 2, 0),
        ([["4.保护第三方", "合法权益", "4"]], "refused_third_party_rights", ["4"], 2, 0),
        ([["4.保护第三方"], ["合法权益", "4"]], "refused_third_party_rights", ["4"], 1, 1),
        ([["", "4.保护第三方"], ["合法权益", "4"]], "refused_third_party_rights", ["4"], 1, 1),
        ([["", "（二）部分公开（区分处理"], ["", "的）", "4"]], "partially_granted", ["4"], 2, 1),
        ([["部分么开（区分处理的，只计这一"], ["", "情形，不计其他情形）", "4"]], "partially_granted", ["4"], 2, 1),
        ([["按收费通知要求缴纳费用、行政机"], ["关不再处理其政府信息公开申请", "4"]], "other_fee_overdue", ["4"], 1, 1),
        ([["规章", "0", "现行有效件", "3"]], "regulations", ["0", "现行有效件", "3"], 1, 0),
        ([["予以公开"], ["4", "0"]], "granted", ["4", "0"], 1, 1),
        ([["自然人"], ["4", "0"]], "natural_person", [], 1, 0),
    ],
    ids=[
        "values behind it", "three labels in a cell", "an open bracket", "two cells", "two rows", "an inner cell",
        "the rest behind an empty cell", "the rest of a misspelt label", "pieces",
        "a word like a label among values", "values below", "a column",
    ],
)  # fmt: skip
def test_a_label_has_the_cells_behind_it_up_to_the_next(
    rows: Sequence[Sequence[str]], code: str, run: list[str], end: int, row_of_run: int
) -> None:
    [mark] = _marks(rows)
    assert (*_said(mark), mark.end, mark.row_of_run) == (code, run, end, row_of_run)


def test_the_rest_of_a_label_may_stand_before_another_label_or_a_unit() -> None:
    rows = [["2.申请人逾期未按收费通知要求缴纳费"], ["用、行政机关不再处理其政府信息公开申请", "重复申请", "3"]]
    assert [_said(mark)[1] for mark in _marks(rows)] == [[], ["3"]]
    [mark] = _marks([["主要负责同志参加新闻发布"], ["会次数", "次", "3"]], words=STATISTICS)
    assert _said(mark) == ("press_conferences_head", ["次", "3"])


def test_a_label_does_not_go_on_in_another_table() -> None:
    texts = [mark.text for mark in _marks([GRANTED, ["4.保护第三方"]], [["合法权益", "4"]])]
    assert texts[:2] == ["予以公开", "4.保护第三方"]
    [mark] = _marks([["予以公开"]], [["4", "0"]])
    assert mark.run == []


def test_in_a_merged_grid_a_cell_is_one_label() -> None:
    assert len(_marks([["自然人 总计"]])) == 2
    assert len(_marks([["自然人 总计"]], geometry="spans")) == 1


def test_words_below_the_values_of_a_label_go_on_with_it_only_if_they_stand_alone() -> None:
    around = [["2.申请人逾期未按收费通知", "3"], ["要求缴纳费用、行政机关不再处理其政府信息公开申请"]]
    [mark] = _marks(around)
    assert _said(mark) == ("other_fee_overdue", ["3"])
    assert mark.text.endswith("公开申请")
    among = [[*around[0], "见附件"], around[1]]
    assert [mark.text for mark in _marks(among)] == [around[0][0], around[1][0]]
    beside = [around[0], [*around[1], "7"]]
    assert [_said(mark)[1] for mark in _marks(beside)] == [["3"], ["7"]]
    assert _marks([around[0]], [around[1]])[0].text == around[0][0]


@pytest.mark.parametrize("behind", [[], [[]], [[], ["合法权益", "4"]]], ids=["nothing", "no cells", "no cells between"])
def test_a_label_broken_off_where_a_row_ends_may_have_nothing_behind_it(behind: list[list[str]]) -> None:
    mark = _marks([GRANTED, ["4.保护第三方"], *behind])[1]
    assert _said(mark) == ("refused_third_party_rights", [])
