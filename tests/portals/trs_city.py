"""A city on TRS WCM: static lists with `createPageHTML`, pages counted from 0, year folders for its departments."""

import zlib
from dataclasses import replace
from datetime import date
from html import escape

from tests.portals.decoys import decoy_entries
from tests.portals.entries import Attachment, Entry, generated_entry, report_entries
from tests.portals.pages import column_page, cut, html_page, links
from tests.portals.placing import Placed, place, truths
from tests.portals.portal_file import PortalFile
from tests.portals.recorded import recorded_entry
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.truth import PortalTruth
from tests.render.article import Site as SiteFacts
from tests.render.docx import docx_file
from tests.render.sample_report import random_report

ID = "sample-trs-city"
HOST = "www.smx-sample.gov.cn"
CITY = "三门峡市"
COLUMN = "政府信息公开年报"
FOLDER = "/zfxxgk/zfxxgknb/"
ROWS_A_PAGE = 15
YEARS = (2021, 2022, 2023, 2024)
OFFICES = ("人民政府", "发展和改革委员会", "教育局", "财政局", "公安局", "民政局", "水利局", "审计局")
DEPARTMENTS = ("交通运输局", "文化广电和旅游局", "卫生健康委员会", "应急管理局")
KINDS = ("website_report", "rule_of_law_report", "explanation", "notice", "guide", "statistics", "news", "release")

FACTS = SiteFacts(
    name="三门峡市人民政府",
    domain=HOST,
    id_code="4112000001",
    menu=(("首页", "/"), ("政府信息公开", "/zfxxgk/"), ("新闻中心", "/xwzx/"), ("互动交流", "/hdjl/")),
)


def trs_city() -> SamplePortal:
    """The portal with its 年报 column of three pages and its 部门 column of four year folders."""
    site = Site(HOST, robots="User-agent: *\nDisallow: /hdjl/\n")
    _add_entrance(site)
    main = [_place(site, FOLDER, entry) for entry in _main_entries()]
    main_pages = _add_list(site, FOLDER, COLUMN, main, menu=(("部门信息公开年报", "./bm/"),))
    departments, department_pages = _add_departments(site, main)
    reports, decoys = truths(ID, [*main, *departments])
    truth = PortalTruth(
        portal=ID,
        home=site.url("/"),
        family="trs-wcm",
        outcome="complete",
        hosts=(HOST,),
        columns=(site.url(FOLDER), *(site.url(f"{FOLDER}bm/{year}n/") for year in YEARS)),
        list_pages=(*main_pages, *department_pages),
        reports=reports,
        decoys=decoys,
    )
    agencies = len({report.agency for report in reports})
    file = PortalFile(ID, FACTS.name, "411200", "city", site.url("/"), agencies, (YEARS[0], YEARS[-1]))
    return SamplePortal(file, (site,), truth)


def _main_entries() -> list[Entry]:
    """Governments and offices, two recorded reports and the decoys, newest first."""
    agencies = [f"{CITY}{office}" for office in OFFICES]
    entries = [_with_trap(entry) for entry in report_entries(ID, agencies, YEARS)]
    entries += [recorded_entry("seed-000"), recorded_entry("seed-001")]
    entries += decoy_entries(CITY, KINDS, year=2023)
    return sorted(entries, key=lambda entry: entry.published, reverse=True)


def _with_trap(entry: Entry) -> Entry:
    """Reports only in a Word file, with a Word copy beside the page, and published within their own year."""
    match (entry.agency.removeprefix(CITY), entry.year):
        case ("水利局", 2022):
            return generated_entry(ID, entry.agency, 2022, "docx")
        case ("审计局", 2023):
            sample = random_report(ID, agency=entry.agency, year=2023)
            return replace(entry, attachment=Attachment(f"{entry.title}.docx", lambda: docx_file(sample)))
        case ("民政局", 2023):
            return replace(entry, published=date(2023, 12, 19))
    return entry


def _place(site: Site, folder: str, entry: Entry, *, same_as: str | None = None) -> Placed:
    number = 1_000_000 + zlib.crc32(f"{folder}{entry.title}".encode()) % 9_000_000
    month, day = f"{entry.published:%Y%m}", f"{entry.published:%Y%m%d}"
    if entry.agency == f"{CITY}公安局" and entry.year == YEARS[0]:
        month, day = "197001", "19700101"  # a migrated page: the epoch stands in its address
    trail = ("政府信息公开", COLUMN)
    path = f"{folder}{month}/t{day}_{number}.html"
    return place(entry, site=site, facts=FACTS, trail=trail, path=path, seed=ID, same_as=same_as)


def _add_departments(site: Site, main: list[Placed]) -> tuple[list[Placed], list[str]]:
    """A year folder for each year; one report is missing, another repeats a page of the main column."""
    agencies = [f"{CITY}{office}" for office in DEPARTMENTS]
    placed: list[Placed] = []
    pages: list[str] = []
    for year in YEARS:
        folder = f"{FOLDER}bm/{year}n/"
        entries = [e for e in report_entries(ID, agencies, (year,)) if (e.agency, year) != (agencies[-1], 2022)]
        here = [_place(site, folder, entry) for entry in entries]
        if year == YEARS[-1]:
            first = next(one for one in main if (one.entry.agency, one.entry.year) == (f"{CITY}财政局", year))
            here.append(_place(site, folder, first.entry, same_as=first.url))
        pages += _add_list(site, folder, f"{year}年", here)
        placed += here
    folders = tuple((f"{year}年", f"./{year}n/") for year in reversed(YEARS))
    page = column_page(FACTS, "部门信息公开年报", links(folders, style="year-list"))
    site.add(f"{FOLDER}bm/", html_page(page))
    return placed, pages


def _add_list(
    site: Site, folder: str, column: str, placed: list[Placed], *, menu: tuple[tuple[str, str], ...] = ()
) -> list[str]:
    """The pages of a list: the folder itself, then index_1.html, index_2.html, …"""
    total = -(-len(placed) // ROWS_A_PAGE)
    urls = []
    for number in range(total):
        rows = placed[number * ROWS_A_PAGE : (number + 1) * ROWS_A_PAGE]
        items = "\n".join(_row(one, folder, index) for index, one in enumerate(rows))
        content = (
            f'{links(menu)}<ul class="list">\n{items}\n</ul>\n'
            f'<script>createPageHTML({total}, {number}, "index", "html");</script>'
        )
        path = f"{folder}index_{number}.html" if number else folder
        site.add(path, html_page(column_page(FACTS, column, content)))
        urls.append(site.url(path))
    return urls


def _row(placed: Placed, folder: str, index: int) -> str:
    """Titles are whole in `@title`; the text is cut, or has a no-break space, or is whole and alone."""
    title = escape(placed.entry.title)
    href = f"./{placed.path.removeprefix(folder)}"
    shown = (escape(cut(placed.entry.title)), title.replace("年", "年&nbsp;", 1), title)[index % 3]
    attribute = "" if index % 3 == 2 else f' title="{title}"'
    day = placed.entry.published.isoformat()
    return f'<li class="clearfix"><a href="{href}"{attribute} target="_blank">{shown}</a><span>{day}</span></li>'


def _add_entrance(site: Site) -> None:
    """Home, 政府信息公开 with its five standard entries, and pages that hold no report."""
    news = links((("全市经济工作会议召开", "/xwzx/"), (f"{CITY}2023年政府网站工作年度报表", "/xwzx/wzbb.html")))
    site.add("/", html_page(column_page(FACTS, "首页", news)))
    site.add("/xwzx/", html_page(column_page(FACTS, "新闻中心", "<p>今日要闻</p>")))
    site.add("/xwzx/wzbb.html", html_page(column_page(FACTS, "政府网站工作年度报表", "<p>总访问量：812345</p>")))
    site.add("/hdjl/", html_page(column_page(FACTS, "互动交流", "<p>市长信箱</p>")))
    entries = (
        ("政府信息公开指南", "zfxxgkzn/"),
        ("政府信息公开制度", "zfxxgkzd/"),
        ("法定主动公开内容", "fdzdgknr/"),
        (COLUMN, "zfxxgknb/"),
        ("依申请公开", "ysqgk/"),
    )
    here, below = (links(tuple((name, step + href) for name, href in entries)) for step in ("./", "../"))
    site.add("/zfxxgk/", html_page(column_page(FACTS, "政府信息公开", here)))
    for name, href in entries:
        if name != COLUMN:
            site.add(f"/zfxxgk/{href}", html_page(column_page(FACTS, name, f"{below}<p>说明</p>")))
