"""What a document has of each table: rows, headers and units gathered, and the blocks they take up."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from parsers.cells.chain import Link
from parsers.cells.chosen import ChosenTables
from parsers.cells.fill import TableSource
from parsers.cells.header import read_header
from parsers.cells.header_units import captions, header_units
from parsers.cells.kinds import TEXT, kind_of
from parsers.cells.marks import Mark, Row
from parsers.cells.matching import exact, inexact
from parsers.cells.outline import CORNER_NOTE, Outline
from parsers.cells.readings import Reading
from parsers.cells.wording import label_key, squeezed
from parsers.layouts.rows import RawRow

MIN_ROWS = 3
"""So many labels of rows make a table known by its rows, …"""
MIN_COLUMNS = 3
"""… so many different ones of columns by its header (one of each is enough where a section has several tables)."""


def known_tables(links: Iterable[Link], readings: Iterable[Reading], tables: ChosenTables) -> set[str]:
    """The tables of which a document has enough labels to be one of these reports."""
    rows: dict[str, set[str]] = defaultdict(set)
    headers: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for link in links:
        entry = link.candidate.entry
        if link.candidate.likeness not in ("alike", "piece"):
            if entry.is_row:
                rows[entry.table].add(entry.code)
            elif not _is_section_title(link):
                headers[entry.table].add(entry.keys)
    whole = {
        reading.entry.table
        for reading in readings
        if not reading.entry.keys and len(reading.cells) == tables.width(reading.entry)
    }
    known: set[str] = set()
    for codes in tables.sections.values():
        several = len(codes) > 1
        row_count = sum(len(rows[code]) for code in codes)
        header_count = len(set().union(*(headers[code] for code in codes)))
        enough = row_count >= MIN_ROWS or (row_count and header_count if several else header_count >= MIN_COLUMNS)
        if enough:
            known.update(code for code in codes if rows[code] or headers[code])
    return known | (whole if known else set())


def table_sources(rows: Sequence[Row], readings: Sequence[Reading], tables: ChosenTables) -> dict[str, TableSource]:
    """What there is of each table of the chosen forms."""
    sources: dict[str, TableSource] = {code: TableSource() for code in tables.tables}
    ends: dict[int, int] = {}
    units = captions(rows)
    for reading in sorted(readings, key=lambda reading: reading.line):
        source = sources.get(reading.entry.table)
        if source is not None:
            source.readings.append(reading)
            if reading.stretch not in source.headers:
                above = _rows_above(rows, reading, ends.get(reading.stretch, -1))
                table = tables.tables[reading.entry.table]
                source.headers[reading.stretch] = read_header(above, table, tables.words)
                source.units.update(header_units((*units.get(reading.stretch, ()), *above), table, tables.words))
        ends[reading.stretch] = reading.line
    return sources


def _rows_above(rows: Sequence[Row], reading: Reading, end: int) -> list[RawRow]:
    """The rows between the last reading of a stretch and this one, and what stands before its values in its own."""
    first = reading.line
    while first - 1 > end and rows[first - 1].stretch == reading.stretch:
        first -= 1
    above = [row.raw for row in rows[first : reading.line]]
    cells = rows[reading.line].raw.cells
    own = {id(cell) for cell in reading.cells}
    stop = next((at for at, cell in enumerate(cells) if id(cell) in own), len(cells))
    return [*above, RawRow(cells[:stop], ())]


def used_blocks(
    rows: Sequence[Row], links: Sequence[Link], readings: Sequence[Reading], known: set[str], words: Outline
) -> frozenset[int]:
    """The blocks that the known tables take up: in each stretch all rows around theirs. `readings` are those of them.

    Words that are no part of any label, and the titles of sections, stay with the prose.
    """
    lines = {line for link in links if _is_of(link, known) for line in (link.mark.row, link.mark.row_of_run)}
    lines.update(reading.line for reading in readings)
    marked = Counter(row.stretch for row in rows for mark in row.marks if _names(mark, known))
    stretches = {rows[line].stretch for line in lines} | {number for number, count in marked.items() if count > 1}
    used: list[int] = []
    begun: set[int] = set()
    for number, row in enumerate(rows):
        if number in lines:
            begun.add(row.stretch)
        elif row.stretch not in stretches or _is_prose(row, known, words, begun=row.stretch in begun):
            continue
        used.extend(_own_blocks(row, known, words))
    return frozenset(used)


def _own_blocks(row: Row, known: set[str], words: Outline) -> tuple[int, ...]:
    """The blocks of a row; where each cell has one, without those of the words before its first label."""
    cells, blocks = row.raw.cells, row.raw.blocks
    if len(cells) != len(blocks):
        return blocks
    before = 0
    while before < len(cells) - 1 and _is_other_text(cells[before].text, known, words):
        before += 1
    return blocks[before:]


def _is_other_text(text: str, known: set[str], words: Outline) -> bool:
    if kind_of(text) is not TEXT:
        return False
    key = label_key(text)
    if key in words.header or (key and _is_label(key, known, words)):
        return False
    return CORNER_NOTE not in squeezed(text)


def _names(mark: Mark, known: set[str]) -> bool:
    return any(
        candidate.likeness == "exact" and candidate.entry.kind != "title" and candidate.entry.table in known
        for candidate in mark.candidates
    )


def _is_of(link: Link, known: set[str]) -> bool:
    return link.candidate.entry.table in known and not _is_section_title(link)


def _is_section_title(link: Link) -> bool:
    return link.candidate.entry.kind == "title" and not label_key(link.mark.text).startswith("第")


def _is_prose(row: Row, known: set[str], words: Outline, *, begun: bool) -> bool:
    """Whether a row holds words that are neither a label of a known table nor a piece of one.

    A note in brackets may be the rest of a label, once the table has `begun`.
    """
    if any(kind_of(cell.text) is not TEXT for cell in row.raw.cells):
        return False
    keys = [key for cell in row.raw.cells if (key := label_key(cell.text)) or not begun]
    return any(key not in words.header and not _is_label(key, known, words) for key in keys)


def _is_label(key: str, known: set[str], words: Outline) -> bool:
    found = exact(key, words) or inexact(key, words)
    titles = [candidate for candidate in found if candidate.entry.kind == "title" and not key.startswith("第")]
    return not titles and any(candidate.entry.table in known for candidate in found)
