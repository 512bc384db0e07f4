"""Counties behind fences and on bad servers, one for each misbehaviour of docs/portals.md, section 6."""

from collections.abc import Callable
from dataclasses import replace

from tests.portals.answers import Answer, Request
from tests.portals.busy import BusyOnce
from tests.portals.pages import column_page, html_page
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.small_county import COLUMN, FOLDER, small_county
from tests.portals.tls import Tls

CLEARANCE = (
    "<script>document.cookie=('_')+('_')+('j')+('s')+('l')+\"_clearance_s=1737000000.1|-1|abc%2Bd;max-age=3600;"
    'path=/";location.href=location.pathname+location.search</script>'
)
FIREWALL = (
    '<!DOCTYPE html><html><head><meta charset="utf-8"><title>访问被拦截</title>'
    '<script src="https://cdn.guard-sample.com/v2/block.js"></script></head>'
    "<body><h2>您的访问被拦截</h2><p>事件编号：7a1c2e4f</p></body></html>"
)
REGION = "<html><body>访问被拒绝 reason:GeoBL</body></html>"
MISSING = '<html><head><meta charset="utf-8"><title>404</title></head><body>您访问的页面不存在</body></html>'
DRAWN = '<div class="list" id="list"></div><script>$.ajax({url: "/common/api/list?page=1", success: draw})</script>'
SHORT_REFUSAL = Answer(403, b"<html><body>403 Forbidden</body></html>")


def misbehaving_counties() -> list[SamplePortal]:
    """All of them."""
    return [
        _fenced("jsl", "清水县", "620521", Answer(521, CLEARANCE.encode())),
        _fenced("geo", "秦安县", "620522", Answer(403, REGION.encode())),
        _walled(),
        _drawn(),
        _referred(),
        _busy(),
        _soft_404(),
        _plain_on_443(),
        _lapsed(),
        _behind_a_cookie(),
        _dying(),
    ]


def _fenced(key: str, name: str, region: str, answer: Answer) -> SamplePortal:
    """Not a page of it is shown."""
    county = small_county(key, name, region)
    for path in ("/", FOLDER, *(one.path for one in county.reports)):
        county.site.add_script(path, lambda _: answer)
    return county.portal("blocked", lost=None)


def _walled() -> SamplePortal:
    """A firewall's page, with status 200, in place of the list."""
    county = small_county("waf", "甘谷县", "620523")
    county.site.add_script(FOLDER, lambda _: Answer(200, FIREWALL.encode()))
    return county.portal("blocked", lost=None)


def _drawn() -> SamplePortal:
    """A list that a script draws."""
    county = small_county("drawn", "武山县", "620524")
    page = html_page(column_page(county.facts, COLUMN, DRAWN))
    county.site.add_script(FOLDER, page.answer)
    return county.portal("blocked", lost=None)


def _referred() -> SamplePortal:
    """The list and the reports are shown to those who say which page led there."""
    county = small_county("referer", "漳县", "621125")
    _guard(county.site, (FOLDER, *(one.path for one in county.reports)), lambda asked: "referer" in asked.headers)
    return county.portal("complete")


def _guard(site: Site, paths: tuple[str, ...], allowed: Callable[[Request], bool]) -> None:
    for path in paths:
        page = site.page(path)
        site.add_script(path, lambda asked, page=page: page.answer(asked) if allowed(asked) else SHORT_REFUSAL)


def _busy() -> SamplePortal:
    """Too many requests when the list is first asked for, and how long to wait."""
    county = small_county("busy", "岷县", "621126")
    county.site.add_script(FOLDER, BusyOnce(county.site.page(FOLDER), status=429))
    return county.portal("complete")


def _soft_404() -> SamplePortal:
    """In place of two reports, with status 200, a note that there is no such page and the home page."""
    county = small_county("soft404", "临洮县", "621124")
    note, home = county.reports[0], county.reports[1]
    county.site.add_script(note.path, lambda _: Answer(200, MISSING.encode()))
    county.site.add_script(home.path, county.site.page("/").answer)
    return county.portal("incomplete", lost=(note, home))


def _plain_on_443() -> SamplePortal:
    """Its column is linked with https, where the server speaks plain http; asked with http it answers."""
    county = small_county("plain443", "渭源县", "621123", column=f"https://www.plain443-sample.gov.cn{FOLDER}")
    county.site.plain_on_443 = True
    return county.portal("complete")


def _lapsed() -> SamplePortal:
    """Its certificate has run out, and http may not stand in."""
    portal = small_county("lapsed", "会宁县", "620422", tls=Tls(lapsed=True)).portal("blocked", lost=None)
    return replace(portal, file=replace(portal.file, allow_http=False))


def _behind_a_cookie() -> SamplePortal:
    """The list redirects to itself until its cookie comes back."""
    county = small_county("cookie", "陇西县", "621122")
    page = county.site.page(FOLDER)
    away = Answer(302, headers=(("Location", county.site.url(FOLDER)), ("Set-Cookie", "seen=1; Path=/")))
    county.site.add_script(
        FOLDER, lambda asked: page.answer(asked) if "seen=1" in asked.headers.get("cookie", "") else away
    )
    return county.portal("complete")


def _dying() -> SamplePortal:
    """One report breaks off in the middle."""
    county = small_county("dying", "通渭县", "621121")
    torn = county.reports[1]
    body = county.site.page(torn.path).body
    county.site.add_script(torn.path, lambda _: Answer(200, body[: len(body) // 2], breaks_off=True))
    return county.portal("incomplete", lost=(torn,))
