"""Figures of Table 3 that changed places: caught, or no sum of the form could tell; judged by plain arithmetic here."""

import random
from collections.abc import Callable, Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from parsers.cells.board import Board, Slot
from parsers.checks.contradictions import Contradiction, contradictions
from parsers.checks.equations import Tally, equations, evaluate
from parsers.checks.judge import judge
from parsers.forms.load import form

Key = tuple[str, str]
Values = dict[Key, int]

TABLE = form("2021").table("t3_requests")
assert TABLE is not None
ROWS = tuple(row.code for row in TABLE.data_rows)
LEAVES = tuple(row.code for row in TABLE.data_rows if row.role == "outcome_leaf")
*PARTS, TOTAL = (column.code for column in TABLE.data_columns)
BUSY = 4
"""One of so many cells holds a figure."""


def _consistent(draw: random.Random) -> Values:
    values: Values = {}
    for row in (*LEAVES, "carried_over", "carried_forward"):
        for column in PARTS:
            values[row, column] = draw.randrange(1, 300) if draw.randrange(BUSY) == 0 else 0
    for column in PARTS:
        values["processed_total", column] = sum(values[row, column] for row in LEAVES)
        values["carried_over", column] = min(values["carried_over", column], values["processed_total", column])
        flow = values["processed_total", column] + values["carried_forward", column]
        values["new_requests", column] = flow - values["carried_over", column]
    for row in ROWS:
        values[row, TOTAL] = sum(values[row, column] for column in PARTS)
    return values


def _balances(values: Values) -> bool:
    columns = (*PARTS, TOTAL)
    return (
        all(sum(values[row, column] for column in PARTS) == values[row, TOTAL] for row in ROWS)
        and all(sum(values[row, column] for row in LEAVES) == values["processed_total", column] for column in columns)
        and all(
            values["new_requests", column] + values["carried_over", column]
            == values["processed_total", column] + values["carried_forward", column]
            for column in columns
        )
    )


def _swapped(values: Values, partner: Callable[[Key], Key]) -> Values:
    return {key: values[partner(key)] for key in values}


def _exchange(keys: tuple[Key, Key]) -> Callable[[Key], Key]:
    one, other = keys
    return lambda key: other if key == one else one if key == other else key


def _board(values: Values) -> Board:
    assert TABLE is not None
    board = Board("2021", TABLE, ROWS, (*PARTS, TOTAL), found=True)
    board.slots.update({key: Slot(value, "read", raw=str(value)) for key, value in values.items()})
    return board


def _knots(board: Board) -> list[Contradiction]:
    tally = Tally(board)
    checks = ((equation, evaluate("t3_requests", tally, equation).holds) for equation in equations(board))
    return contradictions(board, tally, [(equation, holds) for equation, holds in checks if holds is not None])


def _changed(values: Values, knots: list[Contradiction]) -> Values:
    """The values with the first change that each contradiction proposes."""
    changed = dict(values)
    for knot in knots:
        for key, delta in knot.changes[0]:
            changed[key] += int(delta)
    return changed


SWAPS: dict[str, Callable[[random.Random], Callable[[Key], Key]]] = {
    "cells of a row": lambda draw: _exchange(_pair(draw, [draw.choice(ROWS)], [*PARTS, TOTAL])),
    "cells of a column": lambda draw: _exchange(_pair(draw, ROWS, [draw.choice([*PARTS, TOTAL])])),
    "rows": lambda draw: _exchange_lines(draw.sample(ROWS, 2), 0),
    "columns": lambda draw: _exchange_lines(draw.sample([*PARTS, TOTAL], 2), 1),
}


def _pair(draw: random.Random, rows: Sequence[str], columns: Sequence[str]) -> tuple[Key, Key]:
    one, other = draw.sample([(row, column) for row in rows for column in columns], 2)
    return one, other


def _exchange_lines(pair: Sequence[str], axis: int) -> Callable[[Key], Key]:
    names = {pair[0]: pair[1], pair[1]: pair[0]}

    def partner(key: Key) -> Key:
        row, column = key
        return (names.get(row, row), column) if axis == 0 else (row, names.get(column, column))

    return partner


@settings(max_examples=40)
@given(st.integers(min_value=0, max_value=100_000), st.sampled_from(sorted(SWAPS)))
def test_what_changed_places_is_caught_or_no_sum_could_tell(seed: int, kind: str) -> None:
    draw = random.Random(seed)
    values = _consistent(draw)
    assert _balances(values)
    printed = _swapped(values, SWAPS[kind](draw))
    board = _board(printed)
    knots = _knots(board)
    verdict, _, findings = judge(board)
    assert (verdict.verdict == "source_contradiction") == (not _balances(printed))
    assert any(finding.code == "source_contradiction" for finding in findings) == (not _balances(printed))
    if kind.startswith("cells") and knots:
        assert _balances(_changed(printed, knots))
        assert {key for key in values if values[key] != printed[key]} <= set().union(*(k.suspects for k in knots))


@settings(max_examples=10)
@given(st.integers(min_value=0, max_value=100_000))
def test_the_change_proposed_for_a_wrong_figure_is_the_smallest(seed: int) -> None:
    draw = random.Random(seed)
    values = _consistent(draw)
    key = draw.choice(sorted(values))
    wrong = draw.choice((1, 2, 3))
    printed = {**values, key: values[key] + wrong}
    [knot] = _knots(_board(printed))
    assert ((key, -wrong),) in knot.changes
    assert len(knot.changes[0]) == 1
    assert _balances(_changed(printed, [knot]))
    for other in values:
        for delta in range(-wrong + 1, wrong):
            printed[other] += delta
            assert delta == 0 or not _balances(printed)
            printed[other] -= delta
