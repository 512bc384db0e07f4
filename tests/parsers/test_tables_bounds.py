"""Oversized and hostile input: an outcome, with work that grows no faster than the document."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from parsers.document.blocks import Document, Paragraph, Table
from parsers.document.grid import SpanCell, lay_out
from parsers.formats.text import read_text
from parsers.report import Where
from parsers.tables import Normalized, normalize

REPORT = (Path(__file__).parents[1] / "cases" / "seed-001.txt").read_text(encoding="utf-8")


def _calls(document: Document) -> int:
    """How many functions are entered while a document is read: work counted, not seconds."""
    count = 0

    def profile(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        normalize(document)
    finally:
        sys.setprofile(before)
    return count


def _table(rows: list[list[str]]) -> Document:
    where = Where(part=0, block=0)
    grid = lay_out([[[SpanCell(text) for text in row] for row in rows]], where)
    return Document((Table(grid.rows, where),), "text/html")


def _text(text: str) -> Document:
    return read_text(text, "text/plain")


HEADER = [["第二十条第（一）项"], ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"]]
STATISTICS = "统计指标\t单位\t统计数\n收到申请数\t件\t3\n当面申请数\t件\t3\n申请办结数\t件\t3\n"

GROWING: dict[str, Callable[[int], Document]] = {
    "rows of another table": lambda n: _table([[f"某某项目{at}", "1", "2", "3"] for at in range(n)]),
    "rows within the table": lambda n: _table([*HEADER, *([f"某某项目{at}", "1", "2", "3"] for at in range(n))]),
    "one label again and again": lambda n: _table([*HEADER, *(["规章", str(at), "2", "3"] for at in range(n))]),
    "an ambiguous label": lambda n: _text("三、收到\n本年新收政府信息公开申请数量\n" + "总计\n" * n + "0\n" * n),
    "pieces of labels": lambda n: _text("规章\t0\n" + "".join(f"行政机关不再处理其政府{at}\t0\n" for at in range(n))),
    "a run of values": lambda n: _text("第二十条第（一）项\n本年制发件数\n规章\n" + "0\n" * n),
    "blank lines": lambda n: _text("第二十条第（一）项\n规章\n" + "\n" * n + "0\n0\n0\n"),
    "numbers without labels": lambda n: _text(REPORT.replace("四、结转下", "1\t2\t3\n" * n + "四、结转下")),
    "transposed rows": lambda n: _text(
        "\t一、本年新收政府信息公开申请数量\t四、结转下年度继续办理\n"
        + "自然人\t0\t0\n商业企业\t0\t0\n科研机构\t0\t0\n" * (n // 20)
    ),
    "transposed columns": lambda n: _table(
        [["", *["属于国家秘密"] * 200]]
        + [[column, *"0" * 200] for column in ("自然人", "商业企业", "科研机构")] * (n // 100)
    ),
    "transposed runs": lambda n: _text(
        "本年新收政府信息公开申请数量\n予以公开\n" + "自然人\n0\n0\n商业企业\n0\n0\n科研机构\n0\n0\n" * (n // 20)
    ),
    "rows of a body's own in statistics": lambda n: _text(
        STATISTICS + "".join(f"某某指标{at}数\t条\t{at}\n" for at in range(n // 4)) + "举报投诉数量\t件\t3\n"
    ),
    "one label of statistics again and again": lambda n: _text(
        STATISTICS + "".join(f"收到申请数\t件\t{at}\n" for at in range(n // 4))
    ),
    "units behind labels": lambda n: _text(STATISTICS + "按时办结数 件 3\n" * (n // 4)),
    "statistics on two forms in turn": lambda n: _text(
        "统计指标\t单位\n收到申请数\t件\t3\n当面申请数\t件\t3\n申请办结数\t件\t3\n"
        "指标名称\t单位\n申请总数\t条\t3\t4\n当面申请数\t条\t3\t4\n行政申诉数\t条\t3\t4\n" * (n // 16)
    ),
    "numbers of rows in statistics": lambda n: _text(
        "申请总数\n条\n3\n行政申诉数\n条\n3\n" + "".join(f"{at}\n传真申请数\n条\n3\n4\n" for at in range(n // 8))
    ),
    "long rows": lambda n: _table([HEADER[1] * 50, *(["规章", "1", "2", "3"] * 50 for _ in range(n // 50))]),
}


@pytest.mark.parametrize("shape", GROWING)
def test_work_is_linear_in_the_document(shape: str) -> None:
    normalize(_text(REPORT))
    small, large = _calls(GROWING[shape](1_000)), _calls(GROWING[shape](4_000))
    assert large <= 5 * small + 20_000


@pytest.mark.parametrize("rows", [30_000, pytest.param(100_000, marks=pytest.mark.soak)])
def test_a_long_table_gives_an_outcome(rows: int) -> None:
    document = _table([*HEADER, *([f"某某项目{at}", "1", "2", "3"] for at in range(rows)), ["规章", "1", "2", "3"]])
    result = normalize(document)
    assert {cell.value for cell in result.cells if cell.row == "regulations"} == {1, 2, 3}
    extra = [finding for finding in result.findings if finding.code == "extra_row"]
    assert len(extra) == 50
    assert f"{rows - 50} more" in extra[-1].detail


@pytest.mark.parametrize("line", ["规章\t0\t" * 1_500_000, "规章 0 " * 1_500_000, "0" * 10_000_000])
def test_ten_megabytes_on_one_line_are_prose(line: str) -> None:
    where = Where(part=0, block=0)
    assert normalize(Document((Paragraph(line, where),), "text/plain")) == Normalized()
    with_tables = normalize(_text(f"{REPORT}\n{line}"))
    assert with_tables.form == "2021"
    assert not with_tables.findings


def test_a_number_of_400_digits_is_unreadable_and_kept() -> None:
    result = normalize(_text(REPORT.replace("13\t0", "9" * 400 + "\t0")))
    cells = [cell for cell in result.cells if cell.raw == "9" * 400]
    assert cells
    assert {(cell.value, cell.state) for cell in cells} == {(None, "unreadable")}
    assert any(finding.code == "value_unreadable" for finding in result.findings)


@pytest.mark.parametrize("junk", ["\ud800", "\x00\x01", "\u200b", "\u202e", "\U0010ffff"])
def test_characters_that_are_none_do_no_harm(junk: str) -> None:
    result = normalize(_text(REPORT.replace("本年制发件数", f"本年{junk}制发件数").replace("\t13", f"\t{junk}13")))
    assert len(result.cells) == 200
    total = next(cell for cell in result.cells if (cell.row, cell.column) == ("new_requests", "total"))
    assert total.value in {13, None}


def test_an_empty_document_is_empty() -> None:
    assert normalize(Document((), "text/plain")) == Normalized()
    assert normalize(_table([[]])) == Normalized()
    assert normalize(_text("\t\n|\n||||\n \n")) == Normalized()
