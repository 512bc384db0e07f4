"""Which parts of a document hold the statistics annexed before 2019, and on which form."""

from collections.abc import Sequence

import pytest

from parsers.cells.outline import outlines
from parsers.cells.statistics import bearing, statistics_told
from parsers.document.blocks import Block, Paragraph, Table, TableCell
from parsers.layouts.rows import RawCell, RawRow, Stretch
from parsers.report import Where

STATUTORY, NATIONAL, LOCAL = range(3)
"""The places of the outlines."""
NATIONAL_ROWS = ["制发规范性文件总数", "政府公报公开政府信息数", "政府网站公开政府信息数", "收到申请数"]
LOCAL_ROWS = ["新增的行政规范性文件数", "提供服务类信息数", "网站专栏页面访问量", "现场接待人数"]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (NATIONAL_ROWS[:3], [NATIONAL]),
        (NATIONAL_ROWS[:2], []),
        ([NATIONAL_ROWS[0]] * 3, []),
        ([*NATIONAL_ROWS[:3], *LOCAL_ROWS], [LOCAL, NATIONAL]),
        ([*NATIONAL_ROWS, *LOCAL_ROWS[:3]], [NATIONAL, LOCAL]),
        (["予以公开", "部分公开", "属于国家秘密", "重复申请"], []),
    ],
)
def test_so_many_different_labels_tell_statistics_that_of_most_first(lines: Sequence[str], told: list[int]) -> None:
    expected = [outlines()[at] for at in told]
    assert statistics_told([Paragraph(f"一、{line[:2]} {line[2:]}：3件", Where()) for line in lines]) == expected
    cells = [[TableCell(line, 0, 0, 1, 1, Where()), TableCell("3", 0, 1, 1, 1, Where())] for line in lines]
    table: Block = Table(tuple(map(tuple, cells)), Where())
    assert statistics_told([table]) == expected


def _stretch(*rows: str) -> Stretch:
    cells = (tuple(RawCell(text, at, 1, Where()) for at, text in enumerate(row.split("|"))) for row in rows)
    return Stretch(tuple(RawRow(row, ()) for row in cells), "cells")


@pytest.mark.parametrize(
    ("rows", "is_read"),
    [
        ([*(f"{label}|件|3" for label in NATIONAL_ROWS[:3]), *["网站|次|3"] * 9], True),
        (["统计指标|单位|统计数", *(f"{label}|件|3" for label in NATIONAL_ROWS[:2]), *["网站|次|3"] * 3], False),
        ([f"{NATIONAL_ROWS[0]}|件|3"], True),
        ([f"{NATIONAL_ROWS[0]}|件|3", "网站|次|3"], False),
        ([f"{NATIONAL_ROWS[0]}|件|3", "单位|次"], True),
        (["主动公开情况", "依申请公开情况"], False),
        ([*(f"{label}|件|3" for label in NATIONAL_ROWS[:3]), *(f"{label}|件|3" for label in LOCAL_ROWS)], False),
    ],
    ids=[
        "three labels", "two among others", "a label alone", "as much else", "a label and words", "headings",
        "more of another form",
    ],
)  # fmt: skip
def test_of_statistics_only_what_has_enough_labels_or_little_else_is_read(
    rows: Sequence[str], *, is_read: bool
) -> None:
    stretch = _stretch(*rows)
    assert bearing([stretch], outlines()[NATIONAL]) == ([stretch] if is_read else [])
    assert bearing([stretch], outlines()[STATUTORY]) == [stretch]


def test_a_stretch_is_cut_where_the_statistics_of_another_form_begin() -> None:
    national = ["统计表", "统计指标|单位|统计数", *(f"{label}|件|3" for label in NATIONAL_ROWS[:2])]
    again = ["统计指标|单位|统计数", f"{NATIONAL_ROWS[2]}|件|3"]
    local = ["指标名称|单位|本期实际", *(f"{label}|件|3" for label in LOCAL_ROWS)]
    stretch = _stretch(*national, *again, *local)
    assert bearing([stretch], outlines()[NATIONAL]) == [_stretch(*national, *again)]
    assert bearing([stretch], outlines()[LOCAL]) == [_stretch(*local)]
