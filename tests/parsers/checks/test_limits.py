"""A part that may at most be its whole: compared, left open, and in doubt where it is more."""

import pytest

from parsers.cells.board import Board, Slot
from parsers.checks.equations import Tally
from parsers.checks.limits import check_limits
from parsers.forms.load import form
from parsers.report import State

PART, WHOLE = ("normative_disclosed", "value"), ("disclosed_total", "value")


def _slot(given: int | State) -> Slot:
    return Slot(given, "read", raw=str(given)) if isinstance(given, int) else Slot(None, given, raw="")


@pytest.mark.parametrize(
    ("part", "whole", "holds", "assumed_zero"),
    [
        (3, 4, True, False),
        (4, 4, True, False),
        (5, 4, False, False),
        ("blank", 4, True, True),
        (5, "dash", False, True),
        ("blank", "blank", None, False),
        (5, "absent", None, False),
    ],
)
def test_a_part_is_at_most_its_whole(
    part: int | State, whole: int | State, holds: bool | None, assumed_zero: bool
) -> None:
    table = form("2014").table("s1_statistics")
    assert table is not None
    board = Board("2014", table, tuple(row.code for row in table.data_rows), ("value",), found=True)
    board.slots.update({PART: _slot(part), WHOLE: _slot(whole)})
    checks, findings = check_limits(board, Tally(board))
    [check] = [check for check in checks if check.code == "s1_normative"]
    assert (check.scope, check.holds, check.assumed_zero) == ("value", holds, assumed_zero)
    broken = holds is False
    assert [(finding.code, finding.severity) for finding in findings] == [("source_contradiction", "error")] * broken
    slot = board.slots[PART]
    assert ((slot.state, slot.doubt) == ("doubtful", "source_contradiction")) == broken
    assert board.slots[WHOLE].value == (whole if isinstance(whole, int) else None)
