"""Two and three wrong figures in one row of Table 3: what is proposed, and what is put in doubt."""

from collections.abc import Mapping

from parsers.cells.board import Board, Key, Slot
from parsers.checks.judge import judge
from parsers.forms.load import form
from parsers.report import Finding

ROW = "granted"


def _judged(changed: Mapping[str, int | None]) -> tuple[set[Key], list[Finding]]:
    """The cells in doubt and the contradictions of a table of zeros with other figures in one row; None is a blank."""
    table = form("2021").table("t3_requests")
    assert table is not None
    rows, columns = (tuple(line.code for line in lines) for lines in (table.data_rows, table.data_columns))
    board = Board("2021", table, rows, columns, found=True)
    board.slots.update({(row, column): Slot(0, "read", raw="0") for row in rows for column in columns})
    for column, value in changed.items():
        board.slots[ROW, column] = Slot(value, "blank" if value is None else "read", raw=str(value or ""))
    _, _, findings = judge(board)
    doubtful = {key for key, slot in board.slots.items() if slot.state == "doubtful"}
    return doubtful, [finding for finding in findings if finding.code == "source_contradiction"]


def test_two_wrong_figures_of_a_row_are_one_contradiction() -> None:
    doubtful, [finding] = _judged({"natural_person": 1, "business": 2})
    assert f"{ROW}.natural_person 1 -> 0 and {ROW}.business 2 -> 0" in finding.detail
    assert {(ROW, "natural_person"), (ROW, "business")} <= doubtful


def test_a_change_below_0_is_passed_over_for_the_next() -> None:
    """The row is wrong by 4, more than either of its figures could lose."""
    doubtful, [finding] = _judged({"natural_person": 2, "business": 2})
    assert f"{ROW}.natural_person 2 -> 0 and {ROW}.business 2 -> 0" in finding.detail
    assert doubtful == {(ROW, "natural_person"), (ROW, "business")}


def test_what_no_change_of_two_figures_explains_puts_all_of_it_in_doubt() -> None:
    doubtful, [finding] = _judged({"natural_person": 1, "business": 2, "research": 4})
    assert "No change of one or two figures would balance them" in finding.detail
    assert {(ROW, "natural_person"), (ROW, "total"), ("processed_total", "research")} <= doubtful


def test_a_blank_cell_beside_wrong_figures_stays_blank() -> None:
    doubtful, findings = _judged({"natural_person": 3, "business": None})
    assert len(findings) == 1
    assert doubtful == {(ROW, "natural_person")}
