"""A ministry on Hanweb JPaaS: columns that are frames, their lists from a unit API with a page size of its own."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import parse_qs

from tests.portals.answers import Answer, Request, text_answer
from tests.portals.decoys import decoy_entries
from tests.portals.entries import Entry, generated_entry, report_entries
from tests.portals.pages import column_page, html_page, links
from tests.portals.placing import Placed, place, truths
from tests.portals.portal_file import PortalFile
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.truth import PortalTruth
from tests.render.article import Site as SiteFacts

ID = "sample-jpaas-ministry"
HOST = "www.ct-sample.gov.cn"
MINISTRY = "国家税务总局"
COLUMN, OFFICES_COLUMN = "政府信息公开年报", "省级税务局信息公开年报"
FOLDER = "/zfxxgk/xxgkndbg/"
API = "/api-gateway/jpaas-publish-server/front/page/build/unit"
WEB_ID, TEMPLATE = "8d475e3a0f514d3a9f3c1b2a4d5e6f70", "62c0a7b3f1d94f7e8a5b1c2d3e4f5a6b"
ROWS_A_PAGE = 3  # whatever page size is asked for
YEARS = (2022, 2023, 2024)
OFFICES = ("浙江省税务局", "厦门市税务局", "青岛市税务局")
MISSING = ("青岛市税务局", 2023)
KINDS = ("rule_of_law_report", "explanation", "notice", "statistics")

FACTS = SiteFacts(
    name=MINISTRY, domain=HOST, id_code="bm29000002", menu=(("首页", "/"), ("政务公开", "/zfxxgk/index.html"))
)


@dataclass(frozen=True, slots=True)
class Unit:
    """A list of a column page: the ids that its `queryData` states, and its rows."""

    page_id: str
    tag_id: str
    placed: tuple[Placed, ...]

    def query_data(self) -> str:
        """As it stands in the page: a script object in an attribute."""
        fields = {
            "webId": WEB_ID,
            "pageId": self.page_id,
            "parseType": "bulidstatic",
            "pageType": "column",
            "tagId": self.tag_id,
            "tplSetId": TEMPLATE,
        }
        return "{" + ",".join(f"'{key}':'{value}'" for key, value in fields.items()) + "}"

    def pages(self, site: Site) -> list[str]:
        """What names the pages of its list; each is a call of the API."""
        count = -(-len(self.placed) // ROWS_A_PAGE)
        return [f"{site.url(API)}#pageId={self.page_id}&pageNo={number}" for number in range(1, count + 1)]

    def fragment(self, number: int) -> str:
        """The HTML of a page, empty beyond the last."""
        rows = self.placed[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]
        items = "\n".join(_item(one) for one in rows)
        pager = f'<div class="pagination" data-options="{{count:{len(self.placed)},pageNo:{number}}}"></div>'
        return f'<ul class="page-content">{items}</ul>{pager}'


def jpaas_ministry() -> SamplePortal:
    """The portal with the ministry's own column and one of the offices below it."""
    site = Site(HOST)
    own = [*report_entries(ID, [MINISTRY], YEARS), *decoy_entries(MINISTRY, KINDS, year=2023)]
    main = Unit("1487002", "信息列表", _place_all(site, FOLDER, own))
    offices = Unit("1487003", "当前栏目_list", _place_all(site, f"{FOLDER}sj/", _of_offices()))
    units = {(unit.page_id, unit.tag_id): unit for unit in (main, offices)}
    site.add_script(API, lambda request: _answer(request, units))
    site.add("/", html_page(column_page(FACTS, "首页", links((("政府信息公开", "/zfxxgk/index.html"),)))))
    entries = (("政府信息公开指南", "./xxgkzn/index.html"), (COLUMN, f"{FOLDER}index.html"))
    site.add("/zfxxgk/index.html", html_page(column_page(FACTS, "政府信息公开", links(entries))))
    site.add("/zfxxgk/xxgkzn/index.html", html_page(column_page(FACTS, "政府信息公开指南", "<p>说明</p>")))
    menu = links(((OFFICES_COLUMN, f"{FOLDER}sj/index.html"),))
    columns = ((f"{FOLDER}index.html", COLUMN, menu, main), (f"{FOLDER}sj/index.html", OFFICES_COLUMN, "", offices))
    for path, name, beside, unit in columns:
        site.add(path, html_page(column_page(FACTS, name, f'{beside}<div querydata="{unit.query_data()}"></div>')))
    reports, decoys = truths(ID, [*main.placed, *offices.placed])
    truth = PortalTruth(
        portal=ID,
        home=site.url("/"),
        family="hanweb-jpaas",
        outcome="complete",
        hosts=(HOST,),
        columns=tuple(site.url(path) for path, *_ in columns),
        list_pages=tuple(page for path, _, _, unit in columns for page in (site.url(path), *unit.pages(site))),
        reports=reports,
        decoys=decoys,
    )
    agencies = len({report.agency for report in reports})
    file = PortalFile(ID, FACTS.name, "000000", "central", site.url("/"), agencies, (YEARS[0], YEARS[-1]))
    return SamplePortal(file, (site,), truth)


def _of_offices() -> list[Entry]:
    """The offices' reports, one missing and one only a Word file."""
    agencies = [f"{MINISTRY}{office}" for office in OFFICES]
    entries = [
        e for e in report_entries(ID, agencies, YEARS) if (e.agency, e.year) != (f"{MINISTRY}{MISSING[0]}", MISSING[1])
    ]
    word = generated_entry(ID, agencies[0], YEARS[0], "docx")
    return [word if entry.title == word.title else entry for entry in entries]


def _place_all(site: Site, folder: str, entries: Iterable[Entry]) -> tuple[Placed, ...]:
    """The entries as articles, newest first."""
    newest_first = sorted(entries, key=lambda entry: entry.published, reverse=True)
    return tuple(_place(site, folder, entry) for entry in newest_first)


def _place(site: Site, folder: str, entry: Entry) -> Placed:
    name = hashlib.md5(entry.title.encode(), usedforsecurity=False).hexdigest()
    path = f"{folder}art/{entry.published.year}/art_{name}.html"
    return place(entry, site=site, facts=FACTS, trail=("政务公开", COLUMN), path=path, seed=ID)


def _item(placed: Placed) -> str:
    title = escape(placed.entry.title)
    return (
        f'<li><a class="news" href="{placed.path}">{title}</a><span class="time">{placed.entry.published}</span></li>'
    )


def _answer(request: Request, units: dict[tuple[str, str], Unit]) -> Answer:
    """A page of a unit as JSON; refused without a Referer of the host."""
    if not request.headers.get("referer", "").startswith(f"http://{HOST}/"):
        return Answer(403, b"<html><body>403 Forbidden</body></html>")
    query = {key: values[0] for key, values in parse_qs(request.target.partition("?")[2]).items()}
    unit = units.get((query.get("pageId", ""), query.get("tagId", "")))
    if unit is None or (query.get("webId"), query.get("tplSetId")) != (WEB_ID, TEMPLATE):
        return Answer(200, b'{"success":false,"data":null}', "application/json")
    try:
        number = int(json.loads(query["paramJson"])["pageNo"])
    except (KeyError, ValueError, TypeError):
        return text_answer(500, "NumberFormatException")
    answer = {"code": 200, "success": True, "data": {"html": unit.fragment(number)}}
    return Answer(200, json.dumps(answer, ensure_ascii=False).encode(), "application/json;charset=UTF-8", chunked=True)
