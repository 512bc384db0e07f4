"""Headers that have columns in an order of their own, or say that a value is something else."""

import pytest

from parsers.document.blocks import Document, Table
from parsers.document.grid import SpanCell, lay_out
from parsers.formats.text import read_text
from parsers.report import Cell, Where
from parsers.tables import normalize

RESULTS = ("upheld", "corrected", "other", "pending", "total")
LABELS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
FIGURES = (("0", "44", "16", "15", "75"), ("22", "0", "6", "3", "31"), ("10", "7", "9", "1", "27"))
GROUPS = {"review": "行政复议", "direct": "未经复议直接起诉", "after_review": "复议后起诉"}
SUITS = "行政诉讼"


def _grid(*rows: list[SpanCell]) -> tuple[Cell, ...]:
    where = Where(part=0, block=0)
    return normalize(Document((Table(lay_out([list(rows)], where).rows, where),), "text/html")).cells


def _cases(cells: tuple[Cell, ...]) -> dict[str, object]:
    return {cell.column: cell.value for cell in cells if cell.row == "cases"}


@pytest.mark.parametrize(
    "order",
    [("review", "direct", "after_review"), ("review", "after_review", "direct"), ("direct", "after_review", "review")],
)
def test_groups_of_columns_are_read_in_the_order_in_which_they_are_printed(order: tuple[str, ...]) -> None:
    """Of equal labels in a merged grid the cell of the group above tells which is which."""
    above = [SpanCell(GROUPS["review"], colspan=5), SpanCell(SUITS, colspan=10)]
    groups = [SpanCell("" if group == "review" else GROUPS[group], colspan=5) for group in order]
    labels = [SpanCell(label) for label in LABELS * 3]
    values = [SpanCell(figure) for figures in FIGURES for figure in figures]
    cells = _grid(above if order[0] == "review" else above[::-1], groups, labels, values)
    expected = dict(zip(order, FIGURES, strict=True))
    told = {f"{group}_{code}": int(n) for group in order for code, n in zip(RESULTS, expected[group], strict=True)}
    assert _cases(cells) == told
    assert {cell.state for cell in cells if cell.row == "cases"} == {"read"}


@pytest.mark.parametrize(
    ("groups", "state"), [(("direct", "after_review"), "read"), (("after_review", "direct"), "doubtful")]
)
def test_where_only_the_order_of_lines_tells_a_header_with_groups_in_another_order_is_in_doubt(
    groups: tuple[str, ...], state: str
) -> None:
    header = "\t".join((GROUPS["review"], SUITS)), "\t".join(GROUPS[group] for group in groups), "\t".join(LABELS * 3)
    figures = "\t".join(figure for figures in FIGURES for figure in figures)
    text = "四、政府信息公开行政复议、行政诉讼情况\n" + "\n".join((*header, figures)) + "\n"
    cells = normalize(read_text(text, "text/plain")).cells
    assert {cell.state for cell in cells if cell.row == "cases"} == {state}


@pytest.mark.parametrize(("beside", "state"), [("", "read"), ("行次", "doubtful")])
def test_the_one_value_of_a_row_is_in_doubt_below_words_that_do_not_name_its_column(beside: str, state: str) -> None:
    cells = _grid(
        [SpanCell("第二十条第（六）项", colspan=3)],
        [SpanCell("信息内容"), SpanCell(beside), SpanCell("本年处理决定数量")],
        *([SpanCell(label), SpanCell("4"), SpanCell("")] for label in ("行政处罚", "行政强制")),
    )
    assert {cell.state for cell in cells if cell.table == "t2_art20_6"} == {state}


@pytest.mark.parametrize(
    ("caption", "column", "below", "row", "said"),
    [
        ("", "（单位：元）", "", "", (2, "read")),
        ("", "", "（元）", "", (2, "read")),
        ("", "", "", "（元）", (2, "read")),
        ("单位：件、元", "", "", "", (2, "read")),
        ("单位：元", "（单位：万元）", "", "", (20000, "doubtful")),
        ("单位：件、万元", "（单位：万元）", "", "", (20000, "read")),
        ("", "（单位：万元）", "", "（元）", (20000, "doubtful")),
        ("编制单位：某局", "", "", "", (20000, "read")),
    ],
)
def test_money_is_in_the_unit_that_stands_anywhere_with_its_table(
    caption: str, column: str, below: str, row: str, said: tuple[int, str]
) -> None:
    cells = _grid(
        [SpanCell(caption, colspan=2)],
        [SpanCell("第二十条第（八）项", colspan=2)],
        [SpanCell("信息内容"), SpanCell(f"本年收费金额{column}")],
        *([[SpanCell(""), SpanCell(below)]] if below else []),
        [SpanCell(f"行政事业性收费{row}"), SpanCell("20000")],
    )
    [fees] = [cell for cell in cells if cell.row == "admin_fees"]
    assert (fees.value, fees.state) == said


@pytest.mark.parametrize(
    ("caption", "title", "column", "state"),
    [
        ("", "", "", "read"),
        ("单位：件", "", "（件）", "read"),
        ("单位：百件", "", "", "doubtful"),
        ("", "（单位：千件）", "", "doubtful"),
        ("", "", "（万件）", "doubtful"),
    ],
)
def test_counts_in_multiples_are_in_doubt(caption: str, title: str, column: str, state: str) -> None:
    cells = _grid(
        [SpanCell(caption, colspan=2)],
        [SpanCell(f"第二十条第（五）项{title}", colspan=2)],
        [SpanCell("信息内容"), SpanCell(f"本年处理决定数量{column}")],
        [SpanCell("行政许可"), SpanCell("5")],
    )
    [permits] = [cell for cell in cells if cell.row == "admin_licensing"]
    assert (permits.value, permits.state) == (5, state)


@pytest.mark.parametrize(
    ("label", "state"),
    [
        ("本年处理决定数量", "read"),
        ("本年度处理决定数", "read"),
        ("上年处理决定数量", "doubtful"),
        ("上一年度处理决定数量", "doubtful"),
    ],
)
def test_a_column_of_another_time_is_not_that_of_the_year(label: str, state: str) -> None:
    cells = _grid(
        [SpanCell("第二十条第（六）项", colspan=2)],
        [SpanCell("信息内容"), SpanCell(label)],
        *([SpanCell(row), SpanCell("4")] for row in ("行政处罚", "行政强制")),
    )
    assert {cell.state for cell in cells if cell.table == "t2_art20_6"} == {state}
