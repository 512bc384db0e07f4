"""`nianbao explain`."""

import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.cli.terminal import clean

if TYPE_CHECKING:
    from parsers.document.blocks import Block
    from parsers.forms.model import Line
    from parsers.report import Cell, Finding, Report, State
    from parsers.source import Bundle
    from pipelines.flows.explaining import Equation, TableView

STYLES: "dict[State, str]" = {
    "read": "",
    "blank": "bright_black",
    "dash": "bright_black",
    "derived": "cyan",
    "doubtful": "yellow",
    "unreadable": "red",
    "absent": "red",
}
MARKS: "dict[State, str]" = {"blank": "_", "dash": "-", "unreadable": "!", "absent": "x"}
LEGEND = "13 read   =13 derived   13? doubtful   _ blank   - dash   ! unreadable   x absent"

WIDEST = 8
"""A table of more columns than this (Table 4) is shown upright."""

LONG_SUM = 8
"""Of a sum of more terms only those that are not 0 are listed."""

LONGEST = 1000
"""Of what a document prints in one place, no more characters are shown."""

_Shown = tuple[str, str]
"""A text and its colour."""


@click.command("explain")
@click.argument("path", type=click.Path(path_type=Path))
@click.argument("row", required=False)
@click.argument("column", required=False)
def command(path: Path, row: str | None, column: str | None) -> None:
    """One document's tables: states, places, identities, and why something is in doubt.

    With ROW (its code or its Chinese label) the cells of that row, with COLUMN one cell in full.
    """
    from parsers.parse import parse
    from pipelines.errors import NianbaoError
    from pipelines.flows.explaining import pick_column, pick_rows, table_views
    from pipelines.flows.files import read_document

    bundle = read_document(path)
    report = parse(bundle)
    views = table_views(report)
    if row is None:
        _show_report(report, views)
    elif not views:
        raise NianbaoError(f"{path}: {report.status}, no statutory table was found in it; see: nianbao explain PATH")
    elif column is None:
        for view, line in pick_rows(views, row):
            _show_row(view, line, _blocks(bundle, report))
    else:
        _show_cell(*pick_column(pick_rows(views, row), column), _blocks(bundle, report))


def _blocks(bundle: "Bundle", report: "Report") -> "Sequence[Block]":
    """The blocks of the document, where the report was read from one part alone."""
    from parsers.formats.read import read_part

    return read_part(bundle.parts[0], 0).blocks if len(report.parts) == 1 else ()


def _show_report(report: "Report", views: "Sequence[TableView]") -> None:
    facts = [report.status, report.title, report.agency, report.year, report.form]
    click.echo("\t".join(clean(fact) for fact in facts if fact is not None))
    for view in views:
        _show_table(view)
    _show_findings([finding for finding in report.findings if finding.table is None])
    if views:
        click.echo(f"\n{LEGEND}")


def _show_table(view: "TableView") -> None:
    from pipelines.flows.explaining import heading

    click.echo(f"\n{view.form.code}  {view.form.title}  (form {view.verdict.form}): {view.verdict.verdict}")
    labels = [heading(view.form.columns, column) for column in view.columns]
    marks = [[_shown(view.cells[row.code, column.code]) for column in view.columns] for row in view.rows]
    codes = [row.code for row in view.rows]
    if len(labels) > WIDEST:
        named = [((column.code, ""), (label, "")) for column, label in zip(view.columns, labels, strict=True)]
        upright = zip(named, zip(*marks, strict=True), strict=True)
        _show_grid(["column", "label", *codes], [[*names, *cells] for names, cells in upright])
    else:
        _show_grid(["row", *labels], [[(code, ""), *cells] for code, cells in zip(codes, marks, strict=True)])
    _show_findings(view.findings)


def _show_row(view: "TableView", row: "Line", blocks: "Sequence[Block]") -> None:
    from pipelines.flows.explaining import equations, heading, place, printed_row

    click.echo(f"{view.form.code}.{row.code}  {heading(view.form.rows, row)}: {view.verdict.verdict}")
    rows: list[list[_Shown]] = []
    for column in view.columns:
        cell = view.cells[row.code, column.code]
        sums = ", ".join(
            f"{equation.check.code} {_verdict(equation)}" for equation in equations(view, row.code, column.code)
        )
        values = [column.code, heading(view.form.columns, column), _mark(cell), cell.state, cell.doubt or ""]
        values += [_cut(cell.raw or ""), cell.unit or "", place(cell.where), sums]
        rows.append([(value, STYLES[cell.state]) for value in values])
    _show_grid(["column", "label", "value", "state", "doubt", "printed", "unit", "place", "identities"], rows)
    found = [printed_row(blocks, view.cells[row.code, column.code].where) for column in view.columns]
    for label in dict.fromkeys(printed.label for printed in found if printed and printed.label):
        _show_fact("label", label)
    for text in dict.fromkeys(printed.text for printed in found if printed and not printed.label):
        _show_fact("source", text)
    _show_findings(_about(view, row.code))


def _show_cell(view: "TableView", row: "Line", column: "Line", blocks: "Sequence[Block]") -> None:
    from pipelines.flows.explaining import equations, heading, place, printed_row, reason

    cell = view.cells[row.code, column.code]
    click.echo(f"{cell.table}.{cell.row}.{cell.column}")
    _show_fact("row", heading(view.form.rows, row))
    _show_fact("column", heading(view.form.columns, column))
    _show_fact("value", _mark(cell), STYLES[cell.state])
    _show_fact("state", cell.state if cell.doubt is None else f"{cell.state}, {cell.doubt}")
    for name, text in (("why", reason(cell)), ("printed", cell.raw), ("unit", cell.unit), ("place", place(cell.where))):
        if text:
            _show_fact(name, text)
    if printed := printed_row(blocks, cell.where):
        _show_fact("source", f"{printed.label} … {printed.text}" if printed.label else printed.text)
    for equation in equations(view, row.code, column.code):
        check = equation.check
        sums = "" if check.holds is None else f", {check.expected} {equation.relation} {check.found}"
        zero = ", blanks and dashes counted as 0" if check.assumed_zero else ""
        shown = f"{_side(equation, equation.left)} {equation.relation} {_side(equation, equation.right)}"
        _show_fact("identity", f"{check.code} of {check.scope} {_verdict(equation)}{sums}{zero}: {shown}")
    _show_findings(_about(view, row.code))


def _side(equation: "Equation", cells: "Sequence[Cell]") -> str:
    """One side of an identity; of a long one, the cells without a figure other than 0 are counted."""
    kept = [cell for cell in cells if cell.value or len(cells) <= LONG_SUM]
    shown = [f"{cell.column if equation.over == 'row' else cell.row} {_mark(cell)}" for cell in kept]
    rest = len(cells) - len(kept)
    return " + ".join([*shown, f"{rest} without a figure other than 0"] if rest else shown)


def _verdict(equation: "Equation") -> str:
    return {True: "holds", False: "FAILS", None: "not checked"}[equation.check.holds]


def _about(view: "TableView", row: str) -> "list[Finding]":
    """The findings of a table, first those that name the row."""
    named = re.compile(rf"\b{re.escape(row)}\b")
    return sorted(view.findings, key=lambda finding: not named.search(finding.detail))


def _mark(cell: "Cell") -> str:
    """The value with its state, readable without colour."""
    before, after = {"derived": ("=", ""), "doubtful": ("", "?")}.get(cell.state, ("", ""))
    return MARKS[cell.state] if cell.value is None else f"{before}{cell.value}{after}"


def _shown(cell: "Cell") -> _Shown:
    return _mark(cell), STYLES[cell.state]


def _show_findings(findings: "Iterable[Finding]") -> None:
    from pipelines.flows.explaining import place

    colours = {"info": "bright_black", "warning": "yellow", "error": "red"}
    for finding in findings:
        at = f" ({place(finding.where)})" if finding.where else ""
        click.secho(f"{finding.severity} {finding.code}: {clean(finding.detail)}{at}", fg=colours[finding.severity])


def _show_fact(name: str, text: str, colour: str = "") -> None:
    click.echo(f"  {name:<9} {click.style(clean(_cut(text)), fg=colour or None)}")


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _show_grid(headings: Sequence[str], rows: Sequence[Sequence[_Shown]]) -> None:
    """A grid on standard output: in columns and colours on a terminal, tab-separated elsewhere."""
    if not sys.stdout.isatty():
        for row in [[(text, "") for text in headings], *rows]:
            click.echo("\t".join(clean(text) for text, _ in row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold")
    for number, text in enumerate(headings):
        table.add_column(text, no_wrap=number == 0, overflow="fold")
    for row in rows:
        table.add_row(*(Text(clean(text), style=style) for text, style in row))
    Console().print(table)
