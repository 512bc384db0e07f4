"""Which cell of a row stands in which column."""

from collections.abc import Mapping, Sequence

from parsers.cells.column_codes import column_codes
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


def _table(code: str) -> TableForm:
    table = form("2021").table(code)
    assert table is not None
    return table


REQUESTS, DOCUMENTS = _table("t3_requests"), _table("t2_art20_1")
CODES = tuple(column.code for column in REQUESTS.data_columns)


def _reading(texts: Sequence[str], row: str = "granted", *, end: int = 1, table: str = "t3_requests") -> Reading:
    cells = [RawCell(text, end + at, 1, Where()) for at, text in enumerate(texts)]
    [entry] = [entry for entry in WORDS.entries if entry.is_row and (entry.table, entry.code) == (table, row)]
    return Reading(entry, cells, 0, 0, end, "label", row)


def _place(
    *rows: Sequence[str],
    geometry: Geometry = "cells",
    headers: Mapping[int, Header] | None = None,
    ends: Sequence[int] = (),
) -> list[Placement]:
    ends = ends or [1] * len(rows)
    readings = [_reading(texts, row, end=end) for texts, row, end in zip(rows, ROWS, ends, strict=False)]
    return place_rows(REQUESTS, CODES, readings, headers or {}, [geometry])


def _texts(placement: Placement) -> list[str]:
    return [placement.cells[code].text if code in placement.cells else "?" for code in CODES]


FULL = ["1", "2", "3", "4", "5", "6", "21"]


def test_a_full_row_needs_nothing_else() -> None:
    [placed] = _place(["", *FULL, ""])
    assert _texts(placed) == FULL
    assert placed.sure


def test_rows_follow_the_column_that_full_rows_share() -> None:
    _, blank = _place(["", "", *FULL], ["", "", "", "", "", "", "", "0", ""])
    assert _texts(blank) == ["", "", "", "", "", "0", ""]
    assert blank.sure


def test_rows_follow_the_distance_from_the_label_where_columns_differ() -> None:
    placed = _place([*FULL, "", ""], [*FULL, ""], ["", "", "", "", "", "0", "", "", ""], ends=[1, 2, 1])
    assert _texts(placed[2]) == ["", "", "", "", "", "0", ""]


def test_sums_tell_a_row_on_which_the_rules_disagree() -> None:
    placed = _place([*FULL, ""], ["", *FULL], ["", "5", "", "", "", "", "", "5"])
    assert _texts(placed[2]) == ["5", "", "", "", "", "", "5"]
    assert (placed[2].sure, placed[2].by_sum) == (True, True)


def test_a_row_that_nothing_tells_stays_loose() -> None:
    placed = _place([*FULL, ""], ["", *FULL], ["", "0", "", "", "", "", "0", ""])
    assert placed[2].cells == {}
    assert [cell.text for cell in placed[2].loose] == ["0", "0"]


def test_too_few_values_are_not_filled_from_the_left() -> None:
    [placed] = _place(["0", "0", "0", "0", "0", "0"])
    assert placed.cells == {}
    assert len(placed.loose) == 6


def test_the_last_of_too_few_values_is_the_total_if_it_is_the_sum() -> None:
    [placed] = _place(["8", "3", "11"])
    assert {code: cell.text for code, cell in placed.cells.items()} == {"total": "11"}
    assert len(placed.loose) == 3


def test_without_sums_the_ends_of_a_short_row_are_a_guess() -> None:
    reading = _reading(["22", "235"], "regulations", table="t2_art20_1")
    codes = tuple(column.code for column in DOCUMENTS.data_columns)
    [placed] = place_rows(DOCUMENTS, codes, [reading], {}, ["cells"])
    assert {code: cell.text for code, cell in placed.cells.items()} == {"issued_this_year": "22", "in_force": "235"}
    assert not placed.sure


def test_a_row_of_empty_cells_is_blank_and_a_row_without_cells_has_none() -> None:
    blank, nothing = _place([""] * 9, [])
    assert _texts(blank) == [""] * 7
    assert nothing.cells == {}


def test_in_a_merged_grid_as_many_cells_as_columns_are_in_order() -> None:
    [placed] = _place(["", "5", "", "", "", "", "5"], geometry="spans")
    assert _texts(placed) == ["", "5", "", "", "", "", "5"]


def _header(*rows: Sequence[tuple[str, int]]) -> Header:
    return read_header([RawRow(tuple(RawCell(t, c, 1, Where()) for t, c in row), ()) for row in rows], REQUESTS, WORDS)


LABELS = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计"]


def test_a_header_names_its_columns_in_place() -> None:
    first = [("申请人情况", 3), ("总计", 9)]
    second = [("自然人", 3), ("法人或其他组织", 4)]
    third = [("商业", 4), ("科研机构", 5), ("社会公益 组织", 6), ("法律服务\n机构", 7), ("其他", 8)]
    header = _header(first, second, third, [("企业", 4)])
    assert header.codes == CODES
    assert header.places == tuple(range(3, 10))
    assert not header.repeated


def test_a_header_for_two_years_is_noticed() -> None:
    header = _header([(label, at) for at, label in enumerate(LABELS + LABELS)])
    assert header.repeated
    [placed] = _place([*FULL, *FULL], headers={0: _header([(t, at + 1) for at, t in enumerate(LABELS + LABELS)])})
    assert not placed.sure


def test_values_beyond_the_header_are_extra() -> None:
    headers = {0: _header([(label, at + 1) for at, label in enumerate(LABELS)])}
    [placed] = _place([*FULL, "备注"], headers=headers)
    assert _texts(placed) == FULL
    assert [cell.text for cell in placed.extra] == ["备注"]


def test_columns_may_stand_in_another_order_if_header_and_rows_agree() -> None:
    turned = [*LABELS[6:], *LABELS[:6]]
    header = _header([(label, at + 1) for at, label in enumerate(turned)])
    assert column_codes(REQUESTS, [(header, "cells")], [_reading(FULL)]) == (CODES[6], *CODES[:6])
    elsewhere = _header([(label, at) for at, label in enumerate(turned)])
    assert column_codes(REQUESTS, [(elsewhere, "cells")], [_reading(FULL)]) == CODES


def test_a_column_that_header_and_rows_lack_is_missing() -> None:
    header = _header([(label, at + 1) for at, label in enumerate(LABELS[:6])])
    readings = [_reading(FULL[:6], row) for row in ROWS[:3]]
    assert column_codes(REQUESTS, [(header, "cells")], readings) == CODES[:6]
    assert column_codes(REQUESTS, [(header, "cells")], [_reading(FULL)]) == CODES


def test_table_4_tells_its_columns_by_their_order() -> None:
    table = _table("t4_review_litigation")
    labels = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"] * 3
    header = read_header([RawRow(tuple(RawCell(t, at, 1, Where()) for at, t in enumerate(labels)), ())], table, WORDS)
    assert header.codes == tuple(column.code for column in table.data_columns)
    assert not header.repeated
