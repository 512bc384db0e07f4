"""Shanghai's platform: articles at `/nw<digits>/<date>/<32 hex>.html`, static lists with TRS's pager call."""

import hashlib
from html import escape

from tests.portals.entries import Entry
from tests.portals.pages import cut, html_page, links
from tests.portals.placing import Placed, place
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.small_place import SmallPlace

PLACE = SmallPlace(
    "sample-shanghai-nw", "www.sh-sample.gov.cn", "上海市", "310000", "province", "shanghai-nw", id_code="3100000087"
)
COLUMN = "政府信息公开年报"
FOLDER = "/nw12344/"
ROWS_A_PAGE = 6


def shanghai_nw() -> SamplePortal:
    """The portal with a list of three pages; a department's folder has one of its reports again."""
    site = Site(PLACE.host)
    placed = [_place(site, entry, FOLDER) for entry in PLACE.entries()]
    first = next(one for one in placed if one.entry.agency == f"{PLACE.name}教育局")
    again = _place(site, first.entry, "/jyjnb/", same_as=first.url)
    site.add("/", html_page(PLACE.page("首页", links((("政府信息公开", "/nw12000/"),)))))
    entries = ((COLUMN, FOLDER), ("部门信息公开年报", "/jyjnb/"))
    site.add("/nw12000/", html_page(PLACE.page("政府信息公开", links(entries))))
    pages = _add_list(site, FOLDER, placed)
    department = _add_list(site, "/jyjnb/", [again])
    columns = (pages[0], department[0])
    return PLACE.portal((site,), [*placed, again], columns=columns, list_pages=(*pages, *department))


def _place(site: Site, entry: Entry, folder: str, *, same_as: str | None = None) -> Placed:
    name = hashlib.md5(entry.title.encode(), usedforsecurity=False).hexdigest()
    path = f"{folder}{entry.published:%Y%m%d}/{name}.html"
    trail = ("政府信息公开", COLUMN)
    return place(entry, site=site, facts=PLACE.facts, trail=trail, path=path, seed=PLACE.id, same_as=same_as)


def _add_list(site: Site, folder: str, placed: list[Placed]) -> list[str]:
    total = -(-len(placed) // ROWS_A_PAGE)
    urls = []
    for number in range(total):
        rows = placed[number * ROWS_A_PAGE : (number + 1) * ROWS_A_PAGE]
        content = (
            f'<ul class="uli16 nowrapli list-date">{"".join(map(_row, rows))}</ul>'
            f'<script>createPageHTML({total}, {number}, "index", "html", {len(placed)});</script>'
        )
        path = f"{folder}index_{number}.html" if number else folder
        site.add(path, html_page(PLACE.page(COLUMN, content)))
        urls.append(site.url(path))
    return urls


def _row(placed: Placed) -> str:
    title, day = escape(placed.entry.title), placed.entry.published.isoformat()
    return f'<li><a href="{placed.path}" title="{title}">{cut(title)}</a><span>{day}</span></li>'
