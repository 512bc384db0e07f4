"""What is said of an outline that is numbered unlike the form."""

import pytest

from parsers.formats.text import read_text
from parsers.sections.audit import audit
from parsers.sections.outline import outline

TITLES = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)


def _report(numerals: str, extra: str = "") -> str:
    lines = (f"{number}、{title}\n正文。" for number, title in zip(numerals, TITLES, strict=True))
    return "\n".join(lines).replace("正文。", f"正文。{extra}", 1)


def _findings(text: str, year: int | None = 2024) -> list[tuple[str, str, int | None]]:
    blocks = read_text(text, "text/plain").blocks
    found = audit(outline(blocks), blocks, frozenset(), year)
    return [(each.code, each.severity, each.where.block if each.where else None) for each in found]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (_report("一二三一二三"), ("numbering_restarts", "info", 6)),
        (_report("一二三三四五"), ("numbering_restarts", "info", 6)),
        (_report("二三四五六七"), ("numbering_shifted", "info", 0)),
        (_report("一二三四六七"), ("numbering_shifted", "info", 8)),
        (_report("一二三四五六", "\n二、工作机制建设\n正文。"), ("sub_topic_numbered", "info", 2)),
        (_report("一二三四五六", "\n十一、监督保障"), ("sub_topic_numbered", "info", 2)),
    ],
)
def test_numbering_unlike_the_form_is_noted_where_it_begins(text: str, finding: tuple[str, str, int]) -> None:
    assert _findings(text) == [finding]


@pytest.mark.parametrize(
    "text",
    [
        _report("一二三四五六"),
        _report("123456"),
        _report("一二三四五六", "\n（一）主动公开\n1、公开指南\n一、二季度各公开一次，全年共四次。"),
    ],
)  # fmt: skip
def test_numbering_of_the_form_is_not_noted(text: str) -> None:
    assert _findings(text) == []


def test_rows_of_statutory_tables_are_no_sub_topics() -> None:
    blocks = read_text(_report("一二三四五六", "\n一、本年新收政府信息公开申请数量"), "text/plain").blocks
    assert list(audit(outline(blocks), blocks, frozenset((2,)), 2024)) == []


def test_years_without_prescribed_sections_are_not_measured_by_them() -> None:
    text = _report("二三四五六七").replace("存在的主要问题及改进情况", "经费情况")
    assert _findings(text, 2016) == [("section_missing", "info", None)]
    assert ("section_missing", "warning", None) in _findings(text, None)
