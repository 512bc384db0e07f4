"""What a document has of each table: rows, headers and units gathered, and the blocks they take up."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from parsers.cells.chain import Link
from parsers.cells.chosen import ChosenTables
from parsers.cells.fill import TableSource
from parsers.cells.header import read_header
from parsers.cells.kinds import Kind, kind_of
from parsers.cells.marks import Row
from parsers.cells.matching import exact, inexact
from parsers.cells.readings import Reading
from parsers.cells.wording import label_key, squeezed
from parsers.forms.model import TableForm
from parsers.layouts.rows import RawRow

MIN_ROWS = 3
"""So many labels of rows make a table known by its rows, …"""
MIN_COLUMNS = 3
"""… so many different ones of columns by its header (one of each is enough where a section has several tables)."""

_UNIT = re.compile(r"[(:](?:单位:?)?(亿元|万元|千元|百元|元)")


def known_tables(links: Iterable[Link], readings: Iterable[Reading], tables: ChosenTables) -> set[str]:
    """The tables of which a document has enough labels to be one of these reports."""
    rows: dict[str, set[str]] = defaultdict(set)
    headers: dict[str, set[str]] = defaultdict(set)
    for link in links:
        entry = link.candidate.entry
        if link.candidate.likeness != "piece" and entry.table in tables.tables:
            if entry.is_row:
                rows[entry.table].add(entry.code)
            elif not _is_section_title(link):
                headers[entry.table].update(entry.keys)
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
        enough = (row_count and header_count) if several else (row_count >= MIN_ROWS or header_count >= MIN_COLUMNS)
        if enough:
            known.update(code for code in codes if rows[code] or headers[code])
    return known | (whole if known else set())


def table_sources(rows: Sequence[Row], readings: Sequence[Reading], tables: ChosenTables) -> dict[str, TableSource]:
    """What there is of each table of the chosen forms."""
    sources: dict[str, TableSource] = {code: TableSource() for code in tables.tables}
    ends: dict[int, int] = {}
    for reading in sorted(readings, key=lambda reading: reading.line):
        source = sources.get(reading.entry.table)
        if source is not None:
            source.readings.append(reading)
            if reading.stretch not in source.headers:
                above = _rows_above(rows, reading, ends.get(reading.stretch, -1))
                table = tables.tables[reading.entry.table]
                source.headers[reading.stretch] = read_header(above, table)
                source.units.update(_units(above, table))
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


def _units(rows: Sequence[RawRow], table: TableForm) -> dict[str, str]:
    """The units that header labels print for columns of money."""
    units = {}
    money = {column.code for column in table.data_columns if (column.value or table.value) == "amount"}
    for row in rows if money else ():
        for cell in row.cells:
            printed = _UNIT.search(squeezed(cell.text))
            for candidate in exact(label_key(cell.text)) if printed else ():
                if printed and candidate.entry.table == table.code and candidate.entry.code in money:
                    units[candidate.entry.code] = printed[1]
    return units


def used_blocks(
    rows: Sequence[Row], links: Sequence[Link], readings: Sequence[Reading], known: set[str]
) -> frozenset[int]:
    """The blocks that the known tables take up: from the first to the last of their rows in each stretch.

    Words between them that are no part of any label, and the titles of sections, stay with the prose.
    """
    lines: dict[int, set[int]] = defaultdict(set)
    for link in links:
        entry = link.candidate.entry
        if entry.table in known and not _is_section_title(link):
            lines[rows[link.mark.row].stretch].update((link.mark.row, link.mark.row_of_run))
    for reading in readings:
        if reading.entry.table in known:
            lines[reading.stretch].add(reading.line)
    used: set[int] = set()
    for numbers in lines.values():
        for number in range(min(numbers), max(numbers) + 1):
            if number in numbers or not _is_prose(rows[number]):
                used.update(rows[number].raw.blocks)
    return frozenset(used)


def _is_section_title(link: Link) -> bool:
    return link.candidate.entry.kind == "title" and not label_key(link.mark.text).startswith("第")


def _is_prose(row: Row) -> bool:
    if any(kind_of(cell.text) is not Kind.TEXT for cell in row.raw.cells):
        return False
    keys = [label_key(cell.text) for cell in row.raw.cells]
    return any(key and not exact(key) and not inexact(key) for key in keys)
