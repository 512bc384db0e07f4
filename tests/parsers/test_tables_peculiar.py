"""What documents do beside the form: their own rows, units, orders and repetitions, each said aloud."""

from pathlib import Path

import pytest

from parsers.document.blocks import Block, Document, Paragraph, Table
from parsers.document.grid import SpanCell, lay_out
from parsers.formats.text import read_text
from parsers.report import Cell, Finding, Where
from parsers.tables import Normalized, normalize
from tests.parsers.rendered_tables import Cell as SheetCell
from tests.parsers.rendered_tables import label_of, merged_grid, plain_grid, sample, sheets_of, values_of

SEED = (Path(__file__).parents[1] / "cases" / "seed-001.txt").read_text(encoding="utf-8")


def _read(text: str) -> Normalized:
    return normalize(read_text(text, "text/plain"))


def _cell(result: Normalized, row: str, column: str) -> Cell:
    return next(cell for cell in result.cells if (cell.row, cell.column) == (row, column))


def _findings(result: Normalized, code: str) -> list[Finding]:
    return [finding for finding in result.findings if finding.code == code]


def _verdict(result: Normalized, table: str) -> str:
    return next(verdict.verdict for verdict in result.tables if verdict.table == table)


def test_money_follows_the_unit_that_the_header_prints() -> None:
    text = SEED.replace("（单位：万元）", "（单位：元）").replace("行政事业性收费\t0", "行政事业性收费\t45000")
    fees = _cell(_read(text), "admin_fees", "fees_collected_wan_yuan")
    assert (fees.value, fees.unit, fees.raw) == (4.5, "元", "45000")


def test_figures_that_a_document_prints_for_a_group_are_cells_of_its_row() -> None:
    report = sample(5, "busy")
    sheets = sheets_of(report)
    [sheet] = sheets["requests"]
    number = next(at for at, row in enumerate(sheet) if row[0].text == "（三）不予公开")
    group = [SheetCell("（三）不予公开", colspan=2), *(SheetCell("7") for _ in range(7))]
    sheet[3 + 2][0].rowspan += 1
    sheet.insert(number, group)
    result = normalize(merged_grid(sheets))
    assert _cell(result, "refused", "business").value == 7
    sums = [check for check in result.checks if check.code == "t3_group_sum_refused"]
    assert len(sums) == 7
    assert False in {check.holds for check in sums}
    rows = [cell.row for cell in result.cells if cell.table == "t3_requests" and cell.column == "total"]
    assert rows.index("refused") == rows.index("refused_state_secret") - 1


def test_values_behind_a_group_label_are_its_first_row_whose_label_is_lost() -> None:
    report = sample(5, "busy")
    sheets = sheets_of(report)
    row = next(row for row in sheets["requests"][0] if row[0].text == "（三）不予公开")
    label_of(row).text = ""
    result = normalize(merged_grid(sheets))
    secret = _cell(result, "refused_state_secret", "natural_person")
    assert secret.value == report.values["t3_requests", "refused_state_secret", "natural_person"]
    assert "refused" not in {cell.row for cell in result.cells}
    assert _findings(result, "row_label_missing")


def test_table_4_may_stand_upright() -> None:
    report = sample(8, "busy")
    sheets = sheets_of(report)
    columns = [key for key in report.values if key[0] == "t4_review_litigation"]
    labels = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3
    sheets["review_litigation"] = [
        [[SheetCell(label), SheetCell(str(report.values[key]))] for label, key in zip(labels, columns, strict=True)]
    ]
    result = normalize(merged_grid(sheets))
    assert {cell.column: cell.value for cell in result.cells if cell.row == "cases"} == {
        column: report.values[table, row, column] for table, row, column in columns
    }
    assert _verdict(result, "t4_review_litigation") == "consistent"


UPRIGHT = """行政复议\t结果维持\t\t0\n\t结果纠正\t\t44\n\t其他结果\t\t16\n\t尚未审结\t\t15\n\t总计\t\t75
行政诉讼\t未经复议直接起诉\t结果维持\t22\n\t\t结果纠正\t0\n\t\t其他结果\t6\n\t\t尚未审结\t3\n\t\t总计\t31
\t复议后起诉\t结果维持\t10\n\t\t结果纠正\t7\n\t\t其他结果\t9\n\t\t尚未审结\t1\n\t\t总计\t27
"""


@pytest.mark.parametrize("between", ["", "四、政府信息公开行政复议、行政诉讼情况\n", "讼情况\n"])
def test_table_4_upright_and_printed_twice_is_told_apart_by_its_groups(between: str) -> None:
    result = _read(f"四、政府信息公开行政复议、行政诉讼情况\n{UPRIGHT}{between}{UPRIGHT}")
    cells = [cell for cell in result.cells if cell.row == "cases"]
    assert [cell.value for cell in cells] == [0, 44, 16, 15, 75, 22, 0, 6, 3, 31, 10, 7, 9, 1, 27]
    assert {cell.state for cell in cells} == {"read"}
    assert _findings(result, "row_repeated")


def test_table_4_upright_printed_again_with_other_figures_is_in_doubt_where_they_differ() -> None:
    other = UPRIGHT.replace("\t22\n", "\t23\n").replace("\t31\n", "\t32\n")
    result = _read(f"四、政府信息公开行政复议、行政诉讼情况\n{UPRIGHT}讼情况\n{other}")
    doubtful = {cell.column for cell in result.cells if cell.state == "doubtful"}
    assert doubtful == {"direct_upheld", "direct_total"}
    assert _findings(result, "row_repeated_differently")


def test_the_row_of_table_4_may_have_a_label_of_its_own() -> None:
    report = sample(8, "busy")
    sheets = sheets_of(report)
    for row in sheets["review_litigation"][0][:-1]:
        row.insert(0, SheetCell("项目"))
    sheets["review_litigation"][0][-1].insert(0, SheetCell("件数"))
    result = normalize(merged_grid(sheets))
    assert (
        _cell(result, "cases", "direct_pending").value
        == report.values["t4_review_litigation", "cases", "direct_pending"]
    )
    assert _cell(result, "cases", "direct_pending").state == "read"


def test_a_table_that_is_not_there_is_missing_and_all_its_cells_absent() -> None:
    text = SEED[: SEED.index("四、政府信息公开行政复议")]
    result = _read(text)
    assert _verdict(result, "t4_review_litigation") == "missing"
    assert {cell.state for cell in result.cells if cell.row == "cases"} == {"absent"}
    assert [finding.table for finding in _findings(result, "table_missing")] == ["t4_review_litigation"]
    assert not [check for check in result.checks if check.table == "t4_review_litigation"]


def test_a_table_printed_twice_with_the_same_figures_is_one() -> None:
    result = _read(SEED + "\n" + SEED[SEED.index("三、收到和处理") : SEED.index("四、政府信息公开")])
    assert {finding.code for finding in result.findings} == {"row_repeated"}
    assert _cell(result, "other_misc", "total").state == "read"


def test_of_a_row_printed_twice_with_different_figures_the_sums_may_decide() -> None:
    line = next(line for line in SEED.split("\n") if "3. 其他" in line)
    result = _read(SEED.replace(line, f"{line}\n{line.replace('13', '12')}"))
    cell = _cell(result, "other_misc", "total")
    assert (cell.value, cell.state, cell.raw) == (13, "derived", "13")
    assert _findings(result, "row_repeated_differently")[0].severity == "error"
    documents = "行政规范性文件\t0\t0\t0"
    undecided = _cell(
        _read(SEED.replace(documents, f"{documents}\n行政规范性文件\t0\t0\t4")), "normative_documents", "in_force"
    )
    assert (undecided.value, undecided.state, undecided.doubt) == (0, "doubtful", "placement")


@pytest.mark.parametrize("numbers", ["1\t2\t3\t4\t5\t6\t7", "①\t②\t③\t④\t⑤\t⑥\t⑦"])
def test_a_row_of_column_numbers_is_no_row_of_values(numbers: str) -> None:
    result = _read(SEED.replace("一、本年新收", f"\t\t{numbers}\n一、本年新收"))
    assert [finding.severity for finding in result.findings] == ["info"]
    assert _cell(result, "new_requests", "total").value == 13


def test_what_is_illegible_is_kept_and_derived_where_one_value_is_possible() -> None:
    line = next(line for line in SEED.split("\n") if "3. 其他" in line)
    result = _read(SEED.replace(line, line.replace("13", "ニ3", 1)))
    cell = _cell(result, "other_misc", "natural_person")
    assert (cell.value, cell.state, cell.raw) == (13, "derived", "ニ3")
    assert [finding.severity for finding in _findings(result, "value_unreadable")] == ["warning"]
    assert _verdict(result, "t3_requests") == "parse_doubt"


@pytest.mark.parametrize(
    ("printed", "derived"), [("0000000", True), ("0\t0 0 0 0\t00", True), ("00000000", False), ("3", False)]
)
def test_zeros_run_together_are_told_by_their_number_and_the_sums(printed: str, *, derived: bool) -> None:
    line = next(line for line in SEED.split("\n") if "1.属于国家秘密" in line.replace(" ", ""))
    label = line.rstrip("\t0123456789")
    result = _read(SEED.replace(line, f"{label}\t{printed}"))
    row = [cell for cell in result.cells if cell.row == "refused_state_secret"]
    given = [(cell.value, cell.state) for cell in row]
    assert given == ([(0, "derived")] if derived else [(None, "absent")]) * 7
    assert [finding.severity for finding in _findings(result, "values_unplaced")] == ["warning"]


def test_the_only_blank_of_a_document_at_the_end_of_a_row_without_sums_is_suspicious() -> None:
    result = _read(SEED.replace("行政规范性文件\t0\t0\t0", "行政规范性文件\t5\t2\t"))
    assert _cell(result, "normative_documents", "issued_this_year").state == "doubtful"
    assert _findings(result, "row_perhaps_shifted")
    harmless = _read(SEED.replace("行政规范性文件\t0\t0\t0", "行政规范性文件\t0\t0\t"))
    assert not harmless.findings


def test_rows_of_another_form_are_reported_not_mapped() -> None:
    """第（九）项 of the 2019 form in a document on the 2021 form."""
    extra = "第二十条第（九）项\n信息内容\t采购项目数量\t采购总金额\t\n政府集中采购\t6\t251000元\t\n"
    result = _read(
        SEED.replace("三、收到和处理政府信息公开申请情况\n", f"{extra}\n三、收到和处理政府信息公开申请情况\n")
    )
    assert result.form == "2021"
    [foreign] = _findings(result, "foreign_row")
    assert "政府集中采购 | 6 | 251000元" in foreign.detail
    assert "t2_art20_9" not in {cell.table for cell in result.cells}


def test_labels_of_a_page_in_traditional_characters_are_known() -> None:
    report = sample(2, "busy")
    sheets = sheets_of(report)
    for row in sheets["proactive_disclosure"][0]:
        for cell in row:
            cell.text = (
                cell.text.replace("行政规范性文件", "行政規範性檔案").replace("规章", "規章").replace("许可", "許可")
            )
    result = normalize(plain_grid(sheets))
    assert _cell(result, "normative_documents", "in_force").value is not None
    assert not result.findings


def test_cells_say_where_they_stand_in_a_grid() -> None:
    where = Where(part=0, block=1)
    rows = [["第二十条第（五）项", ""], ["信息内容", "本年处理决定数量"], ["行政许可", "550"], ["行政处罚", "1"]]
    table = Table(lay_out([[[SpanCell(text) for text in row] for row in rows]], where).rows, where)
    blocks: list[Block] = [Paragraph("二、主动公开政府信息情况", Where(part=0, block=0)), table]
    result = normalize(Document(tuple(blocks), "text/html"))
    cell = _cell(result, "admin_licensing", "decisions_this_year")
    assert cell.where == Where(part=0, block=1, line=3, cell=2)
    assert result.used == {1}


def test_prose_between_the_rows_stays_prose() -> None:
    note = "注：行政复议、行政诉讼数量含上年度结转数量。"
    lines = SEED.split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith("行政复议\t"))
    document = read_text("\n".join([*lines[:at], note, *lines[at:]]), "text/plain")
    result = normalize(document)
    assert not result.findings
    used = {document.blocks[block].text for block in result.used}  # type: ignore[union-attr]
    assert note not in used
    assert "三、收到和处理政府信息公开申请情况" not in used
    assert "行政许可\t0\t\t" in used


def test_the_order_of_values_is_that_of_the_row() -> None:
    report = sample(4, "busy")
    sheets = sheets_of(report)
    for cell in values_of(sheets["requests"][0][3]):
        cell.text = f" {cell.text} "
    result = normalize(merged_grid(sheets))
    assert _cell(result, "new_requests", "total").raw == str(report.values["t3_requests", "new_requests", "total"])


def test_other_tables_that_share_a_word_are_left_alone() -> None:
    """Before the form a table of licences and penalties, behind it one of numbers alone."""
    report = sample(6, "busy")
    sheets = sheets_of(report)
    before = [["事项", "办件量"], ["行政许可", "120"], ["行政处罚", "30"]]
    behind = [["", "2023年", "2024年"], ["网站", "12", "40"], ["", "3", "5"]]
    own = sheets["proactive_disclosure"][0]
    sheets["proactive_disclosure"] = [[[SheetCell(text) for text in row] for row in before], own]
    sheets["review_litigation"].append([[SheetCell(text) for text in row] for row in behind])
    result = normalize(merged_grid(sheets))
    assert result.findings == ()
    assert {(cell.table, cell.row, cell.column): cell.value for cell in result.cells} == report.values


def test_table_4_printed_twice_with_the_same_figures_is_one() -> None:
    report = sample(6, "busy")
    sheets = sheets_of(report)
    sheets["review_litigation"] *= 2
    result = normalize(merged_grid(sheets))
    assert [finding.code for finding in result.findings] == ["row_repeated"]
    assert _verdict(result, "t4_review_litigation") == "consistent"
