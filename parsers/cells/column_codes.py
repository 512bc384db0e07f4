"""Which columns a table of a document has: those of the form, or as its header and its rows agree."""

from collections.abc import Sequence, Set

from parsers.cells.header import Header
from parsers.cells.readings import Reading
from parsers.cells.windows import filled
from parsers.forms.model import TableForm
from parsers.layouts.rows import Geometry

MIN_ROWS = 3
"""So many rows must end alike before a column counts as missing."""


def column_codes(
    table: TableForm, headers: Sequence[tuple[Header, Geometry]], readings: Sequence[Reading]
) -> tuple[str, ...]:
    """The columns this table has, from left to right: those of the form, unless header and rows agree on others."""
    form = table.column_codes
    printed = [count for reading in readings if (count := len(filled(reading.cells)))]
    for header, geometry in headers:
        extra = header.named - set(form)
        if set(form) <= header.named:
            in_places = set(header.codes) == set(form) | extra and _order_is_seen(header, readings)
            width = len(form) + len(extra)
            if extra and (max(printed, default=0) == width or all(len(row.cells) >= width for row in readings)):
                return header.codes if in_places else _with_extra(table, extra)
            if not extra and (in_places or _is_ordered(header, table)):
                return header.codes if in_places else header.printed
        elif not extra and _is_narrower(header, geometry, readings, printed):
            return tuple(code for code in form if code in header.named)
    return form


def _is_ordered(header: Header, table: TableForm) -> bool:
    """Whether labels that no others stand above name every column once: then values follow their order."""
    flat = all(column.under is None for column in table.columns)
    return flat and sorted(header.printed) == sorted(table.column_codes)


def _is_narrower(header: Header, geometry: Geometry, readings: Sequence[Reading], printed: Sequence[int]) -> bool:
    """Whether a header without all columns is the whole truth: rows are full with fewer, or end where it ends."""
    width = len(header.named)
    if len(printed) >= MIN_ROWS and set(printed) == {width}:
        return True
    if geometry == "stream" or set(header.codes) != header.named or max(printed, default=0) > width:
        return False
    end = header.places[-1] if header.places else -1
    return len(printed) >= MIN_ROWS and all(row.cells[-1].column <= end for row in readings if row.cells)


def _with_extra(table: TableForm, extra: Set[str]) -> tuple[str, ...]:
    return tuple(column.code for column in table.columns if column.holds_numbers or column.code in extra)


def _order_is_seen(header: Header, readings: Sequence[Reading]) -> bool:
    """Whether some row has its values right below the header's labels."""
    places = list(header.places)
    return any([cell.column for cell in filled(reading.cells)] == places for reading in readings)
