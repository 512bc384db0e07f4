"""Damaged reports: right or in doubt, never wrong in silence."""

import random
from collections.abc import Callable, Mapping
from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.report import Cell as ReportCell
from parsers.tables import Normalized, normalize
from tests.parsers.rendered_tables import (
    KEEP_EMPTY_CELLS,
    LAYOUTS,
    Cell,
    Sheets,
    data_rows,
    double_row,
    label_of,
    merged_grid,
    remove_row,
    sample,
    sheets_of,
    simple_rows,
    values_of,
)

Key = tuple[str, str, str]
Damage = Callable[[Sheets, random.Random], None]
SEEDS = st.integers(min_value=0, max_value=10_000)
ACTIVITIES = st.sampled_from(("zero", "sparse", "busy"))


def _cells(result: Normalized) -> dict[Key, ReportCell]:
    return {(cell.table, cell.row, cell.column): cell for cell in result.cells}


def _silent_errors(result: Normalized, truth: Mapping[Key, int | float | None]) -> list[ReportCell]:
    """By the contract: read or derived, not what the source meant, in a table without finding or failed check.

    The row of a group (不予公开) has no figures in these reports.
    """
    loud = {finding.table for finding in result.findings if finding.severity != "info"}
    loud |= {check.table for check in result.checks if check.holds is False}
    return [
        cell
        for key, cell in _cells(result).items()
        if cell.state in {"read", "derived"} and cell.value != truth.get(key) and cell.table not in loud
    ]


def _row(sheets: Sheets, draw: random.Random) -> list[Cell]:
    sheet = sheets["requests"][0]
    return sheet[draw.choice(data_rows(sheet))]


def lose_row(sheets: Sheets, draw: random.Random) -> None:
    section = draw.choice(("requests", "requests", "proactive_disclosure"))
    sheet = sheets[section][0]
    remove_row(sheet, draw.choice(data_rows(sheet)))


def lose_label(sheets: Sheets, draw: random.Random) -> None:
    section = draw.choice(("requests", "requests", "proactive_disclosure"))
    sheet = sheets[section][0]
    label_of(sheet[draw.choice(data_rows(sheet))]).text = ""


def lose_labels(sheets: Sheets, draw: random.Random) -> None:
    for _ in range(4):
        label_of(_row(sheets, draw)).text = ""


def print_row_twice(sheets: Sheets, draw: random.Random) -> None:
    sheet = sheets["requests"][0]
    double_row(sheet, draw.choice(simple_rows(sheet)))


def lose_value(sheets: Sheets, draw: random.Random) -> None:
    values = values_of(row := _row(sheets, draw))
    row.remove(draw.choice(values))
    row.append(Cell(""))


def shift_right(sheets: Sheets, draw: random.Random) -> None:
    _shift(values_of(_row(sheets, draw)))


def _shift(values: list[Cell]) -> None:
    for cell, text in zip(values, ["", *(cell.text for cell in values[:-1])], strict=True):
        cell.text = text


def change_digit(sheets: Sheets, draw: random.Random) -> None:
    cell = draw.choice(values_of(_row(sheets, draw)))
    cell.text = str(int(cell.text) + draw.choice((1, 2, 10)))


def swap_columns(sheets: Sheets, draw: random.Random) -> None:
    """Offsetting errors in two columns: every total still balances."""
    one, other = draw.sample(values_of(_row(sheets, draw))[:-1], 2)
    one.text, other.text = other.text, one.text


def swap_labels(sheets: Sheets, draw: random.Random) -> None:
    sheet = sheets["requests"][0]
    number = draw.choice(data_rows(sheet)[:-1])
    one, other = label_of(sheet[number]), label_of(sheet[number + 1])
    one.text, other.text = other.text, one.text


def move_labels_down(sheets: Sheets, draw: random.Random) -> None:
    sheet = sheets["requests"][0]
    rows = data_rows(sheet)
    labels = [label_of(sheet[number]) for number in rows[draw.randrange(3, len(rows) - 3) :]]
    for label, text in zip(labels, ["", *(label.text for label in labels[:-1])], strict=True):
        label.text = text


def confuse_figure(sheets: Sheets, draw: random.Random) -> None:
    cell = draw.choice(values_of(_row(sheets, draw)))
    cell.text = cell.text.replace("0", "O").replace("1", "l")


def confuse_labels(sheets: Sheets, draw: random.Random) -> None:
    for number in data_rows(sheets["requests"][0]):
        label = label_of(sheets["requests"][0][number])
        at = draw.randrange(len(label.text))
        label.text = label.text[:at] + draw.choice("甘州社田共") + label.text[at + 1 :]


def add_junk_row(sheets: Sheets, draw: random.Random) -> None:
    sheet = sheets["requests"][0]
    number = draw.choice(simple_rows(sheet))
    double_row(sheet, number)
    junk = sheet[number]
    label_of(junk).text = draw.choice(("", "甘州社田", ", ,"))
    for cell in values_of(junk):
        cell.text = draw.choice(("0", "7"))


def add_last_year(sheets: Sheets, draw: random.Random) -> None:
    sheet = sheets["requests"][0]
    for number in data_rows(sheet):
        sheet[number].extend(deepcopy(values_of(sheet[number])))
    for number in (1, 2):
        sheet[number].extend(deepcopy(sheet[number]))
    sheet[0].append(Cell("2023年", colspan=7))
    for number in data_rows(sheet):
        for cell in sheet[number][-7:]:
            cell.text = str(draw.randrange(9))


ANY_LAYOUT: list[Damage] = [
    lose_row,
    lose_label,
    lose_labels,
    print_row_twice,
    shift_right,
    change_digit,
    swap_columns,
    swap_labels,
    move_labels_down,
    confuse_figure,
    confuse_labels,
    add_junk_row,
]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("damage", ANY_LAYOUT, ids=lambda damage: damage.__name__)
@settings(max_examples=3)
@given(seed=SEEDS, activity=ACTIVITIES)
def test_no_damage_gives_a_silent_error(layout: str, damage: Damage, seed: int, activity: str) -> None:
    report = sample(seed, activity)
    sheets = sheets_of(report)
    damage(sheets, random.Random(seed))
    assert _silent_errors(normalize(LAYOUTS[layout](sheets)), report.values) == []


@pytest.mark.parametrize("layout", KEEP_EMPTY_CELLS)
@settings(max_examples=10)
@given(seed=SEEDS, damages=st.lists(st.sampled_from(ANY_LAYOUT), min_size=2, max_size=2))
def test_two_damages_do_not_hide_each_other(layout: str, seed: int, damages: list[Damage]) -> None:
    report = sample(seed, "busy")
    sheets = sheets_of(report, zero="/")
    draw = random.Random(seed)
    try:
        for damage in damages:
            damage(sheets, draw)
    except (ValueError, IndexError):
        return  # the first damage left nothing for the second
    truth = {key: value or None for key, value in report.values.items()}
    wrong = _silent_errors(normalize(KEEP_EMPTY_CELLS[layout](sheets)), truth)
    assert [cell for cell in wrong if cell.value] == []


@settings(max_examples=10)
@given(seed=SEEDS, layout=st.sampled_from(sorted(KEEP_EMPTY_CELLS)))
def test_a_shifted_row_is_put_straight_by_the_identities(seed: int, layout: str) -> None:
    report = sample(seed, "busy")
    sheets = sheets_of(report)
    sheet = sheets["requests"][0]
    rows = [values_of(sheet[number]) for number in data_rows(sheet)]
    _shift(next(values for values in rows[2:] if sum(cell.text != "0" for cell in values) > 2))
    result = normalize(KEEP_EMPTY_CELLS[layout](sheets))
    assert {key: cell.value for key, cell in _cells(result).items()} == report.values
    warnings = {finding.code for finding in result.findings if finding.severity == "warning"}
    assert warnings in ({"row_shifted"}, {"values_unplaced"})
    moved = [cell for cell in result.cells if cell.state == "derived"]
    assert len(moved) == 7
    assert all(cell.raw == str(cell.value) for cell in moved if cell.raw is not None)
    assert not any(check.holds is False for check in result.checks)


@settings(max_examples=10)
@given(seed=SEEDS)
def test_figures_of_two_years_side_by_side_are_in_doubt(seed: int) -> None:
    report = sample(seed, "busy")
    sheets = sheets_of(report)
    add_last_year(sheets, random.Random(seed))
    assert _silent_errors(normalize(merged_grid(sheets)), report.values) == []


@settings(max_examples=10)
@given(seed=SEEDS, layout=st.sampled_from(sorted(LAYOUTS)))
def test_a_lost_row_is_derived_where_the_identities_leave_one_value(seed: int, layout: str) -> None:
    report = sample(seed, "busy")
    sheets = sheets_of(report)
    sheet = sheets["requests"][0]
    number = next(at for at in data_rows(sheet) if "国家秘密" in label_of(sheet[at]).text)
    remove_row(sheet, number)
    result = normalize(LAYOUTS[layout](sheets))
    cells = _cells(result)
    lost = {key: cell for key, cell in cells.items() if key[1] == "refused_state_secret"}
    assert {key: cell.value for key, cell in lost.items()} == {key: report.values[key] for key in lost}
    assert {cell.state for cell in lost.values()} == {"derived"}
    assert [finding.code for finding in result.findings if finding.severity == "error"] == ["row_missing"]


@settings(max_examples=10)
@given(seed=SEEDS, layout=st.sampled_from(sorted(LAYOUTS)))
def test_a_row_without_its_label_is_told_by_the_order_and_the_sums(seed: int, layout: str) -> None:
    report = sample(seed, "busy")
    sheets = sheets_of(report)
    sheet = sheets["requests"][0]
    label_of(sheet[next(at for at in data_rows(sheet) if "重复申请" in label_of(sheet[at]).text)]).text = ""
    result = normalize(LAYOUTS[layout](sheets))
    assert {key: cell.value for key, cell in _cells(result).items()} == report.values
    assert "row_label_missing" in {finding.code for finding in result.findings}
