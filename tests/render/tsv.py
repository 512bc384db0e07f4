"""A report as plain text with tab-separated tables, merged cells empty, as in the recorded reports."""

from tests.render.form_2021 import SECTIONS
from tests.render.grid import Grid, grids, squares
from tests.render.sample_report import SampleReport

LABEL_COLUMNS = 3


def tsv_text(report: SampleReport) -> str:
    """The whole report: title, prose and tables, an empty line between paragraphs."""
    tables = grids(report, total_apart=True)
    parts = [report.title, report.preamble]
    for code, number, title in SECTIONS:
        parts.append(f"{number}、{title}")
        parts.extend(report.sections[code])
        if code in tables:
            lines = _shifted_lines(tables[code]) if code == "requests" else _lines(tables[code])
            parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _lines(grid: Grid) -> list[str]:
    return ["\t".join(texts) for texts in squares(grid)]


def _shifted_lines(grid: Grid) -> list[str]:
    """Table 3: a row without a third label lacks that column and ends with an empty cell, as recorded."""
    lines = []
    for texts in squares(grid):
        if texts[LABEL_COLUMNS - 1]:
            lines.append("\t".join(texts))
        else:
            lines.append("\t".join([*texts[: LABEL_COLUMNS - 1], *texts[LABEL_COLUMNS:], ""]))
    return lines
