"""Hosts with article pages behind a TRS list, to measure the pages per second of a crawl."""

from dataclasses import replace

from tests.portals.entries import generated_entry
from tests.portals.pages import column_page, html_page, links
from tests.portals.placing import Placed, place, truths
from tests.portals.portal_file import PortalFile
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.truth import PortalTruth
from tests.render.article import Site as SiteFacts

ID = "sample-bench"
HOST = "www.bench-sample.gov.cn"
FOLDER = "/zfxxgknb/"
ROWS_A_PAGE = 20
YEARS = (2021, 2022, 2023, 2024)
FACTS = SiteFacts(name="泉州市人民政府", domain=HOST, id_code="3505000004", menu=(("首页", "/"),))


def bench_host(articles: int) -> SamplePortal:
    """The portal with `articles` reports of about 20 KB, every page rendered beforehand."""
    site = Site(HOST)
    placed = [_place(site, index) for index in range(articles)]
    total = -(-articles // ROWS_A_PAGE)
    list_pages = []
    for number in range(total):
        rows = tuple(
            (one.entry.title, f".{one.path.removeprefix(FOLDER[:-1])}")
            for one in placed[number * ROWS_A_PAGE : (number + 1) * ROWS_A_PAGE]
        )
        script = f'<script>createPageHTML({total}, {number}, "index", "html");</script>'
        path = f"{FOLDER}index_{number}.html" if number else FOLDER
        site.add(path, html_page(column_page(FACTS, "政府信息公开年报", links(rows, style="list") + script)))
        list_pages.append(site.url(path))
    site.add("/", html_page(column_page(FACTS, "首页", links((("政府信息公开年报", FOLDER),)))))
    site.render_all()
    reports, _ = truths(ID, placed)
    truth = PortalTruth(
        portal=ID,
        home=site.url("/"),
        family="trs-wcm",
        outcome="complete",
        hosts=(HOST,),
        columns=(site.url(FOLDER),),
        list_pages=tuple(list_pages),
        reports=reports,
    )
    return SamplePortal(PortalFile(ID, FACTS.name, "350500", "city", site.url("/")), (site,), truth)


def bench_hosts(count: int, articles: int) -> list[SamplePortal]:
    """So many portals of `articles` reports, each on a host of its own that serves the same pages."""
    first = bench_host(articles)
    return [_moved(first, f"{ID}-{number}", f"www.bench{number}-sample.gov.cn") for number in range(count)]


def _moved(portal: SamplePortal, portal_id: str, host: str) -> SamplePortal:
    def at(url: str) -> str:
        return url.replace(HOST, host)

    truth = replace(
        portal.truth,
        portal=portal_id,
        home=at(portal.truth.home),
        hosts=(host,),
        columns=tuple(map(at, portal.truth.columns)),
        list_pages=tuple(map(at, portal.truth.list_pages)),
        reports=tuple(replace(report, portal=portal_id, url=at(report.url)) for report in portal.truth.reports),
    )
    file = replace(portal.file, id=portal_id, home=at(portal.file.home))
    return SamplePortal(file, (portal.sites[0].under(host),), truth)


def _place(site: Site, index: int) -> Placed:
    agency = f"泉州市第{index // len(YEARS) + 1}办事处"
    entry = generated_entry(ID, agency, YEARS[index % len(YEARS)], "grid")
    day = entry.published
    path = f"{FOLDER}{day:%Y%m}/t{day:%Y%m%d}_{4000000 + index}.html"
    return place(entry, site=site, facts=FACTS, trail=("政府信息公开年报",), path=path, seed=ID)
