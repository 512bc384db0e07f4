"""What is known of the cells of one document, put together for a reader: tables, identities, places, findings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

from parsers.cells.kinds import Kind, kind_of
from parsers.cells.wording import label_key
from parsers.document.blocks import Block, Paragraph
from parsers.forms.load import form
from parsers.forms.model import Identity, Line, TableForm
from parsers.layouts.lines import spaced_cells
from parsers.report import Cell, Check, Finding, Report, TableVerdict, Where
from pipelines.errors import NianbaoError

FARTHEST_LABEL = 40
"""Where every cell has a line of its own, the label of a row is looked for so many lines above."""

NEAR = 60.0
"""The similarity, of 100, from which a name is near enough to be proposed."""

_EDGES = " |\t"

REASONS = {
    "placement": "a number is printed, but not certainly in this cell",
    "legibility": "what is printed there can be read in more than one way",
    "unit": "neither the document nor the form says the unit of this amount",
    "source_contradiction": "the document's own figures contradict each other here",
    "unreadable": "what is printed there is no number, dash or blank",
    "absent": "the document has no such cell, or none that could be placed",
    "derived": "not printed or not legible: the only value that the identities allow",
}
"""Why a cell is not simply read, by its doubt or its state."""


@dataclass(frozen=True, slots=True)
class TableView:
    """A statutory table of a document: its cells by row and column, in the order of its form."""

    form: TableForm
    verdict: TableVerdict
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    cells: dict[tuple[str, str], Cell]
    checks: tuple[Check, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Equation:
    """An identity applied to a row or column, with the cells on both sides and what the check found."""

    over: Literal["row", "column"]
    relation: Literal["=", "<=", ">="]
    check: Check
    left: tuple[Cell, ...]
    right: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """What the source prints where a cell stands; `label` is the line above that labels a cell alone in its line."""

    text: str
    label: str | None = None


def table_views(report: Report) -> tuple[TableView, ...]:
    """The statutory tables of a report; none for a document that is no report."""
    return tuple(view for verdict in report.tables if (view := _view(report, verdict)) is not None)


def _view(report: Report, verdict: TableVerdict) -> TableView | None:
    table = form(verdict.form).table(verdict.table)
    if table is None:
        return None
    cells = {(cell.row, cell.column): cell for cell in report.cells if cell.table == table.code}
    held = {row for row, _ in cells}
    return TableView(
        table,
        verdict,
        tuple(row for row in table.rows if row.code in held),
        table.data_columns,
        cells,
        tuple(check for check in report.checks if check.table == table.code),
        tuple(finding for finding in report.findings if finding.table == table.code),
    )


def heading(lines: Sequence[Line], line: Line) -> str:
    """A label as the form prints it, behind those of its groups where it is not the only one of its name."""
    label = f"{line.number or ''}{line.label}" or line.code
    if line.under is None or sum(other.label == line.label for other in lines) == 1:
        return label
    return f"{heading(lines, next(other for other in lines if other.code == line.under))}·{label}"


def pick_rows(views: Sequence[TableView], name: str) -> list[tuple[TableView, Line]]:
    """The rows of this code or label, in whichever tables. Raises `NianbaoError`, naming near ones."""
    every = [(view, row) for view in views for row in view.rows]
    found = _named(every, name)
    if not found:
        raise NianbaoError(_unknown("row", name, every))
    return found


def pick_column(rows: Sequence[tuple[TableView, Line]], name: str) -> tuple[TableView, Line, Line]:
    """The one cell of these rows in the column of this code or label. Raises `NianbaoError`."""
    every = [(view, column) for view in {id(view): view for view, _ in rows}.values() for column in view.columns]
    found = _named(every, name)
    if not found:
        raise NianbaoError(_unknown("column", name, every))
    cells = [(view, row, column) for view, row in rows for other, column in found if other is view]
    if len(cells) > 1:
        several = ", ".join(f"{view.form.code} {row.code} {column.code}" for view, row, column in cells)
        raise NianbaoError(f"column {name!r} is in more than one place: {several}; name row and column by their codes")
    return cells[0]


def _named(lines: Sequence[tuple[TableView, Line]], name: str) -> list[tuple[TableView, Line]]:
    """Those of this code, else those of this label."""
    by_code = [(view, line) for view, line in lines if line.code == name]
    key = label_key(name)
    return by_code or [
        (view, line) for view, line in lines if key and key in map(label_key, (line.label, *line.aliases))
    ]


def _unknown(kind: str, name: str, lines: Iterable[tuple[TableView, Line]]) -> str:
    from rapidfuzz import fuzz, process

    labels = {line.code: line.label for _, line in lines}
    key = label_key(name) or name
    choices = [*labels, *(label_key(label) for label in labels.values())]
    near = process.extract(key, choices, scorer=fuzz.WRatio, score_cutoff=NEAR, limit=3)
    codes = dict.fromkeys([*labels, *labels][at] for _, _, at in near)
    shown = [f"{code} ({labels[code]})" if labels[code] else code for code in codes or labels]
    return f"no {kind} {name!r} in the tables of this document; {'near' if codes else 'there are'}: {', '.join(shown)}"


def equations(view: TableView, row: str, column: str) -> list[Equation]:
    """The identities of the form that go through a cell, as the report checked them."""
    by_code = {identity.code: identity for identity in view.form.identities}
    found = []
    for check in view.checks:
        identity = by_code[check.code]
        along, across = (row, column) if identity.over == "row" else (column, row)
        if check.scope == along and across in {*identity.terms, *identity.minus, *identity.equals}:
            found.append(_equation(view, check, identity))
    return found


def _equation(view: TableView, check: Check, identity: Identity) -> Equation:
    def cells(codes: Iterable[str]) -> tuple[Cell, ...]:
        keys = [(check.scope, code) if identity.over == "row" else (code, check.scope) for code in codes]
        return tuple(view.cells[key] for key in keys if key in view.cells)

    return Equation(
        identity.over, identity.relation, check, cells(identity.terms), cells((*identity.equals, *identity.minus))
    )


def reason(cell: Cell) -> str | None:
    """Why a cell is not simply read; None for one that is, or is blank or a dash."""
    return REASONS.get(cell.doubt or cell.state)


def place(where: Where | None) -> str:
    """A place in the source in words; "" for none."""
    fields = msgspec.structs.asdict(where) if where else {}
    return ", ".join(f"{name} {value}" for name, value in fields.items() if value is not None)


def printed_row(blocks: Sequence[Block], where: Where | None) -> PrintedRow | None:
    """The row of the source in which a cell stands: of a table block, or a line of a text; None for no such place."""
    if where is None or where.block is None or not 0 <= where.block < len(blocks):
        return None
    block = blocks[where.block]
    if not isinstance(block, Paragraph):
        cells = [cell.text for row in block.rows for cell in row if cell.where.line == where.line]
        return PrintedRow(" | ".join(" ".join(text.split()) for text in cells))
    alone = kind_of(block.text.strip(_EDGES)) is not Kind.TEXT and len(spaced_cells(block.text.strip(_EDGES))) < 2
    label = _label_above(blocks, where.block) if alone else None
    return PrintedRow(block.text.strip().replace("\t", " | "), label)


def _label_above(blocks: Sequence[Block], at: int) -> str | None:
    for block in reversed(blocks[max(0, at - FARTHEST_LABEL) : at]):
        if isinstance(block, Paragraph) and kind_of(block.text.strip(_EDGES)) is Kind.TEXT:
            return block.text.strip()
    return None
