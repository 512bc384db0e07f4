"""A city whose reports lie deep and apart: nested columns of one name, other hosts, a column only in the sitemap."""

from html import escape

from tests.portals.answers import HTML, Answer, Request
from tests.portals.entries import Entry, report_entries
from tests.portals.pages import column_page, html_page, lazy_page, links
from tests.portals.placing import Placed, place, truths
from tests.portals.portal_file import PortalFile
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Page, Site
from tests.portals.truth import PortalTruth
from tests.render.article import Site as SiteFacts

ID = "sample-nested-city"
CITY = "临汾市"
DOMAIN = "lfs-sample.gov.cn"
HOST, XXGK_HOST, AGENCY_HOST = (f"{name}.{DOMAIN}" for name in ("www", "xxgk", "jyj"))
COLUMN = "政府信息公开年报"
YEARS = (2022, 2023, 2024)
NESTED = (("czj", "财政局"), ("mzj", "民政局"))
GOVERNMENT, AGENCY, TOWNSHIP = f"{CITY}人民政府", f"{CITY}教育局", f"{CITY}尧庙镇人民政府"
SITEMAPS = ("/sitemaps/index.xml", "/sitemaps/1.xml")
UNLINKED = "/c/zfxxgknb_31597/"  # linked from no page
FACTS = SiteFacts(f"{CITY}人民政府", HOST, "1410000001", (("首页", "/"),))


def nested_city() -> SamplePortal:
    """The portal: three hosts, reports in five places, and a calendar without end."""
    www = Site(HOST, robots=f"User-agent: *\nDisallow: /search\nSitemap: http://{HOST}{SITEMAPS[0]}\n")
    xxgk, agency = Site(XXGK_HOST), Site(AGENCY_HOST)
    _add_entrance(www)
    nested, nested_columns = _add_nested(xxgk)
    own, own_columns = _add_list(xxgk, "/zfnb/", GOVERNMENT)
    unlinked, unlinked_columns = _add_list(www, UNLINKED, TOWNSHIP)
    answered, answered_columns = _add_latest(agency)
    _add_sitemaps(www)
    _add_calendar(www)
    columns = (*nested_columns, *own_columns, *unlinked_columns, *answered_columns)
    reports, decoys = truths(ID, [*nested, *own, *unlinked, *answered])
    truth = PortalTruth(
        portal=ID,
        home=www.url("/"),
        family="generic",
        outcome="complete",
        hosts=(HOST, XXGK_HOST, AGENCY_HOST),
        columns=columns,
        list_pages=columns,
        reports=reports,
        decoys=decoys,
    )
    agencies = len({report.agency for report in reports})
    file = PortalFile(ID, FACTS.name, "141000", "city", www.url("/"), agencies, (YEARS[0], YEARS[-1]))
    return SamplePortal(file, (www, xxgk, agency), truth)


def _add_entrance(www: Site) -> None:
    """The home page leads to the two other hosts; the disclosure area has no column of reports of its own."""
    entries = (
        ("政务公开", "/zwgk/"),
        ("政府信息公开", f"http://{XXGK_HOST}/"),
        ("部门网站", "/bmwz/"),
        ("要闻", "/yw/"),
    )
    www.add("/", html_page(column_page(FACTS, "首页", links(entries))))
    www.add(
        "/zwgk/",
        html_page(column_page(FACTS, "政务公开", links((("政府信息公开指南", "zn.html"), ("主动公开信息", "/rl"))))),
    )
    www.add("/bmwz/", html_page(column_page(FACTS, "部门网站", links(((AGENCY, f"http://{AGENCY_HOST}/"),)))))


def _add_nested(xxgk: Site) -> tuple[list[Placed], list[str]]:
    """Year, agency, report: each level is called 政府信息公开年报, and the reports do not name their agency."""
    xxgk.add("/", html_page(column_page(FACTS, "政府信息公开", links(((COLUMN, "/nb/"), ("政府年报", "/zfnb/"))))))
    years = tuple((f"{year}年{COLUMN}", f"./{year}/") for year in YEARS)
    xxgk.add("/nb/", html_page(column_page(FACTS, COLUMN, links(years))))
    placed: list[Placed] = []
    columns: list[str] = []
    for year in YEARS:
        folder = f"/nb/{year}/"
        agencies = tuple((f"市{name}", f"./{key}/") for key, name in NESTED)
        xxgk.add(folder, html_page(column_page(FACTS, COLUMN, links(agencies))))
        for key, name in NESTED:
            (entry,) = report_entries(ID, [f"{CITY}{name}"], (year,))
            one = _place(xxgk, f"{folder}{key}/content_{year}0{len(placed)}.html", entry)
            row = links(((COLUMN, "./"), (f"{year}年{COLUMN}", one.path)), style="list")
            xxgk.add(f"{folder}{key}/", html_page(column_page(FACTS, COLUMN, row)))
            placed.append(one)
            columns.append(xxgk.url(f"{folder}{key}/"))
    return placed, columns


def _add_list(site: Site, folder: str, body: str) -> tuple[list[Placed], list[str]]:
    """A column of one body."""
    placed = [_place(site, f"{folder}{entry.year}.html", entry) for entry in report_entries(ID, [body], YEARS)]
    rows = links(tuple((one.entry.title, one.path) for one in placed), style="list")
    site.add(folder, html_page(column_page(FACTS, COLUMN, rows)))
    return placed, [site.url(folder)]


def _add_latest(agency: Site) -> tuple[list[Placed], list[str]]:
    """The agency's own site: its column answers the latest report, which links to those of the years before."""
    folder = "/zfxxgk/nb/"
    *earlier, latest = report_entries(ID, [AGENCY], YEARS)
    placed = [_place(agency, f"{folder}{entry.year}.html", entry) for entry in earlier]
    older = links(tuple((f"{one.entry.year}年", one.path) for one in placed), style="year-list")

    def write() -> str:
        return column_page(FACTS, COLUMN, f"<h1>{escape(latest.title)}</h1>{latest.body()}{older}")

    agency.add(folder, lazy_page(write, latest.published))
    agency.add("/", html_page(column_page(FACTS, AGENCY, links(((COLUMN, folder),)))))
    return [*placed, Placed(latest, agency, folder, ID)], [agency.url(folder)]


def _place(site: Site, path: str, entry: Entry) -> Placed:
    return place(entry, site=site, facts=FACTS, trail=("政府信息公开", COLUMN), path=path, seed=ID)


def _add_sitemaps(www: Site) -> None:
    """An index of one sitemap, which names the column that no page links to, beside addresses of anything."""
    pages = ("/", "/yw/", "/yw/202401/t20240115_1234567.html", UNLINKED, "http://www.elsewhere.com/zfxxgknb/")
    _add_xml(www, SITEMAPS[0], "sitemapindex", "sitemap", SITEMAPS[1:])
    _add_xml(www, SITEMAPS[1], "urlset", "url", pages)


def _add_xml(www: Site, path: str, root: str, item: str, paths: tuple[str, ...]) -> None:
    urls = (path if path.startswith("http") else www.url(path) for path in paths)
    items = "".join(f"<{item}><loc>{escape(url)}</loc><lastmod>2025-01-20</lastmod></{item}>" for url in urls)
    text = f'<?xml version="1.0" encoding="UTF-8"?><{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    page = html_page(f"{text}{items}</{root}>")
    www.add(path, Page(page.render, page.modified, "application/xml"))


def _add_calendar(www: Site) -> None:
    """What was made public in a month, and the months beside it, for ever."""

    def month(request: Request) -> Answer:
        number = int(request.target.rpartition("=")[2]) if "=" in request.target else 24_000
        beside = (
            ("上一页", f"/rl?m={number - 1}"),
            ("下一页", f"/rl?m={number + 1}"),
            (COLUMN, f"http://{XXGK_HOST}/nb/"),
        )
        return Answer(200, column_page(FACTS, "公开日历", links(beside)).encode(), HTML)

    www.add_script("/rl", month)
