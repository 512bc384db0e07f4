"""Section titles by meaning."""

import time

import pytest

from parsers.formats.text import read_text
from parsers.sections.headings import Heading, headings
from parsers.sections.titles import section_of

TITLES = {
    "overview": [
        "总体情况",
        "工作基本情况",
        "基本情况",
        "政府信息公开工作总体情况",
        "概述",
        "工作概述",
        "2016年政府信息公开工作概况",
        "总体工作情况",
        "总　体 情 况",
    ],
    "proactive_disclosure": [
        "主动公开政府信息情况",
        "行政机关主动公开政府信息情况",
        "行政机关主动公开政府信息的情况",
        "主动公开情况",
        "政府信息主动公开情况",
        "政府信息主动公开工作情况",
    ],
    "requests": [
        "收到和处理政府信息公开申请情况",
        "行政机关收到和处理政府信息公开申请的情况",
        "依申请公开政府信息情况",
        "政府信息依申请公开情况",
        "依申请公开办理情况",
        "受理政府信息公开申请情况",
    ],
    "review_litigation": [
        "政府信息公开行政复议、行政诉讼情况",
        "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        "因政府信息公开工作被申请行政复议和提起行政诉讼情况",
        "政府信息公开行政复议和行政诉讼的情况",
        "复议、诉讼和申诉情况",
        "因政府信息公开申请提起行政诉讼、行政复议的情况",
    ],
    "problems_improvement": [
        "存在的主要问题及改进情况",
        "政府信息公开工作存在的主要问题及改进情况",
        "存在问题及改进情况",
        "工作中存在的主要问题和改进措施",
        "存在的不足及下一步打算",
        "政务公开工作存在的主要问题及改进情况",
    ],
    "other_matters": [
        "其他需要报告的事项",
        "其它需要报告的事项",
        "需要报告的其他事项",
        "其他需要说明的事项",
        "其他事项",
    ],
}


@pytest.mark.parametrize(("code", "title"), [(code, title) for code, titles in TITLES.items() for title in titles])
def test_titles_of_both_forms_and_their_variants(code: str, title: str) -> None:
    assert section_of(title) == code
    assert [heading.code for heading in _headings(f"一、{title}")] == [code]


@pytest.mark.parametrize(
    "line",
    [
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "三、本年度办理结果",
        "四、结转下年度继续办理",
        "（三）不予公开",
        "申请人情况",
        "行政复议\t行政诉讼",
        "其他",
        "本年公开情况良好，总体情况令人满意",
        "全文包括总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况及其他需要报告的事项。",
        "其他需要报告的事项。本年度报告中所列数据统计期限为2025年",
        "一、总体情况…………………………1",
        "六、其他需要报告的事项......12",
        "表二：主动公开政府信息情况",
        "政府信息公开",
        "不足",
        "存在困难。",
        "一总体情况良好",
        "7总体情况",
    ],
)
def test_what_is_no_heading(line: str) -> None:
    assert _headings(line) == []


@pytest.mark.parametrize(
    ("line", "number", "title", "rest", "weight"),
    [
        ("一、总体情况", "一", "总体情况", "", 6),
        ("  一、 总体情况 ", "一", "总体情况", "", 6),
        ("第一部分 总体情况", "第一部分", "总体情况", "", 6),
        ("二、总体情况：", "二", "总体情况", "", 4),
        ("一．总体情况。2024年，我局认真落实。", "一", "总体情况", "2024年，我局认真落实。", 6),
        ("**一、总体情况**", "一", "总体情况", "", 6),
        ("[bookmark: _Toc1]一、总体情况", "一", "总体情况", "", 6),
        ("## 总体情况", None, "总体情况", "", 3),
        ("总体情况", None, "总体情况", "", 2),
        ("1、总体情况", "1", "总体情况", "", 1),
        ("（一）总体情况", "一", "总体情况", "", 0),
        ("【一、总体情况】", "一", "总体情况", "", 6),
        ("一、總體情況", "一", "總體情況", "", 6),
        ("壹、总体情况", "壹", "总体情况", "", 4),
        ("Ⅰ、总体情况", "Ⅰ", "总体情况", "", 4),
        ("一总体情况", "一", "总体情况", "", 2),
        ("1总体情况", "1", "总体情况", "", 2),
        ("# 一总体情况", "一", "总体情况", "", 3),
        ("一、总体情况2024年，我局认真落实。", "一", "总体情况", "2024年，我局认真落实。", 4),
    ],
)
def test_numeral_title_and_what_follows_in_the_line(
    line: str, number: str | None, title: str, rest: str, weight: int
) -> None:
    assert _headings(line) == [Heading("overview", 0, 1, number, title, rest, weight)]


def test_a_heading_broken_over_two_lines_is_one() -> None:
    (heading,) = _headings("三、收到和处理政府信息公开\n\n申请情况\n正文")
    assert (heading.code, heading.start, heading.stop) == ("requests", 0, 3)
    assert _headings("三、收到和处理政府信息公开\n四、申请情况") == []
    heading, below = _headings("六、其他需要\n报告的事项")
    assert (heading.code, heading.number, heading.title) == ("other_matters", "六", "其他需要报告的事项")
    assert below.weight < heading.weight
    heading, below = _headings("一、\n总体情况")
    assert (heading.code, heading.stop, heading.weight) == ("overview", 2, 6)
    assert below.weight < heading.weight


def test_long_lines_cost_no_more_than_they_are_long() -> None:
    lines = ["一、公开" + " " * 2_000_000, "公开" + "-" * 2_000_000 + "x", "*" * 2_000_000 + "情况"]
    start = time.process_time()
    assert _headings("\n".join(lines)) == []
    assert time.process_time() - start < 5


def _headings(text: str) -> list[Heading]:
    return list(headings(read_text(text, "text/plain").blocks))


def test_prose_is_never_part_of_a_title() -> None:
    (heading,) = _headings("五、存在的主要问题及改进情况我局公开不够及时，将改进。")
    assert (heading.title, heading.rest) == ("存在的主要问题及改进情况", "我局公开不够及时，将改进。")
    (heading,) = _headings("五、存在的主要问题及改进情况。有问题。")
    assert (heading.title, heading.rest) == ("存在的主要问题及改进情况", "有问题。")
