"""A county whose old server speaks https only, in TLS 1.0 and 1.1, with a key and ciphers of that time."""

from dataclasses import replace
from html import escape
from ssl import TLSVersion

from tests.portals.entries import Entry
from tests.portals.pages import html_page, links
from tests.portals.picture import white_picture
from tests.portals.placing import Placed, place
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Page, Site
from tests.portals.small_place import SmallPlace
from tests.portals.tls import Tls

PLACE = SmallPlace(
    "sample-legacy-tls-county", "www.jc-sample.gov.cn", "泾川县", "620821", "county", "generic", id_code="6208210001"
)
TLS = Tls(versions=(TLSVersion.TLSv1, TLSVersion.TLSv1_1), ciphers="AES128-SHA:AES256-SHA", rsa_bits=1_024)
COLUMN, FOLDER = "政府信息公开年报", "/zwgk/nb/"
SCANNED = ("教育局", 2022)
ROWS_A_PAGE = 8


def legacy_tls_county() -> SamplePortal:
    """The portal with a list of two pages; one report is a picture alone, another stands at two addresses."""
    site = Site(PLACE.host, tls=TLS)
    placed = [_place(site, entry, f"{FOLDER}{8820 + index}.htm") for index, entry in enumerate(PLACE.entries())]
    placed.append(_place(site, placed[2].entry, f"{FOLDER}8711.htm", same_as=placed[2].url))
    site.add("/", html_page(PLACE.page("首页", links((("政务公开", "/zwgk/"),)))))
    site.add("/zwgk/", html_page(PLACE.page("政务公开", links(((COLUMN, FOLDER), ("办事指南", "zn.htm"))))))
    site.add("/zwgk/zn.htm", html_page(PLACE.page("办事指南", "<p>办事指南</p>")))
    pages = (FOLDER, f"{FOLDER}index_2.htm")
    site.add(pages[0], _list(placed[:ROWS_A_PAGE], '<span>上一页</span> <a href="index_2.htm">下一页</a>'))
    site.add(pages[1], _list(placed[ROWS_A_PAGE:], '<a href="./">上一页</a> <span>下一页</span>'))
    list_pages = tuple(map(site.url, pages))
    portal = PLACE.portal((site,), placed, columns=list_pages[:1], list_pages=list_pages)
    return replace(portal, file=replace(portal.file, tls="legacy", allow_http=False))


def _place(site: Site, entry: Entry, path: str, *, same_as: str | None = None) -> Placed:
    if (entry.agency.removeprefix(PLACE.name), entry.year) == SCANNED:
        picture = path.replace(".htm", ".png")
        site.add(picture, Page(white_picture, entry.published, "image/png"))
        body = f'<p align="center"><img src="{picture}"/></p>'
        entry = replace(entry, layout="image", status="unreadable", body=lambda: body)
    trail = ("政务公开", COLUMN)
    return place(entry, site=site, facts=PLACE.facts, trail=trail, path=path, seed=PLACE.id, same_as=same_as)


def _list(placed: list[Placed], pager: str) -> Page:
    rows = "".join(
        f'<tr><td>·<a href="{one.path}" target="_blank">{escape(one.entry.title)}</a></td>'
        f"<td>{one.entry.published:%Y/%m/%d}</td></tr>\n"
        for one in placed
    )
    return html_page(PLACE.page(COLUMN, f'<table width="96%">{rows}</table><p align="center">{pager}</p>'))
