"""Several reports in one document: each given by itself, never merged."""

from pathlib import Path

import pytest

from parsers.parse import parse
from parsers.report import Report
from parsers.sections.titles import SECTIONS
from parsers.source import Bundle, RawPart

CASES = Path(__file__).parents[1] / "cases"
SEEDS = {name: (CASES / name).read_text(encoding="utf-8") for name in ("seed-000.txt", "seed-001.txt", "seed-004.txt")}
TITLES = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
SUB_TOPICS = "一、主动公开情况\n有\n二、依申请公开情况\n有\n三、行政复议、行政诉讼情况\n无"


def _report(agency: str, sections: str = "一二三四五六", *, title: str = "{}2023年政府信息公开工作年度报告\n") -> str:
    lines = (f"{numeral}、{TITLES['一二三四五六'.index(numeral)]}\n{agency}公开了。" for numeral in sections)
    return title.format(agency) + "\n".join(lines) + "\n"


def _parse(text: str) -> Report:
    return parse(Bundle((RawPart(text.encode()),)))


def _codes(report: Report) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in report.findings]


def test_reports_one_after_the_other_are_those_they_are_alone() -> None:
    alone = [_parse(text) for text in SEEDS.values()]
    report = _parse("\n".join(SEEDS.values()))
    together = [report, *report.others]
    assert [each.title for each in together] == [each.title for each in alone]
    assert [each.agency for each in together] == [each.agency for each in alone]
    for one, other in zip(together, alone, strict=True):
        values = [(cell.table, cell.row, cell.column, cell.value, cell.state) for cell in one.cells]
        assert values == [(cell.table, cell.row, cell.column, cell.value, cell.state) for cell in other.cells]
        assert [section.code for section in one.sections] == [section.code for section in other.sections]
        assert one.status == other.status
        assert one.source == report.source
    assert [code for code in _codes(report) if code[0] == "second_report"] == [("second_report", "info")] * 2
    assert all(other.others == () for other in report.others)


def test_a_place_in_a_second_report_is_that_in_the_document() -> None:
    report = _parse(SEEDS["seed-000.txt"] + "\n" + SEEDS["seed-004.txt"])
    lines = (SEEDS["seed-000.txt"] + "\n" + SEEDS["seed-004.txt"]).split("\n")
    shown = [cell for cell in report.others[0].cells if cell.raw and cell.where and cell.where.line]
    assert len(shown) > 100
    assert all(cell.raw in lines[(cell.where.line or 0) - 1] for cell in shown if cell.where and cell.raw)


@pytest.mark.parametrize("first", ["一二三四六", "一二三四", "二三四五六", "一二"])
def test_a_first_report_that_lacks_sections_takes_none_of_the_second(first: str) -> None:
    report = _parse(_report("区教育局", first) + _report("区民政局"))
    assert [section.code for section in report.sections] == [SECTIONS["一二三四五六".index(each)] for each in first]
    assert all("区民政局" not in section.text for section in report.sections)
    (other,) = report.others
    assert (other.agency, other.year) == ("区民政局", 2023)
    assert all("区教育局" not in section.text for section in other.sections)


def test_a_second_set_of_sections_that_is_no_report_is_said_and_stays_in_the_text() -> None:
    text = _report("区教育局") + _report("某处", title="").replace("2023年", "")
    report = _parse(text)
    assert report.others == ()
    assert ("second_document", "warning") in _codes(report)
    assert "某处公开了" in report.text
    assert all("某处" not in section.text for section in report.sections)


def test_a_report_printed_after_a_notice_is_the_report() -> None:
    notice = "关于公开年度报告的说明\n" + "\n".join(f"{title}\n按格式填写。" for title in TITLES) + "\n"
    report = _parse(notice + _report("区民政局"))
    assert (report.agency, report.year, report.others) == ("区民政局", 2023, ())
    assert ("second_document", "warning") in _codes(report)


@pytest.mark.parametrize(
    "text",
    [
        _report("区民政局").replace("公开了。", f"公开了。\n{SUB_TOPICS}", 1),
        "目录\n" + "\n".join(TITLES) + "\n" + _report("区民政局"),
        _report("区民政局") + "相关链接：" + "\n区教育局2023年政府信息公开工作年度报告" * 2,
        "区民政局2023年政府信息公开工作年度报告\n目录\n" + "\n".join(TITLES) + "\n" + _report("区民政局"),
    ],
)  # fmt: skip
def test_one_report_stays_one(text: str) -> None:
    report = _parse(text)
    assert [section.code for section in report.sections if section.code != "preamble"] == list(SECTIONS)
    assert report.others == ()
    assert not {"second_report", "second_document"} & {code for code, _ in _codes(report)}


def test_reports_without_end_are_bounded_and_none_is_lost() -> None:
    report = _parse("".join(_report(f"第{number}局") for number in range(300)))
    assert len(report.others) == 49
    assert report.others[-1].text.count("年度报告") == 251


def test_a_second_report_of_few_sections_is_one_below_a_title_of_its_own() -> None:
    report = _parse(_report("区教育局") + _report("区民政局", "一二"))
    (other,) = report.others
    assert (other.agency, other.year, len(other.sections)) == ("区民政局", 2023, 2)
    assert ("second_report", "info") in _codes(report)
    assert _parse(_report("区教育局") + _report("区民政局", "一二", title="")).others == ()


def test_the_title_of_another_report_inside_one_is_said_where_text_follows() -> None:
    text = _report("区教育局") + "区民政局2023年政府信息公开工作年度报告\n"
    assert ("second_document", "warning") not in _codes(_parse(text + "区财政局2023年政府信息公开工作年度报告\n"))
    report = _parse(text + "2023年，区民政局认真贯彻落实条例的规定，全年主动公开政府信息两百余条，办理申请五件。\n")
    assert ("second_document", "warning") in _codes(report)
    assert report.others == ()
