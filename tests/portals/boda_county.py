"""A county on Boda: a list that counts down, rows opened by a script, a dynamic list, downloads without an ending."""

from dataclasses import dataclass, field
from html import escape
from urllib.parse import parse_qs
from zlib import crc32

from tests.portals.answers import HTML, Answer, Request, text_answer
from tests.portals.entries import Entry
from tests.portals.pages import html_page, links
from tests.portals.placing import DOCX, Placed, place
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.small_place import SmallPlace

PLACE = SmallPlace(
    "sample-boda-county", "www.mizhi-sample.gov.cn", "米脂县", "610827", "county", "boda-vsb", id_code="6108270003"
)
COLUMN = "政府信息公开年报"
COLUMN_ID, DEPARTMENT_ID = 1067, 1264
ROWS_A_PAGE = 4
EDUCATION = f"{PLACE.name}教育局"
DOWNLOAD = "/system/_content/download.jsp"
MARKS = "<!--Announced by Visual SiteBuilder 9--><!-- CustomerNO:77656262657232 -->"


@dataclass
class Downloads:
    """The script that serves attachments: their names are in a header alone."""

    placed: dict[str, Placed] = field(default_factory=dict)

    def __call__(self, request: Request) -> Answer:
        one = self.placed.get(parse_qs(request.target.partition("?")[2]).get("wbfileid", [""])[0])
        if one is None or one.entry.attachment is None:
            return text_answer(404, "no such file")
        disposition = ("Content-Disposition", 'attachment; filename="nb.docx"')
        return Answer(200, one.entry.attachment.content(), DOCX, (disposition,))


@dataclass(frozen=True, slots=True)
class DynamicList:
    """`list.jsp`: pages of a column, told apart by its tree id; without a page number the first."""

    placed: tuple[Placed, ...]

    def __call__(self, request: Request) -> Answer:
        query = parse_qs(request.target.partition("?")[2])
        if query.get("wbtreeid") != [str(DEPARTMENT_ID)]:
            return text_answer(404, "no such column")
        number, pages = int(query.get("a2p", ["1"])[0]), -(-len(self.placed) // 2)
        rows = "".join(_row(one, 0) for one in self.placed[2 * number - 2 : 2 * number])
        following = '<span class="NextDis">下页</span>'
        if number < pages:
            address = f"?a2t={pages}&a2p={number + 1}&a2c=2&urltype=tree.TreeTempUrl&wbtreeid={DEPARTMENT_ID}"
            following = f'<a class="Next" href="{escape(address)}">下页</a>'
        content = f'<ul>{rows}</ul><div class="pager">{following}</div>'
        return Answer(200, PLACE.page("部门信息公开年报", content, head=MARKS).encode(), HTML)


def boda_county() -> SamplePortal:
    """The portal: the main column in a file and a folder named after it, one office's reports in a dynamic list."""
    site, downloads = Site(PLACE.host), Downloads()
    placed = [_place(site, entry, COLUMN_ID) for entry in PLACE.entries()]
    main = [one for one in placed if one.entry.agency != EDUCATION]
    education = [one for one in placed if one.entry.agency == EDUCATION]
    again = _place(site, main[0].entry, DEPARTMENT_ID, same_as=main[0].url)
    downloads.placed = {_file_id(one.entry): one for one in placed}
    site.add_script(DOWNLOAD, downloads)
    site.add_script("/list.jsp", DynamicList((*education, again)))
    departments = f"/list.jsp?urltype=tree.TreeTempUrl&wbtreeid={DEPARTMENT_ID}"
    entries = (("政府信息公开指南", "zfxxgkzn.htm"), (COLUMN, "zfxxgknb.htm"), ("部门信息公开年报", departments))
    site.add("/", html_page(PLACE.page("首页", links((("政府信息公开", "zwgk/zfxxgk.htm"),)), head=MARKS)))
    site.add("/zwgk/zfxxgk.htm", html_page(PLACE.page("政府信息公开", links(entries), head=MARKS)))
    site.add("/zwgk/zfxxgkzn.htm", html_page(PLACE.page("政府信息公开指南", "<p>指南</p>", head=MARKS)))
    pages = (*_add_files(site, main), site.url(departments))
    return PLACE.portal((site,), [*placed, again], columns=(pages[0], pages[-1]), list_pages=pages)


def _file_id(entry: Entry) -> str:
    return str(crc32(entry.title.encode()) % 9_000_000)


def _place(site: Site, entry: Entry, column: int, *, same_as: str | None = None) -> Placed:
    path = f"/info/{column}/{crc32(entry.title.encode()) % 900}.htm"
    download = f"{DOWNLOAD}?urltype=news.DownloadAttachUrl&owner=1541263&wbfileid={_file_id(entry)}"
    trail = ("政府信息公开", COLUMN)
    return place(
        entry, site=site, facts=PLACE.facts, trail=trail, path=path, seed=PLACE.id, same_as=same_as, download=download
    )


def _add_files(site: Site, placed: list[Placed]) -> tuple[str, ...]:
    """zfxxgknb.htm, then zfxxgknb/<pages - 1>.htm down to zfxxgknb/1.htm."""
    groups = [placed[start : start + ROWS_A_PAGE] for start in range(0, len(placed), ROWS_A_PAGE)]
    paths = ["/zwgk/zfxxgknb.htm", *(f"/zwgk/zfxxgknb/{number}.htm" for number in range(len(groups) - 1, 0, -1))]
    for index, group in enumerate(groups):
        up = "../" if index else ""
        rows = "".join(_row(one, position, up) for position, one in enumerate(group))
        numbers = "".join(
            f'<span class="p_no"><a href="{path}">{number}</a></span>'
            for number, path in enumerate(paths, 1)
            if number != index + 1
        )
        following = '<span class="p_next_d p_fun_d">下页</span>'
        if index + 1 < len(paths):
            following = f'<span class="p_next p_fun"><a href="{paths[index + 1]}">下页</a></span>'
        content = f'<ul>{rows}</ul><span class="p_pages">{numbers}{following}</span>'
        site.add(paths[index], html_page(PLACE.page(COLUMN, content, head=MARKS)))
    return tuple(site.url(path) for path in paths)


def _row(placed: Placed, position: int, up: str = "") -> str:
    """Every second row is opened by a script."""
    title, href = escape(placed.entry.title), f"{up}..{placed.path}" if up else placed.path
    link = f'href="{href}"'
    if position % 2:
        link = f"""href="javascript:void(0)" onclick="opennews('{href}')\""""
    return f"<li><a {link}>{title}</a><span>{placed.entry.published}</span></li>"
