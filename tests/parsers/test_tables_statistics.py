"""The statistics annexed to reports before 2019, and reports of those years that have none."""

import random
from collections.abc import Sequence

import pytest

from parsers.forms.load import form
from parsers.forms.model import TableForm
from parsers.parse import parse
from parsers.rendering.layouts import LAYOUTS, TableLayout
from parsers.report import Cell, Number, Report
from parsers.source import Bundle, RawPart

TABLES = {"2014": form("2014").tables[0], "2008": form("2008").tables[0]}
YEARS = {"2014": 2016, "2008": 2010}
SEPARATORS = {"tab_rows": "\t", "dense_cells": "\n", "pipe_rows": " | ", "spaced_columns": "    "}
PROSE = (
    "一、概述",
    "样本市水利局认真贯彻落实《中华人民共和国政府信息公开条例》，现公布本年度报告。",
    "二、主动公开政府信息情况",
    "全年通过网站公开信息，方便公众查询。",
    "三、依申请公开政府信息情况",
    "全年收到的申请均按规定办理。",
    "四、政府信息公开的收费及减免情况",
    "未收取费用。",
    "五、因政府信息公开申请行政复议、提起行政诉讼的情况",
    "没有复议和诉讼。",
    "六、政府信息公开工作存在的主要问题及改进情况",
    "一是质量有待提高。",
)
ANNEX = ("附件：", "政府信息公开情况统计表", "（年度）", "填报单位：样本市水利局")

Values = dict[tuple[str, str], Number]
Rows = list[list[str]]


def draw_values(seed: int, table: TableForm) -> Values:
    """Random figures that every exact identity holds for."""
    draw = random.Random(seed)
    values: Values = {}
    for row in table.data_rows:
        for column in table.data_columns:
            amount = table.value_kind(row, column) == "amount"
            number = round(draw.uniform(0.01, 90), 2) if amount else draw.randint(1, 4000)
            values[row.code, column.code] = number if draw.random() < 0.6 else 0
    for identity in reversed(table.identities):
        for column in table.data_columns:
            terms = [values[code, column.code] for code in identity.terms] if identity.over == "column" else []
            if identity.within_report:
                values[identity.equals[0], column.code] = sum(terms)
            elif identity.is_limit:
                values[identity.terms[0], column.code] = min(*terms, values[identity.equals[0], column.code])
    return values


def rows_of(table: TableForm, values: Values) -> Rows:
    header = [table.corner or "", "单位", *(column.label for column in table.data_columns)]
    rows = [header]
    for row in table.rows:
        label = f"{row.number or ''}{row.label}"
        if row.kind == "group":
            rows.append([label, "—", *("" for _ in table.data_columns)])
        elif row.kind != "extra":
            rows.append([label, row.unit or "", *(str(values[row.code, each.code]) for each in table.data_columns)])
    return rows


def read(year: int, rows: Rows = [], separator: str = "\t", *, tables: TableLayout = "tsv") -> Report:  # noqa: B006
    title = f"样本市水利局{year}年政府信息公开工作年度报告"
    annex = [*ANNEX, *(separator.join(row) for row in rows)] if rows else []
    text = "\n".join((title, "", *PROSE, *annex))
    return parse(Bundle((RawPart(text.encode(), name="report.txt"),)), tables=tables)


def told(cells: Sequence[Cell]) -> dict[tuple[str, str], object]:
    return {(cell.row, cell.column): cell.state if cell.value is None else cell.value for cell in cells}


def doubts(report: Report) -> list[str]:
    return [finding.code for finding in report.findings if finding.severity != "info"]


@pytest.mark.parametrize("layout", SEPARATORS)
@pytest.mark.parametrize("form_id", TABLES)
def test_statistics_are_read_and_drawn_again(form_id: str, layout: str) -> None:
    table = TABLES[form_id]
    for seed, drawn in enumerate(LAYOUTS):
        values = draw_values(seed, table)
        first = read(YEARS[form_id], rows_of(table, values), SEPARATORS[layout], tables=drawn)
        name = "report.md" if drawn == "markdown" else "report.txt"
        again = parse(Bundle((RawPart(first.text.encode(), name=name),)))
        for report in (first, again):
            assert told(report.cells) == values
            assert (report.status, report.form, report.year, doubts(report)) == ("parsed", form_id, YEARS[form_id], [])
        assert again.sections == first.sections
        assert first.sections[-1].text == "\n".join(ANNEX)


def test_statistics_in_a_merged_grid_have_their_units() -> None:
    values = draw_values(3, TABLES["2014"])
    cells = ("".join(f"<td>{text}</td>" for text in row) for row in rows_of(TABLES["2014"], values))
    table = "".join(f"<tr>{row}</tr>" for row in cells)
    page = f"<html><body><h1>样本市水利局2016年政府信息公开工作年度报告</h1><table>{table}</table></body></html>"
    report = parse(Bundle((RawPart(page.encode(), name="a.html"),)))
    assert told(report.cells) == values
    assert {cell.row: cell.unit for cell in report.cells}["budget"] == "万元"
    assert {check.code for check in report.checks if check.holds} >= {"s1_answered", "s1_normative", "s1_review"}


def _changed(change: dict[str, list[str]]) -> Report:
    """The report on 2016 with other cells in the rows of these labels; none where there is no cell."""
    values = dict.fromkeys(draw_values(0, TABLES["2014"]), 0) | {("normative_disclosed", "value"): 0}
    rows = rows_of(TABLES["2014"], values)
    changed = [next((cells for label, cells in change.items() if row[0].endswith(label)), row) for row in rows]
    return read(2016, [row for row in changed if row])


def test_an_amount_in_another_unit_is_converted() -> None:
    report = _changed({"依申请公开信息收取的费用": ["七、依申请公开信息收取的费用", "元", "500"]})
    [cell] = [cell for cell in report.cells if cell.row == "request_fees"]
    assert (cell.value, cell.state, cell.unit, cell.raw) == (0.05, "read", "元", "500")


@pytest.mark.parametrize(
    ("label", "cells", "row", "state", "finding"),
    [
        ("收到申请数", ["（一）收到申请数", "万件", "3"], "requests_received", "doubtful", "unit_unknown"),
        (
            "政务微博公开政府信息数",
            ["3.政务微视公开政府信息数", "条", "7"],
            "disclosed_weibo",
            "doubtful",
            "placement_doubtful",
        ),
        (
            "主动公开规范性文件数",
            ["其中：主动公开规范性文件数", "条", "8"],
            "normative_disclosed",
            "doubtful",
            "source_contradiction",
        ),
        (
            "制发规范性文件总数",
            ["制发规范性文件总数", "件", "8", "9", "10"],
            "normative_issued",
            "doubtful",
            "placement_doubtful",
        ),
        ("制发规范性文件总数", [], "normative_issued", "absent", "row_missing"),
        ("政务微信公开政府信息数", [], "disclosed_wechat", "absent", "row_missing"),
        ("被依法纠错数", ["（二）被依法纠错数", "件", "3"], "review_corrected", "doubtful", "source_contradiction"),
    ],
)
def test_what_is_in_doubt_is_said(label: str, cells: list[str], row: str, state: str, finding: str) -> None:
    report = _changed({label: cells})
    assert {cell.state for cell in report.cells if cell.row == row} == {state}
    assert finding in doubts(report)
    assert report.status == "partial"


def test_a_row_of_the_body_itself_is_noticed_and_no_cell() -> None:
    own = ["制发规范性文件总数\t件\t0\n主动公开政府文件数", "条", "8"]
    report = _changed({"制发规范性文件总数": own})
    assert doubts(report) == []
    assert [each.detail for each in report.findings if each.code == "extra_row"] == [
        "a row that the form does not have: 主动公开政府文件数 | 8"
    ]


def test_a_line_that_is_only_recalled_is_missed_less_surely() -> None:
    severities = {
        label: [each.severity for each in _changed({label: []}).findings if each.code == "row_missing"]
        for label in ("制发规范性文件总数", "政务微信公开政府信息数")
    }
    assert severities == {"制发规范性文件总数": ["error"], "政务微信公开政府信息数": ["warning"]}


def test_a_local_table_owes_no_row() -> None:
    rows = rows_of(TABLES["2008"], draw_values(1, TABLES["2008"]))
    report = read(2010, [*rows[:12], *rows[20:]])
    assert (report.status, report.form, doubts(report)) == ("parsed", "2008", [])
    assert len(report.cells) == len(TABLES["2008"].data_rows) * 2


@pytest.mark.parametrize("layout", SEPARATORS)
def test_a_local_table_owes_no_column(layout: str) -> None:
    values = draw_values(1, TABLES["2008"])
    rows = rows_of(TABLES["2008"], values)
    report = read(2010, [[label, unit, last] for label, unit, _, last in rows], SEPARATORS[layout])
    given = {key: value for key, value in told(report.cells).items() if value != "absent"}
    assert given == {key: value for key, value in values.items() if key[1] == "year_to_date"}
    assert (report.status, doubts(report), report.tables[0].verdict) == ("parsed", [], "consistent")
    assert [each.severity for each in report.findings if each.code == "column_missing"] == ["info"]


def test_one_column_that_nothing_names_is_not_placed() -> None:
    rows = rows_of(TABLES["2008"], draw_values(1, TABLES["2008"]))
    report = read(2010, [["指标名称", "单位", "数量"], *(row[:3] for row in rows[1:])])
    assert {cell.state for cell in report.cells} == {"absent"}
    assert (report.status, set(doubts(report)), report.tables[0].verdict) == (
        "partial",
        {"values_unplaced"},
        "incomplete",
    )


@pytest.mark.parametrize("first", TABLES)
@pytest.mark.parametrize("layout", SEPARATORS)
def test_two_annexes_on_different_forms_are_both_read(layout: str, first: str) -> None:
    drawn = {form_id: draw_values(6, table) for form_id, table in TABLES.items()}
    rows = {form_id: rows_of(table, drawn[form_id]) for form_id, table in TABLES.items()}
    second = next(form_id for form_id in TABLES if form_id != first)
    report = read(2014, [*rows[first], ["附件2：", TABLES[second].title], *rows[second]], SEPARATORS[layout])
    again = parse(Bundle((RawPart(report.text.encode(), name="report.txt"),)))
    for each in (report, again):
        assert {table.table: table.form for table in each.tables} == {TABLES[form].code: form for form in TABLES}
        for form_id, table in TABLES.items():
            assert told([cell for cell in each.cells if cell.table == table.code]) == drawn[form_id]
        assert (each.status, doubts(each)) == ("parsed", [])


@pytest.mark.parametrize(
    ("year", "status", "form_id", "severity"),
    [(2010, "parsed", "2008", "info"), (2016, "partial", None, "warning"), (2023, "partial", None, "warning")],
)
def test_a_report_without_a_table(year: int, status: str, form_id: str | None, severity: str) -> None:
    report = read(year)
    assert (report.status, report.form, report.cells) == (status, form_id, ())
    assert [each.severity for each in report.findings if each.code == "tables_missing"] == [severity]


def test_the_year_only_checks() -> None:
    rows = rows_of(TABLES["2014"], draw_values(2, TABLES["2014"]))
    report = read(2019, rows)
    assert (report.form, report.status, doubts(report)) == ("2014", "parsed", ["section_missing"])
    assert "form_of_other_years" in [each.code for each in report.findings]


@pytest.mark.parametrize("separator", SEPARATORS.values())
def test_units_may_stand_behind_the_figures(separator: str) -> None:
    values = draw_values(7, TABLES["2014"])
    rows = [[label, f"{value}{unit}" if value else "—"] for label, unit, value in rows_of(TABLES["2014"], values)[1:]]
    report = read(2016, rows, separator)
    assert told(report.cells) == values
    assert doubts(report) == []


@pytest.mark.parametrize("form_id", TABLES)
def test_numbers_of_rows_are_no_values_where_every_cell_has_a_line(form_id: str) -> None:
    values = draw_values(5, TABLES[form_id])
    header, *rows = rows_of(TABLES[form_id], values)
    numbered = [[cell for cell in (f"{at:02}", *row) if cell] for at, row in enumerate(rows, 1)]
    report = read(YEARS[form_id], [["序号", *header], *numbered], "\n")
    assert told(report.cells) == values
    assert doubts(report) == []
