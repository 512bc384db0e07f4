"""The exact identities of a form as equations between the cells of one table, and whether they hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from parsers.cells.board import Board, Key, Slot
from parsers.forms.model import Identity
from parsers.report import Check, Number


@dataclass(frozen=True, slots=True)
class Equation:
    """sum(parts) = sum(whole), for one row or column (`scope`)."""

    code: str
    over: Literal["row", "column"]
    scope: str
    parts: tuple[Key, ...]
    whole: tuple[Key, ...]

    def coefficients(self) -> Iterator[tuple[Key, int]]:
        """Every cell with its sign in sum(parts) - sum(whole)."""
        yield from ((key, 1) for key in self.parts)
        yield from ((key, -1) for key in self.whole)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of an equation: the sum of what is printed, and how many cells are printed, empty or unknown."""

    total: Number
    printed: int
    empty: int
    unknown: int


def equations(board: Board) -> list[Equation]:
    """Every identity for each row or column it applies to; totals that the form does not print only where printed."""
    found: list[Equation] = []
    for identity in board.table.identities:
        if identity.within_report:
            found.extend(_of_identity(identity, board))
    return found


def _of_identity(identity: Identity, board: Board) -> Iterator[Equation]:
    along, across = (board.rows, board.columns) if identity.over == "row" else (board.columns, board.rows)
    parts, whole = identity.terms, (*identity.equals, *identity.minus)
    if not {*parts, *whole} <= set(across):
        return
    for scope in along:
        if identity.over == "row":
            yield Equation(
                identity.code, identity.over, scope, tuple((scope, c) for c in parts), tuple((scope, c) for c in whole)
            )
        else:
            yield Equation(
                identity.code, identity.over, scope, tuple((r, scope) for r in parts), tuple((r, scope) for r in whole)
            )


def unstated(board: Board, system: Sequence[Equation]) -> frozenset[Key]:
    """The blank cells that a document leaves out as a habit: totals of rows, or the parts where only totals are given.

    A habit is what several rows do, and more of them than not: in a row with figures on the one side, the other is
    blank. These cells are not 0, they are not given.
    """
    rows = [equation for equation in system if equation.over == "row"]
    given = 0
    totals: list[Equation] = []
    parts: list[Equation] = []
    for equation in rows:
        left, right = _is_given(board, equation.parts), _is_given(board, equation.whole)
        given += left and right
        if left and _is_blank(board, equation.whole):
            totals.append(equation)
        if right and _is_blank(board, equation.parts):
            parts.append(equation)
    cells: set[Key] = set()
    if len(totals) > max(1, given):
        cells.update(key for equation in rows for key in equation.whole)
    if len(parts) > max(1, given):
        cells.update(key for equation in rows for key in equation.parts)
    return frozenset(key for key in cells if board.slot(*key).state == "blank")


def _is_given(board: Board, keys: Sequence[Key]) -> bool:
    """Whether a figure other than 0 is printed."""
    return any(slot.is_printed and slot.value for slot in (board.slot(*key) for key in keys))


def _is_blank(board: Board, keys: Sequence[Key]) -> bool:
    return all(board.slot(*key).state == "blank" for key in keys)


def side(board: Board, keys: Sequence[Key]) -> Side:
    """What one side of an equation amounts to; empty cells count 0, unstated ones are unknown."""
    slots = [board.slot(*key) for key in keys if key not in board.unstated]
    printed = [slot.value for slot in slots if slot.is_printed and slot.value is not None]
    empty = sum(slot.is_empty for slot in slots)
    return Side(sum(printed), len(printed), empty, len(keys) - len(printed) - empty)


def evaluate(board: Board, equation: Equation) -> Check:
    """One check row. `holds` is None where a term is missing or nothing at all is printed."""
    parts, whole = side(board, equation.parts), side(board, equation.whole)
    known = not (parts.unknown or whole.unknown) and bool(parts.printed or whole.printed)
    return Check(
        equation.code,
        board.table.code,
        equation.scope,
        parts.total == whole.total if known else None,
        parts.total if known else None,
        whole.total if known else None,
        known and bool(parts.empty or whole.empty),
    )


def is_nonnegative(board: Board, key: Key) -> bool:
    """Whether the form allows no negative number there."""
    column = board.column(key[1])
    return (column.value or board.table.value) != "change"


def unknown(slot: Slot) -> bool:
    """Whether the arithmetic may speak about a cell: nothing certain is known of it."""
    return not slot.is_printed and not slot.is_empty
