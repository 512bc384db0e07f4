"""A county whose pages stand at several addresses: with and without `www.`, in https, on a mirror, behind a gate.

And one of whose reports some are easily taken for another: of the office, corrected, without a name.
"""

from dataclasses import replace

from tests.portals.entries import Entry, generated_entry
from tests.portals.pages import column_page, html_page, links
from tests.portals.placing import Placed, place, truths
from tests.portals.portal_file import PortalFile
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.small_county import COLUMN, FOLDER
from tests.portals.truth import PortalTruth
from tests.render.article import Site as SiteFacts

PORTAL, REGION = "sample-twins-county", "620522"
BARE = "twins-sample.gov.cn"
HOST, MIRROR = f"www.{BARE}", f"zwgk.{BARE}"
FACTS = SiteFacts(name="秦安县人民政府", domain=HOST, id_code=f"{REGION}0001", menu=(("首页", "/"),))
OFFICE = "秦安县人民政府办公室"
UNNAMED = "2024年政府信息公开工作年度报告"
SHARED = "?from=timeline&isappinstalled=0"


def twins_county() -> SamplePortal:
    """The government's reports for four years, one corrected, one only without www; one of its office, corrected too,
    which only the list says; two that name no body, put up by the office."""
    site = Site(HOST)
    mirror, bare = site.under(MIRROR), Site(BARE)
    entries = [generated_entry(PORTAL, FACTS.name, year, "grid") for year in (2021, 2022, 2023, 2024)]
    entries += [generated_entry(PORTAL, OFFICE, 2024, "grid"), _corrected(entries[-1])]
    moved = _place(bare, entries[0], 0)
    placed = [moved, *(_place(site, entry, number) for number, entry in enumerate(entries[1:], 1))]
    again = _place(site, generated_entry("again", OFFICE, 2024, "grid"), len(placed), "again")
    unnamed = [
        _place(site, _unnamed(seed), number, seed) for number, seed in enumerate(("one", "two"), len(placed) + 1)
    ]
    rows = [(one.entry.title, one.path) for one in placed]
    rows += [(moved.entry.title, moved.url), (f"{again.entry.title}（更正）", again.path)]
    rows += [(one.entry.title, one.path) for one in unnamed]
    placed += [again, *unnamed]
    rows += [(placed[1].entry.title, f"http://{BARE}{placed[1].path}"), ("2023年", f"https://{HOST}{placed[2].path}")]
    rows += [(placed[3].entry.title, f"/gate/big5/{HOST}{placed[3].path}")]
    rows += [(placed[4].entry.title, f"{placed[4].path}{SHARED}")]
    column = (COLUMN, FOLDER), (COLUMN, f"http://{MIRROR}{FOLDER}")
    site.add("/", html_page(column_page(FACTS, "首页", links(column))))
    site.add(FOLDER, html_page(column_page(FACTS, COLUMN, links(tuple(rows), style="list"))))
    for one in placed[1:]:
        bare.add(one.path, site.page(one.path))
    truth = PortalTruth(
        portal=PORTAL,
        home=site.url("/"),
        family="generic",
        outcome="complete",
        hosts=(HOST, BARE, MIRROR),
        columns=(site.url(FOLDER), mirror.url(FOLDER)),
        list_pages=(site.url(FOLDER), mirror.url(FOLDER)),
        reports=truths(PORTAL, placed)[0],
    )
    file = PortalFile(PORTAL, FACTS.name, REGION, "county", truth.home, hosts=(MIRROR,))
    return SamplePortal(file, (site, bare, mirror), truth)


def _corrected(entry: Entry) -> Entry:
    return replace(entry, title=f"{entry.title}（更正）")


def _unnamed(seed: str) -> Entry:
    """A report that does not say whose it is, on a page that says who put it up."""
    entry = generated_entry(seed, OFFICE, 2024, "grid")
    return replace(entry, title=UNNAMED, body=lambda: entry.body().replace(OFFICE, ""))


def _place(site: Site, entry: Entry, number: int, seed: str = PORTAL) -> Placed:
    path = f"{FOLDER}{entry.published:%Y%m}/t{entry.published:%Y%m%d}_532100{number}.html"
    return place(entry, site=site, facts=FACTS, trail=(COLUMN,), path=path, seed=seed)
