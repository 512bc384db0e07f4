"""The readings of a table put on its board, and what is said of rows and columns that are not as the form has them."""

from collections.abc import Sequence
from dataclasses import replace

import msgspec
import pytest

from parsers.cells.board import Board
from parsers.cells.fill import TableSource, fill_board
from parsers.cells.header import read_header
from parsers.cells.outline import outlines
from parsers.cells.readings import By, Reading
from parsers.forms.load import form
from parsers.layouts.rows import RawCell, RawRow
from parsers.report import Finding, Where

WORDS = outlines()[0]
REQUESTS = next(table for table in form("2021").tables if table.code == "t3_requests")
CODES = [column.code for column in REQUESTS.data_columns]
LABELS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
FIGURES = ["1", "2", "3", "4", "5", "6", "21"]


def _cells(texts: Sequence[str], line: int = 0) -> tuple[RawCell, ...]:
    return tuple(RawCell(text, 1 + at, 1, Where(line=line, cell=at)) for at, text in enumerate(texts))


def _reading(row: str, texts: Sequence[str], line: int = 0, *, again: bool = False, by: By = "label") -> Reading:
    [entry] = [entry for entry in WORDS.entries if entry.is_row and (entry.table, entry.code) == ("t3_requests", row)]
    return Reading(entry, _cells(texts, line), 0, line, 1, by, row, again=again)


def _fill(*readings: Reading, labels: Sequence[str] = LABELS) -> tuple[Board, list[tuple[str, str, str]]]:
    header = read_header([RawRow(_cells(labels), ())], REQUESTS, WORDS)
    board, findings = fill_board(REQUESTS, "2021", TableSource(list(readings), {0: header}), ["cells"])
    return board, [_said(finding) for finding in findings]


def _said(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.severity, finding.detail


def _values(board: Board, row: str) -> list[object]:
    return [board.slot(row, code).value for code in CODES]


def test_the_columns_of_a_table_that_prints_its_total_first_are_told_by_its_header() -> None:
    board, said = _fill(_reading("granted", ["21", *FIGURES[:6]]), labels=[LABELS[6], *LABELS[:6]])
    assert _values(board, "granted") == [1, 2, 3, 4, 5, 6, 21]
    assert board.columns == (CODES[6], *CODES[:6])
    assert said == []


def test_a_column_that_a_table_lacks_is_an_error_if_the_table_is_prescribed() -> None:
    rows = [_reading(row, FIGURES[:6], line) for line, row in enumerate(("new_requests", "carried_over", "granted"))]
    board, said = _fill(*rows, labels=LABELS[:6])
    assert _values(board, "granted") == [1, 2, 3, 4, 5, 6, None]
    assert (board.slot("granted", "total").state, board.columns) == ("absent", tuple(CODES))
    assert said == [("column_missing", "error", "the table has no column total")]
    source = TableSource(rows, {0: read_header([RawRow(_cells(LABELS[:6]), ())], REQUESTS, WORDS)})
    _, [found] = fill_board(msgspec.structs.replace(REQUESTS, local=True), "2021", source, ["cells"])
    assert (found.code, found.severity) == ("column_missing", "info")


def test_what_stands_beyond_the_columns_is_said() -> None:
    board, said = _fill(_reading("granted", [*FIGURES, "8"]))
    assert _values(board, "granted") == [1, 2, 3, 4, 5, 6, 21]
    assert said == [("extra_column", "info", "granted: beyond the form's columns: 8")]


def test_of_a_row_printed_empty_and_again_with_figures_the_figures_are_taken() -> None:
    board, said = _fill(_reading("granted", [""] * 7), _reading("granted", FIGURES, 1, again=True))
    assert _values(board, "granted") == [1, 2, 3, 4, 5, 6, 21]
    assert said == []


def test_a_row_out_of_the_order_of_the_form_is_a_warning() -> None:
    rows = [("carried_over", False), ("granted", False), ("new_requests", True)]
    readings = [_reading(row, FIGURES, line, again=again) for line, (row, again) in enumerate(rows)]
    _, said = _fill(*readings)
    assert said == [("row_out_of_order", "warning", "new_requests does not stand where the form has it")]


def test_rows_of_a_table_printed_twice_stand_in_order_if_each_does_where_it_is_printed_first() -> None:
    rows = [_reading("carried_over", FIGURES), _reading("granted", [""] * 7, 1)]
    again = [_reading("granted", FIGURES, 2, again=True), _reading("carried_over", FIGURES, 3, again=True)]
    _, said = _fill(*rows, *again)
    assert [(code, severity) for code, severity, _ in said] == [("row_repeated", "info")]


def test_rows_that_the_document_lacks_are_absent() -> None:
    board, _ = _fill(_reading("granted", FIGURES))
    assert "refused" not in board.rows
    assert {board.slots["carried_over", code].state for code in CODES} == {"absent"}


def test_a_row_printed_again_with_the_same_figures_is_only_noted() -> None:
    _, said = _fill(_reading("granted", FIGURES), _reading("granted", FIGURES, 1, again=True))
    assert [(code, severity) for code, severity, _ in said] == [("row_repeated", "info")]


def test_of_a_row_printed_again_with_other_figures_those_that_differ_are_in_doubt_and_said() -> None:
    changed = ["1", "2", "3", "4", "5", "7", "22"]
    board, said = _fill(_reading("granted", FIGURES), _reading("granted", changed, 1, again=True))
    states = [board.slot("granted", code).state for code in CODES]
    assert states == ["read"] * 5 + ["doubtful"] * 2
    doubts = [(board.slot("granted", code).doubt, board.slot("granted", code).placed) for code in CODES]
    assert doubts == [(None, True)] * 5 + [("placement", False)] * 2
    assert said == [("row_repeated_differently", "error", said[0][2])]
    assert said[0][2].endswith(f"other figures: {CODES[5]} 7, total 22")


@pytest.mark.parametrize(
    ("first", "again", "is_same"),
    [("/", "无", True), ("/", "", False), ("", "\u200b", True), ("1", "１件", True), ("0", "", False)],
)
def test_a_cell_printed_again_is_the_same_if_it_says_the_same(first: str, again: str, *, is_same: bool) -> None:
    _, said = _fill(*(_reading("granted", [text, *FIGURES[1:]], at) for at, text in enumerate((first, again))))
    assert [code for code, _, _ in said] == ["row_repeated" if is_same else "row_repeated_differently"]


def test_a_finding_points_at_the_first_cell_of_the_row_that_it_is_about() -> None:
    readings = [_reading("granted", FIGURES), _reading("granted", ["0"] * 7, 1, again=True)]
    _, [found] = fill_board(REQUESTS, "2021", TableSource(readings), ["cells"])
    assert (found.table, found.where) == ("t3_requests", Where(line=1, cell=0))


def test_a_label_that_is_not_as_in_the_form_is_said() -> None:
    board, said = _fill(replace(_reading("granted", FIGURES), likeness="near"))
    assert said == [("label_variant", "info", "'granted' was taken for granted")]
    assert {board.slot("granted", code).state for code in CODES} == {"read"}


def test_a_column_of_the_documents_own_is_said_with_what_it_holds() -> None:
    longer = [*FIGURES[:5], "15", *FIGURES[5:]]
    rows = [_reading("granted", longer), _reading("partially_granted", ["0"] * 8, 1)]
    _, said = _fill(*rows, labels=[*LABELS[:5], "小计", *LABELS[5:]])
    assert said == [("extra_column", "info", "the table has a column 小计 of its own: granted 15")]
    _, said = _fill(rows[1], _reading("granted", ["0"] * 8), labels=[*LABELS[:5], "小计", *LABELS[5:]])
    assert said == [("extra_column", "info", "the table has a column 小计 of its own: no number but 0")]


def test_a_row_printed_again_with_its_total_alone_is_in_doubt() -> None:
    board, said = _fill(_reading("granted", FIGURES), _reading("granted", ["8", "3", "11"], 1, again=True))
    assert {board.slot("granted", code).state for code in CODES} == {"doubtful"}
    assert said[-1][2].endswith("other figures: total 11")


def test_a_row_printed_again_with_something_else_illegible_is_in_doubt() -> None:
    illegible = [_reading("granted", [text, *FIGURES[1:]], line) for line, text in enumerate(("ニ1", "ニ2"))]
    _, said = _fill(*illegible)
    assert said[-1][2].endswith(f"other figures: {CODES[0]} ニ2")


def test_a_row_told_by_a_piece_of_its_label_is_in_doubt() -> None:
    board, said = _fill(_reading("granted", ["", *FIGURES[1:5], "7", "21"], by="piece"))
    assert [board.slot("granted", code).state for code in CODES] == ["blank", *["doubtful"] * 6]
    assert {board.slot("granted", code).doubt for code in CODES[1:]} == {"placement"}
    assert said == [("row_label_damaged", "warning", "'granted' was taken for granted")]


def test_the_unit_that_a_header_prints_is_that_of_its_column() -> None:
    fees = next(table for table in form("2021").tables if table.code == "t2_art20_8")
    [entry] = [entry for entry in WORDS.entries if entry.is_row and entry.table == fees.code]
    [column] = fees.data_columns
    reading = Reading(entry, _cells(["300"]), 0, 0, 1, "label", entry.code)
    board, _ = fill_board(fees, "2021", TableSource([reading], units={column.code: "元"}), ["cells"])
    slot = board.slot(entry.code, column.code)
    assert (slot.value, slot.unit) == (0.03, "元")


def test_figures_whose_columns_only_their_sum_tells_are_derived() -> None:
    shifted = [[*FIGURES, ""], ["", *FIGURES], ["", "5", "", "", "", "", "", "5"]]
    rows = zip(("new_requests", "carried_over", "granted"), shifted, strict=True)
    header: list[str] = []
    board, said = _fill(*[_reading(row, texts, line) for line, (row, texts) in enumerate(rows)], labels=header)
    assert [(board.slot("granted", code).value, board.slot("granted", code).state) for code in CODES] == [
        (5, "derived"), *[(None, "blank")] * 5, (5, "derived"),
    ]  # fmt: skip
    assert ("placed_by_sum", "info", "granted: only the sum of its figures tells their columns") in said


def test_of_figures_without_columns_only_zeros_run_together_are_several() -> None:
    board, said = _fill(_reading("granted", ["10", "000", "2"]), labels=[])
    assert [value.value for value in board.loose["granted"]] == [10, 0, 0, 0, 2]
    assert said == [("values_unplaced", "warning", "granted: not clear which columns these stand in: 10 | 000 | 2")]
