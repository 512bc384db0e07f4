"""Units printed one space behind a label (申请总数 条 3), as a cell of their own: of forms with a column of units."""

from parsers.cells.matching import exact
from parsers.cells.outline import Outline
from parsers.cells.wording import MAX_LABEL, label_key
from parsers.layouts.rows import RawCell, RawRow, Stretch


def units_apart(stretch: Stretch, words: Outline) -> Stretch:
    """The stretch with the units set apart from the words before them."""
    if not words.units:
        return stretch
    return Stretch(tuple(_row(row, words) for row in stretch.rows), stretch.geometry)


def without_unit(text: str, words: Outline) -> str:
    """A text without the unit behind its last space."""
    return _parts(text, words)[0]


def _row(row: RawRow, words: Outline) -> RawRow:
    texts = [(part, cell) for cell in row.cells for part in _parts(cell.text, words)]
    if len(texts) == len(row.cells):
        return row
    cells = (RawCell(text, at, cell.width, cell.where, cell.height) for at, (text, cell) in enumerate(texts))
    return RawRow(tuple(cells), row.blocks)


def _parts(text: str, words: Outline) -> tuple[str, ...]:
    """A text and the unit behind it; the text alone where it ends in none, or is a label as it stands."""
    if len(text) > MAX_LABEL or not words.units:
        return (text,)
    before, _, last = text.rstrip().rpartition(" ")
    if last not in words.units or not before.strip() or exact(label_key(text), words):
        return (text,)
    return before, last
