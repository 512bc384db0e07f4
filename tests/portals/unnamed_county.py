"""A county on an old TRS whose lists name no further pages: one goes on in `index_1.html`, one just fills a page."""

from html import escape

from tests.portals.answers import Answer
from tests.portals.decoys import decoy_entries
from tests.portals.entries import Entry, report_entries
from tests.portals.misbehaving import MISSING
from tests.portals.pages import cut, html_page, links
from tests.portals.placing import Placed, place
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.small_place import KINDS, SmallPlace

PLACE = SmallPlace(
    "sample-unnamed-county", "www.unnamed-sample.gov.cn", "武穴市", "421182", "county", "trs-wcm", id_code="4211820001"
)
COLUMN, FOLDER = "政府信息公开年报", "/zfxxgknb/"
TOWNS, TOWNS_FOLDER = "乡镇政府信息公开年报", "/xznb/"
TOWN_YEARS = (2023, 2024)
ROWS_A_PAGE = 10


def unnamed_county() -> SamplePortal:
    """The portal with a list of two pages and one of a single full page, whose missing pages answer with status 200."""
    site = Site(PLACE.host)
    offices = [_place(site, FOLDER, entry) for entry in PLACE.entries()]
    towns = [f"{PLACE.name}{town}人民政府" for town in ("梅川镇", "花桥镇", "石佛寺镇")]
    rows = [*report_entries(f"{PLACE.id}-towns", towns, TOWN_YEARS), *decoy_entries(PLACE.name, KINDS, year=2022)]
    filling = [_place(site, TOWNS_FOLDER, entry, seed=f"{PLACE.id}-towns") for entry in rows]
    assert len(filling) == ROWS_A_PAGE
    site.add("/", html_page(PLACE.page("首页", links(((COLUMN, FOLDER), (TOWNS, TOWNS_FOLDER))))))
    pages = (*_add_list(site, FOLDER, offices), *_add_list(site, TOWNS_FOLDER, filling))
    site.add_script(f"{TOWNS_FOLDER}index_1.html", lambda _: Answer(200, MISSING.encode()))
    columns = (site.url(FOLDER), site.url(TOWNS_FOLDER))
    return PLACE.portal((site,), [*offices, *filling], columns=columns, list_pages=pages)


def _place(site: Site, folder: str, entry: Entry, *, seed: str = PLACE.id) -> Placed:
    number = 8_100_000 + sum(entry.title.encode())
    path = f"{folder}{entry.published:%Y%m}/t{entry.published:%Y%m%d}_{number}.html"
    return place(entry, site=site, facts=PLACE.facts, trail=(COLUMN,), path=path, seed=seed)


def _add_list(site: Site, folder: str, placed: list[Placed]) -> list[str]:
    """The pages of a list, without a word of one another: the folder itself, then `index_1.html`."""
    groups = [placed[start : start + ROWS_A_PAGE] for start in range(0, len(placed), ROWS_A_PAGE)]
    paths = [f"{folder}index_{number}.html" if number else folder for number in range(len(groups))]
    for path, group in zip(paths, groups, strict=True):
        site.add(path, html_page(PLACE.page(COLUMN, f'<ul class="list">{"".join(map(_row, group))}</ul>')))
    return [site.url(path) for path in paths]


def _row(placed: Placed) -> str:
    title, day = escape(placed.entry.title), placed.entry.published.isoformat()
    return f'<li><a href="{placed.path}" title="{title}">{cut(title)}</a><span>{day}</span></li>'
