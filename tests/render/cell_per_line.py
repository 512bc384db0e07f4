"""A report as plain text with one table cell a line, as some converters write it."""

from tests.render.form_2021 import SECTIONS
from tests.render.grid import Grid, grids
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
    lines: list[str] = []
    for row in _rows_with_continuations(grid):
        lines.extend(f"\t{text}" for text in row)
        lines.append("")
    return lines


def _rows_with_continuations(grid: Grid) -> list[list[str]]:
    """Each row's cells once (a colspan is one), an empty one where a rowspan from above continues."""
    width = sum(cell.colspan for cell in grid[0])
    hanging: dict[int, tuple[int, int]] = {}
    rows = []
    for row in grid:
        texts: list[str] = []
        below: dict[int, tuple[int, int]] = {}
        waiting = iter(row)
        x = 0
        while x < width:
            if x in hanging:
                colspan, left = hanging[x]
                texts.append("")
            else:
                cell = next(waiting)
                colspan, left = cell.colspan, cell.rowspan
                texts.append(cell.text)
            if left > 1:
                below[x] = (colspan, left - 1)
            x += colspan
        hanging = below
        rows.append(texts)
    return rows
