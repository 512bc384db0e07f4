"""Changes that take nothing from a careful reader: every cell stays exact and no finding is called for."""

import random
from collections.abc import Callable
from dataclasses import replace

from tests.render.drawing import Drawing
from tests.render.forms import STATISTICS
from tests.render.grid import Cell, Grid
from tests.render.grid_edit import cut, data_rows, header_height, map_cells
from tests.render.outcome import BLANK, DASH, Damaged, Expected, as_printed

SPELLINGS = (
    ("（", "("),
    ("）", ")"),
    ("，", ","),
    (".", "、"),
    ("“", '"'),
    ("”", '"'),
    ("行政规范性文件", "規範性檔案"),
    ("本年废止件数", "本年廢止件數"),
    ("社会公益组织", "社会公益 组织"),
    ("商业企业", "商 业 企 业"),
    ("现行有效件数", "现行有效件数（历史累计）"),
    ("规章", "规章（设区的市、自治州人民政府应提供相关数据）"),
)


def none(drawing: Drawing, draw: random.Random) -> Damaged:
    """The report as it is."""
    return Damaged(drawing, as_printed(drawing), harmless=True)


def dashes_for_zeros(drawing: Drawing, draw: random.Random) -> Damaged:
    """`/` or the like is printed for 0."""
    return _for_zeros(drawing, draw.choice(("/", "-", "—")), DASH)


def blanks_for_zeros(drawing: Drawing, draw: random.Random) -> Damaged | None:
    """Nothing is printed for 0. A report of zeros would be an unfilled form."""
    return _for_zeros(drawing, "", BLANK) if drawing.report.activity != "zero" else None


def _for_zeros(drawing: Drawing, mark: str, expected: Expected) -> Damaged:
    def change(cell: Cell) -> Cell:
        return replace(cell, text=mark) if cell.key and cell.text == "0" else cell

    outcome = {key: each if each.accepts[0] else expected for key, each in as_printed(drawing).items()}
    return Damaged(_every_grid(drawing, lambda grid: map_cells(grid, change)), outcome, harmless=True)


def header_repeated(drawing: Drawing, draw: random.Random) -> Damaged:
    """The header of the main table again before one of its rows, as at the top of a page."""
    [grid] = drawing.tables[drawing.main]
    top = header_height(grid)
    above, below = cut(grid, draw.choice(data_rows(grid)[1:]))
    repeated = (*above, *grid[:top], *below)
    return Damaged(drawing.with_table(drawing.main, repeated), as_printed(drawing), harmless=True)


def decoy_before(drawing: Drawing, draw: random.Random) -> Damaged:
    """Another table, with numbers and words of the form, stands before Table 2."""
    decoy = draw.choice((_platforms(draw), _enforcement(draw)))
    return Damaged(drawing.with_table("overview", decoy), as_printed(drawing), harmless=True)


def _platforms(draw: random.Random) -> Grid:
    names = ("政府网站", "政务新媒体", "政府公报", "其他")
    return (_cells("公开渠道", "发布数量", "阅读数量"), *(_cells(name, *_two(draw)) for name in names))


def _enforcement(draw: random.Random) -> Grid:
    names = ("行政许可", "行政处罚", "行政强制", "行政检查")
    return (_cells("行政执法类别", "公示数量", "执法人数"), *(_cells(name, *_two(draw)) for name in names))


def _cells(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(text) for text in texts)


def _two(draw: random.Random) -> tuple[str, str]:
    return str(draw.randint(1, 900)), str(draw.randint(1, 90))


def spelled_otherwise(drawing: Drawing, draw: random.Random) -> Damaged:
    """Labels with other punctuation, spaces, traditional characters and bracketed notes, as offices print them."""
    chosen = draw.sample(SPELLINGS, 6)

    def change(cell: Cell) -> Cell:
        text = cell.text
        if cell.key is None:
            for usual, other in chosen:
                text = text.replace(usual, other) if len(usual) < 2 or text == usual else text
        return replace(cell, text=text)

    return Damaged(_every_grid(drawing, lambda grid: map_cells(grid, change)), as_printed(drawing), harmless=True)


def figures_dressed(drawing: Drawing, draw: random.Random) -> Damaged:
    """Figures with their unit, with thousands separators, or in full-width digits."""
    dress = draw.choice((_separated, _full_width) if drawing.report.form in STATISTICS else DRESSES)

    def change(cell: Cell) -> Cell:
        plain = cell.key is not None and cell.text.isdigit() and not cell.key[0].startswith("t2")
        return replace(cell, text=dress(cell.text)) if plain else cell

    return Damaged(_every_grid(drawing, lambda grid: map_cells(grid, change)), as_printed(drawing), harmless=True)


def _with_unit(text: str) -> str:
    return f"{text}件"


def _separated(text: str) -> str:
    return f"{int(text):,}"


def _full_width(text: str) -> str:
    return text.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})


DRESSES = (_with_unit, _separated, _full_width)


def _every_grid(drawing: Drawing, change: Callable[[Grid], Grid]) -> Drawing:
    return replace(drawing, tables={name: tuple(map(change, parts)) for name, parts in drawing.tables.items()})
