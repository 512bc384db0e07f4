"""What becomes of the statistics table of a report before 2019, and what a reader can tell then.

Of a figure that no exact sum ties to others, he can tell only what is printed. No row of a table that was never
prescribed is owed.
"""

import random
from collections.abc import Callable
from dataclasses import replace

from tests.render import damage, harmless
from tests.render.drawing import Drawing
from tests.render.forms import STATISTICS
from tests.render.grid import Cell, Key, Row
from tests.render.grid_edit import behind_labels, data_rows, double_row, figures, map_cells, remove_row, with_row
from tests.render.outcome import Damaged, Expected, as_printed, lost
from tests.render.statistics_report import ANNEX, statistics_grid

OWN_LINES = {
    "2014": ("主动公开政府文件数", "主动公开招标采购信息", "主动公开应急管理信息"),
    "2008": ("政府信息公开专栏点击数", "编制政府信息公开简报数", "开展政府信息公开检查数"),
}


def units_left_out(drawing: Drawing, draw: random.Random) -> Damaged:
    """The table has no column of units."""
    grid = tuple(tuple(cell for cell in row if not cell.unit) for row in statistics_grid(drawing))
    return Damaged(drawing.with_table(ANNEX, grid), as_printed(drawing), harmless=True)


def own_lines(drawing: Drawing, draw: random.Random) -> Damaged:
    """The body has put lines of its own behind the third row."""
    grid = statistics_grid(drawing)
    columns = STATISTICS[drawing.report.form].columns
    lines: list[Row] = [
        (Cell(label), Cell("条", unit=True), *(Cell(str(draw.randint(0, 300))) for _ in columns))
        for label in OWN_LINES[drawing.report.form]
    ]
    third = data_rows(grid)[2] + 1
    changed = (*grid[:third], *lines, *grid[third:])
    return Damaged(drawing.with_table(ANNEX, changed), as_printed(drawing), harmless=True)


def row_lost(drawing: Drawing, draw: random.Random) -> Damaged:
    """A row is gone; one that an exact sum ties to others follows from it."""
    grid = statistics_grid(drawing)
    number = draw.choice(data_rows(grid))
    keys = [cell.key for cell in grid[number] if cell.key]
    follows = keys[0][1] in STATISTICS[drawing.report.form].summed
    gone = {key: Expected((drawing.report.values[key],), "flagged") for key in keys} if follows else lost(keys)
    return Damaged(drawing.with_table(ANNEX, remove_row(grid, number)), as_printed(drawing) | gone)


def label_lost(drawing: Drawing, draw: random.Random) -> Damaged:
    """A row has its unit and figures but no label: its place among the others tells which it is."""
    grid = statistics_grid(drawing)
    number = draw.choice(data_rows(grid))
    row = (Cell(""), *behind_labels(grid[number]))
    told = {cell.key: Expected((drawing.report.values[cell.key],), "flagged") for cell in row if cell.key}
    return Damaged(drawing.with_table(ANNEX, with_row(grid, number, row)), as_printed(drawing) | told)


def row_doubled(drawing: Drawing, draw: random.Random) -> Damaged:
    """A row is printed twice."""
    grid = statistics_grid(drawing)
    return Damaged(drawing.with_table(ANNEX, double_row(grid, draw.choice(data_rows(grid)))), as_printed(drawing))


def digit_misread(drawing: Drawing, draw: random.Random) -> Damaged:
    """A digit is taken for another: a reader can tell only where an exact sum holds no more."""
    cell = draw.choice(_counts(drawing))
    at = draw.randrange(len(cell.text))
    digit = draw.choice([digit for digit in "123456789" if digit != cell.text[at]])
    return _printed_as(drawing, cell, cell.text[:at] + digit + cell.text[at + 1 :])


def total_wrong(drawing: Drawing, draw: random.Random) -> Damaged | None:
    """The office added up wrongly."""
    form = STATISTICS[drawing.report.form]
    totals = [cell for cell in _counts(drawing) if cell.key and cell.key[1] in form.exact]
    if not totals:
        return None
    cell = draw.choice(totals)
    return _printed_as(drawing, cell, str(int(cell.text) + draw.choice((1, 2, 10))))


def digit_unreadable(drawing: Drawing, draw: random.Random) -> Damaged:
    """Digits are taken for letters; where an exact sum ties the figure to others, it tells what it was."""
    legible = {*"34679"}
    cell = draw.choice([cell for cell in _counts(drawing) if not {*cell.text} <= legible])
    text = "".join(damage.OCR_DIGITS.get(digit, digit) for digit in cell.text)
    return _with_figure(drawing, cell, text, drawing.report.values[_key(cell)])


def _counts(drawing: Drawing) -> list[Cell]:
    return [cell for row in statistics_grid(drawing) for cell in figures(row) if cell.text.isdigit()]


def _key(cell: Cell) -> Key:
    assert cell.key is not None
    return cell.key


def _printed_as(drawing: Drawing, cell: Cell, text: str) -> Damaged:
    return _with_figure(drawing, cell, text, int(text), untold=Expected((int(text),)))


def _with_figure(
    drawing: Drawing,
    cell: Cell,
    text: str,
    told: int | float,
    untold: Expected = Expected((None,), "open"),  # noqa: B008
) -> Damaged:
    """One figure printed otherwise: `told` (not without a finding) where a sum speaks of it, else `untold`."""
    key = _key(cell)
    summed = key[1] in STATISTICS[drawing.report.form].summed
    edited = map_cells(statistics_grid(drawing), lambda each: replace(each, text=text) if each.key == key else each)
    outcome = {key: Expected((told,), "flagged") if summed else untold}
    return Damaged(drawing.with_table(ANNEX, edited), as_printed(drawing) | outcome)


Damage = Callable[[Drawing, random.Random], Damaged | None]

STATISTICS_HARMLESS: dict[str, Damage] = {
    "none": harmless.none,
    "dashes_for_zeros": harmless.dashes_for_zeros,
    "blanks_for_zeros": harmless.blanks_for_zeros,
    "header_repeated": harmless.header_repeated,
    "decoy_before": harmless.decoy_before,
    "spelled_otherwise": harmless.spelled_otherwise,
    "figures_dressed": harmless.figures_dressed,
    "units_left_out": units_left_out,
    "own_lines": own_lines,
}
STATISTICS_DAMAGES = STATISTICS_HARMLESS | {
    "row_lost": row_lost,
    "rows_cut_off": damage.rows_cut_off,
    "label_lost": label_lost,
    "row_doubled": row_doubled,
    "junk_row": damage.junk_row,
    "label_misread": damage.label_misread,
    "digit_unreadable": digit_unreadable,
    "digit_misread": digit_misread,
    "total_wrong": total_wrong,
}
