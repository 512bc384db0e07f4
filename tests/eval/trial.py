"""One document of the evaluation: a random report on a form, damaged, in a layout, parsed and judged."""

import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from parsers.parse import parse
from parsers.report import Report
from parsers.source import Bundle, RawPart
from tests.eval.classify import Class, classify, is_alarmed
from tests.eval.family import FAMILY_OF, STATUTORY, Family
from tests.eval.tally import Tally
from tests.render.forms import FormName
from tests.render.grid import Key
from tests.render.outcome import Damaged, without_blanks
from tests.render.sample_report import Activity

ACTIVITIES: tuple[Activity, ...] = ("busy", "sparse", "zero")
FORM_NAMES = STATUTORY.forms
CYCLE = 18
"""So many reports, one after the other, go through every form with every activity in any family."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What decides a document of the evaluation, down to its last character."""

    layout: str
    form: FormName
    damage: str
    seed: int
    activity: Activity

    @property
    def family(self) -> Family:
        """What its report, layout and damage are taken from."""
        return FAMILY_OF[self.form]


@dataclass(frozen=True, slots=True)
class Result:
    """A document with what was read from it; `filled` tables hold some number that is not 0."""

    text: str
    damaged: Damaged
    report: Report
    classes: tuple[tuple[Key, Class], ...]
    filled: frozenset[str]

    def tallies(self) -> dict[bool, Tally]:
        """The counts of tables with numbers other than 0 (True) and of all-zero tables (False).

        The document counts with the first if any of its tables does.
        """
        told = {True: Tally(), False: Tally()}
        for key, each in self.classes:
            told[key[0] in self.filled] += one(each)
        calm = int(self.damaged.harmless)
        told[bool(self.filled)] += Tally(documents=1, calm=calm, alarmed=calm * is_alarmed(self.report))
        return told


def one(each: Class) -> Tally:
    """The tally of one cell; what nobody can tell counts for nothing."""
    if each == "open":
        return Tally()
    return replace(Tally(told=1), **{each: 1})


def perform(trial: Trial) -> Result | None:
    """The trial's document, read; None where the damage does not apply to its report."""
    document = compose(trial)
    if document is None:
        return None
    damaged, text = document
    layout = trial.family.layouts[trial.layout]
    report = read(text.encode(), f"report{layout.suffix}")
    values = damaged.drawing.report.values
    filled = frozenset(table for (table, _, _), value in values.items() if value)
    return Result(text, damaged, report, tuple(classify(report, damaged.outcome)), filled)


def compose(trial: Trial) -> tuple[Damaged, str] | None:
    """The damaged report and its document."""
    random_draw = random.Random(f"{trial.damage}|{trial.form}|{trial.seed}")
    drawing = trial.family.drawing(trial.form, trial.seed, trial.activity, random_draw)
    damaged = trial.family.damages[trial.damage](drawing, random_draw)
    if damaged is None:
        return None
    layout = trial.family.layouts[trial.layout]
    if not layout.keeps_blanks:
        outcome = without_blanks(damaged.outcome)
        damaged = replace(damaged, outcome=outcome, harmless=damaged.harmless and outcome == damaged.outcome)
    return damaged, layout.write(damaged.drawing)


def read(content: bytes, name: str) -> Report:
    """A file as the command line would parse it."""
    return parse(Bundle((RawPart(content, name=name),), path=name))


def trials(layout: str, damage: str, reports: int, family: Family = STATUTORY) -> Iterator[Trial]:
    """The first random reports of a layout and damage; nine go through every form of 2019 on with every activity.

    Where a family has a share of the reports only, each layout and damage has other ones.
    """
    forms = family.forms
    first = zlib.crc32(f"{layout} {damage}".encode()) % CYCLE if family.share > 1 else 0
    for seed in range(first, first + -(-reports // family.share)):
        activity = ACTIVITIES[(seed % len(forms) + seed // len(forms)) % len(ACTIVITIES)]
        yield Trial(layout, forms[seed % len(forms)], damage, seed, activity)
