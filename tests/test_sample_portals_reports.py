"""The generated reports obey the form, and every rendering of one says the same."""

import io
import re
import unicodedata
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from tests.render.article import Article, Site, article_page
from tests.render.cell_per_line import cell_per_line_text
from tests.render.docx import WORD, docx_file
from tests.render.form_2021 import APPLICANTS, CASE_GROUPS, OUTCOME_LEAVES, TABLE_3, TABLE_3_COLUMNS, TABLE_4
from tests.render.grid import grids, slots
from tests.render.html_grid import html_body
from tests.render.sample_report import SampleReport, random_report
from tests.render.tsv import tsv_text

CASES = Path(__file__).parent / "cases"
ROWS = ("new_requests", "carried_over", *OUTCOME_LEAVES, "processed_total", "carried_forward")

reports = st.builds(
    random_report,
    st.integers(),
    agency=st.sampled_from(["三门峡市信访局", "中卫市人民政府"]),
    year=st.sampled_from([2021, 2022, 2023, 2024]),
)


@given(reports)
def test_every_identity_of_the_form_holds(report: SampleReport) -> None:
    assert len(report.values) == 200
    classes = [code for code, _ in APPLICANTS]
    for row in ROWS:
        printed = [report.values[TABLE_3, row, column] for column in classes]
        assert sum(printed) == report.values[TABLE_3, row, "total"]
    for column in TABLE_3_COLUMNS:
        figure = {row: report.values[TABLE_3, row, column] for row in ROWS}
        assert sum(figure[row] for row in OUTCOME_LEAVES) == figure["processed_total"]
        inflow = figure["new_requests"] + figure["carried_over"]
        assert inflow == figure["processed_total"] + figure["carried_forward"]
    for group, _ in CASE_GROUPS:
        results = [report.values[TABLE_4, "cases", f"{group}_{r}"] for r in ("upheld", "corrected", "other", "pending")]
        assert sum(results) == report.values[TABLE_4, "cases", f"{group}_total"]
    assert min(report.values.values()) >= 0


@pytest.mark.parametrize(("activity", "shares"), [("zero", (0, 0)), ("sparse", (0.01, 0.5)), ("busy", (0.5, 1))])
def test_activity_says_how_full_the_tables_are(activity: str, shares: tuple[float, float]) -> None:
    filled = [
        sum(
            1 for value in random_report(seed, agency="甲市乙局", year=2023, activity=activity).values.values() if value
        )
        for seed in range(20)
    ]
    assert shares[0] <= sum(filled) / (200 * len(filled)) <= shares[1]


def test_a_report_is_the_same_each_time_and_differs_by_agency_and_year() -> None:
    def drawn(agency: str, year: int) -> SampleReport:
        return random_report(7, agency=agency, year=year, activity="busy")

    assert drawn("甲市乙局", 2023) == drawn("甲市乙局", 2023)
    assert drawn("甲市乙局", 2023).values != drawn("甲市乙局", 2024).values
    assert drawn("甲市乙局", 2023).values != drawn("甲市丙局", 2023).values


@given(reports, st.booleans())
@settings(max_examples=25)
def test_the_grids_are_whole_rectangles(report: SampleReport, total_apart: bool) -> None:
    for section, grid in grids(report, total_apart=total_apart).items():
        width = {"proactive_disclosure": 4, "requests": 10, "review_litigation": 15}[section]
        assert [sum(slot.cell.colspan for slot in line) for line in slots(grid)] == [width] * len(grid)
        begun = [slot.cell for line in slots(grid) for slot in line if slot.begins]
        assert begun == [cell for row in grid for cell in row]


@given(reports, st.booleans(), st.booleans())
@settings(max_examples=25)
def test_html_text_and_word_print_the_same_figures(report: SampleReport, noise: bool, apart: bool) -> None:
    expected = [str(value) for value in report.values.values()]
    body = html.fromstring(f"<div>{html_body(report, word_noise=noise, total_apart=apart)}</div>")
    cells = [cell.text_content().strip() for cell in body.iter("td")]
    assert _figures(cells) == expected
    assert _figures(re.split(r"[\t\n]", _tables(tsv_text(report)))) == expected
    assert _figures([line.strip() for line in _tables(cell_per_line_text(report)).splitlines()]) == expected
    assert _figures(_word_cells(docx_file(report))) == expected


def test_word_noise_weighs_what_word_exports_weigh() -> None:
    report = random_report(1, agency="甲市乙局", year=2023)
    assert 120_000 < len(html_body(report, word_noise=True).encode()) < 140_000
    assert 15_000 < len(html_body(report).encode()) < 30_000


def test_tab_rows_are_those_of_the_recorded_report() -> None:
    """seed-000 is all zero; two of its rows stand a cell too far left, which is damage and not the layout."""
    recorded = _table_lines((CASES / "seed-000.txt").read_text(encoding="utf-8"))
    generated = _table_lines(tsv_text(random_report(0, agency="甲市乙局", year=2023, activity="zero")))
    assert len(generated) == len(recorded) == 46
    different = [(mine, theirs) for mine, theirs in zip(generated, recorded, strict=True) if mine != theirs]
    assert [theirs.split("\t")[0] for _, theirs in different] == ["3.其他", "(七)总计"]


def test_cell_lines_are_those_of_the_recorded_report() -> None:
    """Table 2 of seed-003 is undamaged."""
    recorded = _squeezed((CASES / "seed-003.txt").read_text(encoding="utf-8"))
    generated = _squeezed(cell_per_line_text(random_report(0, agency="甲市乙局", year=2023, activity="zero")))

    def table_2(text: str) -> str:
        return text.partition("二、主动公开政府信息情况\n")[2].partition("三、收到和处理")[0]

    assert table_2(generated) == table_2(recorded) != ""


def test_a_word_file_is_a_sound_archive_with_the_form_s_grids() -> None:
    content = docx_file(random_report(3, agency="甲市乙局", year=2023))
    assert content == docx_file(random_report(3, agency="甲市乙局", year=2023))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        tree = etree.fromstring(archive.read("word/document.xml"))
    tables = tree.findall(f".//{{{WORD}}}tbl")
    assert [len(table.findall(f".//{{{WORD}}}gridCol")) for table in tables] == [4, 10, 15]
    for row in tree.iter(f"{{{WORD}}}tr"):
        spans = [int(span.get(f"{{{WORD}}}val")) - 1 for span in row.iter(f"{{{WORD}}}gridSpan")]
        assert len(row.findall(f"{{{WORD}}}tc")) + sum(spans) in {4, 10, 15}


@pytest.mark.parametrize("container", ["TRS_Editor", "zoom", "content"])
def test_an_article_page_names_its_facts_and_holds_its_body(container: str) -> None:
    report = random_report(5, agency="甲市乙局", year=2023)
    article = Article(report.title, report.published, report.agency, ("年报",), "<p>正文</p>", container)
    page = html.fromstring(article_page(Site("甲市人民政府", "www.jia.gov.cn", "1304000009"), article).encode())
    metas = {meta.get("name"): meta.get("content") for meta in page.iter("meta")}
    assert metas["ArticleTitle"] == report.title
    assert metas["PubDate"].startswith(report.published.isoformat())
    assert page.xpath("//h1/text()") == [report.title]
    holders = page.xpath("//*[@id=$name or @class=$name]", name=container)
    assert [holder.text_content().strip() for holder in holders] == ["正文"]


def _figures(cells: list[str]) -> list[str]:
    return [cell for cell in cells if re.fullmatch(r"\d+(\.\d+)?", cell)]


def _tables(text: str) -> str:
    """The part of a plain report that holds its tables."""
    return text.partition("二、主动公开政府信息情况")[2].partition("五、存在的主要问题及改进情况")[0]


def _squeezed(text: str) -> str:
    """Line by line without blanks, full-width forms and their plain twins the same."""
    return "\n".join(re.sub(r"[^\S\t]", "", unicodedata.normalize("NFKC", line)) for line in text.split("\n"))


def _table_lines(text: str) -> list[str]:
    return [line for line in _squeezed(text).split("\n") if "\t" in line]


def _word_cells(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    return ["".join(cell.itertext()) for cell in tree.iter(f"{{{WORD}}}tc")]
