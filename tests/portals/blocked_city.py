"""A city behind a fence: its home page answers, its 年报 columns give a challenge (412) or a refusal (403)."""

from tests.portals.answers import Answer, Request
from tests.portals.pages import column_page, html_page, links
from tests.portals.portal_file import PortalFile
from tests.portals.sample_portal import SamplePortal
from tests.portals.site import Site
from tests.portals.truth import PortalTruth
from tests.render.article import Site as SiteFacts

ID = "sample-blocked-city"
HOST = "www.ts-sample.gov.cn"
COLUMN, DEPARTMENTS = "/zfxxgk/zfxxgknb/", "/zfxxgk/bmnb/"
FACTS = SiteFacts(
    name="天水市人民政府",
    domain=HOST,
    id_code="6205000003",
    menu=(("首页", "/"), ("政府信息公开", "/zfxxgk/")),
)

CHALLENGE = (
    '<!DOCTYPE html><html><head><meta charset="utf-8">'
    '<meta content="{qqqqqqqqqq1fDgRSlKvLdWnQ" r="m">'
    "<script>$_ts=window['$_ts'];if(!$_ts)$_ts={};$_ts.nsd=44713;$_ts.cd=\"qPlxrrDlrsqDqqrqrsGqcGq9cqGrkqg\";</script>"
    '<script src="/4hP44ZykCTt5/rpbd.js" r="m"></script></head><body></body></html>'
)


def blocked_city() -> SamplePortal:
    """The portal: two pages, then the fence."""
    site = Site(HOST, robots="User-agent: *\nAllow: /\n")
    columns = (("政府信息公开年报", COLUMN), ("部门信息公开年报", DEPARTMENTS))
    site.add("/", html_page(column_page(FACTS, "首页", links((("政府信息公开", "/zfxxgk/"),)))))
    site.add("/zfxxgk/", html_page(column_page(FACTS, "政府信息公开", links(columns))))
    site.add_script(COLUMN, _challenge)
    site.add_script(DEPARTMENTS, _refusal)
    truth = PortalTruth(
        portal=ID,
        home=site.url("/"),
        family="trs-wcm",
        outcome="blocked",
        hosts=(HOST,),
        columns=(site.url(COLUMN), site.url(DEPARTMENTS)),
    )
    return SamplePortal(PortalFile(ID, FACTS.name, "620500", "city", site.url("/")), (site,), truth)


def _challenge(request: Request) -> Answer:
    cookie = ("Set-Cookie", "4hP44ZykCTt5O=60kZ9bWvYb1xJ; Path=/; HttpOnly")
    return Answer(412, CHALLENGE.encode(), headers=(cookie,))


def _refusal(request: Request) -> Answer:
    return Answer(403, "<html><body>访问被拒绝 reason:GeoBL</body></html>".encode())
