"""Administrative divisions by their six-digit code (GB/T 2260), from a dated copy of the official list."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

RegionLevel = Literal["country", "province", "city", "county", "group"]

CUT_OFF = "2023-06-30"
CENTRAL = "000000"

_LIST = Path(__file__).with_name("regions") / f"divisions-{CUT_OFF}.csv"
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


def region(code: str) -> Region | None:
    """The division with this code; None for a code that is not in the list: unknown, or retired before the cut-off."""
    name = _names().get(code)
    if name is None:
        return None
    if code == CENTRAL:
        return Region(code, name, "country", None)
    if code.endswith("0000"):
        return Region(code, name, "province", CENTRAL)
    province, city = f"{code[:2]}0000", f"{code[:4]}00"
    if code == city:
        return Region(code, name, "group" if name in _GROUPS else "city", province)
    return Region(code, name, "county", province if _names()[city] in _GROUPS else city)


def province_of(code: str) -> str:
    """The code of the province that a code lies in; the country's for its own."""
    return f"{code[:2]}0000"


def has_counties(code: str) -> bool:
    """Whether a city is divided into counties; Dongguan, Zhongshan and Danzhou have towns only."""
    return any(other.startswith(code[:4]) and other != code for other in _names())


@cache
def _names() -> dict[str, str]:
    with _LIST.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        return {CENTRAL: "中华人民共和国"} | dict(rows)
