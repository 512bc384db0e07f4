"""Which cell of a row stands in which column, as the rows of a table tell each other."""

from dataclasses import replace

import pytest

from parsers.cells.columns import place_rows
from parsers.layouts.rows import Geometry
from tests.parsers.cells.placing import (
    CODES,
    DOCUMENTS,
    FULL,
    LABELS,
    REQUESTS,
    header_of,
    place,
    reading_of,
    texts_of,
)


def test_rows_follow_the_column_that_full_rows_share() -> None:
    _, blank = place(["", "", *FULL], ["", "", "", "", "", "", "", "0", ""])
    assert texts_of(blank) == ["", "", "", "", "", "0", ""]
    assert blank.sure


def test_rows_follow_the_distance_from_the_label_where_columns_differ() -> None:
    placed = place([*FULL, "", ""], [*FULL, ""], ["", "", "", "", "", "0", "", "", ""], ends=[1, 2, 1])
    assert texts_of(placed[2]) == ["", "", "", "", "", "0", ""]


def test_sums_tell_a_row_on_which_the_rules_disagree() -> None:
    placed = place([*FULL, ""], ["", *FULL], ["", "5", "", "", "", "", "", "5"])
    assert texts_of(placed[2]) == ["5", "", "", "", "", "", "5"]
    assert (placed[2].sure, placed[2].by_sum) == (True, True)


def test_a_row_that_nothing_tells_stays_loose() -> None:
    placed = place([*FULL, ""], ["", *FULL], ["", "0", "", "", "", "", "0", ""])
    assert placed[2].cells == {}
    assert [cell.text for cell in placed[2].loose] == ["0", "0"]


def test_rows_that_share_neither_column_nor_distance_tell_nothing_of_each_other() -> None:
    placed = place(["0", "", "", "", "", "", "0", "", ""], ["", "", "0", "", "", "", "", "", "0"])
    assert [placement.cells for placement in placed] == [{}, {}]
    assert [len(placement.loose) for placement in placed] == [2, 2]


def test_without_sums_no_place_is_told_by_them_and_one_value_alone_is_no_guess() -> None:
    rows = [["5", "", "7", ""], ["", "5", "", "7"], ["22"]]
    names = ("regulations", "normative_documents", "regulations")
    readings = [reading_of(texts, name, table="t2_art20_1") for texts, name in zip(rows, names, strict=True)]
    placed = place_rows(DOCUMENTS, tuple(column.code for column in DOCUMENTS.data_columns), readings, {}, ["cells"])
    assert [(len(one.cells), one.sure, one.by_sum) for one in placed] == [(2, False, False)] * 2 + [(0, False, False)]
    [alone] = place_rows(DOCUMENTS, ("issued_this_year", "in_force"), readings[2:], {}, ["cells"])
    assert (alone.cells, len(alone.loose)) == ({}, 1)


ZERO_OF_8 = ["", "0", "", "", "", "", "", ""]


def test_a_row_longer_than_the_form_does_not_unsettle_the_others() -> None:
    placed = place(["0", "", "", "", "", "", "0", ""], ["0", "", "", "", "", "", "", ""], [*FULL, "9"])
    assert texts_of(placed[1]) == ["0", "", "", "", "", "", ""]


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
        ([FITTING, FITTING, FITTING, ["", "", "5", "", "", "", "", "5", ""]], [1, 1, 1, 1], False),
    ],
    ids=[
        "by their sums", "two only", "not at one place", "as they fit one way only", "two that fit",
        "a sum that tells another",
    ],
)  # fmt: skip
def test_three_rows_that_are_told_tell_the_place_to_those_with_labels_that_end_like_theirs(
    rows: list[list[str]], ends: list[int], *, is_told: bool
) -> None:
    readings = [
        reading_of(texts, end=end) for texts, end in zip([*rows, OPEN, OTHER_PLACE], [*ends, 1, 2], strict=True)
    ]
    placed = place_rows(REQUESTS, CODES, readings, {}, ["cells"])[-2]
    assert texts_of(placed) == (["", "", "0", "", "", "", ""] if is_told else ["?"] * 7)


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
    headers = {0: header_of([(label, at + first) for at, label in enumerate(LABELS)])}
    readings = [replace(reading_of(OPEN), end=end), reading_of(FITTING, end=2), reading_of(OTHER_PLACE, end=2)]
    assert texts_of(place_rows(REQUESTS, CODES, readings, headers, ["cells"])[0]) == texts


@pytest.mark.parametrize(("geometry", "is_placed"), [("spans", True), ("cells", False)])
def test_only_in_a_merged_grid_a_row_of_its_own_width_needs_no_other_row(
    geometry: Geometry, *, is_placed: bool
) -> None:
    texts = ["0", "", "", "", "", "", "0"]
    _, placed = place(["", *FULL], texts, geometry=geometry)
    assert texts_of(placed) == (texts if is_placed else ["?"] * 7)


def test_a_row_that_follows_the_others_is_not_placed_by_its_sums() -> None:
    _, placed, wrong = place(["", *FULL], ["", "5", "", "", "", "", "", "5"], ["", "5", "", "", "", "", "", "6"])
    assert (texts_of(placed), placed.by_sum) == (["5", "", "", "", "", "", "5"], False)
    assert (texts_of(wrong), wrong.sure, wrong.by_sum) == (["5", "", "", "", "", "", "6"], True, False)


def test_a_row_whose_sums_hold_elsewhere_does_not_follow_the_others() -> None:
    _, placed = place(["", *FULL], ["", "5", "", "", "", "", "5", ""])
    assert (texts_of(placed), placed.by_sum) == (["", "5", "", "", "", "", "5"], True)


def test_rows_follow_a_full_one_though_another_row_cannot() -> None:
    _, zero, _ = place(["", *FULL], ZERO_OF_8, ["0", "", "", "", "", "", "0", ""])
    assert texts_of(zero) == ["0", "", "", "", "", "", ""]


def test_of_column_and_distance_the_sums_of_a_row_prove_one() -> None:
    proof = ["", "5", "", "", "", "", "5", ""]
    placed = place(["", *FULL], proof, ZERO_OF_8, ends=[1, 2, 2])
    assert texts_of(placed[2]) == ["", "0", "", "", "", "", ""]


def test_a_rule_that_sums_prove_counts_more_than_one_they_do_not_deny() -> None:
    unlabelled = replace(reading_of(["", "5", "", "", "", "", "", "5"], "carried_over"), end=None)
    readings = [reading_of(["", *FULL], "new_requests"), unlabelled, reading_of(ZERO_OF_8, end=2)]
    placed = place_rows(REQUESTS, CODES, readings, {}, ["cells"])
    assert texts_of(placed[2]) == ["", "0", "", "", "", "", ""]


def test_a_rule_that_sums_deny_is_not_followed() -> None:
    unlabelled = replace(reading_of(["", "5", "", "", "", "", "", ""], "carried_over"), end=None)
    readings = [reading_of(["", *FULL], "new_requests"), unlabelled, reading_of(ZERO_OF_8, end=2)]
    placed = place_rows(REQUESTS, CODES, readings, {}, ["cells"])
    assert texts_of(placed[2]) == ["0", "", "", "", "", "", ""]


def test_a_full_row_without_a_label_does_not_tell_the_distance_from_one() -> None:
    unlabelled = replace(reading_of(FULL, "carried_over"), end=None)
    readings = [reading_of(["", *FULL], "new_requests"), unlabelled, reading_of(ZERO_OF_8, end=2)]
    placed = place_rows(REQUESTS, CODES, readings, {}, ["cells"])
    assert texts_of(placed[2]) == ["0", "", "", "", "", "", ""]


def test_of_column_and_distance_the_header_tells_one_where_no_sum_does() -> None:
    headers = {0: header_of([(label, at + 2) for at, label in enumerate(LABELS)])}
    rows, ends = (["", *FULL], ZERO_OF_8, ZERO_OF_8), [1, 1, 2]
    placed = place(*rows, ends=ends, headers=headers)
    assert texts_of(placed[1]) == ["0", "", "", "", "", "", ""]
    assert texts_of(placed[2]) == ["", "0", "", "", "", "", ""]
    elsewhere = {0: header_of([(label, at + 9) for at, label in enumerate(LABELS)])}
    for other in ({}, elsewhere):
        _, same, differing = place(*rows, ends=ends, headers=other)
        assert texts_of(same) == ["0", "", "", "", "", "", ""]
        assert differing.cells == {}


def test_of_column_and_distance_the_one_that_every_row_allows_is_followed() -> None:
    placed = place(["", *FULL], ["0", "", "", "", "", "", "0"], ZERO_OF_8, ends=[1, 2, 2])
    assert texts_of(placed[2]) == ["", "0", "", "", "", "", ""]


def test_rows_that_leave_out_now_their_parts_and_now_their_total_need_a_full_one_to_tell_their_columns() -> None:
    rows = ["5", "", "", "", "", "3", "", ""], ["", "", "", "", "", "", "8", ""]
    assert [one.cells for one in place(*rows)] == [{}, {}]
    placed = place([*FULL, ""], *rows)
    assert [texts_of(one) for one in placed[1:]] == [["5", "", "", "", "", "3", ""], ["", "", "", "", "", "", "8"]]


def test_rows_of_zeros_may_leave_out_now_their_parts_and_now_their_total() -> None:
    placed = place(["0", "", "", "", "", "0", "", ""], ["", "", "", "", "", "", "0", ""])
    assert [texts_of(one) for one in placed] == [["0", "", "", "", "", "0", ""], ["", "", "", "", "", "", "0"]]


def test_a_row_with_a_wrong_total_leaves_out_nothing() -> None:
    placed = place(["5", "", "", "", "", "3", "", ""], ["5", "", "", "", "", "", "6", ""])
    assert [texts_of(one) for one in placed] == [["5", "", "", "", "", "3", ""], ["5", "", "", "", "", "", "6"]]
