"""Readings and headers with the cells and columns that a test gives them, and where a table puts them."""

from collections.abc import Mapping, Sequence

from parsers.cells.columns import Placement, place_rows
from parsers.cells.header import Header, read_header
from parsers.cells.outline import outlines
from parsers.cells.readings import Reading
from parsers.forms.load import form
from parsers.forms.model import TableForm
from parsers.layouts.rows import Geometry, RawCell, RawRow
from parsers.report import Where

WORDS = outlines()[0]

ROWS = ("new_requests", "carried_over", "granted", "partially_granted", "refused_state_secret", "refused_other_law")


def table_of(code: str) -> TableForm:
    table = form("2021").table(code)
    assert table is not None
    return table


REQUESTS, DOCUMENTS = table_of("t3_requests"), table_of("t2_art20_1")
CODES = tuple(column.code for column in REQUESTS.data_columns)


def reading_of(texts: Sequence[str], row: str = "granted", *, end: int = 1, table: str = "t3_requests") -> Reading:
    cells = [RawCell(text, end + at, 1, Where()) for at, text in enumerate(texts)]
    [entry] = [entry for entry in WORDS.entries if entry.is_row and (entry.table, entry.code) == (table, row)]
    return Reading(entry, cells, 0, 0, end, "label", row)


def cells_of(*texts: str) -> list[RawCell]:
    return [RawCell(text, at, 1, Where()) for at, text in enumerate(texts)]


def place(
    *rows: Sequence[str],
    geometry: Geometry = "cells",
    headers: Mapping[int, Header] | None = None,
    ends: Sequence[int] = (),
) -> list[Placement]:
    ends = ends or [1] * len(rows)
    readings = [reading_of(texts, row, end=end) for texts, row, end in zip(rows, ROWS, ends, strict=False)]
    return place_rows(REQUESTS, CODES, readings, headers or {}, [geometry])


def texts_of(placement: Placement) -> list[str]:
    return [placement.cells[code].text if code in placement.cells else "?" for code in CODES]


FULL = ["1", "2", "3", "4", "5", "6", "21"]


def header_of(*rows: Sequence[tuple[str, int]]) -> Header:
    return read_header([RawRow(tuple(RawCell(t, c, 1, Where()) for t, c in row), ()) for row in rows], REQUESTS, WORDS)


LABELS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
