"""The exact identities of a form as equations between the cells of one table, and whether they hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.cells.board import Board, Key, Slot
from parsers.forms.model import Identity
from parsers.report import Check, Number


@dataclass(frozen=True, slots=True)
class Equation:
    """sum(parts) = sum(whole), for one row or column (`scope`)."""

    code: str
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
            yield Equation(identity.code, scope, tuple((scope, c) for c in parts), tuple((scope, c) for c in whole))
        else:
            yield Equation(identity.code, scope, tuple((r, scope) for r in parts), tuple((r, scope) for r in whole))


def side(board: Board, keys: Sequence[Key]) -> Side:
    """What one side of an equation amounts to; empty cells count 0."""
    slots = [board.slot(*key) for key in keys]
    printed = [slot.value for slot in slots if slot.is_printed and slot.value is not None]
    empty = sum(slot.is_empty for slot in slots)
    return Side(sum(printed), len(printed), empty, len(slots) - len(printed) - empty)


def evaluate(board: Board, equation: Equation) -> Check:
    """One check row. `holds` is None where a term is missing, or where one side prints nothing that could be summed."""
    parts, whole = side(board, equation.parts), side(board, equation.whole)
    known = not (parts.unknown or whole.unknown)
    nothing = (not parts.printed and whole.total != 0) or (not whole.printed and parts.total != 0)
    holds = parts.total == whole.total if known and not nothing and (parts.printed or whole.printed) else None
    return Check(
        equation.code,
        board.table.code,
        equation.scope,
        holds,
        None if parts.unknown or not parts.printed else parts.total,
        None if whole.unknown or not whole.printed else whole.total,
        holds is not None and bool(parts.empty or whole.empty),
    )


def is_nonnegative(board: Board, key: Key) -> bool:
    """Whether the form allows no negative number there."""
    column = board.column(key[1])
    return (column.value or board.table.value) != "change"


def unknown(slot: Slot) -> bool:
    """Whether the arithmetic may speak about a cell: nothing certain is known of it."""
    return not slot.is_printed and not slot.is_empty
