"""A small county whose few pages are as they should be: a home page, one list, a report for each of three years."""

from dataclasses import dataclass

from tests.portals.entries import report_entries
from tests.portals.pages import column_page, html_page, links
from tests.portals.placing import Placed, place, truths
from tests.portals.portal_file import PortalFile
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.tls import Tls
from tests.portals.truth import LostTruth, Outcome, PortalTruth
from tests.render.article import Site as SiteFacts

COLUMN, FOLDER = "政府信息公开年报", "/zfxxgknb/"
YEARS = (2022, 2023, 2024)


@dataclass(frozen=True, slots=True)
class SmallCounty:
    """The county's site, to be spoilt, and its reports, by year."""

    id: str
    facts: SiteFacts
    region: str
    site: Site
    reports: tuple[Placed, ...]

    def portal(self, outcome: Outcome, *, lost: tuple[Placed, ...] | None = ()) -> SamplePortal:
        """The portal with its truth. `lost` reports are listed and cannot be had; None: not even the list can."""
        had = [] if lost is None else [one for one in self.reports if one not in lost]
        reports, _ = truths(self.id, had)
        listed = () if lost is None else (self.site.url(FOLDER),)
        truth = PortalTruth(
            portal=self.id,
            home=self.site.url("/"),
            family="generic",
            outcome=outcome,
            hosts=(self.site.host,),
            columns=listed,
            list_pages=listed,
            reports=reports,
            lost=tuple(LostTruth(self.id, one.url, one.entry.title, "blocked") for one in lost or ()),
        )
        return SamplePortal(
            PortalFile(self.id, self.facts.name, self.region, "county", truth.home), (self.site,), truth
        )


def small_county(key: str, name: str, region: str, *, column: str = FOLDER, tls: Tls | None = None) -> SmallCounty:
    """The county `name`; its home page links to `column` for its list. With `tls` it speaks https."""
    portal_id, host = f"sample-{key}-county", f"www.{key}-sample.gov.cn"
    facts = SiteFacts(name=f"{name}人民政府", domain=host, id_code=f"{region}0001", menu=(("首页", "/"),))
    site = Site(host, tls=tls)
    reports = tuple(
        place(entry, site=site, facts=facts, trail=(COLUMN,), path=f"{FOLDER}{entry.year}.html", seed=portal_id)
        for entry in report_entries(portal_id, [facts.name], YEARS)
    )
    rows = links(tuple((one.entry.title, one.path) for one in reports), style="list")
    site.add("/", html_page(column_page(facts, "首页", links(((COLUMN, column),)))))
    site.add(FOLDER, html_page(column_page(facts, COLUMN, rows)))
    return SmallCounty(portal_id, facts, region, site, reports)
