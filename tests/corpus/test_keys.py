"""What a report is known by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.identity.addresses import twin_key
from corpus.identity.keys import ReportKey, address_key, correction_mark, report_key

BODY = "三门峡市信访局"


def test_a_key_has_portal_body_year_and_discriminator() -> None:
    assert report_key("smx", f" {BODY}", 2024, "年度报告（更正）") == ReportKey("smx", BODY, 2024, "更正")
    assert report_key(None, BODY, 2024, None) == ReportKey(None, BODY, 2024, "")


@pytest.mark.parametrize(("agency", "year"), [(None, 2024), (BODY, None), ("区信访局", 2024)])
def test_without_body_place_or_year_there_is_no_key(agency: str | None, year: int | None) -> None:
    assert report_key("smx", agency, year, "年度报告") is None


@pytest.mark.parametrize(
    ("title", "mark"),
    [
        (None, ""),
        ("三门峡市信访局2024年政府信息公开工作年度报告", ""),
        ("2024年政府信息公开工作年度报告（更正）", "更正"),
        ("2024年政府信息公开工作年度报告（修订版）", "修订"),
        ("2024年政府信息公开工作年度报告（第二次更正）", "第二次更正"),
    ],
)
def test_the_mark_of_a_correction(title: str | None, mark: str) -> None:
    assert correction_mark(title) == mark


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
