"""Every layout prints every figure, on every form; damage takes away what it says and no more."""

import random
import re
from collections import Counter

import pytest

from tests.render.damages import DAMAGES, HARMLESS
from tests.render.drawing import draw
from tests.render.form_2021 import OUTCOME_LEAVES, TABLE_3
from tests.render.forms import FORMS, FormName
from tests.render.layouts.catalogue import LAYOUTS
from tests.render.sample_report import random_report

FIGURE = re.compile(r"[-+]?\d+(?:\.\d+)?")


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", FORMS)
def test_a_layout_prints_every_figure(layout: str, form: FormName) -> None:
    drawing = draw(random_report(3, agency="某某局", year=2024, activity="busy", form=form))
    printed = Counter(FIGURE.findall(LAYOUTS[layout].write(drawing)))
    due = Counter(FIGURE.match(text)[0] for text in drawing.texts().values())  # type: ignore[index]
    assert not due - printed


@pytest.mark.parametrize("form", FORMS)
def test_the_sums_of_every_form_hold(form: FormName) -> None:
    report = random_report(5, agency="某某局", year=2024, activity="busy", form=form)
    leaves = FORMS[form].leaves
    for column in ("natural_person", "business", "total"):
        figures = {row: report.values[TABLE_3, row, column] for row in (*leaves, "processed_total")}
        assert sum(figures[row] for row in leaves) == figures["processed_total"]
    assert ("other_handling" in leaves) == (form != "2021")
    assert len(leaves) == len(OUTCOME_LEAVES) - 2 * (form != "2021")


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_says_what_becomes_of_every_cell(damage: str) -> None:
    for seed in range(12):
        report = random_report(seed, agency="某某局", year=2024, activity="sparse")
        drawing = draw(report)
        damaged = DAMAGES[damage](drawing, random.Random(seed))
        assert damaged is not None
        assert damaged.outcome.keys() == report.values.keys()
        assert damaged.harmless == (damage in HARMLESS)
        texts = damaged.drawing.texts()
        for key, expected in damaged.outcome.items():
            if key not in texts:
                assert expected.demand in {"flagged", "open"}
            elif expected.demand == "exact" and damage != "figures_dressed":
                assert texts[key] in {str(value) for value in expected.accepts} | {"", "/", "-", "—"}
