"""Titles of reports."""

import pytest

from parsers.facts.title import REPORT_TITLE, Title, titles
from parsers.formats.text import read_text


def _best(text: str = "", metas: dict[str, str] | None = None, link: str | None = None) -> Title | None:
    return next(iter(titles(list(enumerate(read_text(text, "text/plain").blocks)), metas or {}, link)), None)


@pytest.mark.parametrize(
    "title",
    [
        "三门峡市信访局2024年政府信息公开工作年度报告",
        "2023年政府信息公开工作年度报告",
        "洪山区人民政府信息公开工作年度报告（2023年度）",
        "天津港2023年度政府信息公开工作报告",
        "西藏国资委信息公开工作报告",
        "舒兰市政务信息公开年度报告",
        "某局政府信息公开工作年报",
        "政府信息公开年报",
        "某市审计厅政务信息公开工作开展年度报告",
        "某局2024年政务公开工作年度报告",
        "《某局2024年政府信息公开工作年度报告》",
    ],
)
def test_titles_that_name_a_report(title: str) -> None:
    assert REPORT_TITLE.fullmatch(title)


@pytest.mark.parametrize(
    "title",
    [
        "三门峡市2023年政府网站工作年度报表",
        "某市2023年法治政府建设年度报告",
        "某局2023年政府信息公开工作年度报告解读",
        "某局2023年度部门决算公开",
        "某局政府信息公开指南",
        "根据《条例》，现将信息公开情况报告",
        "定》）和《关于印发中华人民共和国政府信息公开工作年度报告",
    ],
)
def test_titles_that_do_not(title: str) -> None:
    assert not REPORT_TITLE.fullmatch(title)


@pytest.mark.parametrize(
    ("text", "title", "blocks"),
    [
        ("\n\n三门峡市信访局 2024 年政府信息公开工作年度报告\n", "三门峡市信访局2024年政府信息公开工作年度报告", (2,)),
        ("中卫市信访局\n\n2024 年政府信息公开工作年度报告", "中卫市信访局2024年政府信息公开工作年度报告", (0, 2)),
        ("正文\n2025 年某市政府信息公开\n工作年度报告\n据", "2025年某市政府信息公开工作年度报告", (1, 2)),
        ("# 信访局2022年政府信息公开工作年度报告", "信访局2022年政府信息公开工作年度报告", (0,)),
        ("**某局**\n**2022年政府信息公开工作**\n**年度报告**", "某局2022年政府信息公开工作年度报告", (0, 1, 2)),
        ("【字体： 】打印\n2022年度螅镇政府信息公开工作年度报告", "2022年度螅镇政府信息公开工作年度报告", (1,)),
        ("发布时间：2021-01-18\n2020年政府信息公开工作年度报告", "2020年政府信息公开工作年度报告", (1,)),
        ("2024年\x1b[31m政府信息\u202e公开工作年度报告", "2024年政府信息公开工作年度报告", (0,)),
    ],
)
def test_titles_in_the_text(text: str, title: str, blocks: tuple[int, ...]) -> None:
    assert _best(text) == Title(title, "text", blocks)


def test_the_more_complete_title_wins_among_titles_of_reports() -> None:
    text = "2024年政府信息公开工作年度报告"
    assert _best(text, {"articletitle": f"某局{text}"}) == Title(f"某局{text}", "meta")
    assert _best(text, {}, f"某局{text}") == Title(f"某局{text}", "link")
    assert _best(text, {"html:title": f"某局{text}_某市人民政府门户网站"}) == Title(f"某局{text}", "window")
    assert _best(text, {"articletitle": text}) == Title(text, "text", (0,))


def test_a_document_that_names_itself_something_else_keeps_its_title() -> None:
    metas = {
        "articletitle": "关于做好年度报告编制工作的通知",
        "html:before": "首页\n某局2023年政府信息公开工作年度报告",
    }
    best = _best("各单位：", metas, "某局2024年政府信息公开工作年度报告")
    assert best == Title("关于做好年度报告编制工作的通知", "meta")


def test_a_breadcrumb_is_no_title_but_a_heading_above_the_body_is() -> None:
    assert _best("", {"html:before": "首页\n政府信息公开年报"}) is None
    above = "首页\n高平市人民政府办公室\n2023年政府信息公开工作年度报告"
    assert _best("", {"html:before": above}) == Title("高平市人民政府办公室2023年政府信息公开工作年度报告", "heading")


def test_without_any_title_of_a_report_a_plain_first_line_is_taken() -> None:
    assert _best("某局2023年工作总结\n内容。") == Title("某局2023年工作总结", "text", (0,))
    assert _best("(二)政府信息依申请公开情况\n内容") is None
    assert _best("各县人民政府，市直各单位：\n内容") is None


@pytest.mark.parametrize(
    ("lines", "title", "blocks"),
    [
        ("陕州区民政局\n2024年度\n政府信息公开工作年度报告", "陕州区民政局2024年度政府信息公开工作年度报告", (0, 1, 2)),
        ("陕州区民政局2024年\n政府信息公开\n工作年度报告", "陕州区民政局2024年政府信息公开工作年度报告", (0, 1, 2)),
        ("2024年度\n陕州区民政局\n政府信息公开年报", "2024年度陕州区民政局政府信息公开年报", (0, 1, 2)),
        ("首页新闻\n2024年\n政府信息公开工作年度报告", "2024年政府信息公开工作年度报告", (1, 2)),
        ("陕州区民政局\n2024年政府信息公开工作年度报告", "陕州区民政局2024年政府信息公开工作年度报告", (0, 1)),
        ("2024年度\n2023年政府信息公开工作年度报告", "2023年政府信息公开工作年度报告", (1,)),
        ("陕州区民政局\n陕州区财政局2023年政府信息公开年报", "陕州区财政局2023年政府信息公开年报", (1,)),
        ("索引号：1\n政府信息公开工作年度报告", "政府信息公开工作年度报告", (1,)),
    ],
)
def test_agency_and_year_on_lines_above_belong_to_a_title_without(
    lines: str, title: str, blocks: tuple[int, ...]
) -> None:
    assert _best(lines) == Title(title, "text", blocks)
