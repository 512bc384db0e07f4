"""Which cell of a row stands in which column."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from parsers.cells.columns import Placement, place_rows
from parsers.cells.header import Header, read_header
from parsers.cells.outline import outlines
from parsers.cells.readings import Reading
from parsers.cells.windows import RowSums, full_start
from parsers.forms.load import form
from parsers.forms.model import TableForm
from parsers.layouts.rows import Geometry, RawCell, RawRow
from parsers.report import Where

WORDS = outlines()[0]

ROWS = ("new_requests", "carried_over", "granted", "partially_granted", "refused_state_secret", "refused_other_law")


def _table(code: str) -> TableForm:
    table = form("2021").table(code)
    assert table is not None
    return table


REQUESTS, DOCUMENTS = _table("t3_requests"), _table("t2_art20_1")
CODES = tuple(column.code for column in REQUESTS.data_columns)


def _reading(texts: Sequence[str], row: str = "granted", *, end: int = 1, table: str = "t3_requests") -> Reading:
    cells = [RawCell(text, end + at, 1, Where()) for at, text in enumerate(texts)]
    [entry] = [entry for entry in WORDS.entries if entry.is_row and (entry.table, entry.code) == (table, row)]
    return Reading(entry, cells, 0, 0, end, "label", row)


def _cells(*texts: str) -> list[RawCell]:
    return [RawCell(text, at, 1, Where()) for at, text in enumerate(texts)]


def _place(
    *rows: Sequence[str],
    geometry: Geometry = "cells",
    headers: Mapping[int, Header] | None = None,
    ends: Sequence[int] = (),
) -> list[Placement]:
    ends = ends or [1] * len(rows)
    readings = [_reading(texts, row, end=end) for texts, row, end in zip(rows, ROWS, ends, strict=False)]
    return place_rows(REQUESTS, CODES, readings, headers or {}, [geometry])


def _texts(placement: Placement) -> list[str]:
    return [placement.cells[code].text if code in placement.cells else "?" for code in CODES]


FULL = ["1", "2", "3", "4", "5", "6", "21"]


def test_a_full_row_needs_nothing_else() -> None:
    [placed] = _place(["", *FULL, ""])
    assert _texts(placed) == FULL
    assert placed.sure


def test_rows_follow_the_column_that_full_rows_share() -> None:
    _, blank = _place(["", "", *FULL], ["", "", "", "", "", "", "", "0", ""])
    assert _texts(blank) == ["", "", "", "", "", "0", ""]
    assert blank.sure


def test_rows_follow_the_distance_from_the_label_where_columns_differ() -> None:
    placed = _place([*FULL, "", ""], [*FULL, ""], ["", "", "", "", "", "0", "", "", ""], ends=[1, 2, 1])
    assert _texts(placed[2]) == ["", "", "", "", "", "0", ""]


def test_sums_tell_a_row_on_which_the_rules_disagree() -> None:
    placed = _place([*FULL, ""], ["", *FULL], ["", "5", "", "", "", "", "", "5"])
    assert _texts(placed[2]) == ["5", "", "", "", "", "", "5"]
    assert (placed[2].sure, placed[2].by_sum) == (True, True)


def test_a_row_that_nothing_tells_stays_loose() -> None:
    placed = _place([*FULL, ""], ["", *FULL], ["", "0", "", "", "", "", "0", ""])
    assert placed[2].cells == {}
    assert [cell.text for cell in placed[2].loose] == ["0", "0"]


def test_rows_that_share_neither_column_nor_distance_tell_nothing_of_each_other() -> None:
    placed = _place(["0", "", "", "", "", "", "0", "", ""], ["", "", "0", "", "", "", "", "", "0"])
    assert [placement.cells for placement in placed] == [{}, {}]
    assert [len(placement.loose) for placement in placed] == [2, 2]


def test_too_few_values_are_not_filled_from_the_left() -> None:
    [placed] = _place(["0", "0", "0", "0", "0", "0"])
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
    [placed] = _place(texts)
    assert {code: cell.text for code, cell in placed.cells.items()} == ({"total": total} if total else {})
    assert (len(placed.loose), placed.by_sum) == (len(texts), True)


def test_values_with_a_gap_among_them_are_not_side_by_side() -> None:
    assert full_start(_cells("", *FULL), 7) == 1
    assert full_start(_cells("1", "", *FULL[1:]), 7) is None


def test_dashes_and_blanks_count_nothing_in_the_sums_of_a_row_and_zeros_alone_say_nothing() -> None:
    sums = RowSums(REQUESTS, CODES)
    assert sums.hold(_cells("5", "/", "", "无", "", "", "5")) is True
    assert sums.hold(_cells("5", "/", "", "无", "", "", "6")) is False
    assert sums.hold(_cells("0", "", "", "", "", "", "0")) is None
    assert sums.hold(_cells("5", "见附件", "", "", "", "", "5")) is None


def test_without_sums_the_ends_of_a_short_row_are_a_guess() -> None:
    reading = _reading(["22", "235"], "regulations", table="t2_art20_1")
    codes = tuple(column.code for column in DOCUMENTS.data_columns)
    [placed] = place_rows(DOCUMENTS, codes, [reading], {}, ["cells"])
    assert {code: cell.text for code, cell in placed.cells.items()} == {"issued_this_year": "22", "in_force": "235"}
    assert not placed.sure


def test_without_sums_no_place_is_told_by_them_and_one_value_alone_is_no_guess() -> None:
    rows = [["5", "", "7", ""], ["", "5", "", "7"], ["22"]]
    names = ("regulations", "normative_documents", "regulations")
    readings = [_reading(texts, name, table="t2_art20_1") for texts, name in zip(rows, names, strict=True)]
    placed = place_rows(DOCUMENTS, tuple(column.code for column in DOCUMENTS.data_columns), readings, {}, ["cells"])
    assert [(len(one.cells), one.sure, one.by_sum) for one in placed] == [(2, False, False)] * 2 + [(0, False, False)]
    [alone] = place_rows(DOCUMENTS, ("issued_this_year", "in_force"), readings[2:], {}, ["cells"])
    assert (alone.cells, len(alone.loose)) == ({}, 1)


ZERO_OF_8 = ["", "0", "", "", "", "", "", ""]


def test_a_row_longer_than_the_form_does_not_unsettle_the_others() -> None:
    placed = _place(["0", "", "", "", "", "", "0", ""], ["0", "", "", "", "", "", "", ""], [*FULL, "9"])
    assert _texts(placed[1]) == ["0", "", "", "", "", "", ""]


TOLD, OTHER_PLACE = ["", "5", "", "", "", "", "5", "", ""], ["", "", "5", "", "", "", "", "", "5"]
FITTING, OPEN = ["0", "", "", "", "", "", "0", "", ""], ["", "", "0", "", "", "", "", "", ""]


@pytest.mark.parametrize(
    ("rows", "ends", "is_told"),
    [
        ([TOLD, TOLD, TOLD], [1, 1, 1], True),
        ([TOLD, TOLD], [1, 1], False),
        ([TOLD, TOLD, TOLD, OTHER_PLACE], [1, 1, 1, 1], False),
        ([FITTING, FITTING, FITTING], [1, 1, 1], True),
        ([FITTING, FITTING], [1, 1], False),
        ([FITTING, FITTING, FITTING, TOLD, OTHER_PLACE], [1, 1, 1, 1, 1], False),
    ],
    ids=[
        "by their sums", "two only", "not at one place", "as they fit one way only", "two that fit",
        "sums that differ",
    ],
)  # fmt: skip
def test_three_rows_that_are_told_tell_the_place_to_those_with_labels_that_end_like_theirs(
    rows: list[list[str]], ends: list[int], *, is_told: bool
) -> None:
    readings = [_reading(texts, end=end) for texts, end in zip([*rows, OPEN, OTHER_PLACE], [*ends, 1, 2], strict=True)]
    placed = place_rows(REQUESTS, CODES, readings, {}, ["cells"])[-2]
    assert _texts(placed) == (["", "", "0", "", "", "", ""] if is_told else ["?"] * 7)


@pytest.mark.parametrize(
    ("first", "end", "texts"),
    [
        (2, 1, ["", "0", "", "", "", "", ""]),
        (3, 1, ["0", "", "", "", "", "", ""]),
        (9, 1, ["?"] * 7),
        (2, None, ["?"] * 7),
    ],
)
def test_where_no_rows_tell_it_the_header_says_where_values_behind_a_label_begin(
    first: int, end: int | None, texts: list[str]
) -> None:
    headers = {0: _header([(label, at + first) for at, label in enumerate(LABELS)])}
    readings = [replace(_reading(OPEN), end=end), _reading(FITTING, end=2), _reading(OTHER_PLACE, end=2)]
    assert _texts(place_rows(REQUESTS, CODES, readings, headers, ["cells"])[0]) == texts


@pytest.mark.parametrize(("geometry", "is_placed"), [("spans", True), ("cells", False)])
def test_only_in_a_merged_grid_a_row_of_its_own_width_needs_no_other_row(
    geometry: Geometry, *, is_placed: bool
) -> None:
    texts = ["0", "", "", "", "", "", "0"]
    _, placed = _place(["", *FULL], texts, geometry=geometry)
    assert _texts(placed) == (texts if is_placed else ["?"] * 7)


def test_a_row_that_follows_the_others_is_not_placed_by_its_sums() -> None:
    _, placed, wrong = _place(["", *FULL], ["", "5", "", "", "", "", "", "5"], ["", "5", "", "", "", "", "", "6"])
    assert (_texts(placed), placed.by_sum) == (["5", "", "", "", "", "", "5"], False)
    assert (_texts(wrong), wrong.sure, wrong.by_sum) == (["5", "", "", "", "", "", "6"], True, False)


def test_a_row_whose_sums_hold_elsewhere_does_not_follow_the_others() -> None:
    _, placed = _place(["", *FULL], ["", "5", "", "", "", "", "5", ""])
    assert (_texts(placed), placed.by_sum) == (["", "5", "", "", "", "", "5"], True)


def test_rows_follow_a_full_one_though_another_row_cannot() -> None:
    _, zero, _ = _place(["", *FULL], ZERO_OF_8, ["0", "", "", "", "", "", "0", ""])
    assert _texts(zero) == ["0", "", "", "", "", "", ""]


def test_of_column_and_distance_the_sums_of_a_row_prove_one() -> None:
    proof = ["", "5", "", "", "", "", "5", ""]
    placed = _place(["", *FULL], proof, ZERO_OF_8, ends=[1, 2, 2])
    assert _texts(placed[2]) == ["", "0", "", "", "", "", ""]


def test_a_rule_that_sums_prove_counts_more_than_one_they_do_not_deny() -> None:
    unlabelled = replace(_reading(["", "5", "", "", "", "", "", "5"], "carried_over"), end=None)
    readings = [_reading(["", *FULL], "new_requests"), unlabelled, _reading(ZERO_OF_8, end=2)]
    placed = place_rows(REQUESTS, CODES, readings, {}, ["cells"])
    assert _texts(placed[2]) == ["", "0", "", "", "", "", ""]


def test_a_rule_that_sums_deny_is_not_followed() -> None:
    unlabelled = replace(_reading(["", "5", "", "", "", "", "", ""], "carried_over"), end=None)
    readings = [_reading(["", *FULL], "new_requests"), unlabelled, _reading(ZERO_OF_8, end=2)]
    placed = place_rows(REQUESTS, CODES, readings, {}, ["cells"])
    assert _texts(placed[2]) == ["0", "", "", "", "", "", ""]


def test_a_full_row_without_a_label_does_not_tell_the_distance_from_one() -> None:
    unlabelled = replace(_reading(FULL, "carried_over"), end=None)
    readings = [_reading(["", *FULL], "new_requests"), unlabelled, _reading(ZERO_OF_8, end=2)]
    placed = place_rows(REQUESTS, CODES, readings, {}, ["cells"])
    assert _texts(placed[2]) == ["0", "", "", "", "", "", ""]


def test_of_column_and_distance_the_header_tells_one_where_no_sum_does() -> None:
    headers = {0: _header([(label, at + 2) for at, label in enumerate(LABELS)])}
    rows, ends = (["", *FULL], ZERO_OF_8, ZERO_OF_8), [1, 1, 2]
    placed = _place(*rows, ends=ends, headers=headers)
    assert _texts(placed[1]) == ["0", "", "", "", "", "", ""]
    assert _texts(placed[2]) == ["", "0", "", "", "", "", ""]
    elsewhere = {0: _header([(label, at + 9) for at, label in enumerate(LABELS)])}
    for other in ({}, elsewhere):
        _, same, differing = _place(*rows, ends=ends, headers=other)
        assert _texts(same) == ["0", "", "", "", "", "", ""]
        assert differing.cells == {}


def test_of_column_and_distance_the_one_that_every_row_allows_is_followed() -> None:
    placed = _place(["", *FULL], ["0", "", "", "", "", "", "0"], ZERO_OF_8, ends=[1, 2, 2])
    assert _texts(placed[2]) == ["", "0", "", "", "", "", ""]


def test_rows_that_leave_out_now_their_parts_and_now_their_total_need_a_full_one_to_tell_their_columns() -> None:
    rows = ["5", "", "", "", "", "3", "", ""], ["", "", "", "", "", "", "8", ""]
    assert [one.cells for one in _place(*rows)] == [{}, {}]
    placed = _place([*FULL, ""], *rows)
    assert [_texts(one) for one in placed[1:]] == [["5", "", "", "", "", "3", ""], ["", "", "", "", "", "", "8"]]


def test_rows_of_zeros_may_leave_out_now_their_parts_and_now_their_total() -> None:
    placed = _place(["0", "", "", "", "", "0", "", ""], ["", "", "", "", "", "", "0", ""])
    assert [_texts(one) for one in placed] == [["0", "", "", "", "", "0", ""], ["", "", "", "", "", "", "0"]]


def test_a_row_with_a_wrong_total_leaves_out_nothing() -> None:
    placed = _place(["5", "", "", "", "", "3", "", ""], ["5", "", "", "", "", "", "6", ""])
    assert [_texts(one) for one in placed] == [["5", "", "", "", "", "3", ""], ["5", "", "", "", "", "", "6"]]


def test_a_row_of_empty_cells_is_blank_and_a_row_without_cells_has_none() -> None:
    blank, short, nothing = _place([""] * 9, [""] * 3, [])
    assert [(cell.text, cell.column) for cell in blank.cells.values()] == [("", 1 + at) for at in range(7)]
    assert [cell.column for cell in short.cells.values()] == [1, 2, 3, 3, 3, 3, 3]
    assert nothing.cells == {}


def test_in_a_merged_grid_as_many_cells_as_columns_are_in_order() -> None:
    [placed] = _place(["", "5", "", "", "", "", "5"], geometry="spans")
    assert _texts(placed) == ["", "5", "", "", "", "", "5"]


def _header(*rows: Sequence[tuple[str, int]]) -> Header:
    return read_header([RawRow(tuple(RawCell(t, c, 1, Where()) for t, c in row), ()) for row in rows], REQUESTS, WORDS)


LABELS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]


def test_under_a_header_for_two_years_a_row_of_both_is_in_doubt() -> None:
    [placed] = _place([*FULL, *FULL], headers={0: _header([(t, at + 1) for at, t in enumerate(LABELS + LABELS)])})
    assert not placed.sure


def test_values_beyond_the_header_are_extra() -> None:
    headers = {0: _header([(label, at + 1) for at, label in enumerate(LABELS)])}
    [placed] = _place([*FULL, "备注"], headers=headers)
    assert (_texts(placed), placed.sure) == (FULL, True)
    assert [cell.text for cell in placed.extra] == ["备注"]
    [loose] = _place([*FULL, "备注"], headers=headers, geometry="stream")
    assert (loose.cells, len(loose.loose)) == ({}, 8)


@pytest.mark.parametrize(("beyond", "sure"), [("见说明", True), ("6", False)])
def test_a_second_value_for_the_only_column_puts_the_first_in_doubt(beyond: str, *, sure: bool) -> None:
    table = _table("t2_art20_5")
    header = read_header([RawRow((RawCell("本年处理决定数量", 1, 1, Where()),), ())], table, WORDS)
    reading = _reading(["5", beyond], "admin_licensing", table="t2_art20_5")
    [placed] = place_rows(table, tuple(column.code for column in table.data_columns), [reading], {0: header}, ["cells"])
    assert ([cell.text for cell in placed.cells.values()], placed.sure) == (["5"], sure)
    assert [cell.text for cell in placed.extra] == [beyond]


def test_as_many_values_as_columns_that_do_not_stand_below_their_labels_stay_loose() -> None:
    headers = {0: _header([(label, at + 1) for at, label in enumerate(LABELS)])}
    [placed] = _place(["1", "2", "", "4", "5", "6", "21", "8"], headers=headers)
    assert (placed.cells, len(placed.loose)) == ({}, 7)


def test_a_row_too_short_for_a_merged_grid_is_a_guess_by_the_labels_above_it() -> None:
    headers = {0: _header([(label, at + 1) for at, label in enumerate(LABELS)])}
    [placed] = _place(["1", "2", "3", "4"], headers=headers, geometry="spans")
    assert _texts(placed) == ["1", "2", "3", "4", "?", "?", "?"]
    assert (placed.sure, len(placed.loose)) == (False, 4)
    [loose] = _place(["1", "2", "3", "4"], headers=headers)
    assert loose.cells == {}
