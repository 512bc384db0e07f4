"""A city of Hebei: columns and articles named by UUIDs, a list that is a block of its column's template."""

import uuid
from html import escape
from urllib.parse import parse_qs

from tests.portals.answers import Answer, Request
from tests.portals.entries import Entry
from tests.portals.pages import html_page, links
from tests.portals.placing import Placed, place
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.small_place import SmallPlace

PLACE = SmallPlace(
    "sample-hebei-uuid", "www.sjz-sample.gov.cn", "石家庄市", "130100", "city", "hebei-uuid", id_code="1304000009"
)  # the 网站标识码 is that of another city
COLUMN = "政府信息公开年报"
ROWS_A_PAGE = 7


def _uuid(name: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_DNS, f"{name}.{PLACE.host}"))


FOLDER = f"/columns/{_uuid('column')}"
BLOCK = f"{FOLDER}/templates/{_uuid('template')}/blocks/{_uuid('block')}"


def hebei_uuid() -> SamplePortal:
    """The portal with a column of three blocks' pages; a report stands at two addresses."""
    site = Site(PLACE.host)
    placed = [_place(site, entry, entry.title) for entry in PLACE.entries()]
    placed.append(_place(site, placed[0].entry, "again", same_as=placed[0].url))
    area = f"/columns/{_uuid('area')}/index.html"
    site.add("/", html_page(PLACE.page("首页", links((("政府信息公开", area),)))))
    entries = (("政府信息公开指南", f"/columns/{_uuid('guide')}/index.html"), (COLUMN, f"{FOLDER}/index.html"))
    site.add(area, html_page(PLACE.page("政府信息公开", links(entries))))
    script = f"<script>function load(page) {{ $('#list').load('{BLOCK}?page=' + page + '&fix=0'); }} load(1);</script>"
    site.add(f"{FOLDER}/index.html", html_page(PLACE.page(COLUMN, f'<div id="list"></div>{script}')))
    site.add_script(BLOCK, lambda request: _block(request, placed))
    pages = tuple(site.url(f"{BLOCK}?page={number}&fix=0") for number in range(1, -(-len(placed) // ROWS_A_PAGE) + 1))
    column = site.url(f"{FOLDER}/index.html")
    return PLACE.portal((site,), placed, columns=(column,), list_pages=(column, *pages))


def _place(site: Site, entry: Entry, name: str, *, same_as: str | None = None) -> Placed:
    path = f"{FOLDER}/{entry.published:%Y%m/%d}/{_uuid(name)}.html"
    trail = ("政府信息公开", COLUMN)
    return place(entry, site=site, facts=PLACE.facts, trail=trail, path=path, seed=PLACE.id, same_as=same_as)


def _block(request: Request, placed: list[Placed]) -> Answer:
    number = int(parse_qs(request.target.partition("?")[2])["page"][0])
    rows = placed[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]
    return Answer(200, f"<ul>{''.join(map(_row, rows))}</ul>".encode())


def _row(placed: Placed) -> str:
    title, day = escape(placed.entry.title), placed.entry.published.isoformat()
    return f'<li class="xxgk_gfxwjk-list-li"><a href="{placed.path}" title="{title}">{title}</a><span>{day}</span></li>'
