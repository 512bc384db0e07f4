"""A county on an old ASP site: all in GBK, addresses in percent-encoded GBK, links in scripts, a pager of numbers."""

from html import escape
from urllib.parse import parse_qs, quote

from tests.portals.answers import Answer, Request
from tests.portals.entries import Entry
from tests.portals.pages import html_page, links
from tests.portals.placing import Placed, place
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.small_place import SmallPlace

PLACE = SmallPlace(
    "sample-gbk-county", "www.mc-sample.gov.cn", "蒙城县", "341622", "county", "generic", id_code="3416220001"
)
COLUMN = "政府信息公开年报"
CHARSET = "gb2312"
LIST = "/nb/list.asp"
ROWS_A_PAGE = 5


def gbk_county() -> SamplePortal:
    """The portal with a list of four pages and session ids in its links; a report stands at two addresses."""
    site = Site(PLACE.host)
    placed = [_place(site, entry, _path(entry, index)) for index, entry in enumerate(PLACE.entries())]
    placed.append(_place(site, placed[1].entry, f"/nb/{2267000}.htm", same_as=placed[1].url))
    _add_page(site, "/", "首页", "<div onclick=\"window.open('/zwgk/index.asp')\">政务公开</div>")
    _add_page(site, "/zwgk/index.asp", "政务公开", links(((COLUMN, f"..{LIST}"), ("办事指南", "zn.asp"))))
    site.add_script(LIST, lambda request: _list(request, placed))
    total = -(-len(placed) // ROWS_A_PAGE)
    pages = (site.url(LIST), *(site.url(f"{LIST}?page={number}") for number in range(2, total + 1)))
    return PLACE.portal((site,), placed, columns=pages[:1], list_pages=pages)


def _add_page(site: Site, path: str, column: str, content: str) -> None:
    site.add(path, html_page(PLACE.page(column, content, charset=CHARSET), charset=CHARSET))


def _path(entry: Entry, index: int) -> str:
    """A folder named by the agency, in GBK."""
    folder = quote(entry.agency.removeprefix(PLACE.name), encoding="gbk")
    return f"/nb/{folder}/{2267800 + index}.htm"


def _place(site: Site, entry: Entry, path: str, *, same_as: str | None = None) -> Placed:
    trail = ("政务公开", COLUMN)
    return place(
        entry, site=site, facts=PLACE.facts, trail=trail, path=path, seed=PLACE.id, charset=CHARSET, same_as=same_as
    )


def _list(request: Request, placed: list[Placed]) -> Answer:
    """A page of the list: rows in the shapes of old sites, the last after `</html>`."""
    query = parse_qs(request.target.partition("?")[2])
    number = int(query.get("page", ["1"])[0])
    start = (number - 1) * ROWS_A_PAGE
    rows = [_row(one, start + index) for index, one in enumerate(placed[start : start + ROWS_A_PAGE])]
    total = -(-len(placed) // ROWS_A_PAGE)
    pager = " ".join(_entry(page, number) for page in range(1, total + 1))
    page = PLACE.page(COLUMN, f"<table>{''.join(rows[:-1])}</table><p>{pager}</p>", charset=CHARSET)
    return Answer(200, f"{page}<table>{rows[-1]}</table>".encode("gb18030"), f"text/html; charset={CHARSET}")


def _entry(page: int, here: int) -> str:
    session = f";jsessionid={here:032X}"
    return f"<b>{page}</b>" if page == here else f'<a href="list.asp{session}?page={page}">[{page}]</a>'


def _row(placed: Placed, index: int) -> str:
    """Links by `onclick`, by `javascript:`, by a row's own script, and plain."""
    title, day, path = escape(placed.entry.title), placed.entry.published, placed.path
    shapes = (
        f'<td><a href="javascript:void(0)" onclick="opennews(\'{path}\')">{title}</a></td>',
        f"<td><a href=\"javascript:window.open('{path}')\">{title}</a></td>",
        f"<td onclick=\"location.href='{path}'\">{title}</td>",
        f'<td><a href="{path}">{title}</a></td>',
    )
    return f"<tr>{shapes[index % len(shapes)]}<td>{day}</td></tr>\n"
