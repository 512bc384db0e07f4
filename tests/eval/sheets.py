"""The tables of the evaluation: what they show, before they are printed or written."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from tests.eval.family import FAMILIES, FAMILY_OF, Family
from tests.eval.recorded import RecordedCount
from tests.eval.run import Count
from tests.eval.tally import Tally, wilson

Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item", Count, RecordedCount)

TABLES = {True: "with numbers", False: "all zero"}
CELLS = ("cells", "correct %", "95 %", "missed", "wrong", "silent")
NATURES = ("undamaged", "harmless change", "damaged")
ALARMS = ("documents", "false alarms", "95 %")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its title; every row is as long as the header."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sheets(counts: Sequence[Count], recorded: Sequence[RecordedCount]) -> list[Sheet]:
    """All tables, from the whole to the parts."""
    undamaged = [count for count in counts if count.damage == "none"]
    damages = [(name,) for name in dict.fromkeys(name for family in FAMILIES.values() for name in family.damages)]
    forms = [(layout, form) for family in FAMILIES.values() for layout in family.layouts for form in family.forms]
    kinds = [(form, nature) for form in FAMILY_OF for nature in NATURES]
    names = sorted({(count.name,) for count in recorded})
    return [
        _by("All documents", ("kind",), [(nature,) for nature in NATURES], counts, lambda count: (_nature(count),)),
        _by("Form", ("form", "kind"), kinds, counts, lambda count: (count.form, _nature(count))),
        _by("Damage", ("damage",), damages, counts, lambda count: (count.damage,)),
        _by("Undamaged", ("layout", "form"), forms, undamaged, lambda count: (count.layout, count.form)),
        *(_matrix(family, counts) for family in FAMILIES.values()),
        _by("Recorded reports", ("report",), names, recorded, lambda count: (count.name,)),
    ]


def _nature(count: Count) -> str:
    if count.damage == "none":
        return "undamaged"
    return "harmless change" if count.damage in FAMILY_OF[count.form].harmless else "damaged"


def _by(
    title: str,
    names: tuple[str, ...],
    keys: Iterable[tuple[str, ...]],
    counts: Iterable[Item],
    key_of: Callable[[Item], tuple[str, ...]],
) -> Sheet:
    """A row for each key and kind of table; `names` says what the parts of a key are."""
    tallies = summed(((key_of(count), count.filled), count.tally) for count in counts)
    rows: list[tuple[str, ...]] = []
    for key in keys:
        for filled, name in TABLES.items():
            tally = tallies.get((key, filled), Tally())
            if tally.documents or tally.told:
                rows.append((*key, name, *_cells(tally), *_alarms(tally)))
    return Sheet(title, (*names, "tables", *CELLS, *ALARMS), tuple(rows))


def summed(pairs: Iterable[tuple[Key, Tally]]) -> dict[Key, Tally]:
    """The tallies added up by key."""
    tallies: dict[Key, Tally] = {}
    for key, tally in pairs:
        tallies[key] = tallies.get(key, Tally()) + tally
    return tallies


def _cells(tally: Tally) -> tuple[str, ...]:
    share = percent(tally.share) if tally.told else "–"
    counts = (tally.missed, tally.wrong, tally.silent)
    return (str(tally.told), share, _interval(tally.correct, tally.told), *map(str, counts))


def _alarms(tally: Tally) -> tuple[str, ...]:
    if not tally.calm:
        return (str(tally.documents), "–", "–")
    return (str(tally.documents), f"{tally.alarmed} of {tally.calm}", _interval(tally.alarmed, tally.calm))


def _interval(part: int, whole: int) -> str:
    low, high = wilson(part, whole)
    return f"{percent(low)}–{percent(high)}" if whole else "–"


def percent(share: float) -> str:
    """A share as a percentage that says 100 only of all."""
    return f"{share * 100:.2f}" if share in (0.0, 1.0) else f"{min(max(share * 100, 0.01), 99.99):.2f}"


def _matrix(family: Family, counts: Iterable[Count]) -> Sheet:
    """Layout × damage: the share of cells in tables with numbers; behind it `!n` silent errors in all tables."""
    counts = [count for count in counts if count.form in family.forms]
    shares = summed(((count.layout, count.damage), count.tally) for count in counts if count.filled)
    every = summed(((count.layout, count.damage), count.tally) for count in counts)
    rows = [
        (
            layout,
            *(
                _share(shares.get((layout, damage), Tally()), every.get((layout, damage), Tally()).silent)
                for damage in family.damages
            ),
        )
        for layout in family.layouts
    ]
    title = f"Layout × damage, {', '.join(family.forms)}: correct % in tables with numbers"
    return Sheet(title, ("layout", *family.damages), tuple(rows))


def _share(tally: Tally, silent: int) -> str:
    mark = f" !{silent}" if silent else ""
    return (f"{int(tally.share * 1000) / 10:.1f}" if tally.told else "–") + mark
