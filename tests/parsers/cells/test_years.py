"""Figures of two years side by side: the latest year is read, and what it cannot be told from is in doubt."""

from collections.abc import Sequence

import pytest

from parsers.cells.outline import outlines
from parsers.cells.years import Latest, latest_year
from parsers.document.blocks import Paragraph
from parsers.layouts.choose import read_stretches
from parsers.layouts.rows import RawCell, RawRow, Stretch
from parsers.report import Where

WORDS = outlines()[0]
NAMES = ("自然人", "商业企业", "总计")
ROW = "一、本年新收政府信息公开申请数量"


def _latest(lines: Sequence[str]) -> Latest | None:
    text = ["三、收到和处理政府信息公开申请情况", *lines]
    blocks = [Paragraph(line, Where(part=0, line=at)) for at, line in enumerate(text)]
    return latest_year(read_stretches(blocks, WORDS), WORDS)


def _tabs(years: tuple[str, str], values: str = "1\t2\t3\t7\t8\t9") -> list[str]:
    return [f"\t{years[0]}\t\t\t{years[1]}\t\t", "\t" + "\t".join(NAMES * 2), f"{ROW}\t{values}"]


def _rows(latest: Latest | None) -> list[list[str]]:
    assert latest is not None
    return [[cell.text for cell in row.cells] for stretch in latest.stretches for row in stretch.rows]


def _last(latest: Latest | None) -> list[str]:
    assert latest is not None
    return [cell.text for cell in latest.stretches[-1].rows[-1].cells]


@pytest.mark.parametrize(
    ("years", "values"),
    [
        (("2024年", "2023年"), ["1", "2", "3"]),
        (("2022年度", "2023年度"), ["7", "8", "9"]),
        (("上年", "本年"), ["7", "8", "9"]),
        (("今年", "去年"), ["1", "2", "3"]),
    ],
)
def test_the_latest_year_is_kept_wherever_it_stands(years: tuple[str, str], values: list[str]) -> None:
    latest = _latest(_tabs(years))
    assert _last(latest) == [ROW, *values]
    assert latest is not None
    [found] = latest.findings
    others, where = ("7 | 8 | 9", 4) if "1" in values else ("1 | 2 | 3", 1)
    assert (found.code, found.severity, found.where) == ("extra_column", "info", Where(part=0, line=3, cell=where + 1))
    assert found.detail == f"{ROW}: beyond the form's columns, of another year: {others}"
    dense = _latest([*years, *NAMES, *NAMES, ROW, "1", "2", "3", "7", "8", "9"])
    assert _rows(dense) == [["三、收到和处理政府信息公开申请情况", *years, *NAMES, ROW, *values]]


@pytest.mark.parametrize("values", ["1\t2\t7\t8\t9", "1\t2\t3\t7\t8\t9\t9"])
def test_rows_of_another_length_are_in_doubt(values: str) -> None:
    for lines in (
        _tabs(("2024年", "2023年"), values),
        ["2024年", "2023年", *NAMES, *NAMES, ROW, *values.split("\t")],
    ):
        latest = _latest(lines)
        assert _last(latest)[-1] == ROW
        assert latest is not None
        assert [(found.code, found.severity) for found in latest.findings] == [("values_unplaced", "warning")]


@pytest.mark.parametrize(
    "lines",
    [
        _tabs(("2024年", "2024年")),
        _tabs(("2024年", "上年")),
        ["\t2024年\t\t\t2023年\t\t", "\t自然人\t商业企业\t总计\t总计\t自然人\t商业企业", f"{ROW}\t1\t2\t3\t7\t8\t9"],
        ["\t2024年\t\t\t2023年\t\t", "\t自然人\t商业企业\t总计\t自然人\t总计", f"{ROW}\t1\t2\t3\t7\t9"],
        ["\t2024年\t2023年", f"{ROW}\t1\t2"],
        ["\t2024年\t\t", "\t" + "\t".join(NAMES), f"{ROW}\t1\t2\t3"],
        ["\t2024年\t\t2023年\t", "\t自然人\t商业企业\t自然人\t商业企业", f"{ROW}\t1\t2\t7\t8"],
        ["2024年", "2023年", "自然人", "商业企业", "科研机构", "自然人", "科研机构", ROW, "1", "2", "3", "7", "9"],
        ["\t2024年\t\t\t2023年\t\t", "\t自然人\t商业企业\t总计\t商业企业\t自然人\t总计", f"{ROW}\t1\t2\t3\t7\t8\t9"],
        ["\t2024年\t2023年", "\t自然人\t自然人", "\t商业企业\t商业企业", "\t总计\t总计", f"{ROW}\t1\t7"],
        ["\t\t\t\t2024年\t\t\t2023年", "\t" + "\t".join(NAMES * 2), f"{ROW}\t1\t2\t3\t7\t8\t9"],
        ["\t2024年\t\t\t2023年\t\t\t\t2022年\t", "\t" + "\t".join(NAMES * 3), f"{ROW}\t1\t2\t3\t4\t5\t6\t7\t8\t9"],
        _tabs(("2024年", "2023年"))[:2],
    ],
    ids=[
        "one year twice", "years of two kinds", "another order of columns", "a column of one year only", "no columns",
        "one year", "two columns", "cells without places, a column of one year only", "two columns exchanged",
        "columns below each other", "years right of their columns", "years at unequal distances", "no figures",
    ],
)  # fmt: skip
def test_a_header_that_does_not_repeat_its_columns_is_left_alone(lines: list[str]) -> None:
    assert _latest(lines) is None


def test_what_stands_above_and_below_a_table_of_years_is_left_as_it_is() -> None:
    """A table of one year in the same stretch, and the rows of another table."""
    above = ["\t" + "\t".join(NAMES), f"{ROW}\t4\t5\t6"]
    below = ["\t结果维持\t结果纠正\t其他结果", "件数\t1\t2\t3", "件数\t4\t5\t6"]
    rows = _rows(_latest([*above, *_tabs(("2024年", "2023年")), *below]))
    assert rows[-8:] == [
        ["", *NAMES], [ROW, "4", "5", "6"],
        ["", "2024年", "", ""], ["", *NAMES], [ROW, "1", "2", "3"],
        *(line.split("\t") for line in below),
    ]  # fmt: skip


def test_words_in_place_of_a_figure_do_not_move_the_others() -> None:
    assert _last(_latest(_tabs(("2024年", "2023年"), "1\t2\t3\t7\t见附件\t9"))) == [ROW, "1", "2", "3"]


def test_figures_without_a_label_are_of_the_years_above_them_if_there_are_as_many() -> None:
    dense = [["2024年", "2023年"], [*NAMES, *NAMES], [ROW, *"123789"], list("456012")]
    rows = tuple(RawRow(tuple(RawCell(text, at, 1, Where()) for at, text in enumerate(row)), ()) for row in dense)
    assert _last(latest_year([Stretch(rows, "stream")], WORDS)) == ["4", "5", "6"]
    shifted = _latest([*_tabs(("2024年", "2023年")), "1\t2\t3\t7\t8"])
    assert _last(shifted) == []


def test_other_tables_of_the_document_stay() -> None:
    other = ["以上是本年数据。", "结果维持\t结果纠正\t其他结果", "1\t2\t3"]
    latest = _latest([*_tabs(("2024年", "2023年")), *other])
    assert latest is not None
    assert len(latest.stretches) == 2
    assert _rows(latest)[-1] == ["1", "2", "3"]


def test_without_places_a_row_has_as_many_values_for_a_year_as_its_header_has_columns() -> None:
    """The last of these columns is one of Table 4 too."""
    names = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "总计"]
    values = [str(number) for number in range(12)]
    assert _last(_latest(["2024年", "2023年", *names, *names, ROW, *values]))[-7:] == [ROW, *values[:6]]
