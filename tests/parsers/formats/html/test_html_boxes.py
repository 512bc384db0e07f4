"""Tables drawn with boxes: rows of cells and nothing else."""

import sys
from types import FrameType

import pytest
from lxml import etree

from parsers.document.blocks import Paragraph, Table
from parsers.formats.html.boxes import box_tables
from parsers.formats.html.reader import read_html

ROW = "<div><div>行政许可</div><div></div><div>3</div></div>"
LIST = "<ul><li>行政许可</li><li></li><li><p>3</p></li></ul>"


@pytest.mark.parametrize(
    "rows",
    [
        ROW * 3,
        LIST * 3,
        "<div><div>合计</div></div>" + ROW * 2,
        ROW * 3 + "<div><span>行政强制</span><span></span><span>0</span></div>",
    ],
)
def test_rows_of_boxes_are_a_table_with_its_empty_cells(rows: str) -> None:
    (table,) = read_html(f"<section>\n{rows}</section>").blocks
    assert isinstance(table, Table)
    assert ["行政许可", "", "3"] in [[cell.text for cell in row] for row in table.rows]
    cell = table.rows[1][0]
    assert (cell.where.line, cell.where.cell) == (2, 1)


@pytest.mark.parametrize(
    "rows",
    [
        ROW * 2,
        ROW * 2 + "<p>3</p>",
        ROW * 2 + "<ul><li>1</li><li>2</li></ul>",
        ROW * 3 + "注：单位为件",
        ROW * 2 + "<div>注：<div>1</div><div>2</div></div>",
        "<div><div>行政许可</div><div>有</div></div>" * 3,
        "<div><div>3</div></div>" * 3,
        ROW * 3 + f"<div><div>{'长' * 200}</div><div>3</div></div>",
        "<ul><li><a href='1.html'>年报</a></li><li>2024-01-02</li></ul>" * 3,
        "<div><div><div>行政许可</div></div><div>3</div></div>" * 3,
    ],
)
def test_other_boxes_are_lines(rows: str) -> None:
    assert all(isinstance(block, Paragraph) for block in read_html(f"<section>{rows}</section>").blocks)


@pytest.mark.parametrize(
    "piece", [ROW, "<div>" * 9 + "</div>" * 9, "<div><div><span>1</span></div></div>", "<span>1</span>"]
)
def test_work_is_linear_in_the_page(piece: str) -> None:
    assert _calls(f"<div><div><div>{piece * 800}</div></div></div>") <= 5 * _calls(
        f"<div><div><div>{piece * 200}</div></div></div>"
    )


def _calls(page: str) -> int:
    """How many functions are entered while a page is searched: work counted, not seconds."""
    root = etree.HTML(page)
    count = 0

    def profile(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        list(box_tables(root))
    finally:
        sys.setprofile(before)
    return count
