"""Round trip: a report's text in any layout, read again, gives the same values and the same kind of state."""

import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.parse import parse
from parsers.rendering.layouts import LAYOUTS, TableLayout
from parsers.report import Cell, Report
from parsers.source import Bundle, RawPart
from tests.eval.family import ANNEXED
from tests.eval.trial import FORM_NAMES, Trial, compose
from tests.parsers.rendering.random_tables import FORMS, ZEROS, random_tables
from tests.render.cell_per_line import cell_per_line_text
from tests.render.html_grid import html_body
from tests.render.layouts.catalogue import LAYOUTS as SOURCES
from tests.render.sample_report import SampleReport, random_report
from tests.render.tsv import tsv_text

CASES = Path(__file__).parents[2] / "cases"
RECORDED = sorted(
    path.name for path in CASES.iterdir() if path.suffix in {".txt", ".md", ".html"} and path.name != "README.md"
)
SOAKED = 10_000
"""So many random reports in all, …"""
KINDS_AND_LAYOUTS: list[tuple[str, TableLayout]] = [(kind, layout) for kind in FORMS for layout in LAYOUTS]
SHARES = 5
"""… those of each kind and layout in so many tests."""
DENSITIES = (0.0, 0.03, 0.3, 0.9)
ZEROS_ANNEXED = ("none", "dashes_for_zeros", "blanks_for_zeros")

Told = dict[tuple[str, str, str], object]


def _told(cells: tuple[Cell, ...]) -> Told:
    """What a reader of the cells is told: the number, or that there is a blank or a dash; else nothing."""
    kinds = {"blank": "blank", "dash": "dash"}
    told: Told = {}
    for cell in cells:
        told[cell.table, cell.row, cell.column] = kinds.get(cell.state) if cell.value is None else cell.value
    return told


def _read(text: str, layout: TableLayout) -> Report:
    name = "report.md" if layout == "markdown" else "report.txt"
    return parse(Bundle((RawPart(text.encode(), name=name),)))


def _check_drawn(seed: int, kind: str, zeros: str, density: float, layout: TableLayout) -> None:
    drawn = random_tables(seed, kind=kind, zeros=zeros, density=density)
    report = _read(drawn.text(layout), layout)
    assert _told(report.cells) == _told(drawn.tables.cells)
    assert {table.table: table.form for table in report.tables} == {
        table.table: table.form for table in drawn.tables.tables
    }
    assert [finding for finding in report.findings if finding.severity != "info"] == []


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("kind", FORMS)
@given(seed=st.integers(0, 10**9), zeros=st.sampled_from(sorted(ZEROS)), density=st.sampled_from(DENSITIES))
@settings(max_examples=15)
def test_drawn_tables_are_read_as_they_were(
    layout: TableLayout, kind: str, seed: int, zeros: str, density: float
) -> None:
    _check_drawn(seed, kind, zeros, density, layout)


@pytest.mark.soak
@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize(("kind", "layout"), KINDS_AND_LAYOUTS)
def test_thousands_of_drawn_tables_are_read_as_they_were(kind: str, layout: TableLayout, share: int) -> None:
    for seed in range(share, SOAKED // len(KINDS_AND_LAYOUTS) + 1, SHARES):
        _check_drawn(seed, kind, sorted(ZEROS)[seed % 4], DENSITIES[seed // 4 % 4], layout)


@pytest.mark.parametrize("layout", LAYOUTS)
@given(seed=st.integers(0, 10**9), kind=st.sampled_from(sorted(FORMS)), lost=st.integers(0, 2**40))
@settings(max_examples=25)
def test_lost_rows_stay_out(layout: TableLayout, seed: int, kind: str, lost: int) -> None:
    """Nothing is printed for a lost row: it is absent again, or what the identities leave as its only value."""
    rows = list(dict.fromkeys(cell.row for cell in random_tables(0, kind=kind, zeros="any", density=0).tables.cells))
    gone = {rows[lost % len(rows)], rows[lost // 64 % len(rows)]} - {"cases", "other_handling"}
    drawn = random_tables(seed, kind=kind, zeros="any", density=0.3, lost=sorted(gone))
    report = _read(drawn.text(layout), layout)
    assert {cell.state for cell in report.cells if cell.row in gone} <= {"absent", "derived"}
    kept = {key: value for key, value in _told(report.cells).items() if key[1] not in gone}
    assert kept == {key: value for key, value in _told(drawn.tables.cells).items() if key[1] not in gone}


def _page(sample: SampleReport) -> str:
    return f"<html><body><h1>{sample.title}</h1>{html_body(sample)}</body></html>"


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("source", [_page, tsv_text, cell_per_line_text])
@given(seed=st.integers(0, 10**9))
@settings(max_examples=10)
def test_a_report_in_one_layout_is_the_same_in_another(
    layout: TableLayout, source: Callable[[SampleReport], str], seed: int
) -> None:
    sample = random_report(seed, agency="样本市水利局", year=2023)
    first = parse(Bundle((RawPart(source(sample).encode()),)), tables=layout)
    again = _read(first.text, layout)
    assert _told(again.cells) == sample.values
    assert (again.status, again.title, again.agency, again.year) == (
        first.status,
        first.title,
        first.agency,
        first.year,
    )
    assert again.sections == first.sections
    assert again.findings == ()


@pytest.mark.parametrize("source", SOURCES)
def test_whatever_layout_a_report_came_in_its_values_are_kept(source: str) -> None:
    for seed, layout in enumerate(LAYOUTS):
        composed = compose(Trial(source, FORM_NAMES[seed], "none", seed, "busy"))
        assert composed is not None
        first = parse(Bundle((RawPart(composed[1].encode(), name=f"a{SOURCES[source].suffix}"),)), tables=layout)
        assert _told(_read(first.text, layout).cells) == _told(first.cells)


def _check_annexed(seed: int, source: str, layout: TableLayout) -> None:
    """Statistics of the years before 2019, their zeros printed in any way that their layout keeps."""
    form = ANNEXED.forms[seed % 2]
    kept = ZEROS_ANNEXED if ANNEXED.layouts[source].keeps_blanks else ZEROS_ANNEXED[:-1]
    zeros = kept[seed // 2 % len(kept)]
    composed = compose(Trial(source, form, zeros, seed, ("busy", "sparse")[seed // 6 % 2]))
    assert composed is not None
    name = f"a{ANNEXED.layouts[source].suffix}"
    first = parse(Bundle((RawPart(composed[1].encode(), name=name),)), tables=layout)
    again = _read(first.text, layout)
    assert _told(again.cells) == _told(first.cells)
    assert [(table.table, table.form, table.verdict) for table in again.tables] == [
        (table.table, table.form, table.verdict) for table in first.tables
    ]
    assert (again.status, again.year, again.sections) == (first.status, first.year, first.sections)
    assert [finding for finding in again.findings if finding.severity != "info"] == []


@pytest.mark.parametrize("source", ANNEXED.layouts)
def test_statistics_are_the_same_in_another_layout(source: str) -> None:
    first = zlib.crc32(source.encode()) % 12
    for seed, layout in enumerate(LAYOUTS, first):
        _check_annexed(seed, source, layout)


@pytest.mark.soak
@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("source", ANNEXED.layouts)
def test_thousands_of_statistics_are_the_same_in_another_layout(source: str, layout: TableLayout) -> None:
    for seed in range(SOAKED // 3 // len(ANNEXED.layouts) // len(LAYOUTS)):
        _check_annexed(seed, source, layout)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", RECORDED)
def test_recorded_reports_keep_their_values(name: str, layout: TableLayout) -> None:
    first = parse(Bundle((RawPart((CASES / name).read_bytes(), name=name),)), tables=layout)
    again = _read(first.text, layout)
    assert _told(again.cells) == _told(first.cells)
    assert [table.form for table in again.tables] == [table.form for table in first.tables]
