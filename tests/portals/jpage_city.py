"""A city on Hanweb JCMS: jpage lists, the departments' one on a host of its own."""

import zlib

from tests.portals.busy import BusyOnce
from tests.portals.decoys import decoy_entries
from tests.portals.entries import Entry, generated_entry, report_entries
from tests.portals.jpage import DATAPROXY, Dataproxy, JpageList
from tests.portals.pages import column_page, html_page, links
from tests.portals.placing import Placed, place, truths
from tests.portals.portal_file import PortalFile
from tests.portals.recorded import recorded_entry
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.truth import PortalTruth
from tests.render.article import Site as SiteFacts

ID = "sample-jpage-city"
HOST = "www.zw-sample.gov.cn"
DEPARTMENT_HOST = "xxgk.zw-sample.gov.cn"
CITY = "中卫市"
COLUMN = "政府信息公开年报"
COLUMN_ID, UNIT_ID, PER_PAGE = 33718, 212860, 15
DEPARTMENT_COLUMN_ID, DEPARTMENT_UNIT_ID, DEPARTMENT_PER_PAGE = 1229850036, 424388, 4
YEARS = (2021, 2022, 2023, 2024)
OFFICES = (
    *("人民政府", "发展和改革委员会", "教育局", "公安局", "民政局"),
    *("财政局", "自然资源局", "交通运输局", "水务局", "审计局"),
)
DEPARTMENTS = (
    *("沙坡头区人民政府办公室", "沙坡头区教育局", "沙坡头区民政局"),
    *("沙坡头区财政局", "中宁县人民政府办公室", "海原县人民政府办公室"),
)
KINDS = (
    *("rule_of_law_report", "website_report", "explanation", "notice"),
    *("guide", "statistics", "budget", "public_institution", "news"),
)

FACTS = SiteFacts(
    name="中卫市人民政府",
    domain=HOST,
    id_code="6405000002",
    menu=(
        ("首页", f"http://{HOST}/"),
        ("政务公开", f"http://{HOST}/col/col33700/index.html"),
        ("走进中卫", f"http://{HOST}/col/col33690/index.html"),
    ),
)


def jpage_city() -> SamplePortal:
    """The portal with a column of two groups of 45 rows and one of three groups of 12."""
    site, department_site = Site(HOST), Site(DEPARTMENT_HOST)
    main = [_place(site, COLUMN_ID, entry) for entry in _main_entries()]
    departments = [_place(department_site, DEPARTMENT_COLUMN_ID, entry) for entry in _department_entries()]
    main_list = JpageList(COLUMN_ID, UNIT_ID, COLUMN, tuple(main), PER_PAGE)
    department_list = JpageList(
        DEPARTMENT_COLUMN_ID, DEPARTMENT_UNIT_ID, "部门信息公开年报", tuple(departments), DEPARTMENT_PER_PAGE
    )
    _add_entrance(site)
    pages = _add_list(site, main_list) + _add_list(department_site, department_list)
    busy = main[0]
    site.add_script(busy.path, BusyOnce(site.page(busy.path)))
    reports, decoys = truths(ID, [*main, *departments])
    truth = PortalTruth(
        portal=ID,
        home=site.url("/"),
        family="hanweb-jcms",
        outcome="complete",
        hosts=(HOST, DEPARTMENT_HOST),
        columns=(pages[0], pages[main_list.groups]),
        list_pages=tuple(pages),
        reports=reports,
        decoys=decoys,
    )
    agencies = len({report.agency for report in reports})
    file = PortalFile(ID, FACTS.name, "640500", "city", site.url("/"), agencies, (YEARS[0], YEARS[-1]))
    return SamplePortal(file, (site, department_site), truth)


def _main_entries() -> list[Entry]:
    """City offices, two recorded reports and the decoys, newest first; one report has a cell a line."""
    entries = list(report_entries(ID, [f"{CITY}{office}" for office in OFFICES], YEARS))
    lines = generated_entry(ID, f"{CITY}审计局", 2022, "cell_per_line", "zoom")
    entries = [lines if entry.title == lines.title else entry for entry in entries]
    entries += [recorded_entry("seed-003"), recorded_entry("seed-004")]
    entries += decoy_entries(CITY, KINDS, year=2024)
    return sorted(entries, key=lambda entry: entry.published, reverse=True)


def _department_entries() -> list[Entry]:
    entries = [*report_entries(ID, DEPARTMENTS, YEARS), *decoy_entries("沙坡头区", KINDS[:4], year=2022)]
    return sorted(entries, key=lambda entry: entry.published, reverse=True)


def _place(site: Site, column_id: int, entry: Entry) -> Placed:
    day = entry.published
    number = 10_000 + zlib.crc32(entry.title.encode()) % 9_990_000
    path = f"/art/{day.year}/{day.month}/{day.day}/art_{column_id}_{number}.html"
    return place(entry, site=site, facts=FACTS, trail=("政务公开", COLUMN), path=path, seed=ID)


def _add_list(site: Site, jpage: JpageList) -> list[str]:
    """The column page, its dataproxy, and the addresses of all groups."""
    path = f"/col/col{jpage.column_id}/index.html"
    menu = ""
    if site.host == HOST:
        menu = links((("部门信息公开年报", f"http://{DEPARTMENT_HOST}/col/col{DEPARTMENT_COLUMN_ID}/index.html"),))
    site.add(path, html_page(column_page(FACTS, jpage.name, menu + jpage.island())))
    site.add_script(DATAPROXY, Dataproxy(jpage))
    return [site.url(path), *(site.url(jpage.group_url_path(group)) for group in range(1, jpage.groups))]


def _add_entrance(site: Site) -> None:
    entries = (
        ("政府信息公开指南", "/col/col33715/index.html"),
        ("政府信息公开制度", "/col/col33716/index.html"),
        ("法定主动公开内容", "/col/col33717/index.html"),
        (COLUMN, f"/col/col{COLUMN_ID}/index.html"),
        ("依申请公开", "/col/col33719/index.html"),
    )
    site.add("/", html_page(column_page(FACTS, "首页", links((("政府信息公开", "/col/col33700/index.html"),)))))
    site.add("/col/col33690/index.html", html_page(column_page(FACTS, "走进中卫", "<p>城市概况</p>")))
    site.add("/col/col33700/index.html", html_page(column_page(FACTS, "政府信息公开", links(entries))))
    for name, path in entries:
        if name != COLUMN:
            site.add(path, html_page(column_page(FACTS, name, "<p>说明</p>")))
