"""Which columns a header names, and which a table has as header and rows agree."""

from collections.abc import Sequence

import pytest

from parsers.cells.column_codes import column_codes
from parsers.cells.header import Header, read_header
from parsers.cells.outline import outlines
from parsers.cells.readings import Reading
from parsers.forms.load import form
from parsers.forms.model import TableForm
from parsers.layouts.rows import Geometry, RawCell, RawRow
from parsers.report import Where

WORDS = outlines()[0]
LABELS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]
FULL = ["1", "2", "3", "4", "5", "6", "21"]


def _table(code: str) -> TableForm:
    table = form("2021").table(code)
    assert table is not None
    return table


REQUESTS = _table("t3_requests")
CODES = tuple(column.code for column in REQUESTS.data_columns)


def _reading(texts: Sequence[str]) -> Reading:
    cells = [RawCell(text, 1 + at, 1, Where()) for at, text in enumerate(texts)]
    [entry] = [one for one in WORDS.entries if one.is_row and (one.table, one.code) == ("t3_requests", "granted")]
    return Reading(entry, cells, 0, 0, 1, "label", "granted")


def _header(*rows: Sequence[tuple[str, int]]) -> Header:
    return read_header([RawRow(tuple(RawCell(t, c, 1, Where()) for t, c in row), ()) for row in rows], REQUESTS, WORDS)


def test_a_header_names_its_columns_in_place() -> None:
    first = [("申请人情况", 3), ("总计", 9)]
    second = [("自然人", 3), ("法人或其他组织", 4)]
    third = [("商业", 4), ("科研机构", 5), ("社会公益 组织", 6), ("法律服务\n机构", 7), ("其他", 8)]
    header = _header(first, second, third, [("企业", 4)])
    assert header.codes == CODES
    assert header.named == set(CODES)
    assert header.places == tuple(range(3, 10))
    assert not header.repeated


@pytest.mark.parametrize(
    ("stack", "code", "named"),
    [
        (["科研机枃"], "t3_requests", "research"),
        (["社会公益", "组织"], "t3_requests", "public_welfare"),
        (["社会公", "益组积"], "t3_requests", None),
        (["本年处理"], "t2_art20_5", None),
        (["自然人"], "t2_art20_5", None),
    ],
    ids=["misspelt", "broken", "broken and misspelt", "a piece", "of another table"],
)
def test_a_column_is_named_by_a_label_that_is_all_there(stack: list[str], code: str, named: str | None) -> None:
    rows = [RawRow((RawCell(text, 1, 1, Where()),), ()) for text in stack]
    assert read_header(rows, _table(code), WORDS).named == ({named} if named else set())


def test_a_header_for_two_years_is_noticed() -> None:
    header = _header([(label, at) for at, label in enumerate(LABELS + LABELS)])
    assert header.repeated
    half = _header([(label, at) for at, label in enumerate([*LABELS[:4], *LABELS[:2]])])
    assert not half.repeated


def test_columns_may_stand_in_another_order_if_header_and_rows_agree() -> None:
    turned = [*LABELS[6:], *LABELS[:6]]
    header = _header([(label, at + 1) for at, label in enumerate(turned)])
    assert column_codes(REQUESTS, [(header, "cells")], [_reading(FULL)]) == (CODES[6], *CODES[:6])
    elsewhere = _header([(label, at) for at, label in enumerate(turned)])
    assert column_codes(REQUESTS, [(elsewhere, "cells")], [_reading(FULL)]) == CODES


WITH_SUBTOTAL = (*CODES[:6], "organisations_subtotal", CODES[6])
IN_FORM_ORDER = (CODES[0], "organisations_subtotal", *CODES[1:])
FULL_8, WIDE = [*FULL[:6], "20", "21"], ["1", "", "", "", "", "", "", "1"]


@pytest.mark.parametrize(
    ("first", "rows", "codes"),
    [
        (1, [FULL_8, FULL], WITH_SUBTOTAL),
        (0, [FULL_8, FULL], IN_FORM_ORDER),
        (1, [WIDE, WIDE], IN_FORM_ORDER),
        (1, [FULL, WIDE], CODES),
        (1, [FULL, FULL], CODES),
    ],
    ids=["a full row below the header", "a full row elsewhere", "wide rows", "a row without it", "rows without it"],
)
def test_a_column_beyond_the_form_is_there_if_rows_have_it_too(
    first: int, rows: list[list[str]], codes: tuple[str, ...]
) -> None:
    header = _header([(label, first + at) for at, label in enumerate([*LABELS[:6], "小计", LABELS[6]])])
    assert column_codes(REQUESTS, [(header, "cells")], [_reading(texts) for texts in rows]) == codes


def test_a_header_in_which_a_column_has_no_place_of_its_own_does_not_tell_the_order() -> None:
    """Two labels one below the other: only the lower one has a place."""
    header = _header([(LABELS[0], 1)], [(label, at) for at, label in enumerate(LABELS[1:], 1)])
    assert (header.named, header.codes) == (set(CODES), CODES[1:])
    assert column_codes(REQUESTS, [(header, "cells")], [_reading(FULL[:6])]) == CODES


def test_a_column_that_header_and_rows_lack_is_missing() -> None:
    header = _header([(label, at + 1) for at, label in enumerate(LABELS[:6])])
    readings = [_reading(FULL[:6]) for _ in range(3)]
    assert column_codes(REQUESTS, [(header, "cells")], readings) == CODES[:6]
    assert column_codes(REQUESTS, [(header, "cells")], [_reading(FULL)]) == CODES


SPARSE = ["1", "", "", "", "", "1"]


@pytest.mark.parametrize(
    ("labels", "first", "rows", "geometry", "is_missing"),
    [
        (LABELS[:6], 1, [FULL[:6]] * 3, "stream", True),
        (LABELS[:6], 1, [FULL[:6]] * 2, "stream", False),
        (LABELS[:6], 1, [SPARSE] * 3, "stream", False),
        (LABELS[:6], 1, [FULL[:6], SPARSE, SPARSE], "cells", True),
        (LABELS[:6], 1, [SPARSE] * 2, "cells", False),
        (LABELS[:6], 1, [SPARSE, SPARSE, [*SPARSE, ""]], "cells", False),
        (LABELS[:6], 2, [FULL, SPARSE, SPARSE], "cells", False),
        ([*LABELS[:6], "小计"], 1, [FULL] * 3, "cells", False),
    ],
    ids=[
        "full rows", "few rows", "blanks in a stream", "rows end with the header", "few that do", "a row goes further",
        "a row has more values", "another column in its place",
    ],
)  # fmt: skip
def test_a_column_is_missing_if_enough_rows_are_full_without_it_or_end_where_the_header_does(
    labels: list[str], first: int, rows: list[list[str]], geometry: Geometry, *, is_missing: bool
) -> None:
    header = _header([(label, at) for at, label in enumerate(labels, first)])
    readings = [_reading(texts) for texts in rows]
    assert column_codes(REQUESTS, [(header, geometry)], readings) == (CODES[:6] if is_missing else CODES)


def test_a_header_in_which_a_column_has_no_place_does_not_tell_where_rows_end() -> None:
    header = _header([(LABELS[0], 1)], [(label, at) for at, label in enumerate(LABELS[1:6], 1)])
    assert column_codes(REQUESTS, [(header, "cells")], [_reading(SPARSE[1:])] * 3) == CODES


def test_table_4_tells_its_columns_by_their_order() -> None:
    table = _table("t4_review_litigation")
    labels = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3
    header = read_header([RawRow(tuple(RawCell(t, at, 1, Where()) for at, t in enumerate(labels)), ())], table, WORDS)
    assert header.codes == tuple(column.code for column in table.data_columns)
    assert not header.repeated
