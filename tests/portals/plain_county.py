"""A county-level city with hand-made pages: 下一页 links, agency pages, old encodings, links that lead away."""

from dataclasses import dataclass
from html import escape

from tests.portals.answers import Answer, Request
from tests.portals.decoys import decoy_entries
from tests.portals.entries import Entry, report_entries
from tests.portals.pages import column_page, html_page, links
from tests.portals.placing import Placed, place, truths
from tests.portals.portal_file import PortalFile
from tests.portals.recorded import recorded_entry
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.truth import LostTruth, PortalTruth
from tests.render.article import Site as SiteFacts

ID = "sample-plain-county"
HOST = "www.rz-sample.gov.cn"
CLONE_HOST = "www.rz-sample-clone.com"
OTHER_HOST = "mp.weixin.qq.com"
ROBOTS = "User-agent: *\nCrawl-delay: 0.2\nDisallow: /search\n"
PLACE = "汝州市"
COLUMN = "信息公开年度报告"
FOLDER = "/xxgk/nb/"
ROWS_A_PAGE = 8
YEARS = (2021, 2022, 2023, 2024)
OFFICES = ("人民政府", "财政局", "民政局")
KINDS = ("website_report", "rule_of_law_report", "notice", "explanation", "budget")
AGENCIES = (("xfj", "信访局"), ("jyj", "教育局"), ("slj", "水利局"), ("lyj", "林业局"), ("sjj", "审计局"))
AGENCY_YEARS = (2023, 2024)

FACTS = SiteFacts(
    name="汝州市人民政府",
    domain=HOST,
    id_code="4104820001",
    menu=(("首页", "/"), ("政务公开", "/xxgk/index.html"), ("部门信息公开", "/bm/"), ("搜索", "/search?q=年报")),
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the main list as it is written: where its link points, its title and day (none: "")."""

    href: str
    title: str
    day: str


# Report titles whose links leave the portal: straight to a copy of it, by a redirect, to a chat platform.
AWAY = (
    Row(
        f"http://{CLONE_HOST}/xxgk/nb/content_1020.html", f"{PLACE}人民政府2020年政府信息公开工作年度报告", "2021-03-29"
    ),
    Row("/go.php?id=2019", f"{PLACE}人民政府2019年政府信息公开工作年度报告", "2020-03-30"),
    Row(f"https://{OTHER_HOST}/s/Zx8", f"{PLACE}财政局2020年政府信息公开工作年度报告", "2021-01-28"),
)


def plain_county() -> SamplePortal:
    """The portal with a chain of three list pages and five agency pages."""
    site = Site(HOST, robots=ROBOTS)
    _add_entrance(site)
    main = [_place(site, f"{FOLDER}content_{2267980 + index}.html", entry, index) for index, entry in _main_entries()]
    list_pages = _add_chain(site, main)
    agency_pages: list[str] = []
    for folder, name in AGENCIES:
        agency = _add_agency(site, folder, f"{PLACE}{name}")
        agency_pages.append(site.url(f"/bm/{folder}/nb.html"))
        main += agency
    site.add_script("/go.php", _redirect_to_clone)
    reports, decoys = truths(ID, main)
    truth = PortalTruth(
        portal=ID,
        home=site.url("/"),
        family="generic",
        outcome="incomplete",
        hosts=(HOST,),
        columns=(list_pages[0], *agency_pages),
        list_pages=(*list_pages, *agency_pages),
        reports=reports,
        decoys=decoys,
        lost=tuple(
            LostTruth(
                ID,
                site.url(row.href) if row.href.startswith("/") else row.href,
                row.title,
                "off_portal_redirect" if row.href.startswith("/") else "off_portal_link",
            )
            for row in AWAY
        ),
        foreign_hosts=(CLONE_HOST, OTHER_HOST),
    )
    agencies = len({report.agency for report in reports})
    file = PortalFile(ID, FACTS.name, "410482", "county", site.url("/"), agencies, (YEARS[0], YEARS[-1]))
    return SamplePortal(file, (site,), truth)


def _redirect_to_clone(request: Request) -> Answer:
    return Answer(302, headers=(("Location", f"http://{CLONE_HOST}/xxgk/nb/{request.target.rpartition('=')[2]}.html"),))


def _main_entries() -> list[tuple[int, Entry]]:
    entries = [*report_entries(ID, [f"{PLACE}{office}" for office in OFFICES], YEARS)]
    entries += decoy_entries(PLACE, KINDS, year=2023)
    return list(enumerate(sorted(entries, key=lambda entry: entry.published, reverse=True)))


def _place(site: Site, path: str, entry: Entry, index: int) -> Placed:
    """Every fifth article is in GB18030, labelled gb2312."""
    charset = "gb2312" if index % 5 == 4 else "utf-8"
    trail = ("政务公开", COLUMN)
    return place(entry, site=site, facts=FACTS, trail=trail, path=path, seed=ID, charset=charset)


def _add_chain(site: Site, placed: list[Placed]) -> list[str]:
    """list.html → list-2.html → list-3.html; the second in GB18030 with a last row after `</html>`."""
    rows = [
        Row(_href(one, index), one.entry.title, one.entry.published.isoformat()) for index, one in enumerate(placed)
    ]
    rows += AWAY
    groups = [rows[start : start + ROWS_A_PAGE] for start in range(0, len(rows), ROWS_A_PAGE)]
    names = ["list.html", *(f"list-{number}.html" for number in range(2, len(groups) + 1))]
    for index, (name, group) in enumerate(zip(names, groups, strict=True)):
        late = group[-1:] if index == 1 else []
        body = "".join(map(_row, group[: len(group) - len(late)]))
        following = f'<a href="{names[index + 1]}">下一页</a>' if index + 1 < len(names) else "<span>下一页</span>"
        content = f'<table class="list">{body}</table><div class="pages"><a href="list.html">首页</a> {following}</div>'
        charset = "gb2312" if index == 1 else "utf-8"
        page = column_page(FACTS, COLUMN, content, charset=charset)
        page += "".join(f"<table>{_row(row)}</table><!-- 承办：喆园科技 -->" for row in late)
        site.add(f"{FOLDER}{name}", html_page(page, charset=charset))
    return [site.url(f"{FOLDER}{name}") for name in names]


def _href(placed: Placed, index: int) -> str:
    """Relative, root-relative, upwards and protocol-relative in turn."""
    name = placed.path.removeprefix(FOLDER)
    return (name, placed.path, f"../nb/{name}", f"//{HOST}{placed.path}")[index % 4]


def _row(row: Row) -> str:
    day = f"<td>[{row.day}]</td>" if row.day else ""
    return f'<tr><td>·</td><td><a href="{row.href}">{escape(row.title)}</a></td>{day}</tr>\n'


def _add_agency(site: Site, folder: str, agency: str) -> list[Placed]:
    """An agency's page with a base href, its 年报 page, and two or three reports."""
    entries = list(report_entries(ID, [agency], AGENCY_YEARS))
    if folder == "xfj":
        entries.append(recorded_entry("seed-002"))
    root = f"/bm/{folder}/"
    placed = [_place(site, f"{root}{entry.year}/{folder}{entry.year}.html", entry, 0) for entry in entries]
    base = f'<base href="{site.url(root)}"/>'
    entrance = links((("机构职能", "jgzn.html"), ("政府信息公开年报", "nb.html")))
    rows = "".join(
        _row(Row(f"./{one.entry.year}/{folder}{one.entry.year}.html", one.entry.title, "")) for one in placed
    )
    site.add(root, html_page(column_page(FACTS, agency, entrance, head=base)))
    site.add(f"{root}jgzn.html", html_page(column_page(FACTS, "机构职能", f"<p>{agency}主要职责</p>")))
    list_page = column_page(FACTS, "政府信息公开年报", f"<table>{rows}</table>", head=base)
    site.add(f"{root}nb.html", html_page(list_page))
    return placed


def _add_entrance(site: Site) -> None:
    entries = (("政府信息公开指南", "zn.html"), ("政府信息公开制度", "zd.html"), (COLUMN, "nb/list.html"))
    home = links((("政务公开", "xxgk/index.html"), ("部门信息公开", "bm/")))
    agencies = tuple((f"市{name}", f"{folder}/") for folder, name in AGENCIES)
    site.add("/", html_page(column_page(FACTS, "首页", home)))
    site.add("/xxgk/", html_page(column_page(FACTS, "政务公开", links(entries))))
    site.add("/xxgk/zn.html", html_page(column_page(FACTS, "政府信息公开指南", "<p>指南</p>")))
    site.add("/xxgk/zd.html", html_page(column_page(FACTS, "政府信息公开制度", "<p>制度</p>")))
    site.add("/bm/", html_page(column_page(FACTS, "部门信息公开", links(agencies))))
    site.add("/search", html_page(column_page(FACTS, "搜索", "<p>请输入关键词</p>")))
