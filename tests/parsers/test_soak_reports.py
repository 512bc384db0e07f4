"""Long: thousands of random consistent reports in every layout the generator has, each read exactly and in silence."""

from collections.abc import Callable

import pytest

from parsers.parse import parse
from parsers.report import Report
from parsers.source import Bundle, RawPart
from tests.render.cell_per_line import cell_per_line_text
from tests.render.html_grid import html_body
from tests.render.sample_report import SampleReport, random_report
from tests.render.tsv import tsv_text

REPORTS = 2_000
AGENCY, YEAR = "样本市发展和改革委员会", 2024


def _html(report: SampleReport) -> bytes:
    return f"<html><body><h1>{report.title}</h1>{html_body(report)}</body></html>".encode()


def _tsv(report: SampleReport) -> bytes:
    return tsv_text(report).encode()


def _cell_per_line(report: SampleReport) -> bytes:
    return cell_per_line_text(report).encode()


def _faults(report: Report, sample: SampleReport) -> list[object]:
    """Cells that are not as generated, and findings about values, of which there should be none."""
    wrong = [
        cell
        for cell in report.cells
        if cell.state != "read" or cell.value != sample.values[cell.table, cell.row, cell.column]
    ]
    return [*wrong, *(found for found in report.findings if found.severity != "info")]


@pytest.mark.soak
@pytest.mark.parametrize("render", [_html, _tsv, _cell_per_line])
def test_random_reports_are_read_exactly(render: Callable[[SampleReport], bytes]) -> None:
    for seed in range(REPORTS):
        sample = random_report(str(seed), agency=AGENCY, year=YEAR)
        report = parse(Bundle((RawPart(render(sample)),)))
        assert (report.status, len(report.cells), _faults(report, sample)) == ("parsed", 200, []), seed
