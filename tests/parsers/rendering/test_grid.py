"""The grid of a form, against a drawing of the same form that knows nothing of the parsers."""

import pytest
from msgspec.structs import replace

from parsers.document.blocks import Table
from parsers.forms.load import form
from parsers.forms.model import TableForm
from parsers.rendering.grid import TableCells, draw
from parsers.report import Cell
from tests.render.grid import grids
from tests.render.sample_report import SampleReport, random_report

SAMPLE = random_report(3, agency="样本市水利局", year=2023, activity="busy")

Row = dict[str, Cell]


def _table(code: str, form_id: str = "2021") -> TableForm:
    table = form(form_id).table(code)
    assert table is not None
    return table


def _cells(table: TableForm, sample: SampleReport) -> TableCells:
    rows: dict[str, Row] = {}
    for row in table.data_rows:
        rows[row.code] = {}
        for column in table.data_columns:
            value = sample.values[table.code, row.code, column.code]
            rows[row.code][column.code] = Cell(
                table.code, row.code, column.code, value, "read", raw=str(value), unit=table.unit
            )
    return TableCells(table, rows)


def _spans(table: Table) -> list[list[tuple[str, int, int]]]:
    return [[(cell.text, cell.rowspan, cell.colspan) for cell in row] for row in table.rows]


@pytest.mark.parametrize("section", ["proactive_disclosure", "requests", "review_litigation"])
def test_the_form_of_2021_is_drawn_as_it_is_printed(section: str) -> None:
    tables = [_cells(table, SAMPLE) for table in form("2021").tables if table.section == section]
    expected = [[(cell.text, cell.rowspan, cell.colspan) for cell in row] for row in grids(SAMPLE)[section]]
    assert _spans(draw(tables)) == expected


def test_a_lost_row_is_left_out_and_its_group_spans_the_others() -> None:
    cells = _cells(_table("t3_requests"), SAMPLE)
    lost = {
        column: replace(cell, value=None, state="absent", raw=None) for column, cell in cells.rows["granted"].items()
    }
    drawn = draw([TableCells(cells.form, {**cells.rows, "granted": lost})])
    assert not any("予以公开" in cell.text for row in drawn.rows for cell in row)
    assert _spans(drawn)[5][:2] == [
        ("三、本年度办理结果", 21, 1),
        ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", 1, 2),
    ]


def test_a_column_that_no_row_has_is_left_out() -> None:
    cells = _cells(_table("t3_requests"), SAMPLE)
    rows = {
        row: {**held, "total": replace(held["total"], value=None, state="absent", raw=None)}
        for row, held in cells.rows.items()
    }
    drawn = _spans(draw([TableCells(cells.form, rows)]))
    assert [text for text, _, _ in drawn[1]] == ["自然人", "法人或其他组织"]
    assert {len(row) for row in drawn[3:5]} == {7}


def test_a_group_with_figures_of_its_own_has_a_row_of_its_own() -> None:
    cells = _cells(_table("t3_requests"), SAMPLE)
    order = [row.code for row in cells.form.rows]
    refused = {column: replace(cell, row="refused") for column, cell in cells.rows["granted"].items()}
    rows = dict(sorted({**cells.rows, "refused": refused}.items(), key=lambda item: order.index(item[0])))
    labels = [
        [text for text, _, _ in row if "公开" in text or "1." in text]
        for row in _spans(draw([TableCells(cells.form, rows)]))
    ]
    assert ["（三）不予公开"] in labels
    assert labels.count(["（三）不予公开"]) == 1
    assert ["1.属于国家秘密"] in labels
