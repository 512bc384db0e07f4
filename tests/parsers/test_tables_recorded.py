"""The recorded reports: every cell that a careful reader can tell, and nothing wrong in silence."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from parsers.formats.html.reader import read_html
from parsers.formats.text import read_text
from parsers.report import Cell, Finding
from parsers.tables import Normalized, normalize

CASES = Path(__file__).parents[1] / "cases"
READABLE = {".txt", ".md", ".html"}


@dataclass(frozen=True)
class Case:
    """A recorded document with what was read from it by hand."""

    name: str
    form: str
    cells: dict[tuple[str, str, str], int | float | None]
    recoverable: list[str]
    contradictions: list[str]

    def read(self) -> Normalized:
        text = (CASES / self.name).read_text(encoding="utf-8")
        return normalize(read_html(text) if self.name.endswith(".html") else read_text(text, "text/plain"))


def _load(path: Path) -> Case:
    expected = json.loads(path.read_text(encoding="utf-8"))
    cells = {(cell["table"], cell["row"], cell["column"]): cell["value"] for cell in expected["cells"]}
    return Case(
        expected["document"],
        expected["form"],
        cells,
        expected["recoverable_only_with_a_finding"],
        expected["source_contradicts_itself"],
    )


ALL = [case for path in sorted(CASES.glob("*.expected.json")) if Path((case := _load(path)).name).suffix in READABLE]


def _by_key(result: Normalized) -> dict[tuple[str, str, str], Cell]:
    return {(cell.table, cell.row, cell.column): cell for cell in result.cells}


def _grave(result: Normalized, table: str | None = None) -> list[Finding]:
    return [
        finding
        for finding in result.findings
        if finding.severity in {"warning", "error"} and table in {None, finding.table}
    ]


def test_there_are_recorded_cases() -> None:
    assert len(ALL) >= 17


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_every_expected_cell_is_right(case: Case) -> None:
    cells = _by_key(case.read())
    wrong = {key: (value, cells[key]) for key, value in case.cells.items() if cells[key].value != value}
    assert not wrong


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_the_form_is_told_by_labels(case: Case) -> None:
    assert case.read().form == case.form


@pytest.mark.parametrize("case", [case for case in ALL if case.recoverable], ids=lambda case: case.name)
def test_rows_without_their_label_are_never_given_in_silence(case: Case) -> None:
    assert _grave(case.read(), "t3_requests")


@pytest.mark.parametrize("name", ["seed-000.txt", "seed-001.txt", "seed-004.txt", "real-033.html"])
def test_what_a_reader_can_tell_for_certain_is_read_without_a_finding(name: str) -> None:
    case = next(case for case in ALL if case.name == name)
    result = case.read()
    assert not result.findings
    assert {cell.state for cell in result.cells} <= {"read", "blank"}
    assert {verdict.verdict for verdict in result.tables} <= {"consistent", "all_zero"}


def test_rows_that_were_lost_stay_absent() -> None:
    """The excerpts end in the middle of a table: what was cut off is not filled with zeros."""
    cells = _by_key(next(case for case in ALL if case.name == "real-009.txt").read())
    assert cells["t3_requests", "granted", "natural_person"].state == "absent"
    assert cells["t4_review_litigation", "cases", "review_total"].state == "absent"


def test_a_form_without_numbers_gives_no_number() -> None:
    result = next(case for case in ALL if case.name == "real-023.txt").read()
    assert result.form == "2019"
    assert result.cells
    assert all(cell.value is None for cell in result.cells)


def test_changes_keep_their_sign() -> None:
    assert _value("real-011.txt", "t2_art20_5", "admin_licensing", "items_change").value == 19
    assert _value("real-017.txt", "t2_art20_5", "other_external_services", "items_change").value == 2
    assert _value("real-017.txt", "t2_art20_6", "admin_penalty", "items_change").value == -1


def test_money_is_converted_and_its_printed_unit_kept() -> None:
    cell = _value("real-033.html", "t2_art20_9", "central_procurement", "procurement_amount")
    assert (cell.value, cell.unit, cell.raw, cell.state) == (25.1, "元", "251000元", "read")


def test_cells_of_a_damaged_row_are_given_only_in_doubt() -> None:
    """seed-002: a row without label and with four of seven zeros, and a label that spilt into the first cell."""
    result = next(case for case in ALL if case.name == "seed-002.txt").read()
    cells = _by_key(result)
    assert {
        cells["t3_requests", "unable_unclear_after_correction", column].state
        for column in ("natural_person", "business", "research", "total")
    } == {"derived"}
    assert cells["t3_requests", "other_correction_overdue", "natural_person"].state == "blank"
    assert cells["t3_requests", "other_misc", "natural_person"].raw == "3.其他 0 ("
    assert cells["t3_requests", "other_misc", "business"].state == "blank"
    assert {verdict.table: verdict.verdict for verdict in result.tables}["t3_requests"] == "parse_doubt"


def test_a_contradiction_of_the_source_is_kept_and_flagged() -> None:
    case = next(case for case in ALL if case.name == "real-041.txt")
    result = case.read()
    total = _by_key(result)["t4_review_litigation", "cases", "review_total"]
    assert (total.value, total.state, total.doubt) == (0, "doubtful", "source_contradiction")
    verdicts = {verdict.table: (verdict.form, verdict.verdict) for verdict in result.tables}
    assert verdicts["t4_review_litigation"] == ("2021", "source_contradiction")
    assert verdicts["t3_requests"] == ("2019", "consistent")
    assert [finding.code for finding in _grave(result)] == ["source_contradiction"] * len(case.contradictions)
    assert "review_total 0 -> 11" in _grave(result)[0].detail


def test_a_row_with_too_few_values_is_not_filled_from_the_left() -> None:
    """real-046: 22 and 235 stand in a row of three columns; 235 is not what was repealed."""
    result = next(case for case in ALL if case.name == "real-046.md").read()
    cells = _by_key(result)
    repealed = cells["t2_art20_1", "regulations", "repealed_this_year"]
    assert (repealed.value, repealed.state) == (None, "absent")
    in_force = cells["t2_art20_1", "regulations", "in_force"]
    assert (in_force.value, in_force.state, in_force.doubt) == (235, "doubtful", "placement")
    assert _grave(result, "t2_art20_1")


def test_a_row_the_form_does_not_have_is_reported_with_what_it_holds() -> None:
    result = next(case for case in ALL if case.name == "real-024.txt").read()
    extra = [finding for finding in result.findings if finding.code == "extra_row"]
    assert [(finding.severity, finding.detail[-9:]) for finding in extra] == [("info", "1 | 1 | 1")]


def test_every_cell_says_where_it_stands() -> None:
    cell = _value("seed-001.txt", "t3_requests", "processed_total", "natural_person")
    assert (cell.raw, cell.where and cell.where.line, cell.where and cell.where.cell) == ("13", 86, 2)


def _value(name: str, table: str, row: str, column: str) -> Cell:
    result = next(case for case in ALL if case.name == name).read()
    return _by_key(result)[table, row, column]
