"""The exact identities of a form as equations between the cells of one table, and whether they hold."""

from collections.abc import Iterator, Sequence, Set
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from parsers.cells.board import Board, Key
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


class Tally:
    """What is certain of the cells of a board: the numbers printed, and the cells that are empty on purpose."""

    def __init__(self, board: Board) -> None:
        self.printed: dict[Key, Number] = {}
        self.empty: set[Key] = set()
        for key, slot in board.slots.items():
            if slot.is_printed and slot.value is not None:
                self.printed[key] = slot.value
            elif slot.is_empty and key not in board.unstated:
                self.empty.add(key)

    def without(self, keys: Set[Key]) -> "Tally":
        """The same, with nothing known of these cells."""
        rest = copy(self)
        rest.printed = {key: value for key, value in self.printed.items() if key not in keys}
        rest.empty = self.empty - keys
        return rest

    def is_open(self, key: Key) -> bool:
        """Whether nothing certain is known of a cell."""
        return key not in self.printed and key not in self.empty


def equations(board: Board) -> tuple[Equation, ...]:
    """Every identity for each row or column it applies to; totals that the form does not print only where printed."""
    return _system(board.table.identities, board.rows, board.columns)


@lru_cache(maxsize=64)
def _system(identities: tuple[Identity, ...], rows: tuple[str, ...], columns: tuple[str, ...]) -> tuple[Equation, ...]:
    found: list[Equation] = []
    for identity in identities:
        along, across = (rows, columns) if identity.over == "row" else (columns, rows)
        parts, whole = identity.terms, (*identity.equals, *identity.minus)
        if identity.within_report and {*parts, *whole} <= set(across):
            found.extend(_of_identity(identity, scope, parts, whole) for scope in along)
    return tuple(found)


def _of_identity(identity: Identity, scope: str, parts: Sequence[str], whole: Sequence[str]) -> Equation:
    if identity.over == "row":
        keys = tuple((scope, code) for code in parts), tuple((scope, code) for code in whole)
    else:
        keys = tuple((code, scope) for code in parts), tuple((code, scope) for code in whole)
    return Equation(identity.code, identity.over, scope, *keys)


def unstated(board: Board, system: Sequence[Equation]) -> frozenset[Key]:
    """The blank cells that a document leaves out as a habit: totals of rows, or the parts where only totals are given.

    A habit is what several rows do, and more of them than not: in a row with figures on the one side, the other is
    blank. These cells are not 0, they are not given.
    """
    blank = {key for key, slot in board.slots.items() if slot.state == "blank"}
    if not blank:
        return frozenset()
    figures = {key for key, slot in board.slots.items() if slot.is_printed and slot.value}
    rows = [equation for equation in system if equation.over == "row"]
    given = totals = parts = 0
    for equation in rows:
        left, right = not figures.isdisjoint(equation.parts), not figures.isdisjoint(equation.whole)
        given += left and right
        totals += left and blank.issuperset(equation.whole)
        parts += right and blank.issuperset(equation.parts)
    cells: set[Key] = set()
    if totals > max(1, given):
        cells.update(key for equation in rows for key in equation.whole)
    if parts > max(1, given):
        cells.update(key for equation in rows for key in equation.parts)
    return frozenset(cells & blank)


def evaluate(table: str, tally: Tally, equation: Equation) -> Check:
    """One check row; empty cells count 0. `holds` is None where a term is missing or nothing at all is printed."""
    sides = []
    printed = 0
    empty = False
    for keys in (equation.parts, equation.whole):
        total: Number = 0
        for key in keys:
            value = tally.printed.get(key)
            if value is not None:
                total += value
                printed += 1
            elif key in tally.empty:
                empty = True
            else:
                return Check(equation.code, table, equation.scope, None, None, None, False)
        sides.append(total)
    if not printed:
        return Check(equation.code, table, equation.scope, None, None, None, False)
    return Check(equation.code, table, equation.scope, sides[0] == sides[1], sides[0], sides[1], empty)


def is_nonnegative(board: Board, key: Key) -> bool:
    """Whether the form allows no negative number there."""
    column = board.column(key[1])
    return (column.value or board.table.value) != "change"
