"""Figures of two years side by side: the latest year is read, and what it cannot be told from is in doubt."""

from collections.abc import Sequence

import pytest

from parsers.cells.outline import outlines
from parsers.cells.years import Latest, latest_year
from parsers.document.blocks import Paragraph
from parsers.layouts.choose import read_stretches
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
    assert [(found.code, found.severity) for found in latest.findings] == [("extra_column", "info")]
    dense = _latest([*years, *NAMES, *NAMES, ROW, "1", "2", "3", "7", "8", "9"])
    assert _last(dense)[-4:] == [ROW, *values]


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
    ],
    ids=["one year twice", "years of two kinds", "another order of columns", "a column of one year only", "no columns"],
)
def test_a_header_that_does_not_repeat_its_columns_is_left_alone(lines: list[str]) -> None:
    assert _latest(lines) is None
