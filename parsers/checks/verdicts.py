"""What is said of a table as a whole, once its cells and checks are known."""

from collections.abc import Sequence

from parsers.cells.board import Board, Slot
from parsers.report import Verdict


def verdict(board: Board, lost_rows: Sequence[str], *, contradicted: bool) -> Verdict:
    """The verdict of the contract; a table with cells missing is `incomplete` even where they could be derived.

    `lost_rows` are those that the document owes and does not have, `contradicted` says that its figures contradict each
    other. A table that fails its identities while a part of it could not be read or placed is our doubt, not the
    document's contradiction.
    """
    slots = list(board.slots.values())
    owed = [slot for (row, _), slot in board.slots.items() if not board.table.local or _has_any(board, row)]
    if not board.found:
        return "missing"
    if lost_rows or any(slot.state == "absent" for slot in owed):
        return "incomplete"
    if any(_in_doubt(slot) for slot in slots):
        return "parse_doubt"
    if contradicted:
        return "source_contradiction"
    values = [slot.value for slot in slots if slot.value is not None]
    return "all_zero" if values and not any(values) else "consistent"


def _has_any(board: Board, row: str) -> bool:
    """Whether a document has any cell of a row."""
    return any(board.slot(row, column).state != "absent" for column in board.columns)


def _in_doubt(slot: Slot) -> bool:
    if not slot.placed or slot.state in {"unreadable", "derived"}:
        return True
    return slot.state == "doubtful" and slot.doubt != "source_contradiction"
