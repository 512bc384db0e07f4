"""Identities evaluated, values derived, contradictions explained: on small boards."""

from collections.abc import Mapping

import pytest

from parsers.cells.board import Board, Slot
from parsers.checks.contradictions import contradictions
from parsers.checks.derive import apply_forced, forced_values
from parsers.checks.equations import Equation, Tally, equations, evaluate, unstated
from parsers.checks.judge import judge
from parsers.forms.load import form
from parsers.forms.model import TableForm
from parsers.report import Check, State

COLUMNS = ("natural_person", "business", "research", "public_welfare", "legal_service", "other_organisation", "total")
LEAF = "granted"


def _table(code: str) -> TableForm:
    table = form("2021").table(code)
    assert table is not None
    return table


def _board(values: Mapping[str, Mapping[str, int | str]], code: str = "t3_requests") -> Board:
    """A board with zeros everywhere but in `values`: numbers, or the state of a cell."""
    table = _table(code)
    rows = tuple(row.code for row in table.data_rows)
    board = Board("2021", table, rows, tuple(column.code for column in table.data_columns), found=True)
    for row in rows:
        for column in board.columns:
            given = values.get(row, {}).get(column, 0)
            board.slots[row, column] = (
                Slot(given, "read", raw=str(given)) if isinstance(given, int) else Slot(None, _state(given), raw="")
            )
    return board


def _state(name: str) -> State:
    states: dict[str, State] = {"blank": "blank", "dash": "dash", "unreadable": "unreadable", "absent": "absent"}
    return states[name]


def _sums(row: Mapping[str, int]) -> dict[str, int]:
    return {**row, "total": sum(row.values())}


def _consistent(**leaves: Mapping[str, int]) -> dict[str, dict[str, int | str]]:
    """The rows given, with new requests and processed total to match."""
    together = {column: sum(row.get(column, 0) for row in leaves.values()) for column in COLUMNS[:-1]}
    rows = {**leaves, "new_requests": together, "processed_total": together}
    return {code: dict(_sums(row)) for code, row in rows.items()}


def _checks(board: Board) -> dict[tuple[str, str], Check]:
    system = equations(board)
    board.unstated = unstated(board, system)
    tally = Tally(board)
    return {(e.code, e.scope): evaluate("t", tally, e) for e in system}


def test_each_identity_is_evaluated_for_each_row_or_column() -> None:
    codes = [equation.code for equation in equations(_board({}))]
    assert {code: codes.count(code) for code in set(codes)} == {"t3_row_sum": 25, "t3_column_sum": 7, "t3_balance": 7}
    assert [e.code for e in equations(_board({}, "t4_review_litigation"))] == [
        "t4_sum_review",
        "t4_sum_direct",
        "t4_sum_after_review",
    ]


def test_sums_of_groups_are_checked_where_the_document_prints_them() -> None:
    board = _board(_consistent(refused_state_secret={"natural_person": 3}))
    board.rows = (*board.rows, "refused")
    for column in COLUMNS:
        board.slots["refused", column] = Slot(3 if column in {"natural_person", "total"} else 0, "read")
    checks = _checks(board)
    assert checks["t3_group_sum_refused", "natural_person"].holds is True
    board.slots["refused", "business"].value = 1
    assert _checks(board)["t3_group_sum_refused", "business"].holds is False


def test_a_check_says_what_it_compared() -> None:
    board = _board({"new_requests": {"natural_person": 13, "total": 13}, "processed_total": {"natural_person": 12}})
    assert _checks(board)["t3_balance", "natural_person"] == Check(
        "t3_balance", "t", "natural_person", False, 13, 12, False
    )


@pytest.mark.parametrize(("state", "assumed"), [("blank", True), ("dash", True)])
def test_empty_cells_count_as_zero_in_a_check_and_it_says_so(state: str, assumed: bool) -> None:
    board = _board({"granted": {"natural_person": 2, "business": state, "total": 2}})
    check = _checks(board)["t3_row_sum", "granted"]
    assert (check.holds, check.assumed_zero) == (True, assumed)


@pytest.mark.parametrize("state", ["absent", "unreadable"])
def test_a_missing_term_leaves_a_check_open(state: str) -> None:
    check = _checks(_board({"granted": {"business": state}}))["t3_row_sum", "granted"]
    assert check == Check("t3_row_sum", "t", "granted", None, None, None, False)


def test_a_row_without_any_number_says_nothing() -> None:
    board = _board({"granted": dict.fromkeys(COLUMNS, "blank")})
    assert _checks(board)["t3_row_sum", "granted"] == Check("t3_row_sum", "t", "granted", None, None, None, False)


def test_a_lone_blank_total_is_a_contradiction_but_a_habit_of_them_is_not() -> None:
    one = _board({"granted": {"natural_person": 2, "total": "blank"}, "new_requests": {"business": 1, "total": 1}})
    assert _checks(one)["t3_row_sum", "granted"].holds is False
    leaves = ("granted", "partially_granted", "refused_state_secret")
    habit = _board({leaf: {"natural_person": 2, "total": "blank"} for leaf in leaves})
    assert _checks(habit)["t3_row_sum", "granted"].holds is None


def _forced(board: Board) -> dict[tuple[str, str], int | float]:
    system = equations(board)
    return forced_values(board, system, Tally(board))


def test_a_lost_row_has_one_possible_value() -> None:
    values = _consistent(granted={"natural_person": 4, "business": 1}, unable_not_held={"research": 2})
    board = _board({**values, "granted": dict.fromkeys(COLUMNS, "absent")})
    forced = _forced(board)
    assert {column: forced["granted", column] for column in COLUMNS} == _sums(
        {
            "natural_person": 4,
            "business": 1,
            "research": 0,
            "public_welfare": 0,
            "legal_service": 0,
            "other_organisation": 0,
        }
    )
    apply_forced(board, forced)
    assert board.slot("granted", "natural_person").state == "derived"


def test_of_two_lost_rows_nothing_is_known() -> None:
    values = _consistent(granted={"natural_person": 4}, partially_granted={"natural_person": 1})
    lost = dict.fromkeys(COLUMNS, "absent")
    assert _forced(_board({**values, "granted": lost, "partially_granted": lost})) == {}


def test_zeros_follow_only_for_cells_with_something_in_them() -> None:
    """A total of 0 makes its illegible parts 0; rows that are not there at all are not filled up."""
    board = _board({"granted": dict.fromkeys(COLUMNS, "absent"), "partially_granted": {"business": "unreadable"}})
    board.slots["refused_state_secret", "business"] = Slot(None, "absent")
    forced = _forced(board)
    assert forced["partially_granted", "business"] == 0
    assert ("granted", "business") not in {key for key in forced if key[0] == "granted" and forced[key] != 0}


def test_nothing_is_derived_from_blank_cells() -> None:
    values = _consistent(granted={"natural_person": 4})
    board = _board({**values, "granted": {"natural_person": "absent", "total": 4}})
    assert _forced(board)["granted", "natural_person"] == 4
    board.slots["granted", "business"] = board.slots["partially_granted", "natural_person"] = Slot(None, "blank")
    assert ("granted", "natural_person") not in _forced(board)


def test_a_value_that_would_be_negative_is_not_derived() -> None:
    board = _board({"granted": {"natural_person": "absent", "business": 5, "total": 3}})
    assert ("granted", "natural_person") not in _forced(board)


def test_a_printed_number_is_never_replaced_by_a_derived_one() -> None:
    values = _consistent(granted={"natural_person": 4})
    board = _board(values)
    guess = board.slot("granted", "natural_person")
    guess.placed, guess.state, guess.doubt, guess.value = False, "doubtful", "placement", 7
    apply_forced(board, _forced(board))
    assert (guess.value, guess.state) == (7, "doubtful")


def test_an_impossible_number_stays_unreadable() -> None:
    board = _board(_consistent(granted={"natural_person": 4}))
    board.slots["granted", "natural_person"] = Slot(None, "unreadable", raw="2.5")
    board.slots["granted", "business"] = Slot(0, "read", raw="0")
    apply_forced(board, _forced(board))
    assert board.slot("granted", "natural_person").value is None


def _knots(board: Board) -> list[tuple[set[tuple[str, str]], list[str]]]:
    system: tuple[Equation, ...] = equations(board)
    tally = Tally(board)
    tested = [(e, check.holds) for e in system if (check := evaluate("t", tally, e)).holds is not None]
    return [
        (
            set(knot.suspects),
            [f"{row}.{column} {delta:+}" for change in knot.changes for (row, column), delta in change],
        )
        for knot in contradictions(board, tally, tested)
    ]


def test_the_one_wrong_figure_is_pinned_down() -> None:
    board = _board(_consistent(granted={"natural_person": 4}, unable_not_held={"natural_person": 3}))
    board.slot("granted", "natural_person").value = 6
    [(suspects, changes)] = _knots(board)
    assert suspects == {("granted", "natural_person")}
    assert changes == ["granted.natural_person -2"]


def test_a_total_that_cannot_be_a_part_is_the_suspect() -> None:
    board = _board({"cases": {"review_upheld": 10, "review_corrected": 1}}, "t4_review_litigation")
    assert _knots(board) == [({("cases", "review_total")}, ["cases.review_total +11"])]


def test_offsetting_errors_in_two_columns_are_caught() -> None:
    """Natural persons 60 in and 61 out, others 1 and 0: the totals balance."""
    board = _board(_consistent(granted={"natural_person": 60, "other_organisation": 1}))
    for row in ("granted", "processed_total"):
        board.slot(row, "natural_person").value = 61
        board.slot(row, "other_organisation").value = 0
    [(suspects, changes)] = _knots(board)
    assert ("new_requests", "natural_person") in suspects
    assert {"new_requests.natural_person +1", "new_requests.other_organisation -1"} <= set(changes)


def test_errors_far_apart_are_told_apart() -> None:
    board = _board({"cases": {"review_upheld": 1, "direct_total": 4}}, "t4_review_litigation")
    assert len(_knots(board)) == 2


def test_the_verdicts() -> None:
    zero, consistent = _board({}), _board(_consistent(granted={"natural_person": 4}))
    wrong = _board({"granted": {"natural_person": 4}})
    lost = _board({"granted": dict.fromkeys(COLUMNS, "absent"), "partially_granted": dict.fromkeys(COLUMNS, "absent")})
    illegible = _board(_consistent(granted={"natural_person": 4}))
    illegible.slots["granted", "natural_person"] = Slot(4, "doubtful", "legibility", "4 ")
    missing = Board("2021", _table("t3_requests"), ("granted",), COLUMNS)
    boards = (zero, consistent, wrong, lost, illegible, missing)
    assert [judge(board)[0].verdict for board in boards] == [
        "all_zero",
        "consistent",
        "source_contradiction",
        "incomplete",
        "parse_doubt",
        "missing",
    ]
    said = [[(found.code, found.severity) for found in judge(board)[2]] for board in (illegible, missing)]
    assert said == [[("value_illegible", "warning")], [("table_missing", "error")]]


def test_a_contradiction_is_reported_with_the_change_that_would_balance() -> None:
    board = _board(_consistent(granted={"natural_person": 4}))
    board.slot("granted", "natural_person").value = 5
    _, _, findings = judge(board)
    [found] = [finding for finding in findings if finding.code == "source_contradiction"]
    assert found.severity == "error"
    assert "granted.natural_person 5 -> 4" in found.detail
    slot = board.slot("granted", "natural_person")
    assert (slot.value, slot.state, slot.doubt) == (5, "doubtful", "source_contradiction")
    assert board.slot("granted", "total").state == "read"
