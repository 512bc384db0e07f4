"""Figures of several years side by side under one header: those of the latest are read, the others set aside."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from msgspec.structs import replace

from parsers.cells.kinds import TEXT, VALUES, kind_of
from parsers.cells.matching import exact
from parsers.cells.outline import Outline
from parsers.cells.wording import label_key, squeezed
from parsers.layouts.rows import RawCell, RawRow, Stretch
from parsers.report import Finding

MAX_YEARS = 5
"""A header names at most so many."""
MIN_COLUMNS = 3
"""A header names at least so many different columns under each year."""
SHOWN = 40
"""How many cells a finding shows."""

_YEAR = re.compile(r"(20\d\d)年度?")
_RELATIVE = {"本年": 0, "本年度": 0, "今年": 0, "上年": -1, "上年度": -1, "上一年": -1, "上一年度": -1, "去年": -1}


@lru_cache(maxsize=8192)
def _year(text: str) -> int | None:
    """The year a cell names and nothing else; 0 and -1 for this year and the last."""
    if not 2 <= len(text) <= 20 or "年" not in text:
        return None
    bare = squeezed(text)
    printed = _YEAR.fullmatch(bare)
    return int(printed[1]) if printed else _RELATIVE.get(bare)


@dataclass(slots=True)
class Latest:
    """Stretches with one year's figures, and what was set aside."""

    stretches: list[Stretch] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Years:
    """A header of years in row `line` of a stretch: `count` years, the latest of them at place `latest`.

    `table` is the table whose columns are named under each, `codes` are these columns, `starts` the grid columns at
    which the years begin.
    """

    line: int
    count: int
    latest: int
    table: str
    codes: frozenset[str]
    starts: tuple[int, ...]


def latest_year(stretches: Sequence[Stretch], words: Outline) -> Latest | None:
    """Sets the figures of earlier years aside; None where no stretch has a header of years.

    In a grid a year owns the columns below it; where only the order of cells is left, a row must have a value for
    each column of each year. The values of other rows could be of any year: no cell gets them, a finding has them.
    Work is linear in the cells.
    """
    found = Latest()
    for stretch in stretches:
        years = _header(stretch, words)
        found.stretches.append(stretch if years is None else _cut(stretch, years, words, found.findings))
    return found if any(one is not other for one, other in zip(found.stretches, stretches, strict=True)) else None


def _header(stretch: Stretch, words: Outline) -> _Years | None:
    """The first header of years of a stretch, if it names the same columns under each."""
    for line, row in enumerate(stretch.rows):
        cells = [cell for cell in row.cells if _year(cell.text) is not None]
        years = [year for cell in cells if (year := _year(cell.text)) is not None]
        if not 2 <= len(years) <= MAX_YEARS or len(set(years)) < len(years) or len({year > 0 for year in years}) > 1:
            continue
        named = _columns_below(stretch, line, words)
        tables = Counter(table for table, _ in named)
        for table in tables:
            codes = {code: count for (of, code), count in named.items() if of == table}
            if len(codes) >= MIN_COLUMNS and set(codes.values()) == {len(years)}:
                starts = tuple(cell.column for cell in cells)
                return _Years(line, len(years), years.index(max(years)), table, frozenset(codes), starts)
        return None
    return None


def _columns_below(stretch: Stretch, line: int, words: Outline) -> Counter[tuple[str, str]]:
    """How often the columns of each table are named from a line on, up to the first value."""
    named: Counter[tuple[str, str]] = Counter()
    for row in stretch.rows[line:]:
        for cell in row.cells:
            if kind_of(cell.text) in VALUES:
                return named
            named.update(_columns(cell.text, words))
    return named


def _columns(text: str, words: Outline) -> set[tuple[str, str]]:
    """The columns, with their tables, that a label may stand for."""
    found = exact(label_key(text), words) if kind_of(text) is TEXT else ()
    return {(one.entry.table, one.entry.code) for one in found if one.entry.kind == "column"}


def _cut(stretch: Stretch, years: _Years, words: Outline, findings: list[Finding]) -> Stretch:
    """The stretch without the other years; as it is where a grid does not say which columns a year owns."""
    width = years.starts[1] - years.starts[0]
    if stretch.geometry != "stream" and (
        width < len(years.codes)
        or any(start != years.starts[0] + at * width for at, start in enumerate(years.starts))
        or not _is_regular(stretch, years, words, width)
    ):
        return stretch
    rows = list(stretch.rows[: years.line])
    for number in range(years.line, len(stretch.rows)):
        row = stretch.rows[number]
        if _is_of_another(row, years, words):
            rows.extend(stretch.rows[number:])
            break
        kept = _of_stream(row, years, words) if stretch.geometry == "stream" else _of_grid(row, years, width)
        rows.append(replace(row, cells=tuple(kept)) if kept is not None else _without_values(row))
        findings.extend(_aside(row, rows[-1], years.table, told=kept is not None))
    return replace(stretch, rows=tuple(rows))


def _is_regular(stretch: Stretch, years: _Years, words: Outline, width: int) -> bool:
    """Whether each year has the same labels of columns below it, at the same distance from its start."""
    under: Counter[tuple[int, str]] = Counter()
    for row in stretch.rows[years.line :]:
        for cell in row.cells:
            if kind_of(cell.text) in VALUES:
                return all(count == years.count for count in under.values())
            at = cell.column - years.starts[0]
            named = {code for table, code in _columns(cell.text, words) if table == years.table}
            if named and not 0 <= at < width * years.count:
                return False
            under.update((at % width, code) for code in named)
    return False


def _is_of_another(row: RawRow, years: _Years, words: Outline) -> bool:
    """Whether a row has labels of another table and none of this."""
    tables = {
        one.entry.table
        for cell in row.cells
        if kind_of(cell.text) is TEXT
        for one in exact(label_key(cell.text), words)
    }
    return bool(tables) and years.table not in tables


def _of_grid(row: RawRow, years: _Years, width: int) -> list[RawCell] | None:
    """The cells of a row but for those below other years; None where values end before or behind the header."""
    first, end = years.starts[0], years.starts[0] + width * years.count
    own = range(first + years.latest * width, first + (years.latest + 1) * width)
    if any(kind_of(cell.text) in VALUES for cell in row.cells) and row.cells[-1].column + row.cells[-1].width != end:
        return None
    return [cell for cell in row.cells if not first <= cell.column < end or cell.column in own]


def _of_stream(row: RawRow, years: _Years, words: Outline) -> list[RawCell] | None:
    """The cells of a row, of labels and values that come once for each year only those of the latest.

    Where the label of the next row is lost, the values of several rows stand together.
    """
    texts = [at for at, cell in enumerate(row.cells) if kind_of(cell.text) is TEXT]
    start = texts[-1] + 1 if texts else 0
    met: Counter[frozenset[tuple[str, str]]] = Counter()
    kept = []
    for cell in row.cells[:start]:
        named = frozenset(pair for pair in _columns(cell.text, words) if pair[0] == years.table)
        met[named] += 1
        if not named or met[named] == years.latest + 1:
            kept.append(cell)
    values = row.cells[start:]
    width = len(years.codes)
    if len(values) % (years.count * width):
        return None
    return kept + [cell for at, cell in enumerate(values) if at // width % years.count == years.latest]


def _without_values(row: RawRow) -> RawRow:
    return replace(row, cells=tuple(cell for cell in row.cells if kind_of(cell.text) is TEXT))


def _aside(row: RawRow, kept: RawRow, table: str, *, told: bool) -> Iterator[Finding]:
    """What is set aside of a row: `told` says that it is another year's."""
    left = {id(cell) for cell in kept.cells}
    gone = [cell for cell in row.cells if id(cell) not in left and kind_of(cell.text) in VALUES]
    if not gone:
        return
    words = [cell.text.strip() for cell in row.cells if kind_of(cell.text) is TEXT]
    shown = " | ".join(cell.text.strip()[:40] for cell in gone[:SHOWN])
    label = words[-1][:60] if words else ""
    if told:
        detail = f"{label}: beyond the form's columns, of another year: {shown}"
        yield Finding("extra_column", "info", detail, table, gone[0].where)
    else:
        detail = f"{label}: not clear which columns and years these stand in: {shown}"
        yield Finding("values_unplaced", "warning", detail, table, gone[0].where)
