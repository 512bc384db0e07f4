"""Runs of cells given to rows by their labels, and the values that no label claims."""

from collections.abc import Sequence

import pytest

from parsers.cells.chain import longest_chain
from parsers.cells.marks import read_marks
from parsers.cells.outline import outlines
from parsers.cells.readings import Found, read_rows
from parsers.layouts.rows import RawCell, RawRow, Stretch
from parsers.report import Where

WORDS = outlines()[0]
GRANTED, NEXT = ["予以公开", "4", "0"], ["部分公开", "1", "1"]


def _found(*rows: Sequence[str]) -> Found:
    raw = (RawRow(tuple(RawCell(text, at, 1, Where()) for at, text in enumerate(row)), ()) for row in rows)
    marked = read_marks([Stretch(tuple(raw), "spans")], WORDS)
    return read_rows(marked, longest_chain([mark for row in marked for mark in row.marks], WORDS))


@pytest.mark.parametrize(
    ("row", "orphan"),
    [
        (["4", "0"], ("", ["4", "0"])),
        (["4"], ("", ["4"])),
        (["某项", "4", "0"], ("某项", ["4", "0"])),
        (["某", "项", "4", "见附件"], ("某项", ["4", "见附件"])),
        (["", "4", "0"], ("", ["", "4", "0"])),
        (["", ""], ("", ["", ""])),
        ([""], None),
        (["某项"], None),
        (["某项", ""], None),
        (["5", "重复申请", "1"], None),
        (["5", "6", "重复申请", "1"], ("", ["5", "6"])),
    ],
)
def test_cells_before_a_label_or_without_one_are_kept_with_the_words_before_them(
    row: list[str], orphan: tuple[str, list[str]] | None
) -> None:
    found = _found(GRANTED, row)
    assert [(one.label, [cell.text for cell in one.cells]) for one in found.orphans] == ([orphan] if orphan else [])
    assert [cell.text for cell in found.readings[0].cells] == GRANTED[1:]


def test_a_row_without_cells_is_there_and_a_group_without_cells_is_none() -> None:
    found = _found(GRANTED, ["部分公开"], ["不予公开"], ["属于国家秘密", "1"])
    assert [(one.entry.code, len(one.cells)) for one in found.readings] == [
        ("granted", 2), ("partially_granted", 0), ("refused_state_secret", 1),
    ]  # fmt: skip


def test_columns_with_one_value_behind_them_are_a_table_upright() -> None:
    found = _found(["结果维持", "5", ""], ["结果纠正", "", ""], ["其他结果", "1", "2"])
    assert [(one.column.code, one.cell.text) for one in found.upright] == [
        ("review_upheld", "5"),
        ("review_corrected", ""),
    ]
    assert [one.label for one in found.orphans] == ["结果维持", "其他结果"]


def test_positions_around_values_without_a_label_are_those_of_the_labels_around() -> None:
    found = _found(["8", "8"], GRANTED, ["9", "9"], NEXT)
    first, orphan = found.orphans
    assert (orphan.after, orphan.before) == tuple(one.entry.position for one in found.readings)
    assert (first.after, first.before) == (-1, found.readings[0].entry.position)
    assert found.readings[0].before == found.readings[1].entry.position


def test_a_piece_of_a_label_names_a_row_in_order_only_and_is_sure_only_if_enough_of_it_is_there() -> None:
    found = _found(GRANTED, ["行政法规禁止", "1", "1"], ["正当理由", "2", "2"])
    assert [(one.entry.code, one.by) for one in found.readings[1:]] == [
        ("refused_other_law", "label"), ("not_processed_excessive", "piece"),
    ]  # fmt: skip
    again = _found(["行政法规禁止", "1", "1"], ["重复申请", "3", "3"], ["总计", "3", "3"], ["行政法规禁止", "1", "1"])
    assert [one.label for one in again.orphans] == ["行政法规禁止"]


@pytest.mark.parametrize("header", [["", "自然人", "商业企业"], []])
def test_a_whole_label_out_of_order_is_its_row_again_below_a_header_else_a_word_of_another_table(
    header: list[str],
) -> None:
    found = _found(header, GRANTED, NEXT, ["重复申请", "1", "1"], ["予以公开", "5", "5"], ["部分公开"])
    assert [(one.entry.code, one.again) for one in found.readings] == [
        ("granted", False), ("partially_granted", False), ("not_processed_duplicate", False),
        *[("granted", True)] * bool(header),
    ]  # fmt: skip
    assert found.orphans == []
