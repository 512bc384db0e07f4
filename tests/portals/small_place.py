"""What the small sample portals have in common: four offices, three years, and what stands in their report columns."""

from dataclasses import dataclass

from tests.portals.decoys import decoy_entries
from tests.portals.entries import Entry, generated_entry, report_entries
from tests.portals.pages import column_page
from tests.portals.placing import Placed, truths
from tests.portals.portal_file import PortalFile
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.truth import PortalTruth
from tests.render.article import Site as SiteFacts

YEARS = (2022, 2023, 2024)
OFFICES = ("人民政府办公室", "教育局", "财政局", "民政局")
KINDS = ("website_report", "rule_of_law_report", "notice", "explanation")
MISSING = ("民政局", 2023)
ONLY_ATTACHED = ("财政局", 2023)


@dataclass(frozen=True, slots=True)
class SmallPlace:
    """A place with a small portal: its names, its division code, and the 网站标识码 that its pages state."""

    id: str
    host: str
    name: str
    region: str
    level: str
    family: str
    id_code: str

    @property
    def facts(self) -> SiteFacts:
        """What every page of the portal says of it."""
        return SiteFacts(f"{self.name}人民政府", self.host, self.id_code, (("首页", "/"),))

    def reports(self, office: str) -> list[Entry]:
        """An office's reports, newest first: one year is missing, one is only in an attached Word file."""
        agency = f"{self.name}{office}"
        entries = [entry for entry in report_entries(self.id, [agency], YEARS) if (office, entry.year) != MISSING]
        if office == ONLY_ATTACHED[0]:
            attached = generated_entry(self.id, agency, ONLY_ATTACHED[1], "docx")
            entries = [attached if entry.year == attached.year else entry for entry in entries]
        return entries[::-1]

    def entries(self) -> list[Entry]:
        """The reports of all offices and the decoys among them, newest first."""
        entries = [entry for office in OFFICES for entry in self.reports(office)]
        entries += decoy_entries(self.name, KINDS, year=2023)
        return sorted(entries, key=lambda entry: entry.published, reverse=True)

    def page(self, column: str, content: str, *, head: str = "", charset: str = "utf-8") -> str:
        """A column page of the portal."""
        return column_page(self.facts, column, content, head=head, charset=charset)

    def portal(
        self, sites: tuple[Site, ...], placed: list[Placed], *, columns: tuple[str, ...], list_pages: tuple[str, ...]
    ) -> SamplePortal:
        """The whole portal and the truth about it; its home is the first site's."""
        reports, decoys = truths(self.id, placed)
        home = sites[0].url("/")
        truth = PortalTruth(
            portal=self.id,
            home=home,
            family=self.family,
            outcome="complete",
            hosts=tuple(site.host for site in sites),
            columns=columns,
            list_pages=list_pages,
            reports=reports,
            decoys=decoys,
        )
        years = (YEARS[0], YEARS[-1])
        agencies = len({report.agency for report in reports})
        file = PortalFile(self.id, f"{self.name}人民政府", self.region, self.level, home, agencies, years)
        return SamplePortal(file, sites, truth)
