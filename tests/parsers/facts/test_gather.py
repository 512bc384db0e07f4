"""Facts from several places, and what is said where they disagree."""

import pytest

from parsers.document.blocks import Document
from parsers.facts.gather import Facts, Hints, gather
from parsers.formats.text import read_text
from parsers.sections.outline import outline

TITLE = "某局2024年政府信息公开工作年度报告"
REST = "\n一、总体情况\n2024年，我局认真落实。\n二、主动公开政府信息情况\n"


def _gather(text: str, hints: Hints | None = None, **metas: str) -> tuple[Facts, list[tuple[str, str]]]:
    document = Document(read_text(text, "text/plain").blocks, "text/plain", metas)
    facts = gather(document, outline(document.blocks), hints or Hints())
    return facts, [(finding.code, finding.severity) for finding in facts.findings]


def test_sources_that_agree_need_no_finding() -> None:
    facts, findings = _gather(
        f"{TITLE}\n发布时间：2025-01-20\n统计期限自2024年1月1日至2024年12月31日{REST}", pubdate="2025-01-20 09:00"
    )
    assert (facts.title, facts.agency, facts.year, facts.published) == (TITLE, "某局", 2024, "2025-01-20")
    assert facts.title_blocks == {0}
    assert findings == []


def test_a_title_printed_again_is_title_again() -> None:
    facts, _ = _gather(f"某局\n2024年政府信息公开工作年度报告\n\n某局\n2024年政府信息公开工作年度报告\n根据条例{REST}")
    assert facts.title == TITLE
    assert facts.title_blocks == {0, 1, 3, 4}
    facts, _ = _gather(f"2024年政府信息公开工作年度报告\n根据条例{REST}", articletitle=TITLE)
    assert facts.title == TITLE
    assert facts.title_blocks == {0}


def test_a_title_and_a_period_of_different_years_are_a_warning() -> None:
    facts, findings = _gather(f"{TITLE}\n统计期限自2023年1月1日至2023年12月31日{REST}")
    assert facts.year == 2024
    assert findings == [("year_disagrees", "warning")]


def test_the_period_comes_before_the_column_and_the_column_before_prose() -> None:
    untitled = "政府信息公开工作年度报告"
    period = "统计期限自2023年1月1日至2023年12月31日"
    assert _gather(f"{untitled}\n{period}{REST}", Hints(column="2022年"))[0].year == 2023
    assert _gather(f"{untitled}{REST}", Hints(column="2022年"))[0].year == 2022
    facts, findings = _gather(f"{untitled}{REST}")
    assert facts.year == 2024
    assert ("year_from_prose", "info") in findings


def test_the_date_of_publication_never_gives_the_year() -> None:
    facts, findings = _gather("政府信息公开工作年度报告\n发布时间：2025-01-20\n内容", pubdate="2025-01-20")
    assert facts.year is None
    assert ("year_unknown", "warning") in findings


def test_an_agency_from_elsewhere_says_so() -> None:
    untitled = "2024年政府信息公开工作年度报告\n"
    facts, findings = _gather(f"{untitled}一、总体情况\n2024年，区信访局坚持公开。")
    assert facts.agency == "区信访局"
    assert findings == [("agency_from_text", "info")]
    facts, findings = _gather(f"{untitled}一、总体情况\n无", contentsource="区水务局")
    assert facts.agency == "区水务局"
    assert findings == [("agency_from_meta", "info")]
    assert _gather(f"{untitled}一、总体情况\n无", contentsource="本站原创")[0].agency is None


def test_an_agency_that_only_the_way_there_names() -> None:
    untitled = "2024年政府信息公开工作年度报告\n一、总体情况\n无"
    column = Hints(column="政务公开 > 三门峡市水务局 > 政府信息公开年报")
    facts, findings = _gather(untitled, column)
    assert (facts.agency, findings) == ("三门峡市水务局", [("agency_from_column", "info")])
    page = {"html:before": "当前位置：首页 > 三门峡市信访局 > 年报"}
    facts, findings = _gather(untitled, column, **page)
    assert (facts.agency, findings) == ("三门峡市信访局", [("agency_from_breadcrumb", "info")])
    assert [(fact.value, fact.source) for fact in facts.stated if fact.name == "agency"] == [
        ("三门峡市信访局", "breadcrumb"), ("三门峡市水务局", "column"),
    ]  # fmt: skip
    assert _gather(f"{TITLE}{REST}", column, **page)[0].agency == "某局"


def test_a_year_that_only_the_way_there_names() -> None:
    facts, findings = _gather(
        "某局政府信息公开工作年度报告\n一、总体情况\n无", **{"html:before": "首页 > 年报 > 2023年 > 正文"}
    )
    assert (facts.year, findings) == (2023, [("year_from_breadcrumb", "info")])


def test_dates_that_disagree_are_noted_and_the_meta_wins() -> None:
    facts, findings = _gather(f"{TITLE}\n发布时间：2025-01-21{REST}", pubdate="2025-01-20")
    assert facts.published == "2025-01-20"
    assert findings == [("published_disagrees", "info")]


def test_an_address_dates_a_page_that_does_not() -> None:
    facts, findings = _gather(f"{TITLE}{REST}", Hints(url="http://a.gov.cn/202501/t20250117_1.html"))
    assert facts.published == "2025-01-17"
    assert findings == [("published_from_address", "info")]


def test_every_statement_of_a_fact_says_where_it_was_read() -> None:
    facts, findings = _gather(
        f"索引号：SM-2025-1\n{TITLE}\n某局\n统计期限自2024年1月1日至2024年12月31日{REST}",
        Hints(url="http://a.gov.cn/202501/t20250117_1.html", column="2024年"),
        articletitle=TITLE,
        pubdate="2025-01-17",
    )
    stated = [(fact.name, fact.value, fact.source, fact.where and fact.where.line) for fact in facts.stated]
    assert stated[0] == ("title", TITLE, "text", 2)
    assert ("title", TITLE, "meta", None) in stated
    assert [each[1:] for each in stated if each[0] == "year"] == [
        (2024, "text", 2),
        (2024, "meta", None),
        (2024, "statistic_period", 4),
        (2024, "column", None),
    ]
    assert next(each[1:] for each in stated if each[0] == "agency") == ("某局", "text", 2)
    assert ("agency", "某局", "below_title", 3) in stated
    assert [each[2] for each in stated if each[0] == "published"] == ["meta", "address"]
    assert ("index_number", "SM-2025-1", "front", None) in stated
    assert findings == []


def test_titles_that_name_different_years_or_agencies_are_a_warning() -> None:
    other = "县水务局2023年政府信息公开工作年度报告"
    facts, findings = _gather(f"区民政局2024年政府信息公开工作年度报告{REST}", articletitle=other)
    assert (facts.agency, facts.year) == ("区民政局", 2024)
    assert findings == [("year_disagrees", "warning"), ("agency_disagrees", "warning")]
    assert _gather(f"县民政局2024年政府信息公开年报{REST}", articletitle="某县民政局2024年政府信息公开年报")[1] == []


def test_a_column_of_another_year_is_only_noted() -> None:
    facts, findings = _gather(f"{TITLE}{REST}", Hints(column="2025年"))
    assert facts.year == 2024
    assert findings == [("year_disagrees", "info")]


def test_text_of_last_year_left_in_is_a_warning() -> None:
    old = "\n一、总体情况\n2023年，我局认真落实。\n二、主动公开政府信息情况\n"
    assert _gather(f"{TITLE}{old}")[1] == [("year_slipped", "warning")]
    both = "\n一、总体情况\n2024年，我局公开28条，比2023年多3条，2023年为25条。\n二、主动公开政府信息情况\n"
    assert _gather(f"{TITLE}{both}")[1] == []


@pytest.mark.parametrize(
    ("text", "slipped"),
    [
        ("2023年，我局主动公开120条。", True),
        ("2023年，我局公开120条。\n2024年，公开130条。", False),
        ("公开120条，比2023年增加3条。", False),
        ("2025年，我局将加强公开。", False),
        ("2023年", False),
    ],
)
def test_a_later_section_that_speaks_only_of_an_earlier_year_is_said(text: str, *, slipped: bool) -> None:
    facts, findings = _gather(f"{TITLE}{REST}{text}\n三、收到和处理政府信息公开申请情况\n无。")
    assert findings == [("year_slipped", "warning")] * slipped
    assert [finding.where.line for finding in facts.findings if finding.where] == [4] * slipped


def test_the_date_of_a_report_is_not_its_year() -> None:
    facts, findings = _gather("某局政府信息公开工作年度报告\n2025年1月20日\n一、总体情况\n我局认真落实。")
    assert (facts.year, findings) == (None, [("year_unknown", "warning")])


def test_a_link_that_names_another_agency_is_noticed() -> None:
    link = Hints(link_title="陕州区财政厅2024年政府信息公开工作年度报告")
    assert _gather(TITLE + REST, link)[1] == [("agency_disagrees", "info")]
    assert len([fact for fact in _gather(TITLE + REST)[0].stated if fact.name == "title"]) == 1


def test_a_link_that_shows_the_name_of_a_file_says_what_its_title_says() -> None:
    for ending in (".docx", ".PDF", ".ofd "):
        facts, _ = _gather("", Hints(link_title=f"陕州区财政厅2024年政府信息公开工作年度报告{ending}"))
        assert (facts.title, facts.agency, facts.year) == (
            "陕州区财政厅2024年政府信息公开工作年度报告",
            "陕州区财政厅",
            2024,
        )


def test_the_line_below_the_title_names_the_agency() -> None:
    facts, _ = _gather(f"2024年政府信息公开工作年度报告\n\n江城区水务局\n（2025年1月）{REST}")
    assert facts.agency == "江城区水务局"
    assert _gather(f"2024年政府信息公开工作年度报告\n我局积极公开{REST}")[0].agency is None


def test_an_excerpt_takes_its_year_from_any_paragraph() -> None:
    facts, findings = _gather("五、存在的主要问题及改进情况\n2023年，我局公开仍存在不足。")
    assert facts.year == 2023
    assert ("year_from_prose", "info") in findings


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        ("4112000009", "4112000009"),
        ("bm29000002", "bm29000002"),
        (" BM29000002", "bm29000002"),
        ("28", None),
        ("", None),
    ],
)
def test_a_well_formed_site_code_is_a_fact(stated: str, code: str | None) -> None:
    facts, _ = _gather(f"{TITLE}{REST}", siteidcode=stated)
    told = [(fact.value, fact.source) for fact in facts.stated if fact.name == "site_code"]
    assert told == ([(code, "meta:siteidcode")] if code else [])
