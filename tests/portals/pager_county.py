"""A county whose agencies hang on a tree held as data in a script, their lists drawn page by page by `pager.jsp`."""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime, time
from urllib.parse import parse_qs

from tests.portals.answers import Answer, Request, text_answer
from tests.portals.pages import html_page, links
from tests.portals.placing import Placed, place
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.small_place import OFFICES, SmallPlace

PLACE = SmallPlace(
    "sample-pager-county", "www.pager-sample.gov.cn", "阳新县", "420222", "county", "plugin-pager", id_code="4202220003"
)
PAGER = "/plugin/pager/pager.jsp"
SITE_CODE = "yxx"
COLUMN = "政府信息公开年报"
PAGE_SIZE = 3


@dataclass
class Pager:
    """The script behind all lists: a page of rows for a channel, and none beyond the last."""

    lists: dict[str, list[Placed]]

    def __call__(self, request: Request) -> Answer:
        query = {name: values[0] for name, values in parse_qs(request.target.partition("?")[2]).items()}
        if query.get("siteCode") != SITE_CODE or query.get("channelCode") not in self.lists:
            return text_answer(500, "no such channel")
        size, number = int(query["pagesize"]), int(query["page"])
        rows = self.lists[query["channelCode"]][(number - 1) * size : number * size]
        body = json.dumps({"list": [_record(row) for row in rows]}, ensure_ascii=False)
        return Answer(200, body.encode(), "application/json;charset=UTF-8")


def pager_county() -> SamplePortal:
    """The portal: a list for each office, the decoys in the first one's."""
    site = Site(PLACE.host)
    lists: dict[str, list[Placed]] = defaultdict(list)
    for number, entry in enumerate(PLACE.entries()):
        office = next((name for name in OFFICES if entry.agency == f"{PLACE.name}{name}"), OFFICES[0])
        path = f"{_column(office)}{entry.published:%Y%m}/t{entry.published:%Y%m%d}_{9471100 + number}.shtml"
        trail = ("政府信息公开", office, COLUMN)
        lists[_channel(office)].append(
            place(entry, site=site, facts=PLACE.facts, trail=trail, path=path, seed=PLACE.id)
        )
    site.add_script(PAGER, Pager(lists))
    site.add("/", html_page(PLACE.page("首页", links((("政府信息公开", "/zfxxgk/"),)))))
    site.add("/zfxxgk/", html_page(PLACE.page("政府信息公开", f"<ul id='tree'></ul><script>{_tree()}</script>")))
    for office in OFFICES:
        call = (
            f"$.getJSON('{PAGER}', {{page: page, pagesize: {PAGE_SIZE}, siteCode: '{SITE_CODE}', "
            f"channelCode: '{_channel(office)}'}}, draw);"
        )
        script = f"<div id='list'></div><script>function load(page) {{{call}}} load(1);</script>"
        site.add(_column(office), html_page(PLACE.page(COLUMN, script)))
    columns = tuple(site.url(_column(office)) for office in OFFICES)
    return PLACE.portal((site,), [one for rows in lists.values() for one in rows], columns=columns, list_pages=columns)


def _tree() -> str:
    nodes = ["{id: 1, pId: 0, name: '法定主动公开内容', open: true}"]
    nodes += [
        f"{{id: {10 + at}, pId: 1, name: '{office}{COLUMN}', url: '{_column(office)}'}}"
        for at, office in enumerate(OFFICES)
    ]
    return f"var zNodes = [{', '.join(nodes)}]; $.fn.zTree.init($('#tree'), {{}}, zNodes);"


def _channel(office: str) -> str:
    return f"nb{OFFICES.index(office)}"


def _column(office: str) -> str:
    return f"/zfxxgk/{_channel(office)}/"


def _record(placed: Placed) -> dict[str, object]:
    day = datetime.combine(placed.entry.published, time(), UTC)
    return {"s_title": placed.entry.title, "s_url": placed.path, "d_fronttime": int(day.timestamp() * 1000)}
