"""Values without a row label: which row takes them, and what is said of those that none takes."""

from collections.abc import Sequence

import pytest

from parsers.cells.chosen import ChosenTables
from parsers.cells.orphans import settle
from parsers.cells.outline import Entry, outlines
from parsers.cells.readings import Found, Orphan, Reading
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


@pytest.mark.parametrize("texts", [FULL, ["1", "2", "3"]])
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
    ],
    ids=[
        "blanks in a stream", "blanks in cells", "a merged grid", "a value too many", "a gap within a row",
        "blanks between rows", "a blank between rows of a stream", "one row",
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


def test_a_table_upright_leaves_the_orphans_of_others() -> None:
    columns = [entry for entry in WORDS.entries if (entry.table, entry.kind) == ("t4_review_litigation", "column")]
    upright = [(entry, _cells(["3"])[0], _orphan("3", label=entry.code)) for entry in columns]
    found = Found(list(NEIGHBOURS), [*(orphan for _, _, orphan in upright), _orphan(*FULL)], upright)
    findings = settle(found, TABLES, ["cells"], {0})
    assert {one.entry.code for one in found.readings} == {BEFORE, FREE, BEHIND, "cases"}
    assert [one.code for one in findings] == ["row_label_missing"]


def test_a_row_without_a_label_printed_twice_is_said_where_it_is_left_aside() -> None:
    columns = [entry for entry in WORDS.entries if (entry.table, entry.kind) == ("t4_review_litigation", "column")]
    twice = [Orphan(_cells(["3"] * 15, line), 0, line, "", columns[-1].position) for line in (1, 2)]
    rows, findings = _settle([], twice)
    assert rows == {"cases": ["3"] * 15}
    assert [(one.code, one.where) for one in findings] == [("row_repeated", Where(line=1, cell=0))]


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
