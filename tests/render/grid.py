"""The tables of a report as merged grids, exactly as the statutory form draws them."""

from dataclasses import dataclass

from tests.render.form_2021 import (
    APPLICANTS,
    CARRIED_FORWARD,
    CARRIED_OVER,
    CASE_GROUPS,
    CASE_RESULTS,
    NEW_REQUESTS,
    OUTCOMES,
    PROCESSED_TOTAL,
    TABLE_3,
    TABLE_3_CAPTION,
    TABLE_3_COLUMNS,
    TABLE_4,
    TABLE_4_ROW,
)
from tests.render.forms import FORMS, Form
from tests.render.sample_report import SampleReport

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at the place where it begins, covering `rowspan` × `colspan` squares.

    `key` is the (table, row, column) of the figure it holds; labels have none, and neither has the `unit` of a row.
    """

    text: str
    rowspan: int = 1
    colspan: int = 1
    key: Key | None = None
    unit: bool = False


Row = tuple[Cell, ...]
Grid = tuple[Row, ...]


def grids(report: SampleReport, *, total_apart: bool = False) -> dict[str, Grid]:
    """The three tables of a report by the section they stand in.

    `total_apart` draws 总计 of Table 3 as a column beside 申请人情况 (as many offices do) and not under it.
    """
    return {
        "proactive_disclosure": table_2(report),
        "requests": table_3(report, total_apart=total_apart),
        "review_litigation": table_4(report),
    }


def printed(value: int | float, column: str = "") -> str:
    """A figure as it is printed: no thousands separator, no exponent; changes signed, procurement with its unit."""
    if column == "items_change" and value:
        return f"{value:+d}"
    if column == "procurement_amount" and value:
        return f"{value}万元"
    return str(value)


def _figure(report: SampleReport, key: Key, colspan: int = 1) -> Cell:
    return Cell(printed(report.values[key], key[2]), colspan=colspan, key=key)


def table_2(report: SampleReport) -> Grid:
    """The parts of Table 2 in one grid of four columns; the last number column takes what the others leave."""
    rows: list[Row] = []
    for block in FORMS[report.form].table_2:
        spans = [*(1 for _ in block.columns[1:]), 4 - len(block.columns)]
        rows.append((Cell(block.title, colspan=4),))
        rows.append(
            (Cell("信息内容"), *(Cell(label, 1, span) for (_, label), span in zip(block.columns, spans, strict=True)))
        )
        for row, label in block.rows:
            columns = zip(block.columns, spans, strict=True)
            figures = (_figure(report, (block.table, row, column), span) for (column, _), span in columns)
            rows.append((Cell(label), *figures))
    return tuple(rows)


def table_3(report: SampleReport, *, total_apart: bool = False) -> Grid:
    """Three header rows, then the rows of seven numbers behind three label columns."""
    organisations = APPLICANTS[1:]
    apart = (Cell("总计", rowspan=3),) if total_apart else ()
    below = () if total_apart else (Cell("总计", rowspan=2),)
    rows: list[Row] = [
        (Cell(TABLE_3_CAPTION, 3, 3), Cell("申请人情况", colspan=6 if total_apart else 7), *apart),
        (Cell("自然人", rowspan=2), Cell("法人或其他组织", colspan=5), *below),
        tuple(Cell(label) for _, label in organisations),
    ]

    def figures(row: str) -> Row:
        return tuple(_figure(report, (TABLE_3, row, column)) for column in TABLE_3_COLUMNS)

    rows.extend((Cell(label, colspan=3), *figures(row)) for row, label in (NEW_REQUESTS, CARRIED_OVER))
    outcomes = [(labels, figures(row)) for labels, row in _outcome_rows(FORMS[report.form])]
    rows.append((Cell(OUTCOMES, rowspan=len(outcomes)), *outcomes[0][0], *outcomes[0][1]))
    rows.extend((*labels, *numbers) for labels, numbers in outcomes[1:])
    rows.append((Cell(CARRIED_FORWARD[1], colspan=3), *figures(CARRIED_FORWARD[0])))
    return tuple(rows)


def _outcome_rows(form: Form) -> list[tuple[Row, str]]:
    """The rows under 三: their own labels (a group's label stands before its first row) and row codes."""
    rows: list[tuple[Row, str]] = []
    for group, leaves in form.outcome_groups:
        for index, (row, label) in enumerate(leaves):
            if group is None:
                labels: Row = (Cell(label, colspan=2),)
            elif index == 0:
                labels = (Cell(group, rowspan=len(leaves)), Cell(label))
            else:
                labels = (Cell(label),)
            rows.append((labels, row))
    rows.append(((Cell(PROCESSED_TOTAL[1], colspan=2),), PROCESSED_TOTAL[0]))
    return rows


def table_4(report: SampleReport) -> Grid:
    """Three header rows over one row of fifteen numbers."""
    results = tuple(Cell(label) for _, label in CASE_RESULTS)
    tall = tuple(Cell(label, rowspan=2) for _, label in CASE_RESULTS)
    return (
        (Cell("行政复议", colspan=5), Cell("行政诉讼", colspan=10)),
        (*tall, *(Cell(label, colspan=5) for _, label in CASE_GROUPS[1:])),
        results * 2,
        tuple(
            _figure(report, (TABLE_4, TABLE_4_ROW, f"{group}_{result}"))
            for group, _ in CASE_GROUPS
            for result, _ in CASE_RESULTS
        ),
    )


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell as one row meets it: beginning here, or continued from above by its rowspan."""

    cell: Cell
    begins: bool

    @property
    def text(self) -> str:
        return self.cell.text if self.begins else ""


def slots(grid: Grid) -> list[list[Slot]]:
    """Row by row the cells that stand in it from left to right, those from above included."""
    width = sum(cell.colspan for cell in grid[0])
    laid: list[list[Slot]] = []
    hanging: dict[int, tuple[Cell, int]] = {}
    for row in grid:
        waiting = iter(row)
        line: list[Slot] = []
        below: dict[int, tuple[Cell, int]] = {}
        x = 0
        while x < width:
            begins = x not in hanging
            cell, left = ((new := next(waiting)), new.rowspan) if begins else hanging[x]
            if left > 1:
                below[x] = (cell, left - 1)
            line.append(Slot(cell, begins))
            x += cell.colspan
        hanging = below
        laid.append(line)
    return laid


def squares(grid: Grid) -> list[list[str]]:
    """The grid's texts square by square: a text at the first square of its cell, "" where the cell goes on."""
    return [[text for slot in line for text in (slot.text, *("",) * (slot.cell.colspan - 1))] for line in slots(grid)]
