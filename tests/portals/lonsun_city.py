"""A city on Lonsun: columns that are frames, their lists and their tree drawn from one label server."""

import json
from dataclasses import dataclass, field
from html import escape
from urllib.parse import parse_qs

from tests.portals.answers import Answer, Request, text_answer
from tests.portals.entries import Entry
from tests.portals.pages import cut, html_page, links
from tests.portals.placing import Placed, place
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.small_place import SmallPlace

PLACE = SmallPlace(
    "sample-lonsun-city", "www.hn-sample.gov.cn", "淮南市", "340400", "city", "lonsun", id_code="3404000012"
)
LABEL_SERVER = "/site/label/8888"
SITE_ID = "6795621"
ORGAN, EDUCATION, FORESTRY = "6596035", "6596101", "6596102"
CATEGORY = "6719867"
PAGE_SIZE = 5
EMPTY = "暂无相关信息"
COLUMN = "政府信息公开年报"


@dataclass
class LabelServer:
    """The script behind all lists: fragments of `publicInfoList` by organ, branches of `columnTree` by id."""

    lists: dict[str, list[Placed]] = field(default_factory=dict)
    branches: dict[str, list[dict[str, object]]] = field(default_factory=dict)

    def __call__(self, request: Request) -> Answer:
        query = {name: values[0] for name, values in parse_qs(request.target.partition("?")[2]).items()}
        if query.get("labelName") == "columnTree":
            branch = self.branches.get(query.get("id", ""))
            return Answer(200, json.dumps(branch, ensure_ascii=False).encode(), "application/json;charset=UTF-8")
        if query.get("labelName") != "publicInfoList" or query.get("siteId") != SITE_ID:
            return text_answer(500, "label not found")
        size, number = int(query["pageSize"]), int(query["pageIndex"])
        rows = self.lists.get(query.get("organId", ""), [])[(number - 1) * size : number * size]
        fragment = f"<ul>{''.join(map(_row, rows))}</ul>" if rows else f'<div class="none">{query["result"]}</div>'
        return Answer(200, fragment.encode())


def lonsun_city() -> SamplePortal:
    """The portal with a column of four fragments, and two departments below a branch of the tree, one of them empty."""
    site, server = Site(PLACE.host), LabelServer()
    site.add_script(LABEL_SERVER, server)
    tree = "$.ajax({url: '/site/label/8888', data: {labelName: 'columnTree', isJson: true, id: 1, isChild: true}});"
    site.add("/", html_page(PLACE.page("首页", links((("政府信息公开", "/public/column/6596000?type=2"),)))))
    site.add("/public/column/6596000", html_page(PLACE.page("政府信息公开", f"<script>{tree}</script>")))
    main = [_place(site, entry, f"/public/{ORGAN}/{1260855690 + n}.html") for n, entry in enumerate(PLACE.entries())]
    first = next(one for one in main if one.entry.agency == f"{PLACE.name}教育局")
    again = _place(site, first.entry, "/public/content/10461829", same_as=first.url)
    server.lists = {ORGAN: main, EDUCATION: [again], FORESTRY: []}
    server.branches = {
        "1": [
            {"name": COLUMN, "htmlPath": _column_path(ORGAN)},
            {"name": "部门信息公开", "htmlPath": "", "id": 2, "isParent": True},
        ],
        "2": [
            {"name": "市教育局", "htmlPath": _column_path(EDUCATION)},
            {"name": "市林业局", "htmlPath": _column_path(FORESTRY)},
        ],
    }
    for organ in server.lists:
        site.add(f"/public/column/{organ}", html_page(PLACE.page(COLUMN, _frame(organ))))
    columns = tuple(site.url(_column_path(organ)) for organ in server.lists)
    return PLACE.portal((site,), [*main, again], columns=columns, list_pages=columns)


def _place(site: Site, entry: Entry, path: str, *, same_as: str | None = None) -> Placed:
    trail = ("政府信息公开", COLUMN)
    return place(entry, site=site, facts=PLACE.facts, trail=trail, path=path, seed=PLACE.id, same_as=same_as)


def _column_path(organ: str) -> str:
    return f"/public/column/{organ}?type=4&action=list&nav=3&catId={CATEGORY}"


def _frame(organ: str) -> str:
    """The script of a column; that of the forestry office's stands in a file of its own."""
    if organ == FORESTRY:
        return f'<script>var siteId = {SITE_ID};</script><script src="/assets/list.js"></script><div id="list"></div>'
    fields = (
        f"IsAjax: 1, dataType: 'html', _: Math.random(), labelName: 'publicInfoList', siteId: '{SITE_ID}', "
        f"pageSize: '{PAGE_SIZE}', pageIndex: page, action: 'list', isDate: 'true', dateFormat: 'yyyy-MM-dd', "
        f"length: 80, organId: '{organ}', type: 4, catId: '{CATEGORY}', result: '{EMPTY}', "
        "file: '/xxgk/publicInfoList_newest2020'"
    )
    call = f"$.ajax({{url: '{LABEL_SERVER}', data: {{{fields}}}}})"
    return f"<div id='list'></div><script>function load(page) {{{call}}} load(1);</script>"


def _row(placed: Placed) -> str:
    title, day = escape(placed.entry.title), placed.entry.published.isoformat()
    return f'<li><a class="title" href="{placed.path}" title="{title}">{cut(title)}</a><span>{day}</span></li>'
