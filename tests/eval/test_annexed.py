"""The statistics annexed before 2019, drawn in every layout: exact if undamaged, never misread in silence."""

import zlib

import pytest

from tests.eval.family import ANNEXED
from tests.eval.floors import floors_of
from tests.eval.run import Batch, measure
from tests.eval.tally import Tally

REPORTS = 6
LAYOUTS = tuple(ANNEXED.layouts)


def _tally(layout: str, damage: str) -> Tally:
    counts = measure(Batch(layout, damage, REPORTS, ANNEXED.name))
    assert set(floors_of(counts)) <= {f"annexed {layout} {damage}"}
    return sum((count.tally for count in counts), Tally())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_undamaged_statistics_are_exact(layout: str) -> None:
    tally = _tally(layout, "none")
    assert tally.documents == REPORTS // ANNEXED.share
    assert (tally.correct, tally.silent, tally.alarmed) == (tally.told, 0, 0)


@pytest.mark.parametrize("damage", [name for name in ANNEXED.damages if name != "none"])
def test_damaged_statistics_are_not_misread_in_silence(damage: str) -> None:
    first = zlib.crc32(damage.encode())
    tally = sum((_tally(LAYOUTS[(first + step) % len(LAYOUTS)], damage) for step in (0, 7)), Tally())
    assert (tally.silent, tally.alarmed) == (0, 0)
    assert tally.share >= 0.97
