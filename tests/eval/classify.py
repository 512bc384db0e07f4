"""Holds a parsed report against what a careful reader can tell of its document, cell by cell."""

from collections.abc import Iterator
from typing import Literal

from parsers.report import Cell, Report
from tests.render.grid import Key
from tests.render.outcome import Expected, Outcome

Class = Literal["correct", "missed", "wrong", "silent", "open"]

GRAVE = frozenset({"warning", "error"})
IN_DOUBT = frozenset({"doubtful", "derived"})
STATES = {"blank": {"blank"}, "dash": {"dash"}, "missing": {"blank", "absent", "derived"}}


def classify(report: Report, outcome: Outcome) -> Iterator[tuple[Key, Class]]:
    """Every cell that is expected, and every value given that is not, with its class."""
    loud = loud_tables(report)
    cells = {(cell.table, cell.row, cell.column): cell for cell in report.cells}
    for key, expected in outcome.items():
        yield key, _class_of(cells.get(key), expected, loud=key[0] in loud)
    for key, cell in cells.items():
        if key not in outcome and cell.value is not None:
            yield key, "open" if key[0] in loud or cell.state == "doubtful" else "silent"


def loud_tables(report: Report) -> set[str]:
    """The tables of which the report says that something is in doubt, lost or contradictory."""
    loud = {finding.table for finding in report.findings if finding.severity in GRAVE and finding.table}
    return loud | {check.table for check in report.checks if check.holds is False}


def is_alarmed(report: Report) -> bool:
    """Whether a warning or an error was raised."""
    return any(finding.severity in GRAVE for finding in report.findings)


def _class_of(cell: Cell | None, expected: Expected, *, loud: bool) -> Class:
    if cell is None:
        cell = Cell("", "", "", None, "absent")
    flagged = loud or cell.state == "doubtful"
    if cell.value in expected.accepts:
        return _class_of_right(cell, expected, flagged=flagged)
    if expected.demand == "open":
        return "open" if flagged or cell.value is None else "silent"
    if cell.value is None:
        return "missed"
    return "wrong" if flagged else "silent"


def _class_of_right(cell: Cell, expected: Expected, *, flagged: bool) -> Class:
    if expected.demand == "open":
        return "open"
    if expected.demand == "flagged":
        return "correct" if flagged or cell.state in IN_DOUBT else "silent"
    if expected.state and cell.value is None and cell.state not in STATES[expected.state]:
        return "wrong"
    return "correct"
