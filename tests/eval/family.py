"""The forms that are measured, by family: with the reports drawn on them, and the layouts and damages that fit them."""

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.render.damages import DAMAGES, HARMLESS, Damage
from tests.render.drawing import Drawing, draw
from tests.render.forms import STATISTICS, FormName
from tests.render.layouts.catalogue import LAYOUTS, STATISTICS_LAYOUTS, Layout
from tests.render.sample_report import Activity, random_report
from tests.render.statistics_damage import STATISTICS_DAMAGES, STATISTICS_HARMLESS
from tests.render.statistics_report import draw_statistics, statistics_report

YEARS: dict[FormName, int] = {"2021": 2024, "2019": 2020, "mixed": 2023}
AGENCIES = ("某某市信访局", "某某县人民政府", "某某区财政局", "某某镇人民政府")


@dataclass(frozen=True, slots=True)
class Family:
    """Forms whose reports are made alike.

    `drawing` makes the report of a form, seed and activity; `share` is the part of the reports asked for that each
    layout × damage gets: one of so many.
    """

    name: str
    forms: tuple[FormName, ...]
    layouts: Mapping[str, Layout]
    damages: Mapping[str, Damage]
    harmless: frozenset[str]
    drawing: Callable[[FormName, int, Activity, random.Random], Drawing]
    share: int


def _statutory(form: FormName, seed: int, activity: Activity, source: random.Random) -> Drawing:
    report = random_report(seed, agency=source.choice(AGENCIES), year=YEARS[form], activity=activity, form=form)
    return draw(report, total_apart=source.random() < 0.5)


def _annexed(form: FormName, seed: int, activity: Activity, source: random.Random) -> Drawing:
    return draw_statistics(statistics_report(seed, agency=source.choice(AGENCIES), form=form, activity=activity))


STATUTORY = Family("statutory", tuple(YEARS), LAYOUTS, DAMAGES, frozenset(HARMLESS), _statutory, 1)
ANNEXED = Family(
    "annexed", tuple(STATISTICS), STATISTICS_LAYOUTS, STATISTICS_DAMAGES, frozenset(STATISTICS_HARMLESS), _annexed, 3
)
FAMILIES = {family.name: family for family in (STATUTORY, ANNEXED)}
FAMILY_OF: dict[FormName, Family] = {form: family for family in FAMILIES.values() for form in family.forms}
