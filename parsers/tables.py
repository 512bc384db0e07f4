"""From a document to the cells of its statutory tables, with states, checks, verdicts and findings."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from parsers.cells.board import Board
from parsers.cells.chain import Link, longest_chain
from parsers.cells.chosen import ChosenTables
from parsers.cells.fill import fill_board
from parsers.cells.kinds import EMPTY, kind_of
from parsers.cells.marks import read_marks
from parsers.cells.matching import is_sure
from parsers.cells.orphans import settle
from parsers.cells.outline import Outline, outlines
from parsers.cells.readings import Found, Reading, read_rows
from parsers.cells.sources import known_tables, table_sources, used_blocks
from parsers.cells.statistics import bearing, statistics_told
from parsers.cells.transposed import turn_transposed
from parsers.cells.unit_column import set_apart
from parsers.cells.upright import narrow_by_group
from parsers.cells.years import latest_year
from parsers.checks.judge import judge
from parsers.checks.suspicion import shifted_rows
from parsers.document.blocks import Block, Document, Paragraph
from parsers.forms.choose import Seen, choose_forms
from parsers.layouts.choose import read_stretches
from parsers.report import Cell, Check, Finding, TableVerdict

MAX_ALIKE = 50
"""Of findings of one kind about one table, no more are listed."""


@dataclass(frozen=True, slots=True)
class Normalized:
    """The statutory tables of a document.

    `form` is the generation of Table 2, else of the tables there are; None, and everything empty, where the
    document has no trace of a statutory table. `cells` has every cell of the form, in form order. `used` are the
    indices of the blocks that belong to the tables: the rest is prose.
    """

    form: str | None = None
    tables: tuple[TableVerdict, ...] = ()
    cells: tuple[Cell, ...] = ()
    checks: tuple[Check, ...] = ()
    findings: tuple[Finding, ...] = ()
    used: frozenset[int] = frozenset()


def normalize(document: Document, statistics: Normalized | None = None) -> Normalized:
    """Reads the tables of a document in whatever layout they are. Work is linear in the document.

    Statistics of the years before 2019 are read by themselves (`statistics`, where that has been done), and the other
    tables from what is left. Beside statistics, a few labels (行政许可) are words of a table that is neither.
    """
    statistics = read_statistics(document.blocks) if statistics is None else statistics
    rest = without(document.blocks, statistics.used)
    tables = _read(rest, outlines()[0], few_labels_tell=not statistics.tables)
    return _joined(tables, statistics)


def read_statistics(blocks: Sequence[Block]) -> Normalized:
    """The statistics of every form that a document has some of, each read from what the others leave."""
    found = Normalized()
    for words in statistics_told(blocks):
        found = _joined(found, _read(without(blocks, found.used), words))
    return found


def without(blocks: Sequence[Block], used: frozenset[int]) -> Sequence[Block]:
    """The blocks with nothing in those that are `used`."""
    if not used:
        return blocks
    return [Paragraph("", block.where) if at in used else block for at, block in enumerate(blocks)]


def _joined(first: Normalized, second: Normalized) -> Normalized:
    """What two families of forms say of one document; its form is that of the first that has tables."""
    return Normalized(
        first.form or second.form,
        first.tables + second.tables,
        first.cells + second.cells,
        first.checks + second.checks,
        first.findings + second.findings,
        first.used | second.used,
    )


def _read(blocks: Sequence[Block], words: Outline, *, few_labels_tell: bool = True) -> Normalized:
    """The tables of one family of forms."""
    stretches = bearing(read_stretches(blocks, words), words)
    if (latest := latest_year(stretches, words)) is not None:
        stretches = latest.stretches
    rows = read_marks(stretches, words)
    if (turned := turn_transposed(stretches, rows, words)) is not None:
        stretches = turned.stretches
        rows = read_marks(stretches, words)
    if not few_labels_tell and all(mark.alone for row in rows for mark in row.marks):
        return Normalized()
    narrow_by_group(rows, words)
    geometries = [stretch.geometry for stretch in stretches]
    links = longest_chain([mark for row in rows for mark in row.marks], words)
    found = read_rows(rows, links)
    tables = ChosenTables(choose_forms(_seen(links, found, words), words.forms), words)
    findings = set_apart(found, tables, geometries)
    findings += settle(found, tables, geometries, {rows[link.mark.row].stretch for link in links})
    known = known_tables(links, found.readings, tables)
    if not known:
        return Normalized()
    findings.extend(latest.findings if latest else ())
    findings.extend(turned.findings if turned else ())
    findings.extend(_foreign(reading) for reading in found.readings if reading.entry.table not in tables.tables)
    readings = [reading for reading in found.readings if reading.entry.table in known]
    boards: list[Board] = []
    for code, source in table_sources(rows, readings, tables).items():
        board, noticed = fill_board(tables.tables[code], tables.form_ids[code], source, geometries)
        boards.append(board)
        findings.extend(noticed)
    findings.extend(shifted_rows(boards))
    verdicts: list[TableVerdict] = []
    cells: list[Cell] = []
    checks: list[Check] = []
    for board in boards:
        said, tested, judged = judge(board)
        verdicts.append(said)
        cells.extend(board.cells())
        checks.extend(tested)
        findings.extend(judged)
    form = next((tables.form_ids[code] for code in tables.tables if code in known), None)
    used = used_blocks(rows, links, readings, known, words)
    return Normalized(form, tuple(verdicts), tuple(cells), tuple(checks), _bounded(findings), used)


def _bounded(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings, of each kind at most MAX_ALIKE; the last of a longer series says how many more there are."""
    kinds = Counter((finding.code, finding.table) for finding in findings)
    kept = []
    seen: Counter[tuple[str, str | None]] = Counter()
    for finding in findings:
        kind = finding.code, finding.table
        seen[kind] += 1
        more = kinds[kind] - MAX_ALIKE
        if seen[kind] == MAX_ALIKE and more > 0:
            kept.append(replace(finding, detail=f"{finding.detail} (and {more} more like this)"))
        elif seen[kind] <= MAX_ALIKE:
            kept.append(finding)
    return tuple(kept)


def _seen(links: Sequence[Link], found: Found, words: Outline) -> list[Seen]:
    """The labels that tell a form, as far as they are sure."""
    seen = [
        Seen(link.candidate.entry.table, link.candidate.entry.code, link.mark.has_values or _has_blanks(link, words))
        for link in links
        if is_sure(link.mark.candidates)
    ]
    return seen + [Seen(reading.entry.table, reading.entry.code, True) for reading in found.readings if reading.again]


def _has_blanks(link: Link, words: Outline) -> bool:
    """Whether a label has an empty cell for each column: a row of its own, left blank."""
    run = link.mark.run
    tables = [table for form in words.forms if (table := form.table(link.candidate.entry.table)) is not None]
    widest = max(len(table.data_columns) for table in tables)
    return len(run) >= widest and all(kind_of(cell.text) is EMPTY for cell in run)


def _foreign(reading: Reading) -> Finding:
    printed = [cell.text.strip()[:40] for cell in reading.cells if kind_of(cell.text) is not EMPTY]
    detail = f"a row of another form: {reading.label.strip()[:60]} | {' | '.join(printed)}"
    where = reading.cells[0].where if reading.cells else None
    return Finding("foreign_row", "info", detail, where=where)
