"""Which cell of a row stands in which column: told by full rows, spans, header and sums, never by counting alone."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from parsers.cells.header import Header
from parsers.cells.kinds import VALUES, kind_of
from parsers.cells.readings import Reading
from parsers.cells.windows import RowSums, Rule, filled, fits, full_start, index_of, shared_rules, starts
from parsers.forms.model import TableForm
from parsers.layouts.rows import Geometry, RawCell

MIN_ALIKE = 3
"""So many rows must agree before others are read as they are."""


@dataclass(slots=True)
class Placement:
    """The cells of a reading by column code.

    `sure` is false where they are only a guess, `by_sum` true where only the sums of the row tell their
    places. `loose` are the printed cells, in order, of a row that could not be placed; `extra` those in no column
    of the form.
    """

    cells: dict[str, RawCell] = field(default_factory=dict)
    sure: bool = True
    by_sum: bool = False
    loose: tuple[RawCell, ...] = ()
    extra: tuple[RawCell, ...] = ()


def place_rows(
    table: TableForm,
    codes: Sequence[str],
    readings: Sequence[Reading],
    headers: Mapping[int, Header],
    geometries: Sequence[Geometry],
) -> list[Placement]:
    """The placement of each reading of a table, in the same order. `headers` and `geometries` are by stretch."""
    sums = RowSums(table, codes)
    stretches: dict[int, _Stretch] = {}
    by_stretch: dict[int, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_stretch[reading.stretch].append(reading)
    for number, rows in by_stretch.items():
        stretches[number] = _Stretch(codes, sums, rows, headers.get(number), geometries[number])
    placements = [stretches[reading.stretch].place(reading) for reading in readings]
    swapped = {number for number, header in headers.items() if not header.agrees(codes, table)}
    for reading, placement in zip(readings, placements, strict=True):
        header = headers.get(reading.stretch) if geometries[reading.stretch] == "spans" else None
        if reading.stretch in swapped or _is_under_another(reading, placement, header):
            placement.sure = placement.sure and bool(reading.upright)
    return placements


def _is_under_another(reading: Reading, placement: Placement, header: Header | None) -> bool:
    """Whether words of the header say that the one value of a row is something else than its column."""
    if header is None or reading.unit is not None or len(placement.cells) != 1:
        return False
    [cell] = placement.cells.values()
    return cell.column in header.others


def _alike(told: Sequence[tuple[Reading, int]]) -> dict[int, int]:
    """By the column where labels end: the one column at which several rows begin; none where they differ."""
    columns: dict[int, Counter[int]] = defaultdict(Counter)
    for reading, start in told:
        if reading.end is not None:
            columns[reading.end][reading.cells[start].column] += 1
    return {end: next(iter(found)) for end, found in columns.items() if len(found) == 1 and found.total() >= MIN_ALIKE}


def _is_split(printed: Sequence[RawCell], under: Mapping[str, RawCell]) -> bool:
    """Whether a row has several values for its one column, as where it is split over kinds of bodies."""
    return len(under) == 1 and sum(kind_of(cell.text) in VALUES for cell in printed) > 1


class _Stretch:
    """The rows of a table in one stretch, and what they have in common."""

    def __init__(
        self,
        codes: Sequence[str],
        sums: RowSums,
        readings: Sequence[Reading],
        header: Header | None,
        geometry: Geometry,
    ) -> None:
        self._codes = codes
        self._sums = sums
        self._geometry = geometry
        self._header = header if header and len(header.places) == len(codes) and geometry != "stream" else None
        full: list[tuple[Reading, int]] = []
        open_rows = []
        for reading in readings:
            start = self._own_start(reading)
            if start is not None:
                full.append((reading, start))
            elif starts(reading.cells, len(codes)):
                open_rows.append(reading)
        rules = self._supported(shared_rules(full, open_rows, len(codes)), open_rows)
        self._rules = rules if full else [rule for rule in rules if self._is_uniform(rule, open_rows)]
        self._usual = self._usual_columns(full, open_rows)

    def _usual_columns(self, full: Sequence[tuple[Reading, int]], open_rows: Sequence[Reading]) -> dict[int, int]:
        """At which grid column the values begin behind labels that end at the same one, where all rows agree.

        Full rows say so, and rows whose sums hold at one place only; where there are none, rows that fit one way only,
        then the header.
        """
        told = list(full)
        fitting = []
        for reading in open_rows:
            holding = self._holding(reading)
            if len(holding) == 1:
                told.append((reading, holding[0]))
            possible = starts(reading.cells, len(self._codes))
            if len(possible) == 1:
                fitting.append((reading, possible[0]))
        below: dict[int, int] = {}
        if self._header is not None:
            first = self._header.places[0]
            below = {reading.end: first for reading in open_rows if reading.end is not None}
        known = {reading.end for reading, _ in told}
        weaker = below | _alike(fitting)
        return {end: column for end, column in weaker.items() if end not in known} | _alike(told)

    def place(self, reading: Reading) -> Placement:
        """Where the cells of one row stand."""
        cells = reading.cells
        if reading.upright:
            return Placement(dict(reading.upright))
        if cells and not filled(cells):
            return Placement({code: cells[min(at, len(cells) - 1)] for at, code in enumerate(self._codes)})
        start = self._own_start(reading)
        if start is None:
            start = self._agreed_start(reading)
        if start is not None:
            return self._window(reading, start)
        holding = self._holding(reading)
        if len(holding) == 1:
            placed = self._window(reading, holding[0])
            placed.by_sum = True
            return placed
        return self._guess(reading) if filled(cells) else Placement()

    def _own_start(self, reading: Reading) -> int | None:
        """Where a row begins that needs no other row to tell."""
        if self._geometry == "spans" and len(reading.cells) == len(self._codes):
            return 0
        return full_start(reading.cells, len(self._codes))

    def _agreed_start(self, reading: Reading) -> int | None:
        """Where a row begins by what it shares with the others, unless its own sums speak for another place."""
        agreed: set[int | None] = {rule(reading) for rule in self._rules} - {None}
        if not agreed and reading.end in self._usual:
            agreed = {index_of(reading.cells, self._usual[reading.end])}
        if len(agreed) != 1:
            return None
        start = agreed.pop()
        if start not in starts(reading.cells, len(self._codes)):
            return None
        return None if self._holds(reading, start) is False and self._holding(reading) else start

    def _holding(self, reading: Reading) -> list[int]:
        """The places at which the row's own sums hold."""
        return [start for start in starts(reading.cells, len(self._codes)) if self._holds(reading, start)]

    def _window(self, reading: Reading, start: int) -> Placement:
        window = reading.cells[start : start + len(self._codes)]
        return Placement(dict(zip(self._codes, window, strict=True)))

    def _supported(self, rules: Sequence[Rule], rows: Sequence[Reading]) -> list[Rule]:
        """Of several rules, those that fit all rows, then those under which sums hold, then that of the header."""
        rules = [rule for rule in rules if fits(rule, rows, len(self._codes))] or rules
        if len({tuple(rule(row) for row in rows) for rule in rules}) <= 1:
            return list(rules)
        tested = [(rule, [self._holds(row, rule(row)) for row in rows]) for rule in rules]
        holding = [rule for rule, held in tested if False not in held]
        proven = [rule for rule, held in tested if False not in held and True in held]
        if proven:
            return proven
        if self._header is not None:
            first = self._header.places[0]
            under = [rule for rule in holding if all(rule(row) == index_of(row.cells, first) for row in rows)]
            return under or holding
        return holding

    def _is_uniform(self, rule: Rule, rows: Sequence[Reading]) -> bool:
        """Whether rows leave out either their totals or their parts, not some the one and some the other.

        A rule that no full row supports and that makes them do both has the columns wrong.
        """
        left_out = set()
        for row in rows:
            start = rule(row)
            if self._holds(row, start) is False and start is not None:
                *parts, total = (bool(filled([cell])) for cell in row.cells[start : start + len(self._codes)])
                left_out.add("total" if not total else "parts" if not any(parts) else "none")
        return not {"total", "parts"} <= left_out

    def _holds(self, reading: Reading, start: int | None) -> bool | None:
        if start is None or not self._sums or start not in starts(reading.cells, len(self._codes)):
            return None
        return self._sums.hold(reading.cells[start : start + len(self._codes)])

    def _guess(self, reading: Reading) -> Placement:
        """What can be said of a row on which nothing agrees."""
        printed = filled(reading.cells)
        return self._by_header(reading, printed) or self._ends(printed)

    def _by_header(self, reading: Reading, printed: tuple[RawCell, ...]) -> Placement | None:
        """A row that is too long or, in a merged grid, too short, by the labels above its cells."""
        if self._header is None:
            return None
        code_at = dict(zip(self._header.places, self._header.codes, strict=True))
        under = {code_at[cell.column]: cell for cell in reading.cells if cell.column in code_at}
        if len(printed) > len(self._codes) == len(under):
            extra = tuple(cell for cell in printed if cell.column not in code_at)
            sure = self._tells_apart(extra) and not _is_split(printed, under)
            return Placement(under, sure=sure, extra=extra)
        if self._geometry == "spans" and all(cell.column in code_at for cell in printed):
            return Placement(under, sure=False, loose=printed)
        return None

    def _tells_apart(self, extra: Sequence[RawCell]) -> bool:
        """Whether the header says that further values of a row are something else: words above them name no column."""
        values = (cell.column for cell in extra if kind_of(cell.text) in VALUES)
        return self._header is not None and not self._header.repeated and self._header.others.issuperset(values)

    def _ends(self, printed: tuple[RawCell, ...]) -> Placement:
        """A row with too few values: its total if the sums tell; without sums, its first and last as a guess."""
        if self._sums:
            total = self._sums.total_of(printed) if len(printed) < len(self._codes) else None
            placed = {self._codes[-1]: printed[-1]} if total is not None else {}
            return Placement(placed, by_sum=True, loose=printed)
        if len(self._codes) > 2 and len(printed) == len(self._codes) - 1:
            return Placement({self._codes[0]: printed[0], self._codes[-1]: printed[-1]}, sure=False, loose=printed)
        return Placement(sure=False, loose=printed)
