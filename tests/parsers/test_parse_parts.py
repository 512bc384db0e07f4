"""Reports of several parts: the page, its next pages, its attachments."""

from datetime import date
from pathlib import Path

from parsers.parse import parse
from parsers.report import Report
from parsers.source import Bundle, RawPart
from tests.render.article import Article, Site, article_page

CASES = Path(__file__).parents[1] / "cases"
SEED = (CASES / "seed-000.txt").read_bytes()
TITLE = "三门峡市信访局2024年政府信息公开工作年度报告"
SITE = Site("三门峡市人民政府", "www.smx.gov.cn", "4112000001", (("首页", "/"),) * 9)
PDF = RawPart(b"%PDF-1.7", role="attachment", name="P020250120.pdf")


def _page(body: str, title: str = TITLE) -> RawPart:
    article = Article(title, date(2025, 1, 20), "三门峡市信访局", ("首页", "政府信息公开年报"), body)
    return RawPart(article_page(SITE, article).encode(), media_type="text/html")


def _parse(*parts: RawPart) -> Report:
    return parse(Bundle(parts, url="http://www.smx.gov.cn/1.html", link_title=TITLE))


def _codes(report: Report) -> list[tuple[str, str, int | None]]:
    return [(f.code, f.severity, f.where.part if f.where else None) for f in report.findings]


def test_an_attachment_beside_a_report_that_cannot_be_read_is_noted() -> None:
    report = _parse(RawPart(SEED), PDF)
    assert report.status == "parsed"
    assert _codes(report) == [("format_not_supported", "info", 1)]
    assert [part.role for part in report.parts] == ["page", "attachment"]


def test_a_readable_attachment_beside_a_report_is_not_merged() -> None:
    report = _parse(RawPart(SEED), RawPart(SEED, role="attachment"))
    assert report.text == parse(Bundle((RawPart(SEED),))).text
    assert _codes(report) == [("attachment_set_aside", "info", 1)]


def test_a_page_that_only_carries_an_unreadable_report_is_unreadable_with_its_facts() -> None:
    report = _parse(_page('<p><a href="./P020250120.pdf">附件：年度报告.pdf</a></p>'), PDF)
    assert report.status == "unreadable"
    assert _codes(report) == [("format_not_supported", "error", 1)]
    assert (report.title, report.agency, report.year, report.published) == (TITLE, "三门峡市信访局", 2024, "2025-01-20")
    assert report.sections == ()


def test_a_report_in_an_attachment_is_read_and_knows_its_part() -> None:
    report = _parse(_page("<p>见附件</p>"), PDF, RawPart(SEED, role="attachment", name="a.txt"))
    assert report.status == "parsed"
    assert report.title == TITLE
    assert _codes(report) == [("format_not_supported", "info", 1)]
    assert {cell.where.part for cell in report.cells if cell.where} == {2}


def test_a_page_of_another_kind_stays_so_whatever_is_attached() -> None:
    report = _parse(_page("<p>各单位：</p>", "关于做好2024年政府信息公开工作年度报告编制工作的通知"), PDF)
    assert report.status == "not_a_report"
    assert _codes(report) == [("notice", "info", None), ("format_not_supported", "info", 1)]


def test_next_pages_continue_the_page() -> None:
    lines = SEED.decode().split("\n")
    first, second = "\n".join(lines[:35]), "\n".join(lines[35:])
    report = _parse(RawPart(first.encode()), RawPart(second.encode(), role="next_page"))
    assert report.status == "parsed"
    assert {cell.where.part for cell in report.cells if cell.where} == {0, 1}
    assert report.text.split() == SEED.decode().split()


def test_a_lost_next_page_makes_the_report_partial() -> None:
    report = _parse(RawPart(SEED), RawPart(b"", role="next_page"))
    assert report.status == "partial"
    assert _codes(report) == [("empty_document", "error", 1)]


def test_nothing_readable_at_all_takes_its_facts_from_the_link() -> None:
    report = _parse(RawPart(b"%PDF-1.7"))
    assert report.status == "unreadable"
    assert (report.title, report.agency, report.year) == (TITLE, "三门峡市信访局", 2024)
