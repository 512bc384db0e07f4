"""Tables of a page: which of them hold data, and their cells with spans laid out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree
from lxml.etree import _Element as Element

from parsers.document.blocks import Table
from parsers.document.grid import SpanCell, lay_out
from parsers.formats.html.flow import Line, flow, is_hidden, text_of
from parsers.formats.html.shown import show
from parsers.report import Where

MAX_SPAN = 65534
"""The largest rowspan HTML knows."""

_PROSE_CELL = 400
"""A table whose one cell holds more characters than this is a frame around text, not data."""

_PROSE_PARAGRAPHS = 4
"""So is one whose one cell holds as many paragraphs."""

_DIGITS = re.compile(r"\s*([0-9]{1,6})")

_PLAIN_TAGS = "a b del em font i o:p s span st1:chmetcnv strike strong sub sup u"
_PLAIN = frozenset(_PLAIN_TAGS.split())
"""Elements that neither break a line nor change what their text says, …"""

_TELLING_STYLES = ("none", "NONE", "hid", "font-size:0", "font-size: 0", "opacity")
"""… unless their style has one of these words."""


@dataclass(slots=True)
class _Seen:
    cells: int = 0
    nested: list["_Seen"] = field(default_factory=list)


def data_tables(root: Element) -> frozenset[Element]:
    """The tables under an element that hold data; all others only lay out the page.

    A table lays out the page where it holds tables of several cells, or only one cell with much text or several
    paragraphs. A one-cell table inside a cell of a data table (as some editors write each value) is part of that cell.
    """
    seen: dict[Element, _Seen] = {}
    around: list[Element] = []
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=("table", "td", "th")):
        if element.tag != "table":
            if event == "start" and around:
                seen[around[-1]].cells += 1
        elif event == "start":
            seen[element] = _Seen()
            if around:
                seen[around[-1]].nested.append(seen[element])
            around.append(element)
        else:
            around.pop()
    return frozenset(table for table, what in seen.items() if _holds_data(table, what))


def _holds_data(table: Element, seen: _Seen) -> bool:
    if any(nested.cells > 1 or nested.nested for nested in seen.nested):
        return False
    if seen.cells > 1:
        return True
    if seen.cells == 0 or seen.nested:
        return False
    paragraphs = sum(any(piece.strip() for piece in paragraph.itertext()) for paragraph in table.iter("p"))
    return paragraphs < _PROSE_PARAGRAPHS and sum(len(piece.strip()) for piece in table.itertext()) <= _PROSE_CELL


def read_table(table: Element, where: Where) -> tuple[Table, int]:
    """A data table as a block, and how many spans asked for more rows or columns than there are.

    Of a table drawn with boxes (`boxes.py`), every child is a row and every child of that a cell.
    """
    rows = _groups(table) if table.tag == "table" else [list(table)]
    groups = [[[_cell(cell) for cell in row] for row in group] for group in rows]
    grid = lay_out(groups, where)
    return Table(grid.rows, where), grid.clipped


def _groups(table: Element) -> Iterator[list[Sequence[Element]]]:
    """The cells shown, by row and row group: runs of rows under one parent; nested tables have rows of their own."""
    group: list[Sequence[Element]] = []
    parent = None
    for row in _own_rows(table):
        if row.getparent() is not parent and group:
            yield group
            group = []
        parent = row.getparent()
        group.append([cell for cell in row if cell.tag in ("td", "th") and not is_hidden(cell)])
    if group:
        yield group


def _own_rows(table: Element) -> Iterator[Element]:
    walk = etree.iterwalk(table, events=("start",), tag=("tr", "tbody", "table"))
    for _, element in walk:
        if element is not table and (element.tag == "table" or is_hidden(element)):
            walk.skip_subtree()
        elif element.tag == "tr":
            yield element


def _cell(cell: Element) -> SpanCell:
    if _is_one_line(cell):
        text = text_of(cell)
    else:
        show(cell)
        text = "\n".join(line.text for line in flow(cell) if isinstance(line, Line)).strip("\n")
    return SpanCell(text, _span(cell, "rowspan"), _span(cell, "colspan") or 1)


def _is_one_line(cell: Element) -> bool:
    """Whether the text of a cell needs no walk: nearly every cell is a number, perhaps in one paragraph."""
    inner = cell
    if len(cell) == 1 and cell[0].tag in ("p", "div") and not (cell.text or "").strip():
        inner = cell[0]
        if is_hidden(inner) or (inner.tail or "").strip():
            return False
    return all(map(_is_plain, inner.iterdescendants()))


def _is_plain(element: Element) -> bool:
    if element.tag not in _PLAIN or element.get("hidden") is not None:
        return False
    style = element.get("style")
    return not (style and any(word in style for word in _TELLING_STYLES))


def _span(cell: Element, name: str) -> int:
    """The number an attribute begins with, as browsers read it; 1 where there is none."""
    given = cell.get(name)
    if given is None:
        return 1
    digits = _DIGITS.match(given)
    return min(int(digits[1]), MAX_SPAN) if digits else 1
