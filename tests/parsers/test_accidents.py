"""Lines of a report lost, doubled, joined or written into: what is read then is as printed or in doubt."""

import random
from collections.abc import Callable

import pytest

from tests.eval.classify import loud_tables
from tests.eval.trial import Trial, compose, read
from tests.render.layouts.catalogue import LAYOUTS

Lines = list[str]


def _without(lines: Lines, at: int, count: int) -> Lines:
    return lines[:at] + lines[at + count :]


ACCIDENTS: dict[str, Callable[[Lines, int, random.Random], Lines]] = {
    "line_lost": lambda lines, at, _: _without(lines, at, 1),
    "lines_lost": lambda lines, at, draw: _without(lines, at, draw.randrange(2, 12)),
    "line_doubled": lambda lines, at, _: lines[: at + 1] + lines[at:],
    "lines_joined": lambda lines, at, _: [*lines[:at], " ".join(lines[at : at + 2]), *lines[at + 2 :]],
    "word_added": lambda lines, at, _: [*lines[:at], f"注：{lines[at]}", *lines[at + 1 :]],
    "every_few_lost": lambda lines, at, draw: lines[:at] + [line for line in lines[at:] if draw.randrange(20)],
}


def _silent(seed: int) -> list[tuple[object, ...]]:
    """The cells of a random report after an accident that are neither as it had them nor in doubt."""
    draw = random.Random(seed)
    layout = draw.choice(list(LAYOUTS.values()))
    form, activity = draw.choice(("2021", "2019", "mixed")), draw.choice(("busy", "sparse", "zero"))
    accident = draw.choice(list(ACCIDENTS))
    composed = compose(Trial(layout.name, form, "none", draw.randrange(10_000), activity))  # type: ignore[arg-type]
    assert composed is not None
    damaged, text = composed
    lines = text.split("\n")
    first = next(number for number, line in enumerate(lines) if "信息内容" in line)
    lines = ACCIDENTS[accident](lines, draw.randrange(first, len(lines)), draw)
    report = read("\n".join(lines).replace("某某", "三门").encode(), f"report{layout.suffix}")
    loud, values = loud_tables(report), damaged.drawing.report.values
    return [
        (layout.name, accident, cell)
        for cell in report.cells
        if cell.value is not None and cell.state != "doubtful" and cell.table not in loud
        if cell.value != values.get((cell.table, cell.row, cell.column))
    ]


def test_no_accident_makes_a_wrong_figure_look_right() -> None:
    assert [wrong for seed in range(30) for wrong in _silent(seed)] == []


@pytest.mark.soak
def test_no_accident_of_thousands_makes_a_wrong_figure_look_right() -> None:
    assert [wrong for seed in range(1_000, 6_000) for wrong in _silent(seed)] == []
