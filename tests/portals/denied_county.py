"""A county whose robots.txt shuts everyone out: nothing of it may be asked for but that file."""

from tests.portals.entries import report_entries
from tests.portals.pages import column_page, html_page, links
from tests.portals.placing import place
from tests.portals.portal_file import PortalFile
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.truth import LostTruth, PortalTruth
from tests.render.article import Site as SiteFacts

ID = "sample-denied-county"
HOST = "www.yx-sample.gov.cn"
FOLDER = "/zfxxgknb/"
FACTS = SiteFacts(name="云县人民政府", domain=HOST, id_code="5309220001", menu=(("首页", "/"),))


def denied_county() -> SamplePortal:
    """The portal: a home page, a column and reports that stand there for nobody."""
    site = Site(HOST, robots="User-agent: *\nDisallow: /\n")
    placed = [
        place(
            entry,
            site=site,
            facts=FACTS,
            trail=("政府信息公开年报",),
            path=f"{FOLDER}{entry.year}.html",
            seed=ID,
        )
        for entry in report_entries(ID, ["云县人民政府"], (2022, 2023, 2024))
    ]
    rows = links(tuple((one.entry.title, one.path) for one in placed), style="list")
    site.add("/", html_page(column_page(FACTS, "首页", links((("政府信息公开年报", FOLDER),)))))
    site.add(FOLDER, html_page(column_page(FACTS, "政府信息公开年报", rows)))
    truth = PortalTruth(
        portal=ID,
        home=site.url("/"),
        family="generic",
        outcome="denied",
        hosts=(HOST,),
        lost=tuple(LostTruth(ID, one.url, one.entry.title, "robots_denied") for one in placed),
    )
    return SamplePortal(PortalFile(ID, FACTS.name, "530922", "county", site.url("/")), (site,), truth)
