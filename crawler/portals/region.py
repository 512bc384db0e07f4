"""Administrative divisions by their six-digit code (GB/T 2260): a dated copy of the official list, and our patches."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

RegionLevel = Literal["country", "province", "city", "county", "group"]

CUT_OFF = "2023-06-30"
CENTRAL = "000000"

_LIST = Path(__file__).with_name("regions") / f"divisions-{CUT_OFF}.csv"
_PATCHES = Path(__file__).with_name("regions") / "patches.csv"
_GROUPS = frozenset(("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"))


@dataclass(frozen=True, slots=True)
class Region:
    """A division: its code, name, level, and the code of the division it lies in (None for the country).

    The list has entries that only group counties (`110100` 市辖区, `429000` 省直辖县级行政区划). They have no
    government: their level is `group`, and what lies in them has the province as its parent. The country is
    `000000`.
    """

    code: str
    name: str
    level: RegionLevel
    parent: str | None

    @property
    def zone(self) -> bool:
        """Whether it is a development zone: for statistics it has a code (71 to 80 of its city), it is no division."""
        return self.level == "county" and 71 <= int(self.code[4:]) <= 80


@dataclass(frozen=True, slots=True)
class Retired:
    """A code that is in force no more: its last year, and the code of the division that took its place."""

    code: str
    name: str
    valid_to: int
    successor: str

    def __str__(self) -> str:
        return (
            f"{self.code} {self.name} was retired in {self.valid_to}; now {self.successor} {_names()[self.successor]}"
        )


def retired(code: str) -> Retired | None:
    """A division that our patch list knows to be retired; addresses and site codes of its time still bear its code."""
    return _retired().get(code)


def region(code: str) -> Region | None:
    """The division with this code; None for a code that is not in the list: unknown, or retired before the cut-off."""
    name = _names().get(code)
    return None if name is None else _region(code, name)


def _region(code: str, name: str) -> Region:
    if code == CENTRAL:
        return Region(code, name, "country", None)
    if code.endswith("0000"):
        return Region(code, name, "province", CENTRAL)
    province, city = f"{code[:2]}0000", f"{code[:4]}00"
    if code == city:
        return Region(code, name, "group" if name in _GROUPS else "city", province)
    return Region(code, name, "county", province if _names().get(city, "县") in _GROUPS else city)


def called(name: str, year: int | None = None) -> tuple[Region, ...]:
    """The divisions with this full name in a year (None: now), those that our patch list knows to be retired since too.

    A retired one stands in place of its successor where both have the name. What only groups counties is left out.
    """
    then = [old for old in _retired_by_name().get(name, []) if year is not None and year <= old.valid_to]
    replaced = {old.successor for old in then}
    found = (region(code) for code in _by_name().get(name, []) if code not in replaced)
    in_force = [each for each in found if each is not None and each.level != "group"]
    return (*in_force, *(_region(old.code, old.name) for old in then))


def within(code: str, area: str) -> bool:
    """Whether a division is another one, or lies in it."""
    province, city = area[:2], area[:4]
    if area == CENTRAL:
        return True
    if area.endswith("0000"):
        return code[:2] == province
    return code[:4] == city if area.endswith("00") else code == area


def below(area: str) -> tuple[Region, ...]:
    """The divisions in force that lie in another one."""
    return tuple(each for each in _in_force() if each.code != area and within(each.code, area))


def province_of(code: str) -> str:
    """The code of the province that a code lies in; the country's for its own."""
    return f"{code[:2]}0000"


def has_counties(code: str) -> bool:
    """Whether a city is divided into counties; Dongguan, Zhongshan and Danzhou have towns only."""
    return any(other.startswith(code[:4]) and other != code for other in _names())


@cache
def _names() -> dict[str, str]:
    """The divisions in force: the list, without what was retired since and with what is new."""
    with _LIST.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        listed = {CENTRAL: "中华人民共和国"} | dict(rows)
    for row in _patches():
        if row["valid_to"]:
            listed.pop(row["code"], None)
        else:
            listed[row["code"]] = row["name"]
    return listed


@cache
def _retired() -> dict[str, Retired]:
    rows = (row for row in _patches() if row["valid_to"])
    return {row["code"]: Retired(row["code"], row["name"], int(row["valid_to"]), row["successor"]) for row in rows}


@cache
def _in_force() -> tuple[Region, ...]:
    found = (_region(code, name) for code, name in _names().items())
    return tuple(each for each in found if each.level != "group")


@cache
def _by_name() -> dict[str, list[str]]:
    codes: dict[str, list[str]] = {}
    for code, name in _names().items():
        codes.setdefault(name, []).append(code)
    return codes


@cache
def _retired_by_name() -> dict[str, list[Retired]]:
    old: dict[str, list[Retired]] = {}
    for each in _retired().values():
        old.setdefault(each.name, []).append(each)
    return old


@cache
def _patches() -> tuple[dict[str, str], ...]:
    with _PATCHES.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
