"""A city on Guangdong's platform: shells with a tree and an API, its departments' reports in a column of NFCMS."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from html import escape
from urllib.parse import parse_qs
from zlib import crc32

from tests.portals.answers import Answer, Request, json_answer, text_answer
from tests.portals.entries import Entry
from tests.portals.pages import cut, html_page, links
from tests.portals.placing import Placed, place
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.small_place import YEARS, SmallPlace

PLACE = SmallPlace(
    "sample-gkmlpt-city", "www.hz-sample.gov.cn", "惠州市", "441300", "city", "gd-gkmlpt", id_code="4413000010"
)
SITE_ID, EDUCATION_SITE_ID = "752000", "752021"
COLUMN_ID, YEAR_IDS = 370, dict(zip(YEARS, (21, 22, 23), strict=True))
ROWS_A_PAGE = 3  # real ones have a hundred
ROWS_A_FILE = 3
NFCMS_FOLDER = "/zfjgzy/zfxxgknb/bm/"
CIVIL = f"{PLACE.name}民政局"
EDUCATION = f"{PLACE.name}教育局"


@dataclass(frozen=True, slots=True)
class ColumnApi:
    """The API of a column: pages of its rows from 1; page 0 is page 1 again."""

    site_id: str
    placed: tuple[Placed, ...]

    def __call__(self, request: Request) -> Answer:
        query = parse_qs(request.target.partition("?")[2])
        if query.get("sid") != [self.site_id]:
            return text_answer(404, "no such site")
        start = (max(1, int(query["page"][0])) - 1) * ROWS_A_PAGE
        rows = self.placed[start : start + ROWS_A_PAGE]
        return json_answer({"classify": {"post_count": len(self.placed)}, "total": len(self.placed), "articles": [
            {
                "title": one.entry.title,
                "url": one.url,
                "date": f"{one.entry.published} 09:30:00",
                "display_publish_time": int(_published(one.entry).timestamp()),
                "is_expired": False,
            }
            for one in rows
        ]})  # fmt: skip


def gkmlpt_city() -> SamplePortal:
    """The portal: two columns of its platform, one by years on an agency's, and a chain of static files."""
    site = Site(PLACE.host)
    entries = PLACE.entries()
    education = [entry for entry in entries if entry.agency == EDUCATION]
    civil = [entry for entry in entries if entry.agency == CIVIL]
    main = [_place(site, entry, "") for entry in entries if entry.agency not in (CIVIL, EDUCATION) or entry.decoy]
    years = [_place(site, entry, "/jyj") for entry in education]
    departments = [_place_static(site, entry) for entry in civil]
    departments.append(_place_static(site, main[0].entry, same_as=main[0].url))
    site.add_script("/gkmlpt/api/all/5", ColumnApi(SITE_ID, ()))
    reports_node = f"{{id: {COLUMN_ID}, name: '政府信息公开年报', post_count: {len(main)}, jump_url: '', children: []}}"
    nfcms_node = f"{{'id':371,'name':'部门信息公开年报','jump_url':'{site.url(NFCMS_FOLDER)}','children':[]}}"
    _add_shell(site, "", SITE_ID, f"{reports_node}, {nfcms_node}")
    site.add_script(f"/gkmlpt/api/all/{COLUMN_ID}", ColumnApi(SITE_ID, tuple(main)))
    year_nodes = ",".join(f'{{"id":{node},"name":"{year}年","children":[]}}' for year, node in YEAR_IDS.items())
    _add_shell(site, "/jyj", EDUCATION_SITE_ID, f'{{"id":9,"name":"政府信息公开年报","children":[{year_nodes}]}}')
    for branch in (5, 9):
        site.add_script(f"/jyj/gkmlpt/api/all/{branch}", ColumnApi(EDUCATION_SITE_ID, ()))
    for year, node in YEAR_IDS.items():
        rows = tuple(one for one in years if one.entry.year == year)
        site.add_script(f"/jyj/gkmlpt/api/all/{node}", ColumnApi(EDUCATION_SITE_ID, rows))
    files = _add_files(site, departments)
    entrance = (("政府信息公开", "/gkmlpt/index"), ("部门信息公开", "/bm/"))
    site.add("/", html_page(PLACE.page("首页", links(entrance))))
    site.add("/bm/", html_page(PLACE.page("部门信息公开", links((("市教育局", "/jyj/gkmlpt/index#9"),)))))
    columns = (f"{site.url('/gkmlpt/api/all/')}{COLUMN_ID}?page=1&sid={SITE_ID}", files[0])
    return PLACE.portal((site,), [*main, *years, *departments], columns=columns, list_pages=(columns[0], *files))


def _published(entry: Entry) -> datetime:
    """Half past nine in China."""
    return datetime.combine(entry.published, time(1, 30), UTC)


def _number(entry: Entry) -> int:
    return 9_000_000 + crc32(entry.title.encode()) % 900_000


def _place(site: Site, entry: Entry, prefix: str) -> Placed:
    number = _number(entry)
    path = f"{prefix}/gkmlpt/content/{number // 1_000_000}/{number // 1_000}/post_{number}.html"
    trail = ("政府信息公开", "政府信息公开年报")
    return place(entry, site=site, facts=PLACE.facts, trail=trail, path=path, seed=PLACE.id)


def _place_static(site: Site, entry: Entry, *, same_as: str | None = None) -> Placed:
    path = f"{NFCMS_FOLDER}content/post_{_number(entry)}.html"
    trail = ("政府信息公开", "部门信息公开年报")
    return place(entry, site=site, facts=PLACE.facts, trail=trail, path=path, seed=PLACE.id, same_as=same_as)


def _add_shell(site: Site, prefix: str, site_id: str, nodes: str) -> None:
    """The page that a script fills, with its tree: quotes of both kinds, keys without, a trailing comma."""
    guide = f"{{id: 1, name: '政府信息公开指南', jump_url: '{prefix}/gkmlpt/guide'}}"
    config = (
        "window._CONFIG = {\n  BASE: location.origin + '/gkmlpt', // per site\n"
        f"  SID: '{site_id}',\n  TREE: [{guide}, {{id: 5, name: '法定主动公开内容', children: [{nodes}]}},],\n"
        "  SERVICE_AREA_ID: 0\n}"
    )
    shell = PLACE.page("政府信息公开平台", f'<div id="app"></div><script>{config}</script>')
    site.add(f"{prefix}/gkmlpt/index", html_page(shell))


def _add_files(site: Site, placed: list[Placed]) -> tuple[str, ...]:
    """index.html (the folder itself), index_2.html, …"""
    groups = [placed[start : start + ROWS_A_FILE] for start in range(0, len(placed), ROWS_A_FILE)]
    names = ["", *(f"index_{number}.html" for number in range(2, len(groups) + 1))]
    for index, group in enumerate(groups):
        rows = "".join(map(_row, group))
        following = f'<a href="{names[index + 1]}">下一页</a>' if index + 1 < len(names) else "<span>下一页</span>"
        content = f'<ul>{rows}</ul><div class="page">{following}</div><script>var NFCMS_SITE_ID = 752;</script>'
        site.add(f"{NFCMS_FOLDER}{names[index]}", html_page(PLACE.page("部门信息公开年报", content)))
    return tuple(site.url(f"{NFCMS_FOLDER}{name}") for name in names)


def _row(placed: Placed) -> str:
    title, href = escape(placed.entry.title), f"./{placed.path.removeprefix(NFCMS_FOLDER)}"
    return f'<li><a href="{href}" title="{title}">{cut(title)}</a><span>{placed.entry.published}</span></li>'
