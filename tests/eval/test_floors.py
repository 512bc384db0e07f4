"""A quick sample of the evaluation: undamaged documents in every layout, one damage for each, the recorded reports."""

import zlib

import pytest

from tests.eval.floors import Floor, broken, floors_of, raised, read_floors
from tests.eval.recorded import measure_recorded
from tests.eval.run import Batch, measure
from tests.render.damages import DAMAGES
from tests.render.layouts.catalogue import LAYOUTS


def _damage_for(layout: str) -> str:
    damages = [name for name in DAMAGES if name != "none"]
    return damages[zlib.crc32(layout.encode()) % len(damages)]


SAMPLE = [(layout, "none") for layout in LAYOUTS] + [(layout, _damage_for(layout)) for layout in LAYOUTS]


@pytest.mark.parametrize(("layout", "damage"), SAMPLE)
def test_nothing_falls_below_its_floor(layout: str, damage: str) -> None:
    reports, floors = read_floors()
    assert broken(floors, floors_of(measure(Batch(layout, damage, reports)))) == []


def test_the_recorded_reports_stay_above_their_floors() -> None:
    _, floors = read_floors()
    now = floors_of((), measure_recorded())
    assert len(now) >= 18
    assert broken(floors, now) == []


def test_every_layout_and_damage_has_a_floor_without_silent_errors() -> None:
    _, floors = read_floors()
    assert {f"{layout} {damage}" for layout in LAYOUTS for damage in DAMAGES} <= set(floors)
    assert [name for name, floor in floors.items() if floor.silent] == []


def test_floors_only_rise() -> None:
    old = {"a": Floor(0.9, 1, 0), "gone": Floor(1.0, 0, 0)}
    now = {"a": Floor(0.8, 0, 2), "new": Floor(0.5, 0, 0)}
    assert raised(old, now) == {"a": Floor(0.9, 0, 0), "new": Floor(0.5, 0, 0)}


def test_what_falls_below_is_said() -> None:
    said = broken({"a": Floor(0.9, 0, 0)}, {"a": Floor(0.8, 1, 2), "b": Floor(1.0, 0, 0)})
    assert said == [
        "a: correct 0.8000 < 0.9000",
        "a: silent 1 > 0",
        "a: false alarms 2 > 0",
        "b: no floor yet; run with --raise-floors",
    ]
