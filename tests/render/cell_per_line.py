"""A report as plain text with one table cell a line, as some converters write it."""

from tests.render.form_2021 import SECTIONS
from tests.render.grid import Grid, grids, slots
from tests.render.sample_report import SampleReport


def cell_per_line_text(report: SampleReport) -> str:
    """The whole report: every cell on a line behind a tab, an empty line after each table row."""
    tables = grids(report)
    lines = [report.title, "", report.preamble]
    for code, number, title in SECTIONS:
        lines.append(f"{number}、{title}")
        lines.extend(report.sections[code])
        if code in tables:
            lines.extend(_table_lines(tables[code]))
            lines.append("")
    return "\n".join(lines) + "\n"


def _table_lines(grid: Grid) -> list[str]:
    """A colspan is one cell; where a rowspan from above goes on there is an empty one."""
    lines: list[str] = []
    for row in slots(grid):
        lines.extend(f"\t{slot.text}" for slot in row)
        lines.append("")
    return lines
