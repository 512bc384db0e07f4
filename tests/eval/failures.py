"""The shortest document on which each layout × damage falls short, as files to work from."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.eval.classify import GRAVE, Class, is_alarmed
from tests.eval.family import FAMILIES
from tests.eval.run import Batch, batches, in_workers
from tests.eval.trial import Result, Trial, perform, trials
from tests.render.grid import Key

SHORT: tuple[Class, ...] = ("silent", "wrong", "missed")


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A trial that did not come out as expected: cells by class, and whether a finding was raised for nothing."""

    trial: Trial
    cells: dict[Class, int]
    alarmed: bool
    document: str
    notes: str

    @property
    def rank(self) -> tuple[bool, bool, bool, int]:
        """Sorts the gravest first: silent errors, then undamaged documents, then many cells."""
        undamaged = self.trial.damage == "none"
        harmless = self.trial.damage in self.trial.family.harmless
        return ("silent" not in self.cells, not undamaged, not harmless, -sum(self.cells.values()))


def shortfall_of(batch: Batch) -> Shortfall | None:
    """The shortest document of a batch on which the parser falls short; the gravest kind goes first."""
    found = []
    for trial in trials(batch.layout, batch.damage, batch.reports, FAMILIES[batch.family]):
        result = perform(trial)
        if result is not None and (short := _judge(trial, result)) is not None:
            found.append(short)
    return min(found, key=lambda short: ("silent" not in short.cells, len(short.document)), default=None)


def _judge(trial: Trial, result: Result) -> Shortfall | None:
    wrong = [(key, each) for key, each in result.classes if each in SHORT]
    alarmed = result.damaged.harmless and is_alarmed(result.report)
    if not wrong and not alarmed:
        return None
    counts = {name: count for name in SHORT if (count := sum(each == name for _, each in wrong))}
    return Shortfall(trial, counts, alarmed, result.text, _notes(result, wrong))


def _notes(result: Result, wrong: Sequence[tuple[Key, Class]]) -> str:
    cells = {(cell.table, cell.row, cell.column): cell for cell in result.report.cells}
    lines = [f"status {result.report.status}"]
    for key, each in wrong:
        expected = result.damaged.outcome.get(key)
        wanted = "no such cell" if expected is None else f"{expected.demand} {expected.accepts} {expected.state or ''}"
        cell = cells.get(key)
        got = "nothing" if cell is None else f"{cell.state} {cell.value} {cell.doubt or ''} raw {cell.raw!r}"
        lines.append(f"{each:7} {' '.join(key)}: expected {wanted.strip()}; got {got}")
    for finding in result.report.findings:
        if finding.severity in GRAVE:
            lines.append(f"finding {finding.severity} {finding.code} [{finding.table}] {finding.detail}")
    return "\n".join(lines) + "\n"


def write_failures(folder: Path, reports: int) -> int:
    """Writes the documents, the notes beside them and a README by importance; gives their number."""
    folder.mkdir(parents=True, exist_ok=True)
    found = sorted((short for short in in_workers(shortfall_of, batches(reports)) if short), key=lambda each: each.rank)
    lines = ["# Where the parser falls short, gravest first", ""]
    for short in found:
        trial = short.trial
        name = f"{trial.family.name}.{trial.layout}.{trial.damage}"
        (folder / f"{name}{trial.family.layouts[trial.layout].suffix}").write_text(short.document, encoding="utf-8")
        (folder / f"{name}.notes").write_text(f"{trial}\n{short.notes}", encoding="utf-8")
        counts = ", ".join(f"{count} {each}" for each, count in short.cells.items())
        alarm = "false alarm" if short.alarmed else ""
        lines.append(f"- {name} ({trial.form}, {trial.activity}): {', '.join(filter(None, (counts, alarm)))}")
    (folder / "README.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(found)
