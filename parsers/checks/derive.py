"""Values that the source does not give for certain, where the exact identities leave only one."""

from collections import Counter
from collections.abc import Mapping, Sequence

from parsers.cells.board import Board, Key, Slot
from parsers.cells.kinds import is_numeric
from parsers.checks.equations import Equation, Tally, is_nonnegative
from parsers.report import Number

Forced = Mapping[Key, Number]


def forced_values(board: Board, system: Sequence[Equation], tally: Tally) -> dict[Key, Number]:
    """The only value that each unknown cell can have, where there is one.

    Two steps are repeated until nothing changes: an equation with one unknown cell and no empty one gives its value; an
    equation whose rest is 0 makes those cells 0 that cannot be negative, stand on one side and have something printed
    in them that could not be read or placed. Nothing is forced where a forced value breaks another equation or is none
    that the form allows. The table must hold no equation that fails. Bounded by cells × equations.
    """
    touching: dict[Key, list[Equation]] = {}
    for equation in system:
        for key in (*equation.parts, *equation.whole):
            if tally.is_open(key):
                touching.setdefault(key, []).append(equation)
    waiting = list(dict.fromkeys(equation for found in touching.values() for equation in found))
    touched = list(waiting)
    forced: dict[Key, Number] = {}
    while waiting:
        for key, value in _solve(board, waiting.pop(), tally, forced).items():
            if value < 0 and is_nonnegative(board, key):
                return {}
            forced[key] = value
            waiting.extend(touching[key])
    return forced if all(_is_kept(equation, tally, forced) for equation in touched) else {}


def _solve(board: Board, equation: Equation, tally: Tally, forced: Forced) -> dict[Key, Number]:
    """What one equation says of its unknown cells."""
    rest: Number = 0
    open_cells: list[tuple[Key, int]] = []
    empty_signs: set[int] = set()
    for key, sign in equation.coefficients():
        value = tally.printed.get(key, forced.get(key))
        if value is not None:
            rest += sign * value
        elif key in tally.empty or key in board.unstated:
            empty_signs.add(sign)
        else:
            open_cells.append((key, sign))
    if len(open_cells) == 1 and not empty_signs:
        key, sign = open_cells[0]
        return {key: -sign * rest}
    signs = {sign for _, sign in open_cells} | empty_signs
    if rest == 0 and len(signs) == 1 and all(is_nonnegative(board, key) for key, _ in open_cells):
        return {key: 0 for key, _ in open_cells if _has_print(board, key)}
    return {}


def _has_print(board: Board, key: Key) -> bool:
    """Whether something is printed in an unknown cell, or somewhere in its row."""
    slot = board.slot(*key)
    return slot.state == "unreadable" or not slot.placed or key[0] in board.loose


def _is_kept(equation: Equation, tally: Tally, forced: Forced) -> bool:
    """Whether an equation holds with the forced values, or still cannot be told."""
    total: Number = 0
    for key, sign in equation.coefficients():
        value = tally.printed.get(key, forced.get(key))
        if value is None:
            return True
        total += sign * value
    return total == 0


def apply_forced(board: Board, forced: Forced) -> list[str]:
    """Writes forced values into the cells they are certain of; gives the rows (codes) that were told this way.

    A cell whose printed value is the forced one is certain now. A row whose printed values could not be placed takes
    its forced values only if the printed ones are among them, in the same order where not all are forced. A printed
    number is never replaced by another.
    """
    told = []
    for row in board.rows:
        values = {column: forced.get((row, column)) for column in board.columns}
        if all(value is None for value in values.values()) or not _agrees(board, row, values):
            continue
        told.append(row)
        for column, value in values.items():
            slot = board.slot(row, column)
            if value is not None and not _says_otherwise(slot):
                slot.value, slot.state, slot.doubt, slot.placed = value, "derived", None, True
    return told


def _says_otherwise(slot: Slot) -> bool:
    """Whether a cell is empty, or holds a number that cannot be a count (2.5, four hundred digits): it stays so."""
    return slot.state in {"blank", "dash"} or (slot.state == "unreadable" and is_numeric(slot.raw or ""))


def _agrees(board: Board, row: str, values: Mapping[str, Number | None]) -> bool:
    """Whether the printed values of a row that are not certain are those the identities force."""
    if row in board.loose:
        printed = [loose.value for loose in board.loose[row] if loose.value is not None]
        known = [value for value in values.values() if value is not None]
        if len(known) == len(values):
            return not Counter(printed) - Counter(known)
        expected = iter(values.values())
        return all(any(value is None or value == number for value in expected) for number in printed)
    for column, value in values.items():
        slot = board.slot(row, column)
        if value is not None and slot.value is not None and slot.value != value:
            return False
    return True
