"""A county on iList.jsp: a list turned by script, attachments as `<file href>`."""

from dataclasses import replace
from html import escape
from urllib.parse import parse_qs

from tests.portals.answers import Answer, Request
from tests.portals.entries import Entry
from tests.portals.pages import html_page, links
from tests.portals.placing import DOCX, Placed, place
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Page, Site
from tests.portals.small_place import SmallPlace

PLACE = SmallPlace(
    "sample-ilist-county", "www.mz-sample.gov.cn", "绵竹市", "510683", "county", "ilist", id_code="5106830001"
)
COLUMN = "政府信息公开年度报告"
FOLDER = "/gk/zfxxgknb/"
LIST = "/info/iList.jsp"
QUERY = "node_id=GKmz&site_id=CMSmz&cat_id=15971"
ROWS_A_PAGE = 6


def ilist_county() -> SamplePortal:
    """The portal with a list of three pages; the last report stands at two addresses."""
    site = Site(PLACE.host)
    placed = [_place(site, entry, f"{FOLDER}{1716380 - index}.htm") for index, entry in enumerate(PLACE.entries())]
    first = placed[-1]
    placed.append(_place(site, first.entry, f"{FOLDER}1716300.htm", same_as=first.url))
    site.add("/", html_page(PLACE.page("首页", links((("政府信息公开", "/info/nIndex.jsp?node_id=GKmz"),)))))
    entries = (("政府信息公开指南", "zn.htm"), (COLUMN, f"iList.jsp?{QUERY}&cur_page=1"))
    site.add("/info/nIndex.jsp", html_page(PLACE.page("政府信息公开", links(entries))))
    site.add_script(LIST, lambda request: _list(request, placed))
    pages = tuple(
        site.url(f"{LIST}?{QUERY}&cur_page={number}") for number in range(1, -(-len(placed) // ROWS_A_PAGE) + 1)
    )
    return PLACE.portal((site,), placed, columns=pages[:1], list_pages=pages)


def _list(request: Request, placed: list[Placed]) -> Answer:
    """A page of the list; past the end it has no rows."""
    query = parse_qs(request.target.partition("?")[2])
    number = int(query.get("cur_page", ["1"])[0])
    rows = placed[(number - 1) * ROWS_A_PAGE : number * ROWS_A_PAGE]
    pager = f'<div class="page"><a href="javascript:turn({number + 1})">下一页</a></div>'
    content = f'<div class="list_div"><ul>{"".join(map(_row, rows))}</ul></div>{pager}'
    return Answer(200, PLACE.page(COLUMN, content).encode())


def _place(site: Site, entry: Entry, path: str, *, same_as: str | None = None) -> Placed:
    """An article; a file of it is an element that no browser draws as a link."""
    attached, attachment_path = entry.attachment, None
    if attached is not None:
        attachment_path = path.replace(".htm", "/nb.docx")
        site.add(attachment_path, Page(attached.content, entry.published, DOCX))
        file = f'<span class="gk fj"><file href="{attachment_path}">{escape(attached.name)}</file></span>'
        entry = replace(entry, attachment=None, body=lambda: f"<p>报告全文见附件。</p>{file}")
    trail = ("政府信息公开", COLUMN)
    placed = place(entry, site=site, facts=PLACE.facts, trail=trail, path=path, seed=PLACE.id, same_as=same_as)
    return replace(placed, attachment_path=attachment_path)


def _row(placed: Placed) -> str:
    title = escape(placed.entry.title)
    return f'<li><a href="{placed.path}" title="{title}">{title[:12]}...</a></li>'
