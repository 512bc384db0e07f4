"""Labels are marked, and aligned with the statutory order."""

from collections.abc import Sequence

from parsers.cells.chain import longest_chain
from parsers.cells.marks import Row, read_marks
from parsers.cells.outline import outlines
from parsers.layouts.rows import Geometry, RawCell, RawRow, Stretch
from parsers.report import Where

WORDS = outlines()[0]


def _rows(*texts: Sequence[str], geometry: Geometry = "cells") -> list[Row]:
    rows = tuple(
        RawRow(tuple(RawCell(text, at, 1, Where(line=number)) for at, text in enumerate(row)), (number,))
        for number, row in enumerate(texts)
    )
    return read_marks([Stretch(rows, geometry)], WORDS)


def _chain(rows: Sequence[Row]) -> list[str]:
    return [link.candidate.entry.code for link in longest_chain([mark for row in rows for mark in row.marks], WORDS)]


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
