"""Which lines head the sections."""

import time

from parsers.formats.text import read_text
from parsers.sections.audit import audit
from parsers.sections.outline import Outline, outline
from parsers.sections.titles import SECTIONS

TITLES = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
FULL = "\n".join(f"{number}、{title}\n正文{number}" for number, title in zip("一二三四五六", TITLES, strict=True))


def _plan(text: str) -> Outline:
    return outline(read_text(text, "text/plain").blocks)


def _audit(text: str, year: int | None = 2024) -> list[str]:
    blocks = read_text(text, "text/plain").blocks
    return [finding.code for finding in audit(outline(blocks), blocks, frozenset(), year)]


def _codes(plan: Outline) -> tuple[str, ...]:
    return tuple(heading.code for heading in plan.headings)


def test_the_six_sections_in_order() -> None:
    plan = _plan(FULL)
    assert _codes(plan) == SECTIONS
    assert [heading.start for heading in plan.headings] == [0, 2, 4, 6, 8, 10]
    assert plan.second is None
    assert _audit(FULL) == []


def test_a_table_of_contents_before_the_report_is_passed_over() -> None:
    contents = "\n".join(f"{number}、{title}" for number, title in zip("一二三四五六", TITLES, strict=True))
    plan = _plan(f"目录\n{contents}\n\n{FULL}")
    assert [heading.start for heading in plan.headings] == [8, 10, 12, 14, 16, 18]
    assert plan.second is None


def test_a_wrongly_numbered_title_inside_a_section_stays_inside() -> None:
    plan = _plan(FULL.replace("正文五", "二、存在问题及改进情况\n正文五"))
    assert _codes(plan) == SECTIONS
    assert plan.headings[4].number == "五"


def test_sub_sections_of_the_overview_head_nothing() -> None:
    plan = _plan(FULL.replace("正文一", "（一）主动公开政府信息情况\n（二）依申请公开情况\n1、主动公开情况\n正文"))
    assert [heading.number for heading in plan.headings] == list("一二三四五六")


def test_numbering_that_restarts_or_is_missing_does_not_matter() -> None:
    shifted = FULL.replace("五、存在", "四、存在").replace("六、其他", "").replace("二、主动", "一、主动")
    assert _codes(_plan(shifted)) == SECTIONS


def test_sections_of_a_free_form_report_go_by_their_meaning() -> None:
    text = (
        "一、概述\n正文\n二、主动公开政府信息情况\n正文\n三、依申请公开政府信息情况\n正文\n四、政府信息公开收费情况\n正文\n"
        "五、因政府信息公开申请行政复议、提起行政诉讼的情况\n正文\n六、存在的主要问题和改进措施\n正文"
    )
    plan = _plan(text)
    assert _codes(plan) == SECTIONS[:5]
    assert _audit(text, 2016) == ["section_missing"]


def test_section_five_without_its_heading_begins_at_its_first_sub_section() -> None:
    text = FULL.replace(
        "五、存在的主要问题及改进情况\n正文五", "（一）2024年工作中存在的问题\n正文\n（二）存在的主要问题\n正文"
    )
    plan = _plan(text)
    assert _codes(plan) == SECTIONS
    assert (plan.headings[4].start, plan.headings[4].stop, plan.headings[4].title) == (8, 8, "")
    assert _audit(text) == ["section_heading_missing"]


def test_a_second_set_of_sections_is_noticed_and_not_mixed_in() -> None:
    plan = _plan(f"{FULL}\n{FULL}")
    assert [heading.start for heading in plan.headings] == [0, 2, 4, 6, 8, 10]
    assert plan.second == 12


def test_no_heading_at_all() -> None:
    assert _plan("正文") == Outline(())
    assert _plan("正文").start is None


def test_a_heading_repeated_without_end_costs_linear_work() -> None:
    start = time.process_time()
    plan = _plan("六、其他需要报告的事项\n无\n一、总体情况\n无\n" * 30_000)
    assert len(plan.headings) == 2
    assert time.process_time() - start < 20


def test_titles_all_numbered_in_brackets_are_the_sections() -> None:
    text = "\n".join(f"（{number}）{title}\n正文" for number, title in zip("一二三四五六", TITLES, strict=True))
    assert _codes(_plan(text)) == SECTIONS
    assert _codes(_plan("\n".join(text.split("\n")[:6]))) == ()
