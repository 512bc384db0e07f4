"""A county on Liferay: a page for each year, its list turned by a query."""

from html import escape
from urllib.parse import parse_qs

from tests.portals.answers import Answer, Request
from tests.portals.entries import Entry
from tests.portals.pages import html_page, links
from tests.portals.placing import Placed, place
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.small_place import YEARS, SmallPlace

PLACE = SmallPlace(
    "sample-liferay-county", "www.rx-sample.gov.cn", "荣县", "510321", "county", "liferay", id_code="5103210001"
)
COLUMN = "政府信息公开年报"
ROOT = "/web/guest/"
ROWS_A_PAGE = 5
CURRENT = "_com_liferay_asset_publisher_cur"


def liferay_county() -> SamplePortal:
    """The portal with a page for each year; a report of the last stands at two addresses."""
    site = Site(PLACE.host)
    home = links((("政府信息公开", f"{ROOT}zfxxgk"),))
    site.add("/", html_page(PLACE.page("首页", home)))
    site.add(f"{ROOT}zfxxgk", html_page(PLACE.page("政府信息公开", links(((COLUMN, f"{ROOT}zfxxgknb"),)))))
    folders = tuple((f"{year}年", f"{ROOT}{year}bgtj") for year in reversed(YEARS))
    site.add(f"{ROOT}zfxxgknb", html_page(PLACE.page(COLUMN, links(folders))))
    placed: list[Placed] = []
    pages: list[str] = []
    for year in YEARS:
        entries = [entry for entry in PLACE.entries() if (entry.year or 2023) == year]
        here = [_place(site, entry, year, 20531000 + year * 100 + index) for index, entry in enumerate(entries)]
        if year == YEARS[-1]:
            here.append(_place(site, here[0].entry, year, 20999999, same_as=here[0].url))
        pages += _add_list(site, f"{ROOT}{year}bgtj", here)
        placed += here
    columns = tuple(site.url(f"{ROOT}{year}bgtj") for year in YEARS)
    return PLACE.portal((site,), placed, columns=columns, list_pages=tuple(pages))


def _place(site: Site, entry: Entry, year: int, number: int, *, same_as: str | None = None) -> Placed:
    path = f"{ROOT}{year}bgtj/-/articles/{number}.shtml"
    trail = (COLUMN, f"{year}年")
    return place(entry, site=site, facts=PLACE.facts, trail=trail, path=path, seed=PLACE.id, same_as=same_as)


def _add_list(site: Site, path: str, placed: list[Placed]) -> list[str]:
    total = -(-len(placed) // ROWS_A_PAGE)

    def answer(request: Request) -> Answer:
        query = parse_qs(request.target.partition("?")[2])
        return Answer(200, _page(path, placed, int(query.get(CURRENT, ["1"])[0]), total).encode())

    site.add_script(path, answer)
    return [site.url(path), *(site.url(f"{path}?{CURRENT}={number}") for number in range(2, total + 1))]


def _page(path: str, placed: list[Placed], number: int, total: int) -> str:
    rows = placed[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]
    items = "".join(f'<li><a href="{one.path}">{escape(one.entry.title)}</a></li>' for one in rows)
    entry = f'<a href="{path}?{CURRENT}={number + 1}">下一页</a>'
    pager = entry if number < total else '<a href="javascript:;">下一页</a>'
    off = "" if number < total else ' class="disabled"'
    return PLACE.page(COLUMN, f'<ul>{items}</ul><ul class="pagination"><li{off}>{pager}</li></ul>')
