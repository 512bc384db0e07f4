"""Runs the trials of every layout and damage on all cores and adds up what came of them."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from pipelines.executors.supervised import Failure, Limits, run
from tests.eval.family import FAMILIES, STATUTORY
from tests.eval.tally import Tally
from tests.eval.trial import perform, trials
from tests.render.forms import FormName

Outcome = TypeVar("Outcome")

DEFAULT_REPORTS = 6


@dataclass(frozen=True, slots=True)
class Batch:
    """A layout and a damage, with the number of random reports."""

    layout: str
    damage: str
    reports: int
    family: str = STATUTORY.name


@dataclass(frozen=True, slots=True)
class Count:
    """The tally of a layout × form × damage; `filled` tells tables with numbers from all-zero ones."""

    layout: str
    form: FormName
    damage: str
    filled: bool
    tally: Tally


def measure(batch: Batch) -> list[Count]:
    """The counts of a batch."""
    counts: dict[tuple[FormName, bool], Tally] = {}
    for trial in trials(batch.layout, batch.damage, batch.reports, FAMILIES[batch.family]):
        if (result := perform(trial)) is None:
            continue
        for filled, tally in result.tallies().items():
            counts[trial.form, filled] = counts.get((trial.form, filled), Tally()) + tally
    return [Count(batch.layout, form, batch.damage, filled, tally) for (form, filled), tally in counts.items()]


def batches(reports: int) -> list[Batch]:
    """Every layout × damage of every family."""
    return [
        Batch(layout, damage, reports, family.name)
        for family in FAMILIES.values()
        for layout in family.layouts
        for damage in family.damages
    ]


def in_workers(function: Callable[[Batch], Outcome], work: Iterable[Batch]) -> Iterator[Outcome]:
    """What the function gives for each batch, in order, on all cores. Raises RuntimeError where one fails."""
    workers = len(os.sched_getaffinity(0))
    for batch, outcome in run(function, work, workers=workers, limits=Limits(seconds=600)):
        if isinstance(outcome, Failure):
            raise RuntimeError(f"{batch}: {outcome.code}: {outcome.detail}")
        yield outcome
