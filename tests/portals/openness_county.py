"""A county on Openness: an annual report is a content type of its own, listed by organ, beside ordinary lists."""

from html import escape

from tests.portals.decoys import decoy_entries
from tests.portals.entries import Entry
from tests.portals.pages import html_page, links
from tests.portals.placing import Placed, place
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.small_place import KINDS, OFFICES, SmallPlace

PLACE = SmallPlace(
    "sample-openness-county", "www.jx-sample.gov.cn", "泾县", "341823", "county", "ah-openness", id_code="3418230001"
)
COLUMN = "政府信息公开年报"
ROWS_A_PAGE = 3


def openness_county() -> SamplePortal:
    """The portal with an organ for each office; the lists of the first are turned by script."""
    site = Site(PLACE.host)
    organs = tuple((name, f"/openness/organ/{number}.html") for number, name in enumerate(OFFICES, 11))
    site.add("/", html_page(PLACE.page("首页", links((("政府信息公开", "/openness/"),)))))
    site.add("/openness/", html_page(PLACE.page("政府信息公开", links((("部门信息公开", "/openness/organs.html"),)))))
    site.add("/openness/organs.html", html_page(PLACE.page("部门信息公开", links(organs))))
    placed: list[Placed] = []
    columns: list[str] = []
    pages: list[str] = []
    for number, office in enumerate(OFFICES, 11):
        here = [_place(site, entry, f"/XxgkAnnualReport/show/{5700 + number * 10 + index}.html")
                for index, entry in enumerate(PLACE.reports(office))]  # fmt: skip
        listed = list(here)
        if number == 11:
            listed += [_place(site, entry, f"/OpennessContent/show/{99000 + index}.html")
                       for index, entry in enumerate(decoy_entries(PLACE.name, KINDS, year=2023))]  # fmt: skip
        if number == 12:
            first = placed[0]
            listed.append(_place(site, first.entry, "/XxgkAnnualReport/show/6999.html", same_as=first.url))
        _add_organ(site, number, office)
        chain = _add_list(site, f"/XxgkAnnualReport/showList/{number}", COLUMN, listed, by_script=number == 11)
        columns.append(chain[0])
        pages += chain
        placed += listed
    return PLACE.portal((site,), placed, columns=tuple(columns), list_pages=tuple(pages))


def _place(site: Site, entry: Entry, path: str, *, same_as: str | None = None) -> Placed:
    trail = ("政府信息公开", COLUMN)
    return place(entry, site=site, facts=PLACE.facts, trail=trail, path=path, seed=PLACE.id, same_as=same_as)


def _add_organ(site: Site, number: int, office: str) -> None:
    """An organ's page with its lists; no report stands in the ordinary one."""
    ordinary = f"/openness/OpennessContent/showList/{number}/345/page_1.html"
    entries = ((COLUMN, f"/XxgkAnnualReport/showList/{number}/page_1.html"), ("通知公告", ordinary))
    site.add(f"/openness/organ/{number}.html", html_page(PLACE.page(office, links(entries))))
    row = "<tr><td><a href='/OpennessContent/show/1.html'>关于召开会议的通知</a></td><td>2024-01-12</td></tr>"
    site.add(ordinary, html_page(PLACE.page("通知公告", f"<table>{row}</table>")))


def _add_list(site: Site, folder: str, column: str, placed: list[Placed], *, by_script: bool) -> list[str]:
    """The pages of a list; `by_script`: 下一页 calls a script, and a page past the end has no rows."""
    total = -(-len(placed) // ROWS_A_PAGE)
    for number in range(1, total + 1 + by_script):
        rows = placed[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]
        following = f"javascript:goPage({number + 1})" if by_script else f"{folder}/page_{number + 1}.html"
        pager = f'<a href="{following}">下一页</a>' if by_script or number < total else "<span>下一页</span>"
        content = f'<ul class="list">{"".join(map(_row, rows))}</ul><div class="pages">{pager}</div>'
        site.add(f"{folder}/page_{number}.html", html_page(PLACE.page(column, content)))
    return [site.url(f"{folder}/page_{number}.html") for number in range(1, total + 1)]


def _row(placed: Placed) -> str:
    """An organ's own reports are called by their year alone."""
    title = placed.entry.title
    shown = f"{placed.entry.year}年" if placed.entry.year and placed.same_as is None else title
    return f'<li><a href="{placed.path}">{escape(shown)}</a> <span>{placed.entry.published}</span></li>'
