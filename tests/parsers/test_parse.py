"""The recorded reports through the one door: sections, facts, status."""

import json
import re
from pathlib import Path

import pytest

from parsers.parse import parse
from parsers.report import Report, as_json
from parsers.sections.titles import SECTIONS
from parsers.source import Bundle, RawPart
from tests.render.article import Article, Site, article_page
from tests.render.html_grid import html_body
from tests.render.sample_report import random_report

CASES = Path(__file__).parents[1] / "cases"
READABLE = sorted(
    path.name for path in CASES.iterdir() if path.suffix in {".txt", ".md", ".html"} and path.name != "README.md"
)
SEEDS = [name for name in READABLE if name.startswith("seed-")]
CAPTION = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
AGENCY_BY_INFERENCE = {"seed-002.txt": "信访局"}
"""Where a person knows more than the document says: its title has 信访局, its text speaks of a 汝州信访局 account."""


def _parse(name: str) -> Report:
    path = CASES / name
    return parse(Bundle((RawPart(path.read_bytes(), name=name),), path=f"cases/{name}"))


def _expected(name: str) -> dict[str, object]:
    expected: dict[str, object] = json.loads((CASES / name).with_suffix(".expected.json").read_text(encoding="utf-8"))
    return expected


@pytest.mark.parametrize("name", READABLE)
def test_title_agency_and_year_are_those_a_reader_finds(name: str) -> None:
    report, expected = _parse(name), _expected(name)
    assert report.status in {"parsed", "partial"}
    assert report.title == expected["title"]
    assert report.agency == AGENCY_BY_INFERENCE.get(name, expected["agency"])
    assert report.year == expected["year"]


@pytest.mark.parametrize("name", [*SEEDS, "real-033.html", "real-041.txt", "real-046.md"])
def test_the_six_sections_come_in_order(name: str) -> None:
    codes = [section.code for section in _parse(name).sections]
    assert [code for code in codes if code != "preamble"] == list(SECTIONS)


@pytest.mark.parametrize("name", [name for name in READABLE if not _expected(name)["whole"]])
def test_an_excerpt_is_a_partial_report(name: str) -> None:
    report = _parse(name)
    assert report.status == "partial"
    assert "section_missing" in {finding.code for finding in report.findings}


def test_prose_stays_with_its_section_and_tables_do_not() -> None:
    for name in SEEDS:
        sections = {section.code: section for section in _parse(name).sections}
        for code in ("proactive_disclosure", "requests", "review_litigation"):
            left = sections[code].text.replace("\n", "").removeprefix(CAPTION)
            assert left == "", name
        assert len(sections["overview"].text) > 300, name
        assert sections["other_matters"].number == "六", name
    sections = {section.code: section for section in _parse("seed-001.txt").sections}
    assert sections["problems_improvement"].title == "存在的主要问题及改进情况"
    assert sections["problems_improvement"].text.startswith("二、存在问题及改进情况\n")
    assert sections["other_matters"].text.endswith("本报告中所列数据的统计时限为2024年1月1日起至2024年12月31日")


def test_the_preamble_is_the_text_between_title_and_section_one() -> None:
    first = _parse("seed-004.txt").sections[0]
    assert first.code == "preamble"
    assert first.text.startswith("根据《中华人民共和国政府信息公开条例》规定和")
    assert first.text.endswith("2024 年 12 月 31 日止。")


def test_the_recorded_page_is_read_with_its_date() -> None:
    report = _parse("real-033.html")
    assert report.published == "2020-01-31"
    assert report.source.media_type == "text/html"
    assert report.source.bytes == len((CASES / "real-033.html").read_bytes())


def test_the_text_holds_every_line_of_the_document() -> None:
    report = _parse("seed-000.txt")
    original = (CASES / "seed-000.txt").read_text(encoding="utf-8")
    assert report.text == original.removesuffix("\n")
    page = _parse("real-033.html").text
    assert page.startswith("2019年上海市人民政府办公厅政府信息公开工作年度报告\n")
    assert "\n一、本年新收政府信息公开申请数量\t\t\t821\t35\t\t\t2\t1\t859\n" in page


@pytest.mark.parametrize("container", ["TRS_Editor", "zoom", "content"])
@pytest.mark.parametrize("word_noise", [False, True])
def test_an_article_page_gives_the_report_and_nothing_of_the_page(container: str, word_noise: bool) -> None:
    sample = random_report(7, agency="三门峡市水利局", year=2023)
    site = Site("三门峡市人民政府", "www.smx.gov.cn", "4112000001", (("首页", "/"), ("政府信息公开年报", "/nb/")))
    body = html_body(sample, word_noise=word_noise)
    article = Article(sample.title, sample.published, sample.agency, ("首页", "政务公开"), body, container=container)  # type: ignore[arg-type]
    report = parse(Bundle((RawPart(article_page(site, article).encode()),), url="http://www.smx.gov.cn/a.html"))
    assert report.status == "parsed"
    assert (report.title, report.agency, report.year) == (sample.title, sample.agency, sample.year)
    assert report.published == sample.published.isoformat()
    assert [section.code for section in report.sections] == ["preamble", *SECTIONS]
    assert report.findings == ()
    assert "网站标识码" not in report.text


@pytest.mark.parametrize("name", READABLE)
def test_the_report_is_one_line_of_json(name: str) -> None:
    line = as_json(_parse(name))
    assert b"\n" not in line
    assert json.loads(line)["source"]["path"] == f"cases/{name}"


def test_markdown_with_tables_written_as_markup_gives_the_values_of_the_page() -> None:
    sample = random_report(5, agency="三门峡市水利局", year=2023, activity="busy")
    body = html_body(sample)
    pieces = re.split("(?s)(<table.*?</table>)", body)
    lines = [piece if piece.startswith("<table") else re.sub("</?p[^>]*>", "\n", piece) for piece in pieces]
    markdown = parse(Bundle((RawPart(f"# {sample.title}\n\n{''.join(lines)}".encode(), name="a.md"),)))
    page = parse(Bundle((RawPart(f"<h1>{sample.title}</h1>{body}".encode(), name="a.html"),)))
    assert (markdown.status, markdown.findings) == ("parsed", ())
    assert [(cell.value, cell.state) for cell in markdown.cells] == [(cell.value, cell.state) for cell in page.cells]
    assert [(each.code, each.text) for each in markdown.sections] == [(each.code, each.text) for each in page.sections]
