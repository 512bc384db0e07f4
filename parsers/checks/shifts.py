"""A row whose values stand in the wrong columns, told by the identities of the whole table."""

from collections.abc import Mapping, Sequence

from parsers.cells.board import Board, Slot
from parsers.checks.derive import forced_values
from parsers.checks.equations import Equation, Tally, evaluate
from parsers.report import Finding, Number


def straighten(board: Board, system: Sequence[Equation], tally: Tally) -> Finding | None:
    """Puts the values of a shifted row where the identities want them, if that alone balances a table that does not.

    Shifted can be a row that is blank at one end. It is, if without it all other equations hold and leave one value
    for each of its cells, and its printed values are among these in the same order. Exactly one row must answer
    to that. Its cells are `derived` then; no printed number is lost.
    """
    answers = {}
    for row in board.rows:
        if _may_be_shifted(board, row):
            values = _values_without(board, system, tally, row)
            placed = _placed(board, row, values)
            if placed is not None:
                answers[row] = placed
    if len(answers) != 1:
        return None
    [(row, slots)] = answers.items()
    where = next((slot.where for slot in slots.values() if slot.where), None)
    board.slots.update({(row, column): slot for column, slot in slots.items()})
    detail = f"{row}: its values stand in the wrong columns; the identities tell the right ones"
    return Finding("row_shifted", "warning", detail, board.table.code, where)


def _may_be_shifted(board: Board, row: str) -> bool:
    slots = [board.slot(row, column) for column in board.columns]
    blank_end = "blank" in {slots[0].state, slots[-1].state}
    return blank_end and any(slot.is_printed and slot.value for slot in slots)


def _values_without(board: Board, system: Sequence[Equation], tally: Tally, row: str) -> Mapping[str, Number]:
    """What the other equations leave for the cells of a row; nothing where they fail without it."""
    trial = tally.without({(row, column) for column in board.columns})
    if any(evaluate(board.table.code, trial, equation).holds is False for equation in system):
        return {}
    forced = forced_values(board, system, trial)
    return {column: forced[row, column] for column in board.columns if (row, column) in forced}


def _placed(board: Board, row: str, values: Mapping[str, Number]) -> dict[str, Slot] | None:
    """The slots of a row with its printed cells moved to these values, or None where they are not among them."""
    if len(values) < len(board.columns):
        return None
    waiting = [slot for column in board.columns if (slot := board.slot(row, column)).value is not None]
    moved = {}
    for column, value in values.items():
        source = waiting.pop(0) if waiting and waiting[0].value == value else Slot()
        moved[column] = Slot(value, "derived", None, source.raw, source.unit, source.where)
    return None if waiting else moved
