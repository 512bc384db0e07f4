"""A county on Kaipu: a static list counted from 1, and its departments' lists from the search of each one's channel."""

from dataclasses import dataclass
from hashlib import md5
from html import escape
from urllib.parse import parse_qs

from tests.portals.answers import Answer, Request, json_answer, text_answer
from tests.portals.entries import Entry
from tests.portals.pages import cut, html_page, links
from tests.portals.placing import Placed, place
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.small_place import SmallPlace

PLACE = SmallPlace(
    "sample-kaipu-county", "www.nd-sample.gov.cn", "宁都县", "360730", "county", "kaipu-hexmon", id_code="3607300001"
)
COLUMN = "政府信息公开年报"
MAIN, DEPARTMENTS = "/ndxxxgk/zfxxgknb/", "/ndxxxgk/bmxxgknb/"
OWN_LISTS = ("教育局", "民政局")
ROWS_A_PAGE, RECORDS_A_PAGE = 5, 2


@dataclass(frozen=True, slots=True)
class Search:
    """The search of one channel: JSON, with the page size the server keeps whatever is asked for."""

    placed: tuple[Placed, ...]

    def __call__(self, request: Request) -> Answer:
        query = parse_qs(request.target.partition("?")[2])
        if query.get("_isAgg") != ["true"]:
            return text_answer(400, "bad request")
        number = int(query["page"][0])
        rows = self.placed[RECORDS_A_PAGE * (number - 1) : RECORDS_A_PAGE * number]
        results = [
            {
                "title": one.entry.title,
                "url": one.path if index else one.url,
                "publishedTimeStr": f"{one.entry.published} 17:18:49",
                "channelCodeName": "bmxxgknb",
            }
            for index, one in enumerate(rows)
        ]
        return json_answer(
            {"data": {"rows": RECORDS_A_PAGE, "total": len(self.placed), "page": number, "results": results}}
        )


def kaipu_county() -> SamplePortal:
    """The portal: the county's static list of two pages, and two departments below a list of channels."""
    site = Site(PLACE.host)
    entries = PLACE.entries()
    lists = {office: [one for one in entries if one.agency == f"{PLACE.name}{office}"] for office in OWN_LISTS}
    own = {id(entry) for group in lists.values() for entry in group}
    main = [_place(site, entry, MAIN) for entry in entries if id(entry) not in own]
    departments = [[_place(site, entry, DEPARTMENTS) for entry in group] for group in lists.values()]
    departments[0].append(_place(site, main[0].entry, DEPARTMENTS, same_as=main[0].url))
    for office, group in zip(OWN_LISTS, departments, strict=True):
        site.add_script(f"/common/search/{_hex(office)}", Search(tuple(group)))
    site.add_script("/common/getChannelList", _channels)
    names = (("政府信息公开指南", "../zfxxgkzn/index.shtml"), (COLUMN, f"{MAIN}common_list.shtml"))
    area = links((*names, ("部门信息公开年报", f"{DEPARTMENTS}list.shtml")))
    site.add("/", html_page(PLACE.page("首页", links((("政府信息公开", "/ndxxxgk/index.shtml"),)))))
    site.add("/ndxxxgk/index.shtml", html_page(PLACE.page("政府信息公开", area)))
    call = '$.getJSON("/common/getChannelList?channelCode=bmxxgknb&websiteCodeName=ndxxxgk", draw);'
    frame = f'<ul id="body"></ul><script>{call}</script>'
    site.add(f"{DEPARTMENTS}list.shtml", html_page(PLACE.page("部门信息公开年报", frame)))
    pages = _add_files(site, main)
    columns = (pages[0], *(site.url(f"/common/search/{_hex(office)}") for office in OWN_LISTS))
    return PLACE.portal(
        (site,), [*main, *departments[0], *departments[1]], columns=columns, list_pages=(*pages, *columns[1:])
    )


def _hex(name: str) -> str:
    return md5(name.encode(), usedforsecurity=False).hexdigest()


def _place(site: Site, entry: Entry, folder: str, *, same_as: str | None = None) -> Placed:
    path = f"{folder}{entry.published:%Y%m}/{_hex(entry.title)}.shtml"
    trail = ("政府信息公开", COLUMN)
    return place(entry, site=site, facts=PLACE.facts, trail=trail, path=path, seed=PLACE.id, same_as=same_as)


def _channels(_request: Request) -> Answer:
    children = [{"displayName": f"县{office}", "channelId": _hex(office)} for office in OWN_LISTS]
    return json_answer({"results": {"displayName": "部门信息公开年报", "children": children}})


def _add_files(site: Site, placed: list[Placed]) -> tuple[str, ...]:
    """common_list.shtml, common_list_2.shtml, …"""
    groups = [placed[start : start + ROWS_A_PAGE] for start in range(0, len(placed), ROWS_A_PAGE)]
    names = ["common_list.shtml", *(f"common_list_{number}.shtml" for number in range(2, len(groups) + 1))]
    for index, group in enumerate(groups):
        following = f'<a href="{names[index + 1]}">下一页</a>' if index + 1 < len(names) else "<span>下一页</span>"
        content = f'<ul>{"".join(map(_row, group))}</ul><div class="pages">{following}</div>'
        site.add(f"{MAIN}{names[index]}", html_page(PLACE.page(COLUMN, content)))
    return tuple(site.url(f"{MAIN}{name}") for name in names)


def _row(placed: Placed) -> str:
    title = escape(placed.entry.title)
    return f'<li><a href="{placed.path}" title="{title}">{cut(title)}</a><span>{placed.entry.published}</span></li>'
