"""Values without a row label: which row takes them, and what is said of those that none takes."""

from collections.abc import Sequence

import pytest

from parsers.cells.chosen import ChosenTables
from parsers.cells.orphans import settle
from parsers.cells.outline import Entry, outlines
from parsers.cells.readings import END, Found, Orphan, Reading, Upright
from parsers.forms.load import form
from parsers.layouts.rows import Geometry, RawCell
from parsers.report import Finding, Where

WORDS = outlines()[0]
TABLES = ChosenTables(dict.fromkeys(("proactive_disclosure", "requests", "review_litigation"), form("2021")), WORDS)
ROW = {entry.code: entry for entry in WORDS.entries if entry.table == "t3_requests" and entry.is_row}
BEFORE, FREE, BEHIND = "carried_over", "granted", "partially_granted"
FULL, OTHER = ["1", "2", "3", "4", "5", "6", "21"], ["0", "0", "0", "0", "0", "8", "8"]


def _cells(texts: Sequence[str], line: int = 0) -> list[RawCell]:
    return [RawCell(text, 1 + at, 1, Where(line=line, cell=at)) for at, text in enumerate(texts)]


def _reading(code: str, texts: Sequence[str], before: str = "") -> Reading:
    behind = ROW[before].position if before else -1
    return Reading(ROW[code], _cells(texts), 0, 0, 1, "label", code, before=behind)


def _orphan(*texts: str, label: str = "", line: int = 1) -> Orphan:
    return Orphan(_cells(texts, line), 0, line, label, ROW[BEFORE].position, ROW[BEHIND].position)


def _settle(
    readings: Sequence[Reading], orphans: Sequence[Orphan], geometry: Geometry = "cells"
) -> tuple[dict[str, list[str]], list[Finding]]:
    found = Found(list(readings), list(orphans))
    findings = settle(found, TABLES, [geometry], {0})
    assert found.orphans == []
    return {one.entry.code: [cell.text for cell in one.cells] for one in found.readings}, findings


NEIGHBOURS = [_reading(BEFORE, FULL), _reading(BEHIND, FULL)]


@pytest.mark.parametrize("texts", [FULL, ["1", "2", "3"], ["1", "2"]])
def test_the_row_between_its_neighbours_is_given_and_a_lone_number_is_left_aside(texts: list[str]) -> None:
    rows, findings = _settle(NEIGHBOURS, [_orphan("9", line=1), _orphan(*texts, line=2)])
    assert rows[FREE] == texts
    assert [(one.code, one.severity, one.where) for one in findings] == [
        ("row_label_missing", "warning", Where(line=2, cell=0)),
        ("row_unplaced", "warning", Where(line=1, cell=0)),
    ]


def test_two_rows_for_one_place_are_given_to_none() -> None:
    rows, findings = _settle(NEIGHBOURS, [_orphan(*FULL), _orphan(*OTHER)])
    assert FREE not in rows
    assert [(one.code, one.table) for one in findings] == [("row_unplaced", "t3_requests")] * 2


@pytest.mark.parametrize(
    ("texts", "code", "severity"),
    [
        (["1", "2", "3"], "column_numbers", "info"),
        (["1", "2"], "column_numbers", "info"),
        (["1", "3", "2"], "stray_values", "warning"),
        (["1"], "stray_values", "info"),
        (["5"], "stray_values", "info"),
    ],
)
def test_values_beside_rows_that_are_all_there_are_said(texts: list[str], code: str, severity: str) -> None:
    _, findings = _settle([*NEIGHBOURS, _reading(FREE, FULL)], [_orphan(*texts)])
    assert [(one.code, one.severity) for one in findings] == [(code, severity)]


def test_a_row_that_the_form_does_not_have_is_said_with_its_label() -> None:
    _, [found] = _settle([*NEIGHBOURS, _reading(FREE, FULL)], [_orphan("7", "8", label="网站")])
    assert (found.code, found.severity, found.table) == ("extra_row", "info", None)
    assert found.detail == "a row that the form does not have: 网站 | 7 | 8"


FIRST = next(entry for entry in WORDS.entries if entry.table == "t3_requests")
CASES = next(entry for entry in WORDS.entries if entry.table == "t4_review_litigation")


@pytest.mark.parametrize(
    ("after", "before", "texts", "codes"),
    [
        (-1, ROW[BEHIND].position, ["7", "8"], []),
        (-1, END, ["3"] * 15, []),
        (0, 1, ["7", "8"], ["stray_values"]),
        (FIRST.position + 1, ROW["new_requests"].position, FULL, ["stray_values"]),
        (CASES.position, CASES.position + 1, ["3"] * 15, []),
    ],
    ids=["before any label", "nor any behind", "behind the first", "behind a column", "behind one of Table 4"],
)
def test_values_between_labels_that_leave_no_row_are_said_and_those_before_any_label_are_not_ours(
    after: int, before: int, texts: list[str], codes: list[str]
) -> None:
    rows, findings = _settle([], [Orphan(_cells(texts), 0, 1, "", after, before)])
    assert [one.code for one in findings] == codes
    assert list(rows) == (["cases"] if after == CASES.position else [])


def _refused() -> list[Entry]:
    return TABLES.children(ROW["refused"])


def test_values_of_a_group_are_its_first_row_only_if_that_one_is_lost() -> None:
    first, *others = _refused()
    group = _reading("refused", OTHER, others[0].code)
    rows, _ = _settle([group, *(_reading(row.code, FULL) for row in others)], [])
    assert rows[first.code] == OTHER
    group = _reading("refused", OTHER, first.code)
    rows, _ = _settle([group, *(_reading(row.code, FULL) for row in (first, *others[1:]))], [])
    assert rows["refused"] == OTHER
    assert others[0].code not in rows


def test_blanks_behind_a_group_are_no_row_and_the_rows_behind_them_stay() -> None:
    rows, findings = _settle([_reading("refused", ["", ""]), *NEIGHBOURS], [])
    assert (list(rows), findings) == ([BEFORE, BEHIND], [])


def test_blanks_where_every_row_is_there_are_nothing() -> None:
    rows, findings = _settle([*NEIGHBOURS, _reading(FREE, FULL)], [_orphan("", "")])
    assert (list(rows), findings) == ([BEFORE, BEHIND, FREE], [])


@pytest.mark.parametrize("count", [2, 3])
def test_a_run_without_a_label_falls_into_as_many_rows_as_the_form_has_there(count: int) -> None:
    behind = next(row for row in TABLES.rows if row.position > ROW[BEHIND].position)
    run = [*FULL, *OTHER, *FULL][: 7 * count]
    orphan = Orphan(_cells(run), 0, 1, "某项", ROW[BEFORE].position, behind.position)
    rows, findings = _settle([_reading(BEFORE, FULL), _reading(behind.code, FULL)], [orphan])
    if count == 2:
        assert (rows[FREE], rows[BEHIND]) == (FULL, OTHER)
        assert ["某项" in one.detail for one in findings] == [True, False]
        assert {one.code for one in findings} == {"row_label_missing"}
        assert findings[1].detail.endswith("by the order of the form")
    else:
        assert [one.code for one in findings] == ["row_unplaced"]


@pytest.mark.parametrize("between", [[], [""]])
def test_a_run_of_two_rows_falls_into_rows_if_the_form_has_one_there(between: list[str]) -> None:
    run = [*FULL, *between, *OTHER]
    rows, _ = _settle([_reading(BEFORE, run, BEHIND), NEIGHBOURS[1]], [])
    assert (rows[BEFORE], rows[FREE]) == (FULL, OTHER)
    rows, _ = _settle([_reading(BEFORE, run, FREE), _reading(FREE, FULL), NEIGHBOURS[1]], [])
    assert rows[BEFORE] == run


BLANKS, LONGER = ["1", "", "3", "4", "5", "6", "19"], [*FULL[:6], "20", "21"]


@pytest.mark.parametrize(
    ("run", "geometry", "rows"),
    [
        ([*BLANKS, *OTHER], "stream", [BLANKS, OTHER]),
        ([*BLANKS, *OTHER], "cells", [[*BLANKS, *OTHER]]),
        ([*FULL, *OTHER], "spans", [[*FULL, *OTHER]]),
        ([*FULL, *OTHER, "9"], "stream", [[*FULL, *OTHER, "9"]]),
        (["1", "", *FULL[1:], *OTHER], "cells", [["1", "", *FULL[1:], *OTHER]]),
        ([*FULL, "", "", *OTHER, ""], "cells", [FULL, OTHER]),
        ([*FULL, "", *OTHER], "stream", [FULL, OTHER]),
        (FULL, "stream", [FULL]),
        (["", *FULL, ""], "cells", [["", *FULL, ""]]),
    ],
    ids=[
        "blanks in a stream", "blanks in cells", "a merged grid", "a value too many", "a gap within a row",
        "blanks between rows", "a blank between rows of a stream", "one row", "one row among blanks",
    ],
)  # fmt: skip
def test_a_run_falls_into_rows_only_where_each_is_full(
    run: list[str], geometry: Geometry, rows: list[list[str]]
) -> None:
    found, _ = _settle([_reading(BEFORE, run, BEHIND), NEIGHBOURS[1]], [], geometry)
    assert [found[code] for code in (BEFORE, FREE) if code in found] == rows


def test_a_row_is_as_long_as_most_rows_are_if_they_have_a_subtotal() -> None:
    others = [_reading(code, LONGER) for code in ("new_requests", BEHIND, "carried_forward")]
    rows, _ = _settle([_reading(BEFORE, [*LONGER, *LONGER], BEHIND), *others], [])
    assert (rows[BEFORE], rows[FREE]) == (LONGER, LONGER)
    others = [_reading("new_requests", LONGER), *(_reading(code, FULL) for code in (BEHIND, "carried_forward"))]
    rows, _ = _settle([_reading(BEFORE, [*FULL, *OTHER], BEHIND), *others], [])
    assert (rows[BEFORE], rows[FREE]) == (FULL, OTHER)
    rows, _ = _settle([_reading(BEFORE, [*FULL, *OTHER], BEHIND)], [])
    assert (rows[BEFORE], rows[FREE]) == (FULL, OTHER)
    others = [_reading(code, FULL[:3]) for code in ("new_requests", BEHIND, "carried_forward")]
    rows, _ = _settle([_reading(BEFORE, FULL[:6], BEHIND), *others], [])
    assert (rows[BEFORE], FREE in rows) == (FULL[:6], False)


def test_a_table_upright_leaves_the_orphans_of_others() -> None:
    columns = [entry for entry in WORDS.entries if (entry.table, entry.kind) == ("t4_review_litigation", "column")]
    upright = [Upright(entry, _cells(["3"])[0], _orphan("3", label=entry.code), again=False) for entry in columns]
    found = Found(list(NEIGHBOURS), [*(one.orphan for one in upright), _orphan(*FULL)], upright)
    findings = settle(found, TABLES, ["cells"], {0})
    assert {one.entry.code for one in found.readings} == {BEFORE, FREE, BEHIND, "cases"}
    assert [one.code for one in findings] == ["row_label_missing"]


@pytest.mark.parametrize(("others", "columns", "is_row"), [(0, 8, True), (0, 7, False), (7, 7, False)])
def test_a_table_of_one_row_is_upright_if_more_than_half_its_columns_are(
    others: int, columns: int, *, is_row: bool
) -> None:
    pairs = [
        Upright(entry, cell, Orphan([cell], 0, entry.position, entry.code, entry.position, END), again=False)
        for table, count in (("t3_requests", others), ("t4_review_litigation", columns))
        for entry in [one for one in WORDS.entries if (one.table, one.kind) == (table, "column")][:count]
        for cell in _cells(["3"])
    ]
    found = Found([], [one.orphan for one in pairs], pairs)
    findings = settle(found, TABLES, ["cells"], {0})
    assert [(one.entry.code, one.line) for one in found.readings] == (
        [("cases", pairs[0].orphan.line)] if is_row else []
    )
    assert [one.code for one in findings if one.table == "t4_review_litigation"] == ["row_unplaced"] * (
        0 if is_row else columns
    )


def test_a_table_of_one_row_that_has_its_row_is_not_read_upright_as_well() -> None:
    columns = [entry for entry in WORDS.entries if (entry.table, entry.kind) == ("t4_review_litigation", "column")]
    cases = Reading(WORDS.entries[-1], _cells(["3"] * 15), 0, 0, 1, "label", "")
    upright = [Upright(entry, _cells(["4"])[0], _orphan("4"), again=False) for entry in columns]
    found = Found([cases, *NEIGHBOURS], [], upright)
    settle(found, TABLES, ["cells"], {0})
    assert found.readings == [cases, *NEIGHBOURS]


def test_a_row_without_a_label_printed_twice_is_said_where_it_is_left_aside() -> None:
    columns = [entry for entry in WORDS.entries if (entry.table, entry.kind) == ("t4_review_litigation", "column")]
    twice = [Orphan(_cells(["3"] * 15, line), 0, line, "", columns[-1].position) for line in (1, 2)]
    rows, findings = _settle([], twice)
    assert rows == {"cases": ["3"] * 15}
    assert [(one.code, one.severity, one.where) for one in findings] == [
        ("row_repeated", "info", Where(line=1, cell=0))
    ]


def test_values_of_a_table_without_any_label_of_the_form_are_not_ours() -> None:
    elsewhere = Orphan(_cells(OTHER, 2), 1, 2, "某项", ROW[BEFORE].position, ROW[BEHIND].position)
    found = Found(list(NEIGHBOURS), [_orphan(*FULL), elsewhere])
    findings = settle(found, TABLES, ["cells", "cells"], {0})
    [given] = [one for one in found.readings if one.entry.code == FREE]
    assert [cell.text for cell in given.cells] == FULL
    assert [one.code for one in findings] == ["row_label_missing"]
    found = Found(list(NEIGHBOURS), [elsewhere])
    assert settle(found, TABLES, ["cells", "cells"], {0}) == []
    assert FREE not in {one.entry.code for one in found.readings}


@pytest.mark.parametrize("count", [1, 2])
def test_values_of_a_table_without_any_label_are_a_row_only_where_they_leave_no_choice(count: int) -> None:
    around = ROW[BEFORE].position, ROW[BEHIND].position
    found = Found(list(NEIGHBOURS), [Orphan(_cells(FULL, at), 1, at, "", *around) for at in range(count)])
    findings = settle(found, TABLES, ["cells", "cells"], {0})
    assert [one.entry.code for one in found.readings[2:]] == [FREE] * (count == 1)
    assert [one.code for one in findings] == ["row_label_missing"] * (count == 1)


@pytest.mark.parametrize(("geometry", "end"), [("stream", 0), ("cells", None)])
def test_the_cells_of_a_row_without_a_label_begin_where_its_values_do_only_in_a_stream(
    geometry: Geometry, end: int | None
) -> None:
    found = Found(list(NEIGHBOURS), [_orphan(*FULL)])
    settle(found, TABLES, [geometry], {0})
    assert [one.end for one in found.readings if one.entry.code == FREE] == [end]


@pytest.mark.parametrize(("blanks", "is_row"), [(15, True), (14, False), (7, False)])
def test_a_row_of_blanks_is_that_of_the_table_whose_row_has_no_label_if_it_is_as_long(
    blanks: int, *, is_row: bool
) -> None:
    columns = [entry for entry in WORDS.entries if (entry.table, entry.kind) == ("t4_review_litigation", "column")]
    rows, findings = _settle([], [Orphan(_cells([""] * blanks), 0, 1, "", columns[-1].position)])
    assert rows == ({"cases": [""] * 15} if is_row else {})
    assert findings == []
    rows, _ = _settle(NEIGHBOURS, [_orphan(*[""] * 7)])
    assert FREE not in rows
