"""What the numbers of a report cover (统计口径), where words of the report tell it."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from parsers.facts.wording import plain
from parsers.report import Number

Scope = Literal["own_body", "government_as_respondent", "rollup", "system"]

_UNITS = "省市区县州盟旗"
_CLAUSE = re.compile("[。；;]")
_LONGEST = 500  # characters of a clause

_COUNT_UNITS = "件条宗份项例个"
_COUNTED = re.compile(
    r"(?P<who>[\u4e00-\u9fff（）()]{2,40}?)"
    r"(?:20\d\d年度?|本年度?|全年|年度|一共|总共|共计?|累计|合计|依法|新|[,，])*(?:收到|受理|接收|接到|新收)"
    r"(?P<what>[^，。；,;:：\d]{0,24}申请[^，。；,;:：\d]{0,12})(?P<count>\d{1,9})[" + _COUNT_UNITS + "]"
)
"""Requests for information counted in words: 2023年全区受理政府信息公开申请21件."""

_ANOTHER_COUNT = re.compile("复议|诉讼|许可|不|未|其中|上年|结转")
_OF_DATA = re.compile(
    r"(?:报告|年报)(?:[中里]?所列)?的?(?:统计)?数据(?:均|仅|只|的?(?:统计)?范围)*(?:包括|包含|涵盖|覆盖|为|是|限于)(?P<who>[^,，]{2,40})"
)
_COMPILED = re.compile(
    r"(?:综合|汇总)了?(?:全["
    + _UNITS
    + r"]|各(?:级|部门|单位|["
    + _UNITS
    + r"乡镇街]))[^。；;]{2,80}?(?:编制|编写|撰写|形成)"
)
_OWN_REPORT = re.compile(r"(?P<who>本机关|本单位)(?:20\d\d年度?)?的?政府信息公开(?:工作)?年度?报告")
_ALL_IN_TITLE = re.compile(
    rf"全[{_UNITS}](?:20\d\d年度?)?(?:政府|政务)信息公开(?:工作)?年度?报告|[（(][^（(）)]{{0,6}}汇总[^（(）)]{{0,4}}[）)]"
)
_EXCEPT = re.compile("不含|不包|未包|未含|除外|不涉及")

_OWN = re.compile(r"[本我](?:局|委|厅|部|院|署|中心|办|单位|机关)(?:自身|数据|$)")
_OWN_OFFICE = re.compile(r"[本我][办厅室]$")
_EVERYBODY = re.compile(rf"全[{_UNITS}](?:各级|各|行政机关|政府机关|政府部门|政府系统|部门|单位|[、和及])*$")
_EVERYBODY_OF_DATA = re.compile(rf"全[{_UNITS}]|各[{_UNITS}乡镇街部单]")
_SYSTEM = re.compile(rf"全[国{_UNITS}](?:(?!信息|公开|统一|平台|办理|申请|管理|政府)[\u4e00-\u9fff]){{2,6}}系统")
"""A trade with its branches (全市税务系统), no software."""

_OFFICE = re.compile(r"(?P<government>.+(?:政府|行署))办(?:公[室厅])?")
_GOVERNMENT = re.compile(rf".*[{_UNITS}](?:人民政府|政府|行署)")
_UNIT = re.compile(rf"(?<!城)[{_UNITS}](?![场域])")  # not of 城市, 市场, 区域


class Told(NamedTuple):
    """A scope, and the words that tell it, without white space."""

    scope: Scope
    words: str


def scope_of(agency: str, title: str, text: str, requests: Number | None) -> Told | None:
    """What title, preamble and section one (`text`) say the numbers cover; None where they say nothing, or two things.

    A title may (全县, 汇总). Sentences about the report or its data tell it (数据为全市汇总数据), and so do those that
    count the requests of somebody, where that is the number of new requests that Table 3 has in total (`requests`): the
    table then counts for the same. 全区 is a government with all its bodies; 市政府 in the report of its office is the
    government as the one that is asked; 我局 or the body's own name is that body alone. What the report of a government
    means by its own name is not told.
    """
    clauses = [clause for clause in _CLAUSE.split(plain(text)) if len(clause) <= _LONGEST]
    told = [*_of_title(agency, plain(title))]
    told += [each for clause in clauses for each in _of_report(agency, clause)]
    told += [each for clause in clauses for each in _of_requests(agency, clause, requests)]
    return told[0] if len({each.scope for each in told}) == 1 else None


def _of_title(agency: str, title: str) -> Iterator[Told]:
    if system := _SYSTEM.search(title):
        yield Told("system", system.group())
    elif _government(agency) and (everybody := _ALL_IN_TITLE.search(title)):
        yield Told("rollup", everybody.group())


def _of_report(agency: str, clause: str) -> Iterator[Told]:
    """What a clause says of the report as such, or of its data."""
    if "报告" not in clause or _EXCEPT.search(clause):
        return
    governs = _government(agency) is not None
    for match in _OF_DATA.finditer(clause):
        if _SYSTEM.search(match["who"]):
            yield Told("system", match.group())
        elif governs and _EVERYBODY_OF_DATA.search(match["who"]):
            yield Told("rollup", match.group())
        elif not governs and _OWN.match(match["who"]):
            yield Told("own_body", match.group())
    if governs and (compiled := _COMPILED.search(clause)):
        yield Told("rollup", compiled.group())
    if not governs and (own := _OWN_REPORT.search(clause)):
        yield Told("own_body", own.group())


def _of_requests(agency: str, clause: str, requests: Number | None) -> Iterator[Told]:
    """What a clause says of whom it counts the requests for, if those are the requests of Table 3."""
    if not requests or not any(f"{requests}{unit}" in clause for unit in _COUNT_UNITS):
        return
    for match in _COUNTED.finditer(clause):
        if int(match["count"]) != requests:
            continue
        if "公开" not in match["what"] or _ANOTHER_COUNT.search(match["what"]):
            continue
        if told := _asked(agency, match["who"]):
            yield Told(told.scope, told.words + match.group()[len(match["who"]) :])


def _asked(agency: str, who: str) -> Told | None:
    """Whom the subject of a clause means in the report of an agency, and its words for them."""
    government = _government(agency)
    is_office = government is not None and government != agency
    if (system := _SYSTEM.search(who)) and who.endswith(system.group()):
        return Told("system", system.group())
    if everybody := _EVERYBODY.search(who):
        return Told("rollup", everybody.group()) if government else None
    if is_office and government and (name := _name_of(government, who)):
        return Told("government_as_respondent", name)
    if government and not is_office:
        return None
    own = (_OWN_OFFICE if is_office else _OWN).search(who)
    name = own.group() if own else _name_of(agency, who)
    return Told("own_body", name) if name else None


def _government(agency: str) -> str | None:
    """The government, from that of a county up, that an agency is or is the office of."""
    office = _OFFICE.fullmatch(agency)
    name = office["government"] if office else agency
    return name if _GOVERNMENT.fullmatch(name) else None


def _name_of(body: str, who: str) -> str | None:
    """The name of a body, whole or from its last place on (区信访局), that the subject of a clause ends with."""
    units = [match.start() for match in _UNIT.finditer(body)]
    names = [body, *([body[units[-1] :]] if units else [])]
    names += [name.replace("人民政府", "政府") for name in names]
    ending = (name for name in names if who.endswith(name) and who[: -len(name)][-1:] not in ("各", "级", "等"))
    return next(ending, None)
