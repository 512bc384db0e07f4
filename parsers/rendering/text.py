"""A document as text, its tables in the layout asked for: the statutory ones drawn from their cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.document.blocks import Block, Paragraph, Table
from parsers.document.grid import SpanCell, lay_out
from parsers.forms.load import form
from parsers.rendering.grid import TableCells, draw
from parsers.rendering.layouts import LAYOUTS, TableLayout
from parsers.report import Cell
from parsers.tables import Normalized


@dataclass(frozen=True, slots=True)
class _Stand:
    """Where the tables of a section stand: from block `start` up to `stop`, their cells between `first` and `last`."""

    tables: tuple[TableCells, ...]
    first: int
    last: int
    start: int = 0
    stop: int = 0


def render(blocks: Sequence[Block], tables: Normalized, layout: TableLayout) -> str:
    """All blocks in document order, an empty line around each statutory table.

    The tables of a section stand where its first cell stood, drawn as the form prints them; the prose between them
    follows. The lines of the source stay as they are where no cell was read, and where they are tab-separated
    rows and such are asked for.
    """
    lines: list[str] = []
    at = 0
    stands = list(_stands(blocks, tables))
    if layout == "tsv":
        stands = [stand for stand in stands if not _is_tabbed(blocks, stand, tables.used)]
    pipes_stay = not stands or layout == "markdown"
    for stand in stands:
        lines.extend(_lines(blocks[at : stand.start], layout, pipes_stay=pipes_stay))
        _set_apart(lines)
        lines.extend(LAYOUTS[layout](draw(stand.tables)))
        lines.extend(_lines(_between(blocks, stand, tables.used), layout, pipes_stay=pipes_stay))
        at = stand.stop
        if at < len(blocks):
            _set_apart(lines)
    lines.extend(_lines(blocks[at:], layout, pipes_stay=pipes_stay))
    return "\n".join(lines)


def _stands(blocks: Sequence[Block], tables: Normalized) -> Iterator[_Stand]:
    """The tables that can be drawn, section by section in document order; their places do not overlap."""
    found = sorted(_found(tables), key=lambda stand: stand.first)
    end = 0
    for at, stand in enumerate(found):
        limit = found[at + 1].first if at + 1 < len(found) else len(blocks)
        start = max(stand.first, end)
        stop = max(start, min(stand.last + 1, limit))
        start = _reach(blocks, tables.used, start, end)
        stop = _reach(blocks, tables.used, stop, limit)
        yield _Stand(stand.tables, stand.first, stand.last, start, stop)
        end = stop


def _found(tables: Normalized) -> Iterator[_Stand]:
    cells: dict[str, dict[str, dict[str, Cell]]] = {}
    for cell in tables.cells:
        cells.setdefault(cell.table, {}).setdefault(cell.row, {})[cell.column] = cell
    sections: dict[str, list[TableCells]] = {}
    for verdict in tables.tables:
        table = form(verdict.form).table(verdict.table)
        if table is not None:
            sections.setdefault(table.section, []).append(TableCells(table, cells.get(table.code, {})))
    for section in sections.values():
        places = [place for table in section for place in table.places() if place in tables.used]
        if places:
            yield _Stand(tuple(section), min(places), max(places))


def _reach(blocks: Sequence[Block], used: frozenset[int], place: int, limit: int) -> int:
    """How far the blocks of tables go on from a place towards a limit, empty lines between them passed over."""
    step = 1 if limit > place else -1
    reached = place
    while place != limit:
        number = place if step > 0 else place - 1
        if number not in used and not _is_blank(blocks[number]):
            break
        place += step
        reached = place if number in used else reached
    return reached


def _between(blocks: Sequence[Block], stand: _Stand, used: frozenset[int]) -> list[Block]:
    """The prose between the rows of a table, without the empty lines that were part of its layout."""
    inside = enumerate(blocks[stand.start : stand.stop], stand.start)
    return [block for number, block in inside if number not in used and not _is_blank(block)]


def _is_blank(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.text.strip()


def _is_tabbed(blocks: Sequence[Block], stand: _Stand, used: frozenset[int]) -> bool:
    """Whether most lines of a table have tabs behind what they hold."""
    held = [blocks[number] for number in range(stand.start, stand.stop) if number in used]
    texts = [block.text.strip() for block in held if isinstance(block, Paragraph) and block.text.strip()]
    return len(texts) > 0 and all(isinstance(block, Paragraph) for block in held) and _mostly_tabbed(texts)


def _mostly_tabbed(texts: Sequence[str]) -> bool:
    return 2 * sum("\t" in text for text in texts) > len(texts)


def _lines(blocks: Sequence[Block], layout: TableLayout, *, pipes_stay: bool) -> Iterator[str]:
    """Prose as it stands; other tables than the statutory ones, and lines of cells between pipes, in the same layout.

    Lines with pipes left as they are (`pipes_stay`) would make a text in two layouts, which is read in that of the
    pipes.
    """
    for block in blocks:
        if isinstance(block, Table):
            yield from LAYOUTS[layout](block)
        elif pipes_stay or block.text.count("|") < 2:
            yield block.text
        else:
            yield from LAYOUTS[layout](_table_of_line(block))


def _table_of_line(block: Paragraph) -> Table:
    """A line of cells between pipes as a table of one row (of none for the rule below a header)."""
    if not block.text.strip(" \t|:-"):
        return Table((), block.where)
    cells = block.text.strip().removeprefix("|").removesuffix("|").split("|")
    return Table(lay_out([[[SpanCell(cell.strip()) for cell in cells]]], block.where).rows, block.where)


def _set_apart(lines: list[str]) -> None:
    if lines and lines[-1]:
        lines.append("")
