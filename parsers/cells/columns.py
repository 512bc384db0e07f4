"""Which cell of a row stands in which column: told by full rows, spans and the header, never by counting alone."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from parsers.cells.header import Header
from parsers.cells.kinds import Kind, kind_of
from parsers.cells.readings import Reading
from parsers.forms.model import TableForm
from parsers.layouts.rows import Geometry, RawCell


@dataclass(slots=True)
class Placement:
    """The cells of a reading by column code.

    `sure` is false where they are only a guess. `loose` are the printed cells, in order, of a row that could
    not be placed; `extra` those that stand in no column of the form.
    """

    cells: dict[str, RawCell] = field(default_factory=dict)
    sure: bool = True
    loose: tuple[RawCell, ...] = ()
    extra: tuple[RawCell, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rules:
    """Where full rows of a stretch begin: at a grid column, so many cells behind the label, by the label's end."""

    columns: frozenset[int]
    offsets: frozenset[int]
    by_label: Mapping[int, frozenset[int]]


def column_codes(table: TableForm, headers: Sequence[Header], readings: Sequence[Reading]) -> tuple[str, ...]:
    """The columns this table has, from left to right: those of the form, unless header and rows agree on others."""
    form = tuple(column.code for column in table.data_columns)
    usual = _usual_length(readings)
    for header in headers:
        extra = set(header.codes) - set(form)
        if header.is_complete(table):
            if not extra and _order_is_seen(header, readings):
                return header.codes
            if extra and usual == len(header.codes):
                return header.codes if _order_is_seen(header, readings) else _with_extra(table, extra)
        elif usual == len(header.codes) and not extra and all(_printed(row) in {0, usual} for row in readings):
            return tuple(code for code in form if code in header.codes)
    return form


def _usual_length(readings: Sequence[Reading]) -> int:
    counts = Counter(count for reading in readings if (count := _printed(reading)))
    return counts.most_common(1)[0][0] if counts else 0


def _printed(reading: Reading) -> int:
    return sum(kind_of(cell.text) is not Kind.EMPTY for cell in reading.cells)


def _with_extra(table: TableForm, extra: set[str]) -> tuple[str, ...]:
    return tuple(column.code for column in table.columns if column.holds_numbers or column.code in extra)


def _order_is_seen(header: Header, readings: Sequence[Reading]) -> bool:
    """Whether some row has its values right below the header's labels."""
    places = list(header.places)
    return any([cell.column for cell in _filled(reading.cells)] == places for reading in readings)


def place_rows(
    codes: Sequence[str],
    readings: Sequence[Reading],
    headers: Mapping[int, Header],
    geometries: Sequence[Geometry],
) -> list[Placement]:
    """The placement of each reading of a table, in the same order. `headers` and `geometries` are by stretch."""
    by_stretch: dict[int, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_stretch[reading.stretch].append(reading)
    rules = {stretch: _learn(rows, len(codes)) for stretch, rows in by_stretch.items()}
    placements = []
    for reading in readings:
        if reading.upright:
            placements.append(Placement(dict(reading.upright)))
            continue
        header = headers.get(reading.stretch)
        placements.append(_place(reading, codes, rules[reading.stretch], header, geometries[reading.stretch]))
    return placements


def _learn(readings: Sequence[Reading], width: int) -> _Rules:
    columns, offsets = set(), set()
    by_label: dict[int, set[int]] = defaultdict(set)
    for reading in readings:
        start = _full_start(reading.cells, width)
        if start is not None:
            columns.add(reading.cells[start].column)
            offsets.add(start)
            by_label[reading.end].add(reading.cells[start].column)
    return _Rules(frozenset(columns), frozenset(offsets), {end: frozenset(starts) for end, starts in by_label.items()})


def _full_start(cells: Sequence[RawCell], width: int) -> int | None:
    """Where the values begin if there is one for each column, side by side, and nothing else."""
    filled = [at for at, cell in enumerate(cells) if kind_of(cell.text) is not Kind.EMPTY]
    if len(filled) == width and filled[-1] - filled[0] == width - 1:
        return filled[0]
    return None


def _filled(cells: Sequence[RawCell]) -> tuple[RawCell, ...]:
    return tuple(cell for cell in cells if kind_of(cell.text) is not Kind.EMPTY)


def _place(
    reading: Reading, codes: Sequence[str], rules: _Rules, header: Header | None, geometry: Geometry
) -> Placement:
    cells, width = reading.cells, len(codes)
    start = _full_start(cells, width)
    if start is None and geometry == "spans" and len(cells) == width:
        start = 0
    filled = _filled(cells)
    if start is None and not filled and cells:
        return Placement({code: cells[min(at, len(cells) - 1)] for at, code in enumerate(codes)})
    if start is None and len(filled) <= width <= len(cells):
        start = _agreed_start(reading, width, rules, header if geometry != "stream" else None)
    if start is not None:
        return Placement(dict(zip(codes, cells[start : start + width], strict=True)))
    if not filled:
        return Placement()
    return _guess(reading, codes, rules, header, geometry)


def _agreed_start(reading: Reading, width: int, rules: _Rules, header: Header | None) -> int | None:
    """The start on which every rule of the stretch agrees; the header speaks where no row is full."""
    cells = reading.cells
    starts: set[int | None] = set()
    if rules.columns:
        if len(rules.columns) == 1:
            starts.add(_index_of(cells, next(iter(rules.columns))))
        if len(rules.offsets) == 1:
            starts.add(next(iter(rules.offsets)))
    elif header is not None and len(header.places) == width:
        starts.add(_index_of(cells, header.places[0]))
    elif len(cells) == width:
        starts.add(0)
    if len(starts) != 1:
        return None
    start = starts.pop()
    return start if start is not None and _holds_all(cells, start, width) else None


def _index_of(cells: Sequence[RawCell], column: int) -> int | None:
    return next((at for at, cell in enumerate(cells) if cell.column == column), None)


def _holds_all(cells: Sequence[RawCell], start: int, width: int) -> bool:
    """Whether a window lies within the cells and nothing is printed outside it."""
    if start + width > len(cells):
        return False
    return all(start <= at < start + width for at, cell in enumerate(cells) if kind_of(cell.text) is not Kind.EMPTY)


def _guess(
    reading: Reading, codes: Sequence[str], rules: _Rules, header: Header | None, geometry: Geometry
) -> Placement:
    """What can be said of a row that nothing places for certain."""
    filled, width = _filled(reading.cells), len(codes)
    if header is not None and len(header.places) == width:
        if geometry != "stream" and len(filled) > width:
            placed = _under(header, reading.cells)
            if len(placed) == width:
                return Placement(placed, extra=tuple(cell for cell in filled if cell.column not in header.places))
        if geometry == "spans" and all(cell.column in header.places for cell in filled):
            return Placement(_under(header, reading.cells), sure=False, loose=filled)
    starts = rules.by_label.get(reading.end, frozenset())
    start = _index_of(reading.cells, next(iter(starts))) if len(starts) == 1 else None
    if start is not None and _holds_all(reading.cells, start, width):
        window = reading.cells[start : start + width]
        return Placement(dict(zip(codes, window, strict=True)), sure=False, loose=filled)
    if width > 2 and len(filled) == width - 1:
        return Placement({codes[0]: filled[0], codes[-1]: filled[-1]}, sure=False, loose=filled)
    return Placement(sure=False, loose=filled)


def _under(header: Header, cells: Sequence[RawCell]) -> dict[str, RawCell]:
    """The cells that begin where a column's label does."""
    code_at = dict(zip(header.places, header.codes, strict=True))
    return {code_at[cell.column]: cell for cell in cells if cell.column in code_at}
