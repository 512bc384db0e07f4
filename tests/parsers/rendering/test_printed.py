"""What is printed for a cell is read again as what it was."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parsers.cells.values import read_value
from parsers.forms.load import form
from parsers.forms.model import Line, TableForm
from parsers.rendering.printed import ILLEGIBLE, printed
from parsers.report import Cell, Doubt, Number, State

COUNT, CHANGE, AMOUNT = ("t3_requests", "total"), ("t2_art20_5", "items_change"), ("t2_art20_9", "procurement_amount")


def _line(place: tuple[str, str]) -> tuple[TableForm, Line]:
    table = form("2019").table(place[0])
    assert table is not None
    return table, next(column for column in table.columns if column.code == place[1])


def _printed(
    place: tuple[str, str], raw: str | None, state: State, value: Number | None = None, doubt: Doubt | None = None
) -> str:
    table, column = _line(place)
    return printed(Cell(table.code, "row", column.code, value, state, doubt, raw), table, column)


@pytest.mark.parametrize(
    ("place", "raw", "state", "value", "doubt", "expected"),
    [
        (COUNT, "3件", "read", 3, None, "3件"),
        (COUNT, "１，２３４", "read", 1234, None, "１，２３４"),
        (COUNT, None, "derived", 7, None, "7"),
        (COUNT, "#", "derived", 7, None, "7"),
        (COUNT, "l3", "doubtful", 13, "legibility", "l3"),
        (COUNT, "　", "blank", None, None, ""),
        (COUNT, "———", "dash", None, None, "/"),
        (COUNT, "无", "dash", None, None, "无"),
        (COUNT, None, "absent", None, None, ILLEGIBLE),
        (COUNT, "见附件", "unreadable", None, None, "见附件"),
        (COUNT, "总计", "unreadable", None, None, ILLEGIBLE),
        (COUNT, "1|2", "unreadable", None, None, "1¦2"),
        (CHANGE, "减4", "read", -4, None, "减4"),
        (CHANGE, None, "derived", -4, None, "-4"),
        (AMOUNT, "251000元", "read", 25.1, None, "251000元"),
        (AMOUNT, "251000", "read", 25.1, None, "25.1万元"),
        (AMOUNT, "25.1", "read", 25.1, None, "25.1万元"),
        (AMOUNT, "25.1", "doubtful", 25.1, "unit", "25.1"),
        (AMOUNT, "0.1元", "read", 0.00001, None, "0.1元"),
        (AMOUNT, "0.1", "read", 0.00001, None, "0.00001万元"),
    ],
)
def test_a_cell_is_printed_as_the_source_has_it_where_that_says_enough(
    place: tuple[str, str], raw: str | None, *, state: State, value: Number | None, doubt: Doubt | None, expected: str
) -> None:
    assert _printed(place, raw, state, value, doubt) == expected


@given(st.text(max_size=12), st.sampled_from([COUNT, CHANGE, AMOUNT]))
@example("|", COUNT)
@example("+2|", AMOUNT)
@example("5\\|", CHANGE)
def test_what_was_read_is_read_again(text: str, place: tuple[str, str]) -> None:
    """Whatever stands in a cell: printed anew it gives the same value and the same kind of state."""
    table, column = _line(place)
    kind = column.value or table.value
    first = read_value(text, kind, unit_known=column.unit_stated)
    shown = _printed(place, text.strip(), first.state, first.value, first.doubt)
    again = read_value(shown, kind, unit_known=column.unit_stated)
    assert (again.value, again.state, again.doubt) == (first.value, first.state, first.doubt)
    assert not set("|\t\n") & set(shown)
