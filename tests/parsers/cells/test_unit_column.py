"""Tables with a column of units: what is a unit, what a value, and which numbers count the rows."""

from collections.abc import Sequence

import pytest

from parsers.cells.outline import outlines
from parsers.document.blocks import Document, Paragraph, Table
from parsers.document.grid import SpanCell, lay_out
from parsers.forms.load import form
from parsers.report import Where
from parsers.tables import Normalized, normalize

[TABLE] = form("2014").tables
ROWS = TABLE.data_rows
FIRST = ROWS[1]
OTHERS = [f"{row.label}|{row.unit}|{number}" for number, row in enumerate(ROWS[3:7], 1)]


def _grid(*rows: str) -> Normalized:
    where = Where(part=0, block=0)
    cells = [[SpanCell(text) for text in row.split("|")] for row in ("统计指标|单位|统计数", *rows, *OTHERS)]
    return normalize(Document((Table(lay_out([cells], where).rows, where),), "text/html"))


def _cell(result: Normalized, row: str) -> tuple[object, str, str | None]:
    [cell] = [cell for cell in result.cells if cell.row == row]
    return cell.value, cell.state, cell.unit


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("条|3", (3, "read", "条")),
        ("3|件", (3, "read", "件")),
        ("（单位：件）|3", (3, "read", "件")),
        ("/|3", (3, "read", "条")),
        ("|3", (3, "read", "条")),
        ("3件", (3, "read", "件")),
        ("/", (None, "dash", "条")),
        ("件|/", (None, "dash", "条")),
        ("件|", (None, "blank", "条")),
        ("件", (None, "absent", "条")),
        ("件|见附件", (None, "unreadable", "条")),
        ("|", (None, "blank", "条")),
        ("无|3", (3, "read", "条")),
        ("见附件", (None, "unreadable", "条")),
        ("截至年底的数据", (None, "unreadable", "条")),
    ],
)
def test_the_unit_of_a_row_is_set_apart_from_its_value(cells: str, said: tuple[object, str, str | None]) -> None:
    assert _cell(_grid(f"{FIRST.label}|{cells}"), FIRST.code) == said


@pytest.mark.parametrize(("cells", "is_row"), [("件|5", True), ("件|", False), ("件|/", False)])
def test_a_group_is_a_row_where_a_number_is_printed_for_it(cells: str, *, is_row: bool) -> None:
    rows = {cell.row for cell in _grid(f"一、主动公开情况|{cells}").cells}
    assert ("proactive" in rows) == is_row
    assert FIRST.code in rows


def test_a_row_that_documents_add_is_said_with_what_it_holds() -> None:
    extra = next(row for row in TABLE.rows if row.kind == "extra")
    result = _grid(f"{extra.label}|条|12")
    [found] = [finding for finding in result.findings if finding.code == "extra_row"]
    assert (found.severity, found.table, found.where) == ("info", TABLE.code, Where(part=0, block=0, line=2, cell=3))
    assert found.detail == f"a row that the form does not have: {extra.label} | 12"
    assert extra.code not in {cell.row for cell in result.cells}


def test_in_a_table_without_units_a_word_is_none() -> None:
    labels = ("一、本年新收政府信息公开申请数量", "二、上年结转政府信息公开申请数量", "四、结转下年度继续办理")
    cells = [[SpanCell(text) for text in (label, "不详", "2", "3", "4", "5", "6", "21")] for label in labels]
    where = Where(part=0, block=0)
    result = normalize(Document((Table(lay_out([cells], where).rows, where),), "text/html"))
    row = [(cell.value, cell.state, cell.raw) for cell in result.cells if cell.row == "carried_over"]
    assert row[:2] == [(1, "derived", "不详"), (2, "read", "2")]


def _stream(numbers: Sequence[int | None], cells: Sequence[Sequence[str]] = ()) -> Normalized:
    """One cell a line: label, unit, value (or `cells`), and the number of the next row; None where it has none."""
    lines = ["政府信息公开情况统计表", "统计指标", "单位", "统计数"]
    for value, (row, number) in enumerate(zip(ROWS, [*numbers, None], strict=False)):
        lines += [row.label, *(cells[value] if cells else (row.unit or "", str(100 + value)))]
        lines += [] if number is None else [str(number)]
    blocks = [Paragraph(line, Where(part=0, line=at)) for at, line in enumerate(lines)]
    return normalize(Document(tuple(blocks), "text/plain"))


PLACES = [entry.position for row in ROWS for entry in outlines()[1].entries if entry.code == row.code]


@pytest.mark.parametrize(
    ("numbers", "is_numbering"),
    [
        ([2, 3, 4, 5, 6], True),
        ([place + 2 for place in PLACES[:6]], True),
        ([2, 3, 4, 5], False),
        ([2, 3, 4, 5, 7], False),
        ([2, 3, None, 5, 6], False),
    ],
    ids=["rows counted", "lines of the form counted", "few rows", "one number is another", "one is not there"],
)
def test_numbers_behind_the_values_that_count_on_are_those_of_the_next_rows(
    numbers: list[int | None], *, is_numbering: bool
) -> None:
    values = {cell.row: cell.value for cell in _stream(numbers).cells}
    found = [values[row.code] for row in ROWS[: len(numbers) + 1]]
    assert (found == [100 + at for at in range(len(numbers) + 1)]) == is_numbering


def test_in_rows_of_a_stream_without_numbers_nothing_is_taken_for_their_numbering() -> None:
    codes = [row.code for row in ROWS[:6]]
    dashes = {cell.row: cell.state for cell in _stream([None] * 5, [("件", "/")] * 6).cells}
    assert [dashes[code] for code in codes] == ["dash"] * 6
    one_without = [("件", str(at)) if at != 2 else () for at in range(6)]
    values = {cell.row: cell.value for cell in _stream([None] * 5, one_without).cells}
    assert [values[code] for code in codes] == [0, 1, None, 3, 4, 5]


def test_of_two_numbers_none_is_taken_for_a_unit() -> None:
    result = _grid(f"{FIRST.label}|3|4")
    assert _cell(result, FIRST.code) == (4, "doubtful", "条")
    assert {"extra_column", "placement_doubtful"} <= {finding.code for finding in result.findings}
