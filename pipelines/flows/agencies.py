"""Which body a report is of, and where that body is: told by the portal's file and by its name, or left open."""

import re
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from corpus.identity.body import names_its_place, normal_name
from corpus.identity.digest import digest_of_words
from corpus.tables.filed import Agency, Filed
from crawler.portals.region import CENTRAL, Region, below, called, has_counties, within
from pipelines.flows.run import Run

_ID_LENGTH = 20
_LONGEST = 15  # characters of a division's name
_LEVELS = {"country": "central", "province": "province", "city": "city", "county": "county"}
# Central bodies put their own name before the place of their branch.
_CENTRAL = re.compile(r"国家税务总局|国家统计局(?=.+调查)")
_TOWN = re.compile(r"[\u3400-\u9fff]{1,12}?(?:镇|乡|苏木|街道)(?:人民政府|办事处|办|$)")
_OWN = re.compile(r"$|.*(?:政府|办公室|办公厅|局|厅|委员会|委|办)$")
_NOT_ITS_LEVEL = re.compile(r"开发区|新区|园区|[示范试实验]{2}区|度假区|风景|保税|管委会|管理委员会|林区|矿区|农场")
_ELSEWHERE = re.compile(r"驻|分[局院]$|(?:局|厅|委员会).+局$")  # branches, and bodies sent elsewhere
_UNIT = re.compile(r"(?:自治旗|地区|[省市县区州盟旗])$")
_RUNS_ON = {"市": "场", "区": "域"}  # 市场, 区域: no end of a name


class Portal(NamedTuple):
    """What the registry says of a portal."""

    name: str
    region: str
    level: str


class Placed(NamedTuple):
    """A body by the division in its name: its level where that is certain, and the rest of the name."""

    region: str
    level: str | None
    rest: str


class Agencies:
    """The bodies of a corpus, those of this run among them."""

    def __init__(self, run: Run) -> None:
        self._known = set(run.read("agencies", ["agency_id"])["agency_id"].to_pylist())
        rows = run.read("portals", ["portal", "name", "region", "level", "run_id"]).sort_by("run_id").to_pylist()
        self._portals = {row["portal"]: Portal(row["name"], row["region"], row["level"]) for row in rows}

    def told(self, filed: Filed) -> Filed:
        """The report with its body, where it is a new version and its body is certain."""
        name, portal = filed.report.agency, self._portals.get(filed.provenance.portal or "")
        if name is None or filed.assignment is None or not filed.assignment.new_version:
            return filed
        found = agency(normal_name(name), portal, filed.report.year)
        if found is None:
            return filed
        new = found.agency_id not in self._known
        self._known.add(found.agency_id)
        return replace(filed, agency=replace(found, new=new))


def agency(name: str, portal: Portal | None, year: int | None) -> Agency | None:
    """The body with this normalized name, found on a portal (None: imported) in a report on a year.

    None where it is not certain where the body is. One body has one identifier, whether its name begins with the whole
    path of its place (河南省三门峡市信访局) or with the last step of it.
    """
    area = portal.region if portal else CENTRAL
    placed = placed_by_name(name, area, year) if portal or names_its_place(name, within_portal=False) else None
    if portal and name == normal_name(portal.name):
        rest = placed.rest if placed else name
        return Agency(_identifier(portal.region, rest), name, portal.region, portal.level, "portal")
    if placed is None:
        return None
    branch = portal is not None and area == CENTRAL  # of a ministry: of no level of the place it is in
    level = None if branch else placed.level
    return Agency(_identifier(placed.region, placed.rest), name, placed.region, level, "name")


def placed_by_name(name: str, area: str, year: int | None) -> Placed | None:
    """The body by the divisions its name begins with: in the area, or such that the area lies in them.

    None where the name begins with none of them, where several there have that name, and where it goes on with what may
    be a further place that is not known.
    """
    central = _CENTRAL.match(name)
    text = name[central.end() :] if central else name
    at: Region | None = None
    while step := _step(text, at, area, year):
        at, text = step, text[len(step.name) :]
    if at is None or _ELSEWHERE.search(text):
        return None
    rest = central.group() + text if central else text
    if _TOWN.fullmatch(text):
        whole = at.level == "county" or (at.level == "city" and not has_counties(at.code))
        return Placed(at.code, "township", rest) if whole else None
    if names_its_place(text, within_portal=True) or _begins_shortly(text, at.code):
        return None
    certain = not (central or at.zone) and _OWN.match(text) and not _NOT_ITS_LEVEL.search(text)
    return Placed(at.code, _LEVELS[at.level] if certain else None, rest)


def _step(text: str, at: Region | None, area: str, year: int | None) -> Region | None:
    """The division that a name begins with: below the one before it, at first of the area or around it."""
    for length in range(min(_LONGEST, len(text)), 1, -1):
        name = text[:length]
        if text[length : length + 1] == _RUNS_ON.get(name[-1]):
            continue
        fitting = [each for each in called(name, year) if _fits(each, at, area)]
        own = [each for each in fitting if each.code == area]
        if len(own or fitting) == 1:
            return (own or fitting)[0]
    return None


def _fits(found: Region, at: Region | None, area: str) -> bool:
    if found.code == CENTRAL:
        return False
    if at is not None:
        return found.code != at.code and within(found.code, at.code)
    return within(found.code, area) or within(area, found.code)


def _begins_shortly(text: str, area: str) -> bool:
    """Whether a name begins with a division of the area without its unit: 三门峡监狱; 公安局 is not of 公安县."""
    return any(text.startswith(name) and text[len(name) :][:1] not in ("局", "厅") for name in _short_names_below(area))


@cache
def _short_names_below(code: str) -> tuple[str, ...]:
    return tuple(_short(each.name) for each in below(code))


def _short(name: str) -> str:
    if "族" in name or "自治" in name:
        return name[:2]
    short = _UNIT.sub("", name)
    return short if len(short) > 1 else name


def _identifier(region: str, rest: str) -> str:
    return digest_of_words("agency", region, rest)[:_ID_LENGTH]
