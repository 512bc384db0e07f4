"""What a report is known by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.identity.addresses import twin_key
from corpus.identity.keys import Marks, ReportKey, address_key, correction_mark, marks_of, named

BODY = "三门峡市信访局"


def _key(
    portal: str | None, agency: str | None, year: int | None, marks: Marks, source: str | None = "text"
) -> ReportKey | None:
    return named(portal, agency, year, source=source, marks=marks, content="c").key


def test_a_key_has_portal_body_year_and_discriminator() -> None:
    marks = marks_of("年度报告（更正）", "")
    assert _key("smx", f" {BODY}", 2024, marks) == ReportKey("smx", BODY, 2024, Marks("", "更正"))
    assert _key(None, BODY, 2024, Marks()) == ReportKey(None, BODY, 2024)


@pytest.mark.parametrize(("agency", "year"), [(None, 2024), (BODY, None), ("区信访局", 2024)])
def test_without_body_place_or_year_there_is_no_key(agency: str | None, year: int | None) -> None:
    assert _key("smx", agency, year, Marks()) is None


@pytest.mark.parametrize(
    ("title", "mark"),
    [
        (None, ""),
        ("三门峡市信访局2024年政府信息公开工作年度报告", ""),
        ("2024年政府信息公开工作年度报告（更正）", "更正"),
        ("2024年政府信息公开工作年度报告（修订版）", "修订"),
        ("2024年政府信息公开工作年度报告（第二次更正）", "第二次更正"),
        ("2024年政府信息公开工作年度报告（修正版）", "修正"),
        ("2024年政府信息公开工作年度报告（勘误）", "勘误"),
    ],
)
def test_the_mark_of_a_correction(title: str | None, mark: str) -> None:
    assert correction_mark(title) == mark


@pytest.mark.parametrize(
    ("title", "scope", "others", "marks"),
    [
        ("某县人民政府2024年政府信息公开工作年度报告（汇总）", "own_body", [], Marks("汇总", "")),
        ("某县人民政府2024年政府信息公开工作年度报告（县本级）（更正）", "", [], Marks("本级", "更正")),
        ("某县人民政府2024年政府信息公开工作年度报告汇总", "", [], Marks("汇总", "")),
        ("年度报告", "rollup", ["年度报告（修订稿）", "年度报告（更正）"], Marks("rollup", "修订")),
        ("某县汇总办公室2024年政府信息公开工作年度报告", "", ["年度报告（汇总）"], Marks()),
        (None, "", [], Marks()),
    ],
)
def test_the_marks_of_titles(title: str | None, scope: str, others: list[str], marks: Marks) -> None:
    assert marks_of(title, scope, others) == marks


@pytest.mark.parametrize(
    ("agency", "source", "certain"),
    [
        (BODY, None, True),
        (BODY, "text", True),
        (BODY, "link", True),
        (BODY, "prose", True),
        ("秦安县人民政府", "text", True),
        ("秦安县人民政府", "prose", False),
        ("秦安县人民政府办公室", "prose", False),
        ("秦安县人民政府办公室", "heading", True),
        (BODY, "window", False),
        (BODY, "meta", True),
        (BODY, "meta:contentsource", False),
        (BODY, "breadcrumb", False),
        (BODY, "column", False),
    ],
)
def test_a_body_that_is_not_certain_is_known_with_what_the_report_says(
    agency: str, source: str | None, certain: bool
) -> None:
    key = _key("smx", agency, 2024, Marks(), source)
    assert key == ReportKey("smx", agency, 2024, Marks(), "" if certain else "c")


@pytest.mark.parametrize(
    "url",
    [
        "http://www.smx.gov.cn/a.html",
        "https://www.smx.gov.cn/a.html",
        "http://WWW.smx.gov.cn:80/a.html#top",
        "https://www.smx.gov.cn:443/a.html",
    ],
)
def test_an_address_has_one_spelling(url: str) -> None:
    assert address_key(url) == "www.smx.gov.cn/a.html"


def test_what_tells_addresses_apart() -> None:
    urls = [
        "http://a.gov.cn",
        "http://a.gov.cn/?id=1",
        "http://a.gov.cn/?id=2",
        "http://a.gov.cn:8080/",
        "http://a.gov.cn/A",
    ]
    assert len({address_key(url) for url in urls}) == len(urls)


@pytest.mark.parametrize("url", [None, "", "report.html", "file:report.html", "urn:sha256:00"])
def test_a_file_has_no_address(url: str | None) -> None:
    assert address_key(url) is None


@given(st.from_regex(r"(www\.){0,2}[a-z]{1,4}\.cn/[a-z?]{0,3}", fullmatch=True))
def test_an_address_is_the_twin_of_its_twin(key: str) -> None:
    assert twin_key(twin_key(key)) == key
    assert twin_key("www.smx.gov.cn/a") == "smx.gov.cn/a"
