"""One document of the evaluation: a random report on a form, damaged, in a layout, parsed and judged."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

from parsers.parse import parse
from parsers.report import Report
from parsers.source import Bundle, RawPart
from tests.eval.classify import Class, classify, is_alarmed
from tests.eval.tally import Tally
from tests.render.damages import DAMAGES
from tests.render.drawing import draw
from tests.render.forms import FormName
from tests.render.grid import Key
from tests.render.layouts.catalogue import LAYOUTS
from tests.render.outcome import Damaged, without_blanks
from tests.render.sample_report import Activity, random_report

ACTIVITIES: tuple[Activity, ...] = ("busy", "sparse", "zero")
YEARS: dict[FormName, int] = {"2021": 2024, "2019": 2020, "mixed": 2023}
FORM_NAMES = tuple(YEARS)
AGENCIES = ("某某市信访局", "某某县人民政府", "某某区财政局", "某某镇人民政府")


@dataclass(frozen=True, slots=True)
class Trial:
    """What decides a document of the evaluation, down to its last character."""

    layout: str
    form: FormName
    damage: str
    seed: int
    activity: Activity


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
    layout = LAYOUTS[trial.layout]
    report = read(text.encode(), f"report{layout.suffix}")
    values = damaged.drawing.report.values
    filled = frozenset(table for (table, _, _), value in values.items() if value)
    return Result(text, damaged, report, tuple(classify(report, damaged.outcome)), filled)


def compose(trial: Trial) -> tuple[Damaged, str] | None:
    """The damaged report and its document."""
    random_draw = random.Random(f"{trial.damage}|{trial.form}|{trial.seed}")
    report = random_report(
        trial.seed,
        agency=random_draw.choice(AGENCIES),
        year=YEARS[trial.form],
        activity=trial.activity,
        form=trial.form,
    )
    damaged = DAMAGES[trial.damage](draw(report, total_apart=random_draw.random() < 0.5), random_draw)
    if damaged is None:
        return None
    layout = LAYOUTS[trial.layout]
    if not layout.keeps_blanks:
        outcome = without_blanks(damaged.outcome)
        damaged = replace(damaged, outcome=outcome, harmless=damaged.harmless and outcome == damaged.outcome)
    return damaged, layout.write(damaged.drawing)


def read(content: bytes, name: str) -> Report:
    """A file as the command line would parse it."""
    return parse(Bundle((RawPart(content, name=name),), path=name))


def trials(layout: str, damage: str, reports: int) -> Iterator[Trial]:
    """The first random reports of a layout and damage; nine go through every form with every activity."""
    for seed in range(reports):
        form = FORM_NAMES[seed % len(FORM_NAMES)]
        activity = ACTIVITIES[(seed + seed // len(FORM_NAMES)) % len(ACTIVITIES)]
        yield Trial(layout, form, damage, seed, activity)
