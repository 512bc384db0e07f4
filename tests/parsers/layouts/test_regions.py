"""Where in a text its tables stand."""

import pytest

from parsers.cells.outline import outlines
from parsers.document.blocks import Block, Paragraph, Table
from parsers.document.grid import SpanCell, lay_out
from parsers.formats.text import read_text
from parsers.layouts.choose import read_stretches
from parsers.layouts.regions import LONGEST
from parsers.report import Where

WORDS = outlines()[0]


def _regions(text: str) -> list[list[int]]:
    """The block indices of each stretch."""
    stretches = read_stretches(read_text(text, "text/plain").blocks, WORDS)
    return [[block for row in stretch.rows for block in row.blocks] for stretch in stretches]


def test_a_region_begins_with_its_heading_and_ends_before_prose() -> None:
    table = "二、主动公开\n规章\t0\t0\t0\n行政许可\t1"
    text = f"一、总体情况\n全年公开信息163条。\n{table}\n三、其他需要报告的事项\n本年度没有收取费用。"
    assert _regions(text) == [[2, 3, 4]]


@pytest.mark.parametrize("furniture", ["- 2 -", "— 12 —", "-3-", "第 3 页 共 9 页", "3/9"])
def test_page_numbers_within_a_table_are_left_out(furniture: str) -> None:
    assert _regions(f"规章\t0\t0\t0\n{furniture}\n行政许可\t1") == [[0, 2]]


def test_prose_without_labels_holds_no_table() -> None:
    assert _regions("一、总体情况\n2024年公开信息163条\n（二）依申请公开\n无\n人员\t3") == []


def test_the_gap_between_a_label_and_its_value_makes_no_prose() -> None:
    assert _regions(f"规章{' ' * 80}1\n某一项内容{' ' * 80}2\n行政许可 1") == [[0, 1, 2]]


def test_a_misspelt_row_label_with_a_number_is_no_heading() -> None:
    text = "予以公开\n0\n四、结转下年度继共办理\n0\n五、存在的主要问题"
    assert _regions(text) == [[0, 1, 2, 3]]


def test_a_marked_heading_ends_a_region_but_a_marked_label_does_not() -> None:
    text = "## 规章\n0\n## 行政许可\n5\n## 下一步打算\n7"
    assert _regions(text) == [[0, 1, 2, 3]]


def test_a_line_beyond_all_measure_is_no_row() -> None:
    assert _regions("规章\t0\n" + "规章\t0\t" * LONGEST) == [[0]]


def test_tables_and_text_come_in_the_order_of_the_document() -> None:
    where = Where(part=0, block=1)
    table = Table(lay_out([[[SpanCell("行政许可"), SpanCell("5")]]], where).rows, where)
    blocks: list[Block] = [Paragraph("规章 0 0 0", Where(block=0)), table, Paragraph("行政处罚 1", Where(block=2))]
    first, second, third = read_stretches(blocks, WORDS)
    assert [row.blocks for stretch in (first, second, third) for row in stretch.rows] == [(0,), (1,), (2,)]
    assert (first.geometry, second.geometry) == ("cells", "cells")


def test_a_grid_with_spans_is_trusted_with_its_columns() -> None:
    where = Where(part=0, block=0)
    grid = lay_out([[[SpanCell("规章", colspan=3), SpanCell("5")]]], where)
    [stretch] = read_stretches([Table(grid.rows, where)], WORDS)
    assert stretch.geometry == "spans"
    assert [(cell.column, cell.width) for cell in stretch.rows[0].cells] == [(0, 3), (3, 1)]
