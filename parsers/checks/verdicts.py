"""What is said of a table as a whole, once its cells and checks are known."""

from collections.abc import Sequence

from parsers.cells.board import Board, Slot
from parsers.checks.contradictions import Contradiction
from parsers.report import Verdict


def verdict(board: Board, contradictions: Sequence[Contradiction], lost_rows: Sequence[str]) -> Verdict:
    """The verdict of the contract; a table with cells missing is `incomplete` even where they could be derived.

    A table that fails its identities while a part of it could not be read or placed is our doubt, not the
    document's contradiction.
    """
    slots = list(board.slots.values())
    if not board.found:
        return "missing"
    if lost_rows or any(slot.state == "absent" for slot in slots):
        return "incomplete"
    if any(_in_doubt(slot) for slot in slots):
        return "parse_doubt"
    if contradictions:
        return "source_contradiction"
    values = [slot.value for slot in slots if slot.value is not None]
    return "all_zero" if values and not any(values) else "consistent"


def _in_doubt(slot: Slot) -> bool:
    if not slot.placed or slot.state in {"unreadable", "derived"}:
        return True
    return slot.state == "doubtful" and slot.doubt != "source_contradiction"
