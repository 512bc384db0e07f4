"""Undamaged reports in every layout: each cell as printed, and not one finding."""

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from parsers.formats.text import read_text
from parsers.tables import Normalized, normalize
from tests.parsers.rendered_tables import (
    KEEP_EMPTY_CELLS,
    LAYOUTS,
    Cell,
    cut_in_two,
    data_rows,
    merged_grid,
    sample,
    sheets_of,
    simple_rows,
    values_of,
    word_order,
)

ACTIVITIES = st.sampled_from(("zero", "sparse", "busy"))
SEEDS = st.integers(min_value=0, max_value=10_000)


def _values(result: Normalized) -> dict[tuple[str, str, str], int | float | None]:
    return {(cell.table, cell.row, cell.column): cell.value for cell in result.cells}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("zero", ["0", "/"])
@settings(max_examples=8)
@given(seed=SEEDS, activity=ACTIVITIES, total_apart=st.booleans())
def test_every_cell_is_read_without_a_finding(
    layout: str, zero: str, seed: int, activity: str, total_apart: bool
) -> None:
    report = sample(seed, activity)
    result = normalize(LAYOUTS[layout](sheets_of(report, zero=zero, total_apart=total_apart)))
    assert result.findings == ()
    assert result.form == "2021"
    expected = {key: None if zero == "/" and value == 0 else value for key, value in report.values.items()}
    assert _values(result) == expected
    assert {cell.state for cell in result.cells} <= {"read", "dash"}
    assert {verdict.verdict for verdict in result.tables} <= {"consistent", "all_zero"}


@settings(max_examples=12)
@given(seed=SEEDS, width=st.integers(4, 20), around=st.booleans())
def test_labels_may_break_anywhere_with_the_values_behind_or_between(seed: int, width: int, around: bool) -> None:
    """With values between the lines of narrower columns a warning says what was taken for what."""
    report = sample(seed, "sparse")
    result = normalize(word_order(sheets_of(report), width=max(width, 8) if around else width, around=around))
    assert {finding.code for finding in result.findings} <= ({"label_variant"} if around else set())
    assert _values(result) == report.values


@pytest.mark.parametrize("layout", KEEP_EMPTY_CELLS)
@settings(max_examples=8)
@given(seed=SEEDS, activity=ACTIVITIES)
def test_blank_cells_stay_blank_where_the_layout_keeps_them(layout: str, seed: int, activity: str) -> None:
    report = sample(seed, activity)
    result = normalize(KEEP_EMPTY_CELLS[layout](sheets_of(report, zero="")))
    assert not [finding for finding in result.findings if finding.severity != "info"]
    assert _values(result) == {key: value or None for key, value in report.values.items()}
    assert not any(check.holds is False for check in result.checks)


@pytest.mark.parametrize("layout", KEEP_EMPTY_CELLS)
@pytest.mark.parametrize("apart", [False, True])
def test_where_only_totals_are_given_they_are_the_totals(layout: str, apart: bool) -> None:
    report = sample(4, "busy")
    sheets = sheets_of(report, total_apart=apart)
    [sheet] = sheets["requests"]
    for number in data_rows(sheet):
        for cell in values_of(sheet[number])[:-1]:
            cell.text = ""
    result = normalize(KEEP_EMPTY_CELLS[layout](sheets))
    assert not [finding for finding in result.findings if finding.severity != "info"]
    left_out = {key for key in report.values if key[0] == "t3_requests" and key[2] != "total"}
    assert _values(result) == {key: None if key in left_out else value for key, value in report.values.items()}


@settings(max_examples=20)
@given(seed=SEEDS, layout=st.sampled_from(sorted(KEEP_EMPTY_CELLS)), at=st.integers(0, 100))
@example(seed=0, layout="tab_rows, Table 3 transposed", at=14)
def test_a_table_cut_in_two_with_its_header_repeated_is_one_table(seed: int, layout: str, at: int) -> None:
    report = sample(seed, "busy")
    sheets = sheets_of(report)
    rows = [number for number in simple_rows(sheets["requests"][0]) if number > 4]
    cut_in_two(sheets, rows[at % len(rows)])
    result = normalize(KEEP_EMPTY_CELLS[layout](sheets))
    assert result.findings == ()
    assert _values(result) == report.values


@settings(max_examples=8)
@given(seed=SEEDS, activity=ACTIVITIES)
def test_table_2_may_come_as_four_tables(seed: int, activity: str) -> None:
    report = sample(seed, activity)
    sheets = sheets_of(report)
    [whole] = sheets["proactive_disclosure"]
    starts = [number for number, row in enumerate(whole) if row[0].text.startswith("第二十条")] + [len(whole)]
    sheets["proactive_disclosure"] = [whole[start:end] for start, end in pairwise(starts)]
    result = normalize(merged_grid(sheets))
    assert result.findings == ()
    assert _values(result) == report.values


@settings(max_examples=8)
@given(seed=SEEDS, layout=st.sampled_from(sorted(LAYOUTS)))
def test_a_subtotal_column_is_told_from_the_columns_of_the_form(seed: int, layout: str) -> None:
    report = sample(seed, "busy")
    sheets = sheets_of(report)
    [sheet] = sheets["requests"]
    sheet[0][1].colspan += 1
    sheet[1][1].colspan += 1
    sheet[2].insert(0, Cell("小计"))
    for number in data_rows(sheet):
        values = values_of(sheet[number])
        subtotal = sum(int(cell.text) for cell in values[1:6])
        sheet[number].insert(len(sheet[number]) - len(values) + 1, Cell(str(subtotal)))
    result = normalize(LAYOUTS[layout](sheets))
    assert _values(result) == report.values
    assert [finding for finding in result.findings if finding.severity != "info"] == []
    [extra] = [finding for finding in result.findings if finding.code == "extra_column"]
    assert "小计" in extra.detail
    sums = [check for check in result.checks if check.code.startswith("t3_row_sum_optional")]
    assert len(sums) == 50
    assert all(check.holds for check in sums)


def test_units_inside_the_cells_are_kept() -> None:
    report = sample(3, "sparse")
    sheets = sheets_of(report)
    for number in data_rows(sheets["requests"][0]):
        for cell in values_of(sheets["requests"][0][number]):
            cell.text += "件"
    result = normalize(merged_grid(sheets))
    assert result.findings == ()
    assert _values(result) == report.values
    assert {cell.unit for cell in result.cells if cell.table == "t3_requests"} == {"件"}


def test_a_document_without_a_statutory_table_is_empty() -> None:
    sheets = {
        "requests": [[[Cell("平台"), Cell("发布数")], [Cell("网站"), Cell("120")], [Cell("行政许可"), Cell("3")]]]
    }
    assert normalize(merged_grid(sheets)) == Normalized()


@pytest.mark.parametrize("between", ["\t", "\n", " | ", "    "])
def test_columns_printed_in_another_order_are_read_in_that_order(between: str) -> None:
    rows = [
        ["信息内容", "本年废止件数", "本年制发件数", "现行有效件数"],
        ["规章", "1", "2", "3"],
        ["行政规范性文件", "4", "5", "6"],
    ]
    text = "二、主动公开政府信息情况\n第二十条第（一）项\n" + "\n".join(map(between.join, rows))
    result = normalize(read_text(text, "text/plain"))
    columns = ("issued_this_year", "repealed_this_year", "in_force")
    values = {(cell.row, cell.column): cell.value for cell in result.cells if cell.state == "read"}
    assert [values["regulations", column] for column in columns] == [2, 1, 3]
    assert [values["normative_documents", column] for column in columns] == [5, 4, 6]
