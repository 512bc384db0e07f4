"""Where a document's own figures contradict each other: which cells it may be, and the smallest balancing change."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsers.cells.board import Board, Key
from parsers.checks.equations import Equation, Tally, is_nonnegative
from parsers.report import Number

MAX_FAILING = 8
"""With more failing equations in one knot no change of two figures is looked for: too much is wrong."""

Change = tuple[tuple[Key, Number], ...]
"""Cells and what would have to be added to them."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Failing equations that hang together, the smallest changes that would balance them, and the cells in doubt.

    In doubt are the cells that such a change would touch; all cells of the equations where none is known.
    """

    failing: tuple[Equation, ...]
    changes: tuple[Change, ...]
    suspects: frozenset[Key]


def contradictions(board: Board, tally: Tally, tested: Sequence[tuple[Equation, bool]]) -> list[Contradiction]:
    """The knots of failing equations, from those that could be tested and whether they hold.

    Changes of one figure are looked for first, then of two. Errors that offset each other (in two columns whose totals
    balance) fail equations that share no cell: what nothing explains alone is looked at together.
    """
    failing = [equation for equation, holds in tested if not holds]
    if not failing:
        return []
    residuals = _Residuals(board, tally, [equation for equation, _ in tested])
    explained = [_explain(residuals, knot) for knot in _knots(failing)]
    unexplained = [equation for found in explained if not found.changes for equation in found.failing]
    together = _explain(residuals, unexplained)
    if not together.changes:
        return explained
    return [found for found in explained if found.changes] + [together]


def _knots(failing: Sequence[Equation]) -> list[list[Equation]]:
    """Equations that share cells, directly or through others."""
    knots: list[tuple[set[Key], list[Equation]]] = []
    for equation in failing:
        keys = {*equation.parts, *equation.whole}
        members = [equation]
        apart = []
        for other_keys, others in knots:
            if keys & other_keys:
                keys |= other_keys
                members = others + members
            else:
                apart.append((other_keys, others))
        knots = [*apart, (keys, members)]
    return [members for _, members in knots]


class _Residuals:
    """How far each tested equation is from holding, and which equations a cell stands in."""

    def __init__(self, board: Board, tally: Tally, tested: Sequence[Equation]) -> None:
        self.board = board
        self.tested = tested
        self.printed = tally.printed
        self.signs: dict[Key, list[tuple[int, int]]] = {}
        self.values: list[Number] = []
        for number, equation in enumerate(tested):
            residual: Number = 0
            for key, sign in equation.coefficients():
                if key in tally.printed:
                    residual += sign * tally.printed[key]
                    self.signs.setdefault(key, []).append((number, sign))
            self.values.append(residual)

    def deltas(self, key: Key, residuals: Sequence[Number]) -> Iterator[Number]:
        """What could be added to a cell so that one of its failing equations holds."""
        yield from dict.fromkeys(-sign * residuals[number] for number, sign in self.signs[key] if residuals[number])

    def allows(self, key: Key, delta: Number) -> bool:
        """Whether the form allows the cell its value after a change."""
        return self.printed[key] + delta >= 0 or not is_nonnegative(self.board, key)

    def after(self, key: Key, delta: Number, residuals: Sequence[Number]) -> list[Number]:
        changed = list(residuals)
        for number, sign in self.signs[key]:
            changed[number] += sign * delta
        return changed


def _explain(residuals: _Residuals, knot: Sequence[Equation]) -> Contradiction:
    """One knot, with the other failing equations taken as they are."""
    members = {id(equation) for equation in knot}
    own = [
        value if id(equation) in members else 0
        for equation, value in zip(residuals.tested, residuals.values, strict=True)
    ]
    cells = [key for equation in knot for key, _ in equation.coefficients() if key in residuals.signs]
    cells = list(dict.fromkeys(cells))
    changes: list[Change] = [((key, delta),) for key in cells for delta in _fixing(residuals, key, own)]
    if not changes and len(knot) <= MAX_FAILING:
        changes = _pairs(residuals, cells, own)
    suspects = {key for change in changes for key, _ in change} or set(cells)
    changes.sort(key=lambda change: (sum(abs(delta) for _, delta in change), change))
    return Contradiction(tuple(knot), tuple(changes), frozenset(suspects))


def _fixing(residuals: _Residuals, key: Key, own: Sequence[Number]) -> Iterator[Number]:
    """The changes of one cell that make every equation of the knot hold and break none."""
    for delta in residuals.deltas(key, own):
        if residuals.allows(key, delta) and not any(residuals.after(key, delta, own)):
            yield delta


def _pairs(residuals: _Residuals, cells: Sequence[Key], own: Sequence[Number]) -> list[Change]:
    """The changes of two cells that make the knot hold: at most cells² × their equations."""
    found: dict[frozenset[Key], Change] = {}
    for key in cells:
        for delta in residuals.deltas(key, own):
            if not residuals.allows(key, delta):
                continue
            left = residuals.after(key, delta, own)
            broken = {number for number, value in enumerate(left) if value}
            for other in cells:
                if other == key or not broken <= {number for number, _ in residuals.signs[other]}:
                    continue
                for second in _fixing(residuals, other, left):
                    found.setdefault(frozenset((key, other)), ((key, delta), (other, second)))
    return list(found.values())
