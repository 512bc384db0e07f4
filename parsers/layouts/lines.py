"""The lines of a text, and how one line falls into cells; the layouts of text build on it."""

import re
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from parsers.cells.kinds import TEXT, VALUES, kind_of
from parsers.layouts.rows import RawCell, RawRow
from parsers.report import Where

_GAP = re.compile(r"\t|[ \xa0\u3000]{2,}")
_SPACE = re.compile(r"[ \xa0\u3000]")
_EXCEPTION = 0.1
_BULLET = re.compile(r"[ \t]*[-*+•·▪◦●○■□][ \t]+(?=[^\s|｜])")


class Line(msgspec.Struct, frozen=True):
    """A line of a text: its words, its place, and its index among the blocks of the document."""

    text: str
    where: Where
    block: int

    def cell(self, text: str, ordinal: int) -> RawCell:
        """The cell of this line with that number, from 0."""
        return RawCell(text, ordinal, 1, msgspec.structs.replace(self.where, cell=ordinal + 1))

    def row(self, texts: Sequence[str]) -> RawRow:
        """A row made of this line alone."""
        return RawRow(tuple(self.cell(text, at) for at, text in enumerate(texts)), (self.block,))


def without_bullets(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines without the marks of a list, where most of them have one: `- 3` is then no -3.

    A dash before further values (`- 0 0`), or before a pipe, is a value itself.
    """
    items = [line.text[mark.end() :] for line in lines if (mark := _BULLET.match(line.text))]
    if 2 * len(items) <= sum(bool(line.text.strip()) for line in lines):
        return lines
    rows = sum(len(cells) > 1 and kind_of(cells[0]) in VALUES for cells in map(spaced_cells, items))
    if rows > _EXCEPTION * len(items):
        return lines
    return [Line(_BULLET.sub("", line.text, count=1), line.where, line.block) for line in lines]


@lru_cache(maxsize=4096)
def spaced_cells(text: str) -> tuple[str, ...]:
    """A line cut at tabs and at runs of spaces; numbers behind a label (行政许可 0) are cells of their own."""
    cells: list[str] = []
    for chunk in _GAP.split(text.strip()):
        cells.extend(_numbers_apart(chunk))
    return tuple(cell for cell in cells if cell.strip())


def _numbers_apart(chunk: str) -> list[str]:
    words = _SPACE.split(chunk.strip())
    at = len(words)
    while at > 0 and kind_of(words[at - 1]) in VALUES:
        at -= 1
    if at == len(words) or (at > 0 and kind_of(" ".join(words[:at])) is not TEXT):
        return [chunk]
    return [*([" ".join(words[:at])] if at else []), *words[at:]]
