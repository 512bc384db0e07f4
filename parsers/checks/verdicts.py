"""What is said of a table as a whole, once its cells and checks are known."""

from collections.abc import Sequence

from parsers.cells.board import Board, Slot
from parsers.report import Verdict


def verdict(board: Board, lost_rows: Sequence[str], *, contradicted: bool) -> Verdict:
    """The verdict on a table that is there; one with cells missing is `incomplete` even where they could be derived.

    `lost_rows` are those that the document owes and does not have, `contradicted` says that its figures contradict each
    other. A table that fails its identities while a part of it could not be read or placed is our doubt, not the
    document's contradiction.
    """
    slots = list(board.slots.values())
    unplaced = [slot for (row, _), slot in board.slots.items() if row in board.loose]
    if lost_rows or any(slot.state == "absent" for slot in (*_owed(board), *unplaced)):
        return "incomplete"
    if board.loose or any(_in_doubt(slot) for slot in slots):
        return "parse_doubt"
    if contradicted:
        return "source_contradiction"
    values = [slot.value for slot in slots if slot.value is not None]
    return "all_zero" if values and not any(values) else "consistent"


def _owed(board: Board) -> list[Slot]:
    """The cells that a document owes: of a table never prescribed those where a row and a column meet that it has."""
    if not board.table.local:
        return list(board.slots.values())
    columns = board.owed_columns()
    had = {row for (row, _), slot in board.slots.items() if slot.state != "absent"}
    return [slot for (row, column), slot in board.slots.items() if row in had and column in columns]


def _in_doubt(slot: Slot) -> bool:
    if not slot.placed or slot.state in {"unreadable", "derived"}:
        return True
    return slot.state == "doubtful" and slot.doubt != "source_contradiction"
