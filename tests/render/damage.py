"""Damage to the tables of a report: what conversion, scanning and carelessness do to them.

Each kind gives the damaged drawing with what is to come of every cell, or None where it does not apply. Every row
sum, column sum and balance of Table 3 stands on each of its cells, so that a reader with the other rows before
him can tell any one row; of Table 2 he can tell only what is printed.
"""

import random
from collections.abc import Callable, Iterable
from dataclasses import replace

from tests.render.drawing import Drawing
from tests.render.form_2021 import TABLE_3, TABLE_3_COLUMNS
from tests.render.grid import Cell, Grid, Key, Row
from tests.render.grid_edit import (
    behind_labels,
    data_rows,
    double_row,
    figures,
    insert_row,
    labels,
    map_cells,
    remove_row,
    with_row,
)
from tests.render.outcome import BLANK, Damaged, Expected, Figure, Outcome, as_printed, lost

OCR_LABELS = (
    ("他", "池"),
    ("政", "攻"),
    ("结", "給"),
    ("公", "么"),
    ("申", "甲"),
    ("未", "末"),
    ("不", "木"),
    ("信", "倌"),
)
OCR_DIGITS = {"0": "O", "1": "l", "2": "Z", "5": "S", "8": "B"}
_Change = Callable[[Cell, random.Random], tuple[str, int | None] | None]
"""A new text for a figure with the number it says (None: no number), or None to leave the figure as it is."""

JUNK = (", ,", "4年", "—1", "■")


def _pick(drawing: Drawing, draw: random.Random, sections: Iterable[str] = ()) -> tuple[str, Grid, int]:
    """A row with figures, of the main table where no section is named."""
    section = draw.choice(tuple(sections) or (drawing.main,))
    [grid] = drawing.tables[section]
    return section, grid, draw.choice(data_rows(grid))


def _keys(row: Row) -> list[Key]:
    return [cell.key for cell in row if cell.key]


def row_lost(drawing: Drawing, draw: random.Random) -> Damaged:
    """A row is gone; one of Table 3 follows from the sums, unless only that row told which form it is on."""
    section, grid, number = _pick(drawing, draw, ("requests", "requests", "proactive_disclosure"))
    keys = _keys(grid[number])
    values = drawing.report.values
    tells_form = drawing.report.form == "mixed" and keys[0][1] == "other_handling"
    follows = section == "requests" and not tells_form
    gone = {key: Expected((values[key],), "flagged") for key in keys} if follows else lost(keys)
    return Damaged(drawing.with_table(section, remove_row(grid, number)), as_printed(drawing) | gone)


def rows_cut_off(drawing: Drawing, draw: random.Random) -> Damaged:
    """The main table ends early, as at the foot of a scanned page."""
    [grid] = drawing.tables[drawing.main]
    gone: Outcome = {}
    for _ in range(draw.randint(2, 12)):
        number = data_rows(grid)[-1]
        gone |= lost(_keys(grid[number]))
        grid = remove_row(grid, number)
    return Damaged(drawing.with_table(drawing.main, grid), as_printed(drawing) | gone)


def label_lost(drawing: Drawing, draw: random.Random) -> Damaged:
    """A row has its figures but no label: its place among the others tells which it is."""
    section, grid, number = _pick(drawing, draw, ("requests", "requests", "proactive_disclosure"))
    *before, label = labels(grid[number])
    row = (*before, replace(label, text=""), *figures(grid[number]))
    told = {key: Expected((drawing.report.values[key],), "flagged") for key in _keys(row)}
    return Damaged(drawing.with_table(section, with_row(grid, number, row)), as_printed(drawing) | told)


def row_doubled(drawing: Drawing, draw: random.Random) -> Damaged:
    """A row is printed twice."""
    section, grid, number = _pick(drawing, draw, ("requests", "proactive_disclosure"))
    return Damaged(drawing.with_table(section, double_row(grid, number)), as_printed(drawing))


def junk_row(drawing: Drawing, draw: random.Random) -> Damaged:
    """A row of scraps between two rows."""
    section, grid, number = _pick(drawing, draw)
    width = sum(cell.colspan for cell in grid[0])
    junk = (Cell(draw.choice(JUNK)), *(Cell("") for _ in range(width - 1)))
    return Damaged(drawing.with_table(section, insert_row(grid, number, junk)), as_printed(drawing))


def figures_moved_left(drawing: Drawing, draw: random.Random) -> Damaged:
    """A figure of a row is gone and those behind it have moved up."""
    return _moved(drawing, draw, draw.randrange(len(TABLE_3_COLUMNS)), left=True)


def figures_moved_right(drawing: Drawing, draw: random.Random) -> Damaged:
    """The figures of a row stand one column too far right, the last is gone."""
    return _moved(drawing, draw, 0, left=False)


def _moved(drawing: Drawing, draw: random.Random, start: int, *, left: bool) -> Damaged:
    section, grid, number = _pick(drawing, draw)
    cells = figures(grid[number])
    texts = [cell.text for cell in cells]
    moved = [*texts[:start], *texts[start + 1 :], ""] if left else ["", *texts[:-1]]
    row = (*labels(grid[number]), *(replace(cell, text=text) for cell, text in zip(cells, moved, strict=True)))
    expected = {}
    consistent = all((text or "0") == before for text, before in zip(moved, texts, strict=True))
    for cell, text in zip(cells, moved, strict=True):
        if cell.key:
            truth = drawing.report.values[cell.key]
            shown: Figure = int(text) if text else None
            expected[cell.key] = Expected((truth, shown), "exact" if consistent else "flagged")
    return Damaged(drawing.with_table(section, with_row(grid, number, row)), as_printed(drawing) | expected)


def label_misread(drawing: Drawing, draw: random.Random) -> Damaged:
    """Characters of a few labels are taken for others that look like them."""
    [grid] = drawing.tables[drawing.main]
    rows = draw.sample(data_rows(grid), 4)

    def misread(number: int, row: Row) -> Row:
        if number not in rows:
            return row
        *before, label = labels(row)
        alike = [pair for pair in OCR_LABELS if pair[0] in label.text]
        text = label.text.replace(*draw.choice(alike), 1) if alike else label.text
        return (*before, replace(label, text=text), *behind_labels(row))

    changed = tuple(misread(number, row) for number, row in enumerate(grid))
    return Damaged(drawing.with_table(drawing.main, changed), as_printed(drawing))


def digit_unreadable(drawing: Drawing, draw: random.Random) -> Damaged | None:
    """A digit is taken for a letter; the sums tell what it was."""
    return _replace_figure(drawing, draw, _as_letters)


def _as_letters(cell: Cell, draw: random.Random) -> tuple[str, None] | None:
    letters = "".join(OCR_DIGITS.get(digit, digit) for digit in cell.text)
    return (letters, None) if letters != cell.text else None


def digit_misread(drawing: Drawing, draw: random.Random) -> Damaged | None:
    """A digit is taken for another: the document says what is printed, and its sums say that this is not right."""
    return _replace_figure(drawing, draw, _other_digit)


def _other_digit(cell: Cell, draw: random.Random) -> tuple[str, int]:
    at = draw.randrange(len(cell.text))
    digit = draw.choice([digit for digit in "123456789" if digit != cell.text[at]])
    other = cell.text[:at] + digit + cell.text[at + 1 :]
    return other, int(other)


def total_wrong(drawing: Drawing, draw: random.Random) -> Damaged | None:
    """The office added up wrongly: a total of Table 3 or 4 is not the sum of its parts."""
    return _replace_figure(drawing, draw, _wrong_total)


def _wrong_total(cell: Cell, draw: random.Random) -> tuple[str, int] | None:
    is_total = cell.key is not None and (cell.key[1] == "processed_total" or cell.key[2].endswith("total"))
    wrong = int(cell.text) + draw.choice((1, 2, 10))
    return (str(wrong), wrong) if is_total else None


def _replace_figure(
    drawing: Drawing,
    draw: random.Random,
    change: _Change,
    sections: tuple[str, ...] = ("requests", "review_litigation"),
) -> Damaged | None:
    """One figure printed otherwise; `change` gives its new text and what that says, None for nothing legible."""
    section = draw.choice(sections)
    [grid] = drawing.tables[section]
    changed = {cell.key: new for row in grid for cell in row if cell.key and (new := change(cell, draw)) is not None}
    if not changed:
        return None
    key = draw.choice(sorted(changed))
    text, shown = changed[key]
    told = {key: Expected((drawing.report.values[key] if shown is None else shown,), "flagged")}
    edited = map_cells(grid, lambda cell: replace(cell, text=text) if cell.key == key else cell)
    return Damaged(drawing.with_table(section, edited), as_printed(drawing) | told)


def cells_swapped(drawing: Drawing, draw: random.Random) -> Damaged | None:
    """Two figures of a row of Table 3 change places: its row sum holds, the column sums do not."""
    [grid] = drawing.tables["requests"]
    uneven = [number for number in data_rows(grid) if len({cell.text for cell in figures(grid[number])[:-1]}) > 1]
    if not uneven:
        return None
    number = draw.choice(uneven)
    cells = figures(grid[number])[:-1]
    one, other = draw.choice([(a, b) for a in cells for b in cells if a.text < b.text])
    texts = {one.key: other.text, other.key: one.text}
    row = tuple(replace(cell, text=texts.get(cell.key, cell.text)) if cell.key else cell for cell in grid[number])
    told = {key: Expected((int(text),), "flagged") for key, text in texts.items() if key}
    return Damaged(drawing.with_table("requests", with_row(grid, number, row)), as_printed(drawing) | told)


def totals_only(drawing: Drawing, draw: random.Random) -> Damaged | None:
    """Of Table 3 only the column 总计 is filled in."""
    if drawing.report.activity == "zero":
        return None

    def change(cell: Cell) -> Cell:
        return replace(cell, text="") if cell.key and cell.key[2] != "total" else cell

    [grid] = drawing.tables["requests"]
    blank = {key: BLANK for key in drawing.report.values if key[0] == TABLE_3 and key[2] != "total"}
    return Damaged(drawing.with_table("requests", map_cells(grid, change)), as_printed(drawing) | blank)
