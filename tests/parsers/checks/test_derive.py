"""What the identities leave for cells that are lost or illegible: every value they force, and no other."""

from copy import copy

import pytest

from parsers.cells.board import Board, Slot
from parsers.cells.values import Value
from parsers.checks.derive import apply_forced, forced_values
from parsers.checks.equations import Tally, equations
from parsers.checks.judge import judge
from parsers.forms.load import form
from parsers.report import Number, State

FIGURES = {"natural_person": 2, "business": 3}
ROWS = ("granted", "partially_granted", "refused_state_secret")
Key = tuple[str, str]


def _board(state: State = "read", *lost: Key) -> Board:
    """Table 3 with FIGURES in each of ROWS, all sums right; cells that are lost are in that state."""
    table = form("2021").table("t3_requests")
    assert table is not None
    rows, columns = (tuple(line.code for line in lines) for lines in (table.data_rows, table.data_columns))
    board = Board("2021", table, rows, columns, found=True)
    for row in rows:
        times = len(ROWS) if row in {"new_requests", "processed_total"} else int(row in ROWS)
        for column in columns:
            value = times * (sum(FIGURES.values()) if column == "total" else FIGURES.get(column, 0))
            board.slots[row, column] = Slot(value, "read", raw=str(value))
    for row, column in lost:
        board.slots[row, column] = Slot(None, state)
    return board


def _forced(board: Board) -> dict[Key, Number]:
    return forced_values(board, equations(board), Tally(board))


def test_a_derived_value_leads_to_the_next() -> None:
    """The column of the last is closed by an empty cell: only the way over the first row and its column is open."""
    lost = [("granted", "natural_person"), ("partially_granted", "natural_person"), ("partially_granted", "business")]
    board = _board("absent", *lost)
    board.slots["unable_not_held", "business"] = Slot(None, "blank")
    assert _forced(board) == {(row, column): FIGURES[column] for row, column in lost}


def test_illegible_cells_are_not_0_where_their_sum_is_not() -> None:
    """The lost cells beside them may hold all of it."""
    board = _board("absent", *((row, column) for row in ROWS[:2] for column in FIGURES))
    for row in ROWS[:2]:
        board.slots[row, "natural_person"] = Slot(None, "unreadable", raw="#")
    assert _forced(board) == {}


def test_an_illegible_part_and_its_illegible_total_may_be_any_number() -> None:
    lost = [(row, column) for row in ("new_requests", "processed_total") for column in ("research", "total")]
    board = _board("absent", *lost)
    for column in ("research", "total"):
        board.slots["unable_not_held", column] = Slot(None, "unreadable", raw="#")
    assert _forced(board) == {}


ZEROS = [(row, column) for row in ("unable_not_held", "other_misc") for column in ("research", "public_welfare")]


@pytest.mark.parametrize(
    "slot", [Slot(None, "unreadable"), Slot(5, "doubtful", "placement", placed=False)], ids=["illegible", "not placed"]
)
def test_cells_that_are_not_certain_and_add_up_to_0_are_0(slot: Slot) -> None:
    board = _board()
    board.slots.update({key: copy(slot) for key in ZEROS})
    assert _forced(board) == dict.fromkeys(ZEROS, 0)


def test_cells_that_are_not_there_are_0_only_where_figures_of_their_row_could_not_be_placed() -> None:
    board = _board("absent", *ZEROS)
    assert _forced(board) == {}
    board.loose["unable_not_held"] = (Value(0, "read"), Value(0, "read"))
    assert _forced(board) == dict.fromkeys(ZEROS, 0)


def test_what_was_derived_is_said() -> None:
    board = _board("absent", ("granted", "natural_person"))
    _, _, findings = judge(board)
    [said] = [finding for finding in findings if finding.code == "value_derived"]
    assert "granted" in said.detail


@pytest.mark.parametrize("state", ["blank", "dash"])
def test_a_cell_printed_empty_is_not_filled_though_its_place_is_in_doubt(state: State) -> None:
    board = _board()
    cell = board.slots["granted", "natural_person"] = Slot(None, state, raw="", placed=False)
    forced = _forced(board)
    assert forced == {("granted", "natural_person"): 2}
    apply_forced(board, forced)
    assert (cell.value, cell.state) == (None, state)


def test_totals_left_out_as_a_habit_are_not_derived() -> None:
    board = _board("blank", *((row, "total") for row in _board().rows))
    verdict, _, findings = judge(board)
    assert (verdict.verdict, findings) == ("consistent", [])


@pytest.mark.parametrize(
    ("known", "printed", "agrees"),
    [
        (7, (2, 3, 5), True),
        (7, (3, 2), True),
        (7, (2, None, 5), True),
        (7, (2, 4), False),
        (6, (4, 3, 5), True),
        (6, (3, 4), False),
        (6, (3, 5, 3), False),
    ],
)
def test_a_row_that_could_not_be_placed_takes_only_values_that_its_print_allows(
    known: int, printed: tuple[int | None, ...], agrees: bool
) -> None:
    """Where the first of its seven values is not known, it may be any; the rest of the print stands in its order."""
    board = _board("absent", *(("granted", column) for column in _board().columns))
    values = dict(_forced(board))
    assert len(values) == 7
    board.loose["granted"] = tuple(Value(value, "unreadable" if value is None else "read") for value in printed)
    forced = {key: value for key, value in values.items() if known == 7 or key[1] != "natural_person"}
    assert apply_forced(board, forced) == (["granted"] if agrees else [])
    assert board.slot("granted", "business").state == ("derived" if agrees else "absent")


def test_a_table_is_incomplete_though_its_lost_row_is_derived() -> None:
    board = _board("absent", *(("granted", column) for column in _board().columns))
    assert judge(board)[0].verdict == "incomplete"
    assert {board.slot("granted", column).state for column in board.columns} == {"derived"}


def test_nothing_is_derived_in_a_table_that_contradicts_itself() -> None:
    board = _board("absent", ("granted", "natural_person"))
    board.slots["other_misc", "research"] = Slot(1, "read", raw="1")
    judge(board)
    assert board.slot("granted", "natural_person").state == "absent"


def test_only_what_is_forced_is_written_and_is_certain_then() -> None:
    board = _board()
    guess = board.slots["granted", "natural_person"] = Slot(2, "doubtful", "placement", placed=False)
    assert apply_forced(board, {("granted", "natural_person"): 2}) == ["granted"]
    assert guess == Slot(2, "derived", placed=True)
    assert (board.slot("granted", "business").value, board.slot("granted", "business").state) == (3, "read")
