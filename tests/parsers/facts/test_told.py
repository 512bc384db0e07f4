"""Who compiled a report, when it was signed and what its numbers cover, as recorded and made-up reports tell."""

from pathlib import Path

import pytest

from parsers.facts.compiler import compilers
from parsers.facts.scope import scope_of
from parsers.facts.signature import signature
from parsers.formats.text import read_text
from parsers.parse import parse
from parsers.report import Report
from parsers.source import Bundle, RawPart

CASES = Path(__file__).parents[2] / "cases"
NAMES = ("compiler", "signed_date", "scope", "scope_evidence")

TOLD = {  # as read by a person; none of the recorded reports is signed
    "real-009.txt": {"compiler": "两城镇人民政府党政办公室"},
    "real-017.txt": {"compiler": "乌海市工业和信息化局"},
    "real-041.txt": {
        "compiler": "淮安市洪泽区人民政府办公室",
        "scope": "rollup",
        "scope_evidence": "全区受理政府信息公开申请21件",
    },
    "real-046.md": {
        "scope": "government_as_respondent",
        "scope_evidence": "市政府共受理政府信息公开申请1295件",
    },
    "seed-003.txt": {"scope": "own_body", "scope_evidence": "本机关政府信息公开工作年度报告"},
}


def _facts(report: Report) -> dict[str, str | int]:
    return {fact.name: fact.value for fact in report.facts if fact.name in NAMES}


@pytest.mark.parametrize("path", sorted([*CASES.glob("*.txt"), *CASES.glob("real-*.md"), *CASES.glob("*.html")]))
def test_what_recorded_reports_tell(path: Path) -> None:
    report = parse(Bundle((RawPart(path.read_bytes(), name=path.name),)))
    assert _facts(report) == TOLD.get(path.name, {})


REPORT = """某市信访局2024年政府信息公开工作年度报告
{opening}
一、总体情况
全年工作平稳。
五、存在的主要问题及改进情况
公开不够及时。
六、其他需要报告的事项
{ending}"""


def _told(opening: str = "", ending: str = "无。") -> dict[str, tuple[str | int, str, int | None]]:
    text = REPORT.format(opening=opening, ending=ending)
    report = parse(Bundle((RawPart(text.encode(), name="report.txt"),)))
    facts = (fact for fact in reversed(report.facts) if fact.name in NAMES)  # the first is the one believed
    return {fact.name: (fact.value, fact.source, fact.where.block if fact.where else None) for fact in facts}


def test_a_signed_report_says_where() -> None:
    assert _told(ending="无。\n某市信访局\n2025年1月20日") == {
        "compiler": ("某市信访局", "signature", 9),
        "signed_date": ("2025-01-20", "signature", 9),
    }


def test_who_compiled_comes_before_who_signed() -> None:
    compiled, signed = "本报告由某市信访局办公室编制。", "无。\n某市信访局\n2025年1月20日"
    assert _told(compiled, signed)["compiler"] == ("某市信访局办公室", "prose", 1)
    assert "compiler" not in _told("本报告由甲市信访局编制。本报告由乙市信访局编写。", signed)


@pytest.mark.parametrize(
    ("text", "day", "body"),
    [
        ("无。\n某市信访局\n2025年1月20日", "2025-01-20", "某市信访局"),
        ("无。\n某市信访局（公章）\n2025 年 1 月 20 日\n\n- 5 -", "2025-01-20", "某市信访局"),
        ("无\n某市信访局2025年1月20日", "2025-01-20", "某市信访局"),
        ("无。\n二〇二五年一月二十日", "2025-01-20", None),
        ("无。\n二○二五年十二月三十一日", "2025-12-31", None),
        ("无。\n甲市教育局\n甲市财政局\n2025年1月20日", "2025-01-20", None),
        ("无。\n某市信访局\n2025年1月20日\n附件：统计表\n打印 关闭", "2025-01-20", "某市信访局"),
        ("某市信访局\n2025年1月20日", "2025-01-20", "某市信访局"),
    ],
)
def test_a_signature(text: str, day: str, body: str | None) -> None:
    found = signature(read_text(text, "text/plain").blocks)
    assert found
    assert (found.day.isoformat(), found.body) == (day, body)


@pytest.mark.parametrize(
    "text",
    [
        "无。",
        "无。\n某市信访局",
        "统计期限自2024年1月1日起至\n2024年12月31日",  # a sentence broken over two lines
        "报告由\n某市信访局\n2025年1月20日",
        "2024年12月31日前办结。",
        "无。\n2025年1月20日\n2025年1月22日",
        "无。\n2025年1月20日\n又收到申请1件。",
        "无。\n2025年2月30日",
        "无。\n2025年十十月三日",
        "无。\n发布时间：2025年1月20日",
        "无。\n2025-01-20",
        "无。\n截至2025年1月20日",
        "无。\n2025年1月20日" + "\n链接" * 12,
    ],
)
def test_what_is_no_signature(text: str) -> None:
    assert signature(read_text(text, "text/plain").blocks) is None


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("根据《条例》要求，由临江市卫生局编制的2008年度政府信息公开年度报告。", ["临江市卫生局"]),
        ("本报告由某区人民政府办公室根据《条例》（国令第711号）要求\n编制此报告。", ["某区人民政府办公室"]),
        ("本报告由某县财政局负责编写。本报告由某县财政局编写。", ["某县财政局"]),
        ("本报告由我局编制。本报告由本机关编制。", []),
        ("信息公开指南由某县财政局编制。", []),
        ("按照由某省政务公开办公室编制的年度报告格式，现报告如下。", []),
        ("年度报告由各单位编制。", []),
    ],
)
def test_who_compiled_a_report(text: str, bodies: list[str]) -> None:
    assert list(compilers(text)) == bodies


CITY, OFFICE, BUREAU = "某市人民政府", "某市人民政府办公室", "某市公安局"


@pytest.mark.parametrize(
    ("agency", "text", "scope", "words"),
    [
        (CITY, "2024年，全市共收到政府信息公开申请21件。", "rollup", "全市共收到政府信息公开申请21件"),
        (OFFICE, "全市各级行政机关新收政府信息公开申请21件", "rollup", "全市各级行政机关新收政府信息公开申请21件"),
        (OFFICE, "某市人民政府受理公开申请21件", "government_as_respondent", "某市人民政府受理公开申请21件"),
        ("某市政府办", "市政府受理公开申请21件", "government_as_respondent", "市政府受理公开申请21件"),
        (OFFICE, "我办受理政府信息公开申请21件", "own_body", "我办受理政府信息公开申请21件"),
        (BUREAU, "市公安局依法受理政府信息公开申请21件", "own_body", "市公安局依法受理政府信息公开申请21件"),
        (BUREAU, "2024年我局共收到依申请公开申请21件", "own_body", "我局共收到依申请公开申请21件"),
        (BUREAU, "全市公安系统收到政府信息公开申请21件", "system", "全市公安系统收到政府信息公开申请21件"),
        (BUREAU, "本报告所列数据包括全市公安系统各单位", "system", "报告所列数据包括全市公安系统各单位"),
        (CITY, "本报告数据为全市汇总数据。", "rollup", "报告数据为全市汇总数据"),
        (CITY, "本报告综合各区县和市级部门的年度报告编制。", "rollup", "综合各区县和市级部门的年度报告编制"),
        (BUREAU, "本报告数据仅为本机关数据。", "own_body", "报告数据仅为本机关数据"),
        ("乙镇人民政府", "乙镇人民政府收到政府信息公开申请21件", "own_body", "乙镇人民政府收到政府信息公开申请21件"),
    ],
)
def test_words_that_tell_the_scope(agency: str, text: str, scope: str, words: str) -> None:
    assert scope_of(agency, "", text, 21) == (scope, words)


@pytest.mark.parametrize(
    ("agency", "title", "scope"),
    [
        (CITY, "2024年全市政府信息公开工作年度报告", ("rollup", "全市政府信息公开工作年度报告")),
        (OFFICE, "某市人民政府2024年政府信息公开工作年度报告（全市汇总）", ("rollup", "（全市汇总）")),
        (BUREAU, "全市公安系统2024年政府信息公开工作年度报告", ("system", "全市公安系统")),
        (BUREAU, "某市公安局2024年政府信息公开工作年度报告（汇总）", None),
        (CITY, "某市人民政府2024年政府信息公开工作年度报告（市本级）", None),
        (OFFICE, "某市人民政府办公室2024年政府信息公开工作年度报告", None),
    ],
)
def test_titles_that_tell_the_scope(agency: str, title: str, scope: tuple[str, str] | None) -> None:
    assert scope_of(agency, title, "", None) == scope


def test_a_sentence_about_the_reports_of_others_tells_nothing() -> None:
    assert scope_of(OFFICE, "", "组织编制全市政府信息公开工作年度报告。", None) is None
    contradiction = "全市公安系统收到政府信息公开申请21件"
    assert scope_of(CITY, "2024年全市政府信息公开工作年度报告", contradiction, 21) is None


@pytest.mark.parametrize(
    ("agency", "text"),
    [
        (CITY, "全市收到政府信息公开申请22件"),  # not the number of Table 3
        (CITY, "全市收到行政复议申请21件，公开信息21件"),
        (CITY, "全市不予公开申请21件"),
        (CITY, "市政府受理政府信息公开申请21件"),  # the government alone, or with all its bodies
        (CITY, "本机关受理政府信息公开申请21件"),
        (CITY, "某区政府受理政府信息公开申请21件"),
        (OFFICE, "各市政府受理政府信息公开申请21件"),
        (OFFICE, "本机关受理政府信息公开申请21件"),
        (BUREAU, "全市收到政府信息公开申请21件"),  # of the bureau's trade, perhaps, or of all
        (BUREAU, "乙县公安局收到政府信息公开申请21件"),
        (BUREAU, "全市统一办理系统收到政府信息公开申请21件"),
        (CITY, "本报告数据不含各区县，为全市本级数据"),
        (CITY, "公开的数据包括全市经济运行情况"),
        (CITY, "本报告综合各方面情况编制"),
        (OFFICE, "全市受理政府信息公开申请21件。市政府受理政府信息公开申请21件。"),  # two things
    ],
)
def test_words_that_leave_the_scope_open(agency: str, text: str) -> None:
    assert scope_of(agency, "", text, 21) is None
    assert scope_of(agency, "", text.replace("21", "0"), 0) is None


@pytest.mark.parametrize(
    "piece", ["由某市局根据", "全市收到公开", "全", "由全市（", "收到申请1", "报告数据为全", "公开申请11"]
)
def test_words_without_end_are_read_once(piece: str) -> None:
    text = piece * (6000 // len(piece))
    assert scope_of(CITY, text, text, 21) is None
    assert list(compilers(text)) == []
    assert signature(read_text(text, "text/plain").blocks) is None
