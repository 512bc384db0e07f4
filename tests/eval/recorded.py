"""The recorded reports of `tests/cases`, judged by the cells that were read from them by hand."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.eval.classify import classify, is_alarmed
from tests.eval.tally import Tally
from tests.eval.trial import one, read
from tests.render.form_2021 import TABLE_3, TABLE_4
from tests.render.outcome import Expected, Outcome

CASES = Path(__file__).parents[1] / "cases"


@dataclass(frozen=True, slots=True)
class RecordedCount:
    """What came of the tables with numbers other than 0 (`filled`) or of the all-zero tables of a recorded report."""

    name: str
    filled: bool
    tally: Tally


def measure_recorded() -> Iterator[RecordedCount]:
    """The counts of every recorded report, in order of name."""
    for path in sorted(CASES.glob("*.expected.json")):
        yield from _measure(json.loads(path.read_text(encoding="utf-8")))


def _measure(case: dict[str, object]) -> Iterator[RecordedCount]:
    name = str(case["document"])
    outcome = _outcome(case)
    report = read((CASES / name).read_bytes(), name)
    filled = {table for (table, _, _), expected in outcome.items() if expected.accepts[0]}
    told = {True: Tally(), False: Tally()}
    whole = case["whole"] and all(expected.demand == "exact" for expected in outcome.values())
    listed = {key for key in outcome if key[0] == TABLE_3}
    given = {(cell.table, cell.row, cell.column) for cell in report.cells if cell.table == TABLE_3}
    calm = int(bool(whole) and given <= listed)
    printed = {(cell.table, cell.row, cell.column) for cell in report.cells if cell.raw}
    for key, each in classify(report, outcome):
        # Not every printed cell was listed (signed changes, money in 元); what is not printed must not be given.
        if key in outcome or key not in printed:
            told[key[0] in filled] += one(each)
    told[bool(filled)] += Tally(documents=1, calm=calm, alarmed=calm * is_alarmed(report))
    for is_filled, tally in told.items():
        if tally != Tally():
            yield RecordedCount(name, is_filled, tally)


def _outcome(case: dict[str, object]) -> Outcome:
    """Rows placed by order alone, and figures that contradict each other, make their table call for a finding."""
    flagged = set()
    if case["recoverable_only_with_a_finding"]:
        flagged.add(TABLE_3)
    if case["source_contradicts_itself"]:
        flagged.add(TABLE_4)
    cells = case["cells"]
    assert isinstance(cells, list)
    return {
        (cell["table"], cell["row"], cell["column"]): Expected(
            (cell["value"],), "flagged" if cell["table"] in flagged else "exact"
        )
        for cell in cells
    }
