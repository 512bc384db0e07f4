"""What is a report and what is something else."""

import pytest

from parsers.facts.kind import Evidence, why_not

PROSE = ("2024年，我局认真贯彻落实条例。" * 25,)
LISTED = tuple(f"· {number}局2024年政府信息公开年报 [2025-01-1{number}]" for number in range(4))
TITLE = "某局2024年政府信息公开工作年度报告"


def _evidence(
    title: str | None = TITLE,
    *,
    agency: str | None = "某局",
    year: int | None = 2024,
    sections: int = 0,
    tables: int = 0,
    filled: int = 0,
    prose: tuple[str, ...] = (),
    challenge: bool = False,
) -> Evidence:
    return Evidence(title, agency, year, sections, tables, filled, prose, challenge)


@pytest.mark.parametrize(
    "evidence",
    [
        _evidence(sections=6, tables=6, filled=200, prose=PROSE),
        _evidence(None, agency=None, sections=4),
        _evidence(None, agency=None, tables=1),
        _evidence(None, agency=None, year=None, tables=1, filled=1),
        _evidence(None, agency=None, year=None, sections=4, tables=1, filled=3),
        _evidence(prose=PROSE),
        _evidence(sections=2, prose=("概述",)),
        _evidence("关于发布2024年政府信息公开工作年度报告的公告", sections=6, tables=6, filled=9),
        _evidence(sections=1, tables=1, prose=("2022年以来，全镇公开文件11份。",)),
        _evidence(agency="某市人民银行", tables=1, filled=1),
        _evidence(agency="某省行政学院", tables=1, filled=1),
        _evidence("某局政府信息公开工作年度报告", year=None, sections=4, prose=("公开了。",)),
    ],
)
def test_reports(evidence: Evidence) -> None:
    assert why_not(evidence) is None


@pytest.mark.parametrize(
    ("code", "evidence"),
    [
        ("block_page", _evidence(challenge=True)),
        ("soft_404", _evidence("404 Not Found", agency=None, year=None, prose=("您访问的页面不存在或已被删除",))),
        ("block_page", _evidence(prose=("尊敬的用户：", "网站正在进行升级改造，暂停访问。"))),
        ("soft_404", _evidence("提示", agency=None, year=None, prose=("抱歉，找不到该页面",))),
        ("list_page", _evidence("政府信息公开年报", prose=LISTED)),
        ("website_report", _evidence("某市2024年政府网站工作年度报表", tables=0, prose=PROSE)),
        ("rule_of_law_report", _evidence("某局2024年法治政府建设年度报告", prose=PROSE)),
        ("budget_or_accounts", _evidence("某局2024年部门决算公开情况", prose=PROSE)),
        ("explanation", _evidence("一图读懂某局2024年政府信息公开工作年度报告", tables=1)),
        ("explanation", _evidence(prose=("本报讯　某市公布2024年政府信息公开工作年度报告。" * 20,))),
        ("notice", _evidence("关于报送2024年政府信息公开工作年度报告的通知", sections=6, tables=6)),
        ("work_summary", _evidence("某局2024年工作总结", prose=PROSE)),
        ("guide", _evidence("某局政府信息公开指南", prose=PROSE)),
        ("hospital_report", _evidence(agency="某市第一人民医院", sections=6, tables=6, filled=200)),
        ("school_report", _evidence(agency="某大学", sections=6, tables=6, filled=200)),
        ("school_report", _evidence(agency="某职业技术学院", sections=6, tables=6, filled=200)),
        ("enterprise_report", _evidence(agency="某水务集团有限公司", sections=6, tables=6, filled=200)),
        ("unfilled_form", _evidence("XX局20XX年政府信息公开工作年度报告", year=None, tables=6)),
        ("unfilled_form", _evidence("××局2024年政府信息公开工作年度报告", tables=6)),
        ("unfilled_form", _evidence(None, agency=None, year=None, sections=6, tables=6)),
        ("other_document", _evidence(None, agency=None, year=None, prose=PROSE)),
        ("other_document", _evidence("某局2024年政府信息公开工作年度报告", prose=("详见附件",))),
        ("other_document", _evidence(None, agency=None, year=None, sections=5)),
        ("other_document", _evidence("政府信息公开工作年度报告", agency=None, year=None, sections=6, prose=PROSE)),
        ("other_document", _evidence("某局政府信息公开工作年度报告", year=None, sections=6)),
    ],
)  # fmt: skip
def test_other_documents_have_a_reason(code: str, evidence: Evidence) -> None:
    finding = why_not(evidence)
    assert finding is not None
    assert (finding.code, finding.severity) == (code, "info")
