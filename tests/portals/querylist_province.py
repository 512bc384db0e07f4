"""A province on Jiangxi's queryList: lists asked for by POST, JSON within strings, articles elsewhere."""

import json
from dataclasses import dataclass
from hashlib import md5
from urllib.parse import parse_qs

from tests.portals.answers import Answer, Request, json_answer, text_answer
from tests.portals.entries import Entry
from tests.portals.pages import html_page, links
from tests.portals.placing import Placed, place
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.small_place import SmallPlace

PLACE = SmallPlace(
    "sample-querylist-province", "www.gx-sample.gov.cn", "江西省", "360000", "province", "jx-querylist", "3600000029"
)
FINANCE_HOST = "czt.gx-sample.gov.cn"
FINANCE = f"{PLACE.name}财政局"
WEB_SITE, CHANNEL, DEPARTMENTS = "gxzfxxgk", "zfxxgknb", "bmxxgknb"
COLUMN = "政府信息公开年报"
MOST_A_PAGE = 4  # the server's; more are asked for


@dataclass(frozen=True, slots=True)
class QueryList:
    """The script behind all lists, by channel; by POST alone."""

    channels: dict[str, tuple[Placed, ...]]

    def __call__(self, request: Request) -> Answer:
        form = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
        if request.method != "POST" or form.get("webSiteCode[]") != WEB_SITE:
            return text_answer(405, "Method Not Allowed")
        placed = self.channels.get(form.get("channelCode[]", ""), ())
        number, size = int(form["current"]), min(MOST_A_PAGE, int(form["pageSize"]))
        rows = placed[size * (number - 1) : size * number]
        return json_answer({"data": {"results": [{"source": _source(one)} for one in rows]}})


def _source(placed: Placed) -> dict[str, str]:
    """A record; what stands on another host has no address of its own but a `redirectUrl`."""
    here = placed.site.host == PLACE.host
    return {
        "title": placed.entry.title,
        "showTitle": placed.entry.title,
        "pubDate": f"{placed.entry.published} 09:00:00",
        "urls": json.dumps({"pc": placed.path} if here else {}),
        "metadata": json.dumps({"source": placed.entry.agency}),
        "redirectUrl": "" if here else placed.url,
    }


def querylist_province() -> SamplePortal:
    """The portal: the province's list of several pages, and that of its departments with an office on its own host."""
    site, finance_site = Site(PLACE.host), Site(FINANCE_HOST)
    entries = PLACE.entries()
    main = [_place(site, entry, CHANNEL) for entry in entries if entry.agency != FINANCE]
    departments = [_place(finance_site, entry, DEPARTMENTS) for entry in entries if entry.agency == FINANCE]
    departments.append(_place(site, main[0].entry, DEPARTMENTS, same_as=main[0].url))
    site.add_script("/queryList", QueryList({CHANNEL: tuple(main), DEPARTMENTS: tuple(departments)}))
    names = (
        (COLUMN, f"/{WEB_SITE}/{CHANNEL}/index.html"),
        ("部门信息公开年报", f"/{WEB_SITE}/{DEPARTMENTS}/index.html"),
    )
    site.add("/", html_page(PLACE.page("首页", links((("政府信息公开", f"/{WEB_SITE}/index.html"),)))))
    site.add(f"/{WEB_SITE}/index.html", html_page(PLACE.page("政府信息公开", links(names))))
    for name, path in names:
        site.add(path, html_page(PLACE.page(name, _frame(path.split("/")[2]))))
    columns = tuple(site.url(path) for _, path in names)
    return PLACE.portal((site, finance_site), [*main, *departments], columns=columns, list_pages=columns)


def _place(site: Site, entry: Entry, channel: str, *, same_as: str | None = None) -> Placed:
    number = md5(entry.title.encode(), usedforsecurity=False).hexdigest()
    path = f"/{WEB_SITE}/{channel}/{entry.published:%Y%m}/{number}.html"
    trail = ("政府信息公开", COLUMN)
    return place(entry, site=site, facts=PLACE.facts, trail=trail, path=path, seed=PLACE.id, same_as=same_as)


def _frame(channel: str) -> str:
    data = (
        f"{{current: page, pageSize: 15, 'webSiteCode[]': ['{WEB_SITE}'], 'channelCode[]': ['{channel}'], "
        "sort: 'sortNum', order: 'desc'}"
    )
    return f"<div id='list'></div><script>$.post('/queryList', {data}, draw);</script>"
