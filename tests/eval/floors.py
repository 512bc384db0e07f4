"""The least that is asked of every layout × damage and of every recorded report; it only rises."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import floor
from pathlib import Path

from tests.eval.family import FAMILY_OF, STATUTORY
from tests.eval.recorded import RecordedCount
from tests.eval.run import Count
from tests.eval.tally import Tally

FLOORS = Path(__file__).with_name("floors.json")
DIGITS = 10_000


@dataclass(frozen=True, slots=True)
class Floor:
    """The least share of cells that come out right, and the most silent errors and false alarms."""

    correct: float
    silent: int
    alarmed: int

    def breaks(self, now: "Floor") -> list[str]:
        """What fell below."""
        broken = []
        if now.correct < self.correct:
            broken.append(f"correct {now.correct:.4f} < {self.correct:.4f}")
        if now.silent > self.silent:
            broken.append(f"silent {now.silent} > {self.silent}")
        if now.alarmed > self.alarmed:
            broken.append(f"false alarms {now.alarmed} > {self.alarmed}")
        return broken

    def raised_to(self, now: "Floor") -> "Floor":
        """The better of the two in each."""
        return Floor(max(self.correct, now.correct), min(self.silent, now.silent), min(self.alarmed, now.alarmed))


Floors = dict[str, Floor]


def floors_of(counts: Iterable[Count], recorded: Iterable[RecordedCount] = ()) -> Floors:
    """Where the counts stand now."""
    tallies: dict[str, Tally] = {}
    named = [(name_of(count), count.tally) for count in counts]
    named.extend((f"recorded {count.name}", count.tally) for count in recorded)
    for name, tally in named:
        tallies[name] = tallies.get(name, Tally()) + tally
    return {
        name: Floor(floor(tally.share * DIGITS) / DIGITS, tally.silent, tally.alarmed)
        for name, tally in tallies.items()
    }


def name_of(count: Count) -> str:
    """What a count goes to: its layout × damage, before them the family where it is not that of today."""
    family = FAMILY_OF[count.form]
    return f"{count.layout} {count.damage}" if family is STATUTORY else f"{family.name} {count.layout} {count.damage}"


def read_floors() -> tuple[int, Floors]:
    """The number of reports the floors were taken with, and the floors."""
    kept = json.loads(FLOORS.read_text(encoding="utf-8"))
    return kept["reports"], {name: Floor(**floor) for name, floor in kept["floors"].items()}


def write_floors(reports: int, floors: Mapping[str, Floor]) -> None:
    """Writes them, one a line."""
    lines = (
        f'  "{name}": {{"correct": {each.correct}, "silent": {each.silent}, "alarmed": {each.alarmed}}}'
        for name, each in sorted(floors.items())
    )
    FLOORS.write_text(f'{{"reports": {reports}, "floors": {{\n' + ",\n".join(lines) + "\n}}\n", encoding="utf-8")


def raised(old: Mapping[str, Floor], now: Mapping[str, Floor]) -> Floors:
    """Floors that nothing lowers; what is no longer measured goes."""
    return {name: old[name].raised_to(each) if name in old else each for name, each in now.items()}


def broken(floors: Mapping[str, Floor], now: Mapping[str, Floor]) -> list[str]:
    """Every floor that does not hold, in words; something without a floor is one too."""
    said = []
    for name, each in now.items():
        kept = floors.get(name)
        if kept is None:
            said.append(f"{name}: no floor yet; run with --raise-floors")
        else:
            said.extend(f"{name}: {what}" for what in kept.breaks(each))
    return said
