"""Tables drawn without `table`: a box for each row, and in it a box for each cell (`div`s, or lists in lists)."""

import re
from collections.abc import Iterator

from lxml.etree import _Element as Element

from parsers.formats.html.flow import is_hidden

MIN_ROWS = 3
LONGEST_CELL = 120
"""A box with more text than this is prose."""

_ROW_TAGS = frozenset(("div", "ul", "ol", "li", "dl"))
_CELL_TAGS = frozenset(("div", "li", "dt", "dd", "span"))
_INSIDE_TAGS = "b br del em font i p s span strike strong sub sup u"
_INSIDE = frozenset(_INSIDE_TAGS.split())
_WORDS = re.compile(r"[^\W\d_]")


def box_tables(root: Element) -> Iterator[Element]:
    """The elements under one whose children are rows of cells and nothing else.

    They have three rows or more, most of them with several cells; no cell is prose or holds boxes or links; and some
    hold no words, as cells for figures do. Work is linear: a cell is looked into from one element only.
    """
    for element in root.iter("div", "ul", "ol", "section"):
        if len(element) >= MIN_ROWS and _is_bare(element) and _has_figures(element):
            yield element


def _has_figures(element: Element) -> bool:
    several = figures = 0
    for row in element:
        if row.tag not in _ROW_TAGS or row.tag != element[0].tag or not len(row) or not _is_bare(row):
            return False
        for cell in row:
            if not _is_cell(cell):
                return False
            figures += not any(_WORDS.search(str(piece)) for piece in cell.itertext())
        several += len(row) > 1
    return bool(figures) and 2 * several > len(element)


def _is_cell(cell: Element) -> bool:
    if cell.tag not in _CELL_TAGS or is_hidden(cell):
        return False
    if any(inner.tag not in _INSIDE for inner in cell.iterdescendants()):
        return False
    return sum(len(piece.strip()) for piece in cell.itertext()) <= LONGEST_CELL


def _is_bare(element: Element) -> bool:
    """Whether an element has no text of its own between its children."""
    return not (element.text or "").strip() and not any((child.tail or "").strip() for child in element)
