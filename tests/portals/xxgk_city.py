"""A city on Hanweb's xxgk sub-system: an agency tree whose pages are the reports, and a list from `search.jsp`."""

import zlib
from collections.abc import Iterator
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
from tests.portals.truth import DecoyTruth, PortalTruth
from tests.render.article import Article, article_page
from tests.render.article import Site as SiteFacts

ID = "sample-xxgk-city"
HOST = "www.wz-sample.gov.cn"
CITY = "温州市"
COLUMN = "政府信息公开年报"
COLUMN_PATH = "/col/col1229249809/index.html"
SEARCH, REPORT = "/module/xxgk/search.jsp", "/module/xxgk/xxgkAnnualReport.jsp"
JDID, DIVISION, INFO_TYPE = "34", "div1229249809", "A0113"
ROWS_A_PAGE = 4
YEARS = (2022, 2023, 2024)
OFFICES = ("人民政府办公室", "审计局")
AREAS = {
    "001008003001065": "教育局",
    "001008003001066": "民政局",
    "11330300002543210X": "财政局",
    "001008003001068": "水利局",
}
MISSING = ("水利局", 2022)
KINDS = ("website_report", "rule_of_law_report", "notice", "budget")

FACTS = SiteFacts(
    name="温州市人民政府",
    domain=HOST,
    id_code="3303000012",
    menu=(("首页", "/"), ("政务公开", "/col/col1229249800/index.html")),
)


def xxgk_city() -> SamplePortal:
    """The portal: a report of each agency of the tree and year but one, and of two offices as articles."""
    site = Site(HOST)
    reports = {(area, entry.year): entry for area in AREAS for entry in _of_agency(area)}
    tree = [Placed(entry, site, _report_path(area, year), ID) for (area, year), entry in reports.items()]
    listed = [_place(site, entry) for entry in _listed_entries()]
    twice = next(one for one in tree if (one.entry.agency, one.entry.year) == (f"{CITY}财政局", YEARS[-1]))
    listed.append(_place(site, twice.entry, same_as=twice.url))
    site.add_script(REPORT, lambda request: _report_page(request, reports))
    site.add_script(SEARCH, lambda request: _search(request, listed))
    site.add("/", html_page(column_page(FACTS, "首页", links((("政府信息公开", "/col/col1229249800/index.html"),)))))
    site.add(
        "/col/col1229249800/index.html", html_page(column_page(FACTS, "政府信息公开", links(((COLUMN, COLUMN_PATH),))))
    )
    site.add(COLUMN_PATH, html_page(column_page(FACTS, COLUMN, _tree(YEARS[-1]) + _search_script())))
    found, decoys = truths(ID, [*tree, *listed])
    empty = next(area for area, agency in AREAS.items() if agency == MISSING[0])
    decoys += (DecoyTruth(ID, site.url(_report_path(empty, MISSING[1])), f"{MISSING[1]}年", "empty_choice"),)
    pages = -(-len(listed) // ROWS_A_PAGE)
    truth = PortalTruth(
        portal=ID,
        home=site.url("/"),
        family="hanweb-xxgk",
        outcome="complete",
        hosts=(HOST,),
        columns=(site.url(COLUMN_PATH),),
        list_pages=(
            site.url(COLUMN_PATH),
            *(f"{site.url(SEARCH)}#currpage={number}" for number in range(1, pages + 1)),
        ),
        reports=found,
        decoys=decoys,
    )
    agencies = len({report.agency for report in found})
    file = PortalFile(ID, FACTS.name, "330300", "city", site.url("/"), agencies, (YEARS[0], YEARS[-1]))
    return SamplePortal(file, (site,), truth)


def _of_agency(area: str) -> Iterator[Entry]:
    agency = AREAS[area]
    years = (year for year in YEARS if (agency, year) != MISSING)
    return report_entries(ID, [f"{CITY}{agency}"], years)


def _listed_entries() -> list[Entry]:
    """Two offices, one of whose reports is only a Word file, and the decoys, newest first."""
    entries = [
        generated_entry(ID, entry.agency, YEARS[0], "docx")
        if (entry.agency, entry.year) == (f"{CITY}审计局", YEARS[0])
        else entry
        for entry in report_entries(ID, [f"{CITY}{office}" for office in OFFICES], YEARS)
    ]
    return sorted([*entries, *decoy_entries(CITY, KINDS, year=2023)], key=lambda entry: entry.published, reverse=True)


def _place(site: Site, entry: Entry, *, same_as: str | None = None) -> Placed:
    day = entry.published
    number = 10_000 + zlib.crc32(entry.title.encode()) % 90_000
    path = f"/art/{day.year}/{day.month}/{day.day}/art_1229850036_{number}.html"
    return place(entry, site=site, facts=FACTS, trail=("政务公开", COLUMN), path=path, seed=ID, same_as=same_as)


def _report_path(area: str, year: int | None) -> str:
    return f"{REPORT}?area={area}&fbtime={year}"


def _tree(year: int) -> str:
    return links(tuple((f"{CITY}{agency}", _report_path(area, year)) for area, agency in AREAS.items()), style="tree")


def _report_page(request: Request, reports: dict[tuple[str, int | None], Entry]) -> Answer:
    """The report of an agency and year, with the tree and the years beside it; any other is an empty template."""
    query = parse_qs(request.target.partition("?")[2])
    area, year = query.get("area", [""])[0], query.get("fbtime", [""])[0]
    years = links(tuple((f"{one}年", _report_path(area, one)) for one in reversed(YEARS)), style="years")
    entry = reports.get((area, int(year))) if year.isdecimal() else None
    if entry is None:
        page = column_page(FACTS, COLUMN, _tree(YEARS[-1]) + years + '<div id="zoom"></div>')
    else:
        article = Article(
            entry.title, entry.published, entry.agency, ("政务公开", COLUMN), entry.body(), entry.container
        )
        page = article_page(FACTS, article).replace("</body>", f"{_tree(YEARS[-1])}{years}</body>")
    return Answer(200, page.encode())


def _search_script() -> str:
    filters = "texttype=0&fbtime=&vc_all=&vc_filenumber=&vc_title=&vc_number="
    order = f"&sortfield=compaltedate:0&fields=&fieldConfigId=247732&hasNoPages=0&infoCount={ROWS_A_PAGE}"
    return f"""<div id="{DIVISION}"></div>
<script>
var jdid = "{JDID}";
function turn(page) {{
  $.ajax({{ type: "post", url: "{SEARCH}?{filters}&currpage=" + page + "{order}",
    data: {{ infotypeId: "{INFO_TYPE}", jdid: jdid, area: "", divid: "{DIVISION}" }}, success: show }});
}}
turn(1);
</script>"""


def _search(request: Request, listed: list[Placed]) -> Answer:
    """A page of the list as an HTML fragment, without a next link; a wrong search finds nothing."""
    asked = {key: values[0] for key, values in parse_qs(request.body.decode("latin-1")).items()}
    if request.method != "POST" or not asked.get("currpage", "").isdecimal():
        return text_answer(500, "java.lang.NullPointerException")
    if (asked.get("jdid"), asked.get("divid"), asked.get("infotypeId")) != (JDID, DIVISION, INFO_TYPE):
        return Answer(200, "<div>暂无相关信息</div>".encode())
    start = (int(asked["currpage"]) - 1) * ROWS_A_PAGE
    rows = "".join(_row(one, index) for index, one in enumerate(listed[start : start + ROWS_A_PAGE]))
    pages = -(-len(listed) // ROWS_A_PAGE)
    fragment = f'<table class="xlt_table1">{rows}</table><div class="pages">共 {pages} 页</div>'
    return Answer(200, fragment.encode(), chunked=True)


def _row(placed: Placed, index: int) -> str:
    title = escape(placed.entry.title)
    link = f'<a class="bt_link" href="{placed.url}" target="_blank">{title}</a>'
    kind = "odd" if index % 2 else "even"
    return f'<tr class="tr_main_value_{kind}"><td>{link}</td><td>{placed.entry.published.isoformat()}</td></tr>'
