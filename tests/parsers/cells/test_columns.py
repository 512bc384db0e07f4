"""Which cell of a row stands in which column, by the row itself and its header."""

import pytest

from parsers.cells.columns import place_rows
from parsers.cells.header import read_header
from parsers.cells.windows import RowSums, full_start
from parsers.layouts.rows import RawCell, RawRow
from parsers.report import Where
from tests.parsers.cells.placing import (
    CODES,
    DOCUMENTS,
    FULL,
    LABELS,
    REQUESTS,
    WORDS,
    cells_of,
    header_of,
    place,
    reading_of,
    table_of,
    texts_of,
)


def test_a_full_row_needs_nothing_else() -> None:
    [placed] = place(["", *FULL, ""])
    assert texts_of(placed) == FULL
    assert placed.sure


def test_too_few_values_are_not_filled_from_the_left() -> None:
    [placed] = place(["0", "0", "0", "0", "0", "0"])
    assert placed.cells == {}
    assert len(placed.loose) == 6


@pytest.mark.parametrize(
    ("texts", "total"),
    [
        (["8", "3", "11"], "11"),
        (["5", "5"], "5"),
        (["5"], None),
        (["8", "3", "12"], None),
        (["8", "见附件", "8"], None),
        ([*FULL, "42"], None),
    ],
)
def test_the_last_of_too_few_values_is_the_total_if_it_is_the_sum(texts: list[str], total: str | None) -> None:
    [placed] = place(texts)
    assert {code: cell.text for code, cell in placed.cells.items()} == ({"total": total} if total else {})
    assert (len(placed.loose), placed.by_sum) == (len(texts), True)


def test_values_with_a_gap_among_them_are_not_side_by_side() -> None:
    assert full_start(cells_of("", *FULL), 7) == 1
    assert full_start(cells_of("1", "", *FULL[1:]), 7) is None


def test_dashes_and_blanks_count_nothing_in_the_sums_of_a_row_and_zeros_alone_say_nothing() -> None:
    sums = RowSums(REQUESTS, CODES)
    assert sums.hold(cells_of("5", "/", "", "无", "", "", "5")) is True
    assert sums.hold(cells_of("5", "/", "", "无", "", "", "6")) is False
    assert sums.hold(cells_of("0", "", "", "", "", "", "0")) is None
    assert sums.hold(cells_of("5", "见附件", "", "", "", "", "5")) is None


def test_of_several_sums_in_a_row_each_must_hold_and_none_tells_its_total() -> None:
    table = table_of("t4_review_litigation")
    sums = RowSums(table, tuple(column.code for column in table.data_columns))
    assert sums.hold(cells_of(*["1", "0", "0", "0", "1"] * 3)) is True
    assert sums.hold(cells_of(*["1", "0", "0", "0", "1"] * 2, "1", "0", "0", "0", "2")) is False
    assert sums.total_of(cells_of("5", "5")) is None


def test_without_sums_the_ends_of_a_short_row_are_a_guess() -> None:
    reading = reading_of(["22", "235"], "regulations", table="t2_art20_1")
    codes = tuple(column.code for column in DOCUMENTS.data_columns)
    [placed] = place_rows(DOCUMENTS, codes, [reading], {}, ["cells"])
    assert {code: cell.text for code, cell in placed.cells.items()} == {"issued_this_year": "22", "in_force": "235"}
    assert not placed.sure


def test_a_row_of_empty_cells_is_blank_and_a_row_without_cells_has_none() -> None:
    blank, short, nothing = place([""] * 9, [""] * 3, [])
    assert [(cell.text, cell.column) for cell in blank.cells.values()] == [("", 1 + at) for at in range(7)]
    assert [cell.column for cell in short.cells.values()] == [1, 2, 3, 3, 3, 3, 3]
    assert nothing.cells == {}


def test_in_a_merged_grid_as_many_cells_as_columns_are_in_order() -> None:
    [placed] = place(["", "5", "", "", "", "", "5"], geometry="spans")
    assert texts_of(placed) == ["", "5", "", "", "", "", "5"]


def test_under_a_header_for_two_years_a_row_of_both_is_in_doubt() -> None:
    [placed] = place([*FULL, *FULL], headers={0: header_of([(t, at + 1) for at, t in enumerate(LABELS + LABELS)])})
    assert not placed.sure


def test_values_beyond_the_header_are_extra() -> None:
    headers = {0: header_of([(label, at + 1) for at, label in enumerate(LABELS)])}
    [placed] = place([*FULL, "备注"], headers=headers)
    assert (texts_of(placed), placed.sure) == (FULL, True)
    assert [cell.text for cell in placed.extra] == ["备注"]
    [doubled] = place([FULL[0], *FULL], headers=headers)
    assert (texts_of(doubled), doubled.sure) == ([FULL[0], *FULL[:-1]], False)
    headers[0] = header_of([(label, at + 1) for at, label in enumerate([*LABELS, "上年总计"])])
    [labelled] = place([*FULL, "7"], headers=headers)
    assert (texts_of(labelled), labelled.sure) == (FULL, True)
    headers[0] = header_of([(label, at + 1) for at, label in enumerate([*LABELS, LABELS[0]])])
    [named_twice] = place([*FULL, "7"], headers=headers)
    assert (texts_of(named_twice), named_twice.sure) == (FULL, False)
    [loose] = place([*FULL, "备注"], headers=headers, geometry="stream")
    assert (loose.cells, len(loose.loose)) == ({}, 8)


@pytest.mark.parametrize(("beyond", "sure"), [("见说明", True), ("6", False)])
def test_a_second_value_for_the_only_column_puts_the_first_in_doubt(beyond: str, *, sure: bool) -> None:
    table = table_of("t2_art20_5")
    header = read_header([RawRow((RawCell("本年处理决定数量", 1, 1, Where()),), ())], table, WORDS)
    reading = reading_of(["5", beyond], "admin_licensing", table="t2_art20_5")
    [placed] = place_rows(table, tuple(column.code for column in table.data_columns), [reading], {0: header}, ["cells"])
    assert ([cell.text for cell in placed.cells.values()], placed.sure) == (["5"], sure)
    assert [cell.text for cell in placed.extra] == [beyond]


def test_as_many_values_as_columns_that_do_not_stand_below_their_labels_stay_loose() -> None:
    headers = {0: header_of([(label, at + 1) for at, label in enumerate(LABELS)])}
    [placed] = place(["1", "2", "", "4", "5", "6", "21", "8"], headers=headers)
    assert (placed.cells, len(placed.loose)) == ({}, 7)


def test_a_row_too_short_for_a_merged_grid_is_a_guess_by_the_labels_above_it() -> None:
    headers = {0: header_of([(label, at + 1) for at, label in enumerate(LABELS)])}
    [placed] = place(["1", "2", "3", "4"], headers=headers, geometry="spans")
    assert texts_of(placed) == ["1", "2", "3", "4", "?", "?", "?"]
    assert (placed.sure, len(placed.loose)) == (False, 4)
    [loose] = place(["1", "2", "3", "4"], headers=headers)
    assert loose.cells == {}
    shifted = {0: header_of([(label, at + 2) for at, label in enumerate(LABELS)])}
    [beside] = place(["1", "2", "3", "4"], headers=shifted, geometry="spans")
    assert (beside.cells, len(beside.loose)) == ({}, 4)
