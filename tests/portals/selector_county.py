"""A county whose report pages show one report at a time: its year, or its agency and year, chosen by a `<select>`."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from html import escape
from urllib.parse import parse_qs

from tests.portals.answers import Answer, Request
from tests.portals.decoys import decoy_entries
from tests.portals.entries import Entry
from tests.portals.pages import html_page, links
from tests.portals.placing import Placed, place
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import NOT_FOUND, Site
from tests.portals.small_place import KINDS, MISSING, OFFICES, SmallPlace

PLACE = SmallPlace(
    "sample-selector-county",
    "www.fq-sample.gov.cn",
    "凤庆县",
    "530921",
    "county",
    "query-selector",
    id_code="5309210001",
)
COLUMN = "政府信息公开年报"
TOGETHER = "/nb/nb.jsp"
APART = OFFICES[:2]  # with a page each; the others share one
Query = dict[str, str]


def selector_county() -> SamplePortal:
    """The portal with a year select for two offices, and one page of two selects for the others."""
    site = Site(PLACE.host)
    decoys = [_place(site, entry, f"/gk/{2267900 + index}.html", "")
              for index, entry in enumerate(decoy_entries(PLACE.name, KINDS, year=2023))]  # fmt: skip
    placed = list(decoys)
    columns: list[str] = []
    for number, office in enumerate(APART):
        folder = f"/zfxxgk_fqx_{number}/"
        own = _add_year_page(site, f"{folder}zfxxgknb.html", office, decoys if number == 0 else [])
        entries = ((COLUMN, "zfxxgknb.html"), ("政府信息公开指南", "zn.html"))
        site.add(folder, html_page(PLACE.page(office, links(entries))))
        columns.append(own[0].url)
        placed += own
    shared = _add_shared_page(site)
    placed += shared
    columns.append(shared[0].url)
    offices = tuple((office, f"/zfxxgk_fqx_{number}/") for number, office in enumerate(APART))
    entrance = links((("部门信息公开", "bm.html"), ("乡镇政府信息公开年报", TOGETHER)))
    site.add("/", html_page(PLACE.page("首页", links((("政府信息公开", "/zfxxgk/"),)))))
    site.add("/zfxxgk/", html_page(PLACE.page("政府信息公开", entrance)))
    site.add("/zfxxgk/bm.html", html_page(PLACE.page("部门信息公开", links(offices))))
    return PLACE.portal((site,), placed, columns=tuple(columns), list_pages=tuple(columns))


def _place(site: Site, entry: Entry, path: str, choice: str, *, same_as: str | None = None) -> Placed:
    trail = ("政府信息公开", COLUMN)
    chosen = replace(entry, body=lambda: choice + entry.body())
    return place(chosen, site=site, facts=PLACE.facts, trail=trail, path=path, seed=PLACE.id, same_as=same_as)


def _add_year_page(site: Site, path: str, office: str, decoys: list[Placed]) -> list[Placed]:
    """A page for each year, with the decoys below; without a year it is that of the newest."""
    entries = PLACE.reports(office)
    years = [str(entry.year) for entry in entries]
    beside = links(tuple((decoy.entry.title, decoy.path) for decoy in decoys))
    choices = [_select("nbYear", years, year, path) + beside for year in years]
    placed = [_place(site, entries[0], path, choices[0])]
    for entry, year, choice in zip(entries, years, choices, strict=True):
        same_as = placed[0].url if year == years[0] else None
        placed.append(_place(site, entry, f"{path}?nbYear={year}", choice, same_as=same_as))
    site.add_script(path, partial(_answer, site, lambda query: _query_path(path, query, "nbYear")))
    return placed


def _add_shared_page(site: Site) -> list[Placed]:
    """A page for each office and year of those that share it; one that there is no report of is an empty page."""
    offices = OFFICES[len(APART) :]
    codes = [f"{number:03}" for number in range(1, len(offices) + 1)]
    placed: list[Placed] = []
    for code, office in zip(codes, offices, strict=True):
        entries = PLACE.reports(office)
        years = [str(entry.year) for entry in entries]
        for entry, year in zip(entries, years, strict=True):
            form = _select("deptcode", codes, code, None, offices) + _select("fbtime", years, year, None)
            choice = f'<form action="nb.jsp" method="get">{form}<input type="submit" value="查询"></form>'
            path = f"{TOGETHER}?deptcode={code}&fbtime={year}"
            if not placed:
                placed.append(_place(site, entry, TOGETHER, choice))
            same_as = placed[0].url if len(placed) == 1 else None
            placed.append(_place(site, entry, path, choice, same_as=same_as))
    empty = Entry("暂无年报", PLACE.name, date(2024, 1, 2), lambda: "<p>暂无数据</p>", decoy="empty_choice")
    placed.append(_place(site, empty, f"{TOGETHER}?deptcode={codes[-1]}&fbtime={MISSING[1]}", ""))
    site.add_script(TOGETHER, partial(_answer, site, lambda query: _query_path(TOGETHER, query, "deptcode", "fbtime")))
    return placed


def _select(name: str, values: list[str], shown: str, path: str | None, labels: tuple[str, ...] = ()) -> str:
    """A select; with a path, choosing goes to it by script, else the form around it is sent."""
    options = "".join(
        f'<option value="{value}"{" selected" if value == shown else ""}>{escape(label)}</option>'
        for value, label in zip(values, labels or [f"{value}年" for value in values], strict=True)
    )
    change = f" onchange=\"location.href='{path}?{name}='+this.value\"" if path else ""
    return f'<select name="{name}"{change}>{options}</select>'


def _query_path(path: str, query: Query, *names: str) -> str:
    return f"{path}?{'&'.join(f'{name}={query[name]}' for name in names)}" if query else path


def _answer(site: Site, path_of: Callable[[Query], str], request: Request) -> Answer:
    """The report that the query chooses."""
    query = {name: values[0] for name, values in parse_qs(request.target.partition("?")[2]).items()}
    try:
        return site.page(path_of(query)).answer(request)
    except KeyError:
        return NOT_FOUND
