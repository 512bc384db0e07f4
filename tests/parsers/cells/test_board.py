"""The cells of a table as the arithmetic sees them, and as they are given out."""

import pytest

from parsers.cells.board import Board, Slot
from parsers.forms.load import form


@pytest.mark.parametrize(
    ("slot", "is_printed", "is_empty"),
    [
        (Slot(3, "read"), True, False),
        (Slot(0, "read"), True, False),
        (Slot(3, "doubtful", "source_contradiction"), True, False),
        (Slot(3, "doubtful", "placement", placed=False), False, False),
        (Slot(3, "derived"), False, False),
        (Slot(3, "derived", by_sum=True), True, False),
        (Slot(None, "blank"), False, True),
        (Slot(None, "dash"), False, True),
        (Slot(None, "blank", by_sum=True), False, True),
        (Slot(None, "blank", placed=False), False, False),
        (Slot(None, "unreadable"), False, False),
        (Slot(), False, False),
    ],
)
def test_what_a_check_may_count_on(slot: Slot, *, is_printed: bool, is_empty: bool) -> None:
    assert (bool(slot.is_printed), slot.is_empty) == (is_printed, is_empty)


def test_a_cell_has_the_unit_that_is_printed_else_that_of_the_form() -> None:
    table = form("2021").table("t2_art20_8")
    assert table is not None
    board = Board("2021", table, ("admin_fees",), tuple(column.code for column in table.data_columns), found=True)
    [cell] = board.cells()
    assert cell.unit == "万元"
    board.slot("admin_fees", board.columns[0]).unit = "元"
    [cell] = board.cells()
    assert (cell.unit, cell.state) == ("元", "absent")


def test_a_column_that_the_table_does_not_have_is_an_error() -> None:
    table = form("2021").table("t2_art20_8")
    assert table is not None
    with pytest.raises(KeyError, match=r"t2_art20_8\.total"):
        Board("2021", table, (), ()).column("total")
