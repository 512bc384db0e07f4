"""Random reports as documents: the three tables in every layout the parsers know, whole or damaged."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass

from parsers.document.blocks import Block, Document, Paragraph, Table
from parsers.document.grid import SpanCell, lay_out
from parsers.formats.text import read_text
from parsers.report import Where
from tests.render.grid import Cell as GridCell
from tests.render.grid import Grid, grids, slots, squares
from tests.render.grid_edit import transpose
from tests.render.layouts.wrapped_label import wrapped
from tests.render.sample_report import SampleReport, random_report

TITLE = "某某局2024年政府信息公开工作年度报告"
HEADINGS = {
    "proactive_disclosure": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "review_litigation": "四、政府信息公开行政复议、行政诉讼情况",
}
PROSE = "2024年，某某局认真贯彻落实政府信息公开条例，全年主动公开信息163条。"


@dataclass
class Cell:
    """A cell that damage may change."""

    text: str
    rowspan: int = 1
    colspan: int = 1


Sheet = list[list[Cell]]
Sheets = dict[str, list[Sheet]]
"""The tables by section; a section may have its table in several sheets."""


def sheets_of(report: SampleReport, *, zero: str = "0", total_apart: bool = False) -> Sheets:
    """The tables of a report, its zeros printed as `zero`."""
    drawn = {section: [_copied(grid)] for section, grid in grids(report, total_apart=total_apart).items()}
    for [sheet] in drawn.values():
        for number in data_rows(sheet):
            for cell in values_of(sheet[number]):
                cell.text = zero if cell.text == "0" else cell.text
    return drawn


def sample(seed: int, activity: str) -> SampleReport:
    return random_report(seed, agency="某某局", year=2024, activity=activity)  # type: ignore[arg-type]


def _copied(grid: Grid) -> Sheet:
    return [[Cell(cell.text, cell.rowspan, cell.colspan) for cell in row] for row in grid]


def is_value(text: str) -> bool:
    return text in {"", "/"} or text.replace(".", "", 1).isdigit()


def data_rows(sheet: Sheet) -> list[int]:
    """The rows with values, whose last cell is one."""
    return [number for number, row in enumerate(sheet) if row and is_value(row[-1].text)]


def values_of(row: list[Cell]) -> list[Cell]:
    """The cells behind the last label."""
    start = len(row)
    while start and is_value(row[start - 1].text):
        start -= 1
    return row[start:]


def label_of(row: list[Cell]) -> Cell:
    """The last label of a row."""
    return row[len(row) - len(values_of(row)) - 1]


def remove_row(sheet: Sheet, number: int) -> None:
    """Takes a row out; what spans over it from above ends earlier, what it began goes on from the next."""
    for above, row in enumerate(sheet[:number]):
        for cell in row:
            if above + cell.rowspan > number:
                cell.rowspan -= 1
    gone = sheet.pop(number)
    rest = [Cell(cell.text, cell.rowspan - 1, cell.colspan) for cell in gone if cell.rowspan > 1]
    if rest:
        sheet[number][:0] = rest


def double_row(sheet: Sheet, number: int) -> None:
    """Prints a row twice; its own labels must not span rows."""
    for above, row in enumerate(sheet[:number]):
        for cell in row:
            if above + cell.rowspan > number:
                cell.rowspan += 1
    sheet.insert(number, deepcopy(sheet[number]))


def simple_rows(sheet: Sheet) -> list[int]:
    """The data rows none of whose cells spans others."""
    return [number for number in data_rows(sheet) if all(cell.rowspan == 1 for cell in sheet[number])]


def cut_in_two(sheets: Sheets, number: int) -> None:
    """Cuts Table 3 before a row, as a page break does, and repeats its header on the second half."""
    sheet = sheets["requests"][0]
    rest = deepcopy(sheet[number:])
    for above, row in enumerate(sheet[:number]):
        for cell in row:
            cell.rowspan = min(cell.rowspan, number - above)
    del sheet[number:]
    for row in rest:
        missing = 10 - sum(cell.colspan for cell in row)
        if missing:
            row.insert(0, Cell("", 1, missing))
    sheets["requests"].append(deepcopy(sheet[:3]) + rest)


def _grid(sheet: Sheet) -> Grid:
    return tuple(tuple(GridCell(cell.text, cell.rowspan, cell.colspan) for cell in row) for row in sheet)


def merged_grid(sheets: Sheets) -> Document:
    return _with_tables(sheets, lambda sheet: [[SpanCell(c.text, c.rowspan, c.colspan) for c in row] for row in sheet])


def plain_grid(sheets: Sheets) -> Document:
    """A grid without spans: merged cells are empty cells."""
    return _with_tables(sheets, lambda sheet: [[SpanCell(text) for text in row] for row in squares(_grid(sheet))])


def _with_tables(sheets: Sheets, rows_of: Callable[[Sheet], list[list[SpanCell]]]) -> Document:
    blocks: list[Block] = []
    for text in (TITLE, "一、总体情况", PROSE):
        blocks.append(Paragraph(text, Where(part=0, block=len(blocks))))
    for section, parts in sheets.items():
        blocks.append(Paragraph(HEADINGS[section], Where(part=0, block=len(blocks))))
        for sheet in parts:
            where = Where(part=0, block=len(blocks))
            blocks.append(Table(lay_out([rows_of(sheet)], where).rows, where))
    blocks.append(Paragraph("五、存在的主要问题及改进情况", Where(part=0, block=len(blocks))))
    return Document(tuple(blocks), "text/html")


def _as_text(sheets: Sheets, lines_of: Callable[[Sheet], list[str]]) -> Document:
    lines = [TITLE, "", "一、总体情况", "", PROSE, ""]
    for section, parts in sheets.items():
        lines.extend((HEADINGS[section], ""))
        for sheet in parts:
            lines.extend((*lines_of(sheet), ""))
    lines.extend(("五、存在的主要问题及改进情况", "", "一是质量有待提高。"))
    return read_text("\n".join(lines), "text/plain")


def tab_rows(sheets: Sheets) -> Document:
    return _as_text(sheets, lambda sheet: ["\t".join(texts) for texts in squares(_grid(sheet))])


def shifted_tab_rows(sheets: Sheets) -> Document:
    """Rows without a third label lack that column and end with an empty cell, as in the recorded reports."""
    return _as_text(sheets, lambda sheet: ["\t".join(_shifted(texts)) for texts in squares(_grid(sheet))])


def _shifted(texts: Sequence[str]) -> list[str]:
    wide = len(texts) == 10
    return [*texts[:2], *texts[3:], ""] if wide and not texts[2] else list(texts)


def indented_cells(sheets: Sheets) -> Document:
    """One cell a line behind a tab, blank lines between rows."""
    return _as_text(sheets, lambda sheet: [line for row in slots(_grid(sheet)) for line in (*_indented(row), "")])


def _indented(row: Sequence[object]) -> list[str]:
    return [f"\t{slot.text}" for slot in row]  # type: ignore[attr-defined]


def spaced_cells(sheets: Sheets) -> Document:
    """One cell a line, a blank line between any two; empty cells leave no trace."""
    return _as_text(
        sheets, lambda sheet: [line for row in sheet for cell in row if cell.text for line in (cell.text, "")]
    )


def dense_cells(sheets: Sheets) -> Document:
    """One cell a line and nothing else; empty cells leave no trace."""
    return _as_text(sheets, _printed)


def _printed(sheet: Sheet) -> list[str]:
    return [cell.text for row in sheet for cell in row if cell.text]


def pipe_rows(sheets: Sheets) -> Document:
    """`a | b |` with the merged columns as pipes at the end."""
    return _as_text(sheets, lambda sheet: [_piped(row) for row in sheet])


def _piped(row: Sequence[Cell]) -> str:
    width = sum(cell.colspan for cell in row)
    return " | ".join(cell.text for cell in row) + " |" + "|" * (width - len(row))


def markdown_rows(sheets: Sheets) -> Document:
    return _as_text(sheets, _markdown)


def _markdown(sheet: Sheet) -> list[str]:
    rows = [f"| {' | '.join(texts)} |" for texts in squares(_grid(sheet))]
    return [rows[0], "|" + "---|" * len(squares(_grid(sheet))[0]), *rows[1:]]


def spaced_columns(sheets: Sheets) -> Document:
    """Cells apart by spaces; empty cells leave no trace."""
    return _as_text(sheets, lambda sheet: ["   ".join(cell.text for cell in row if cell.text) for row in sheet])


def word_order(sheets: Sheets, width: int = 18, *, around: bool = False) -> Document:
    """Words in their order, one space between cells; empty cells leave no trace.

    Labels are broken into lines of `width`; values stand behind their last line, or the middle one (`around`).
    """
    return _as_text(sheets, lambda sheet: [line for row in sheet for line in _broken(row, width, around)])


def _broken(row: Sequence[Cell], width: int, around: bool) -> list[str]:
    numbers = [cell.text for cell in row if is_value(cell.text)]
    words = [cell.text for cell in row if not is_value(cell.text)]
    if not numbers:
        return [_spaced(words)]
    lines = wrapped(words[-1], width) if words else [""]
    behind = (len(lines) - 1) // 2 if around else len(lines) - 1
    lines[behind] = _spaced([lines[behind], *numbers])
    return [*words[:-1], *lines]


def _spaced(texts: Sequence[str]) -> str:
    return " ".join(text for text in texts if text)


def _turned(layout: Callable[[Sheets], Document]) -> Callable[[Sheets], Document]:
    """The layout with Table 3 transposed."""

    def document(sheets: Sheets) -> Document:
        return layout(sheets | {"requests": [_copied(transpose(_grid(sheet))) for sheet in sheets["requests"]]})

    return document


KEEP_EMPTY_CELLS = {
    "merged_grid": merged_grid,
    "plain_grid": plain_grid,
    "tab_rows": tab_rows,
    "shifted_tab_rows": shifted_tab_rows,
    "indented_cells": indented_cells,
    "pipe_rows": pipe_rows,
    "markdown_rows": markdown_rows,
    "merged_grid, Table 3 transposed": _turned(merged_grid),
    "tab_rows, Table 3 transposed": _turned(tab_rows),
}
LOSE_EMPTY_CELLS = {
    "spaced_cells": spaced_cells,
    "dense_cells": dense_cells,
    "spaced_columns": spaced_columns,
    "word_order": word_order,
    "dense_cells, Table 3 transposed": _turned(dense_cells),
}
LAYOUTS = KEEP_EMPTY_CELLS | LOSE_EMPTY_CELLS
