"""What the crawl does not do, and how fast it asks, over real HTTP."""

from itertools import pairwise
from pathlib import Path

import pytest

from crawler.ledger.ledger import Ledger
from tests.crawler.crawling import Crawled, crawl, portal
from tests.crawler.web import Asked, Reply, Web, serving

REPORT = "某市{}局2023年政府信息公开工作年度报告"
DELAY = 0.3
CRAWL_DELAY = 0.5
RETRY_AFTER = 1


def _city(web: Web, name: str, *, robots: Reply | None = None, articles: int = 3) -> str:
    """A portal with one report column; its host."""
    host = f"www.{name}-test.gov.cn"
    links = "".join(
        f'<li><a href="/art/{number}1000.html">{REPORT.format(number)}</a></li>' for number in range(articles)
    )
    web.html(f"http://{host}/", '<a href="/nb/">政府信息公开年报</a>')
    web.html(f"http://{host}/nb/", links)
    for number in range(articles):
        web.html(f"http://{host}/art/{number}1000.html", REPORT.format(number))
    if robots:
        web.pages[f"http://{host}/robots.txt"] = robots
    return host


def _text(content: str) -> Reply:
    return Reply(body=content.encode(), media_type="text/plain")


def _busy_once(web: Web) -> None:
    """A host that is overloaded when an article is first asked for."""
    host = _city(web, "busy")
    url = f"http://{host}/art/11000.html"
    calm = web.pages[url]

    def page(asked: Asked) -> Reply:
        assert isinstance(calm, Reply)
        first = web.urls().count(url) == 1
        return Reply(503, headers=(("Retry-After", str(RETRY_AFTER)),)) if first else calm

    web.pages[url] = page


def _portals(web: Web) -> list[dict[str, object]]:
    names = {
        "denied": _text("User-agent: *\nDisallow: /nb/\n"),
        "named": _text("User-agent: nianbao\nDisallow: /\n\nUser-agent: *\nAllow: /\n"),
        "wild": _text("User-agent: *\nDisallow: /n*/$\n"),
        "walled": Reply(body="<html><title>访问被拦截</title>您的访问被拦截</html>".encode()),
        "shut": Reply(403),
        "jiasule": Reply(521, b"<script>document.cookie='__jsl_clearance_s=1'</script>"),
        "broken": Reply(500),
        "away": Reply(302, headers=(("Location", "http://robots.clone-test.com/robots.txt"),)),
        "round": Reply(302, headers=(("Location", "/robots.txt"),)),
        "slow": _text(f"User-agent: *\nCrawl-delay: {CRAWL_DELAY}\n"),
        "endless": _text("User-agent: *\nCrawl-delay: 86400\n"),
        "ruled": _text("User-agent: *\nDisallow: /admin/\n"),
        "large": None,
        "fenced": None,
    }
    for name, robots in names.items():
        _city(web, name, robots=robots)
    _busy_once(web)
    web.pages["http://www.fenced-test.gov.cn/nb/"] = Reply(412, b"<script>$_ts=window['$_ts']</script>")
    web.pages["http://www.large-test.gov.cn/art/11000.html"] = Reply(body=b"x" * 400_000)
    clone = "http://www.clone-test.com/art/11000.html"
    web.pages["http://www.ruled-test.gov.cn/art/11000.html"] = Reply(302, headers=(("Location", clone),))
    return [portal(f"http://www.{name}-test.gov.cn/", name) for name in (*names, "busy")]


@pytest.fixture(scope="module")
def polite(tmp_path_factory: pytest.TempPathFactory) -> tuple[Web, Path, Crawled]:
    web, store = Web(), tmp_path_factory.mktemp("store")
    with serving(web):
        crawled = crawl(store, _portals(web), web.proxy, delay=DELAY, max_bytes=100_000)
    return web, store, crawled


def _asked(web: Web, name: str) -> list[str]:
    return [asked.path for asked in web.log if f"www.{name}-test" in asked.url]


@pytest.mark.parametrize(
    ("name", "asked", "reason"),
    [
        ("denied", ["/robots.txt", "/", "/sitemap.xml"], "robots_denied"),
        ("named", ["/robots.txt"], "robots_denied"),
        ("wild", ["/robots.txt", "/", "/sitemap.xml"], "robots_denied"),
        ("walled", ["/robots.txt"] * 3, "waf"),
        ("shut", ["/robots.txt"] * 3, "forbidden"),
        ("jiasule", ["/robots.txt"] * 3, "challenge"),
        ("broken", ["/robots.txt"] * 3, "robots_unavailable"),
        ("round", ["/robots.txt"] * 4, "robots_unavailable"),
        ("endless", ["/robots.txt"], "crawl_delay"),
        ("fenced", ["/robots.txt", "/", "/nb/", "/sitemap.xml", "/nb/", "/nb/"], "challenge"),
    ],
)
def test_what_is_not_permitted_is_not_asked_for(
    polite: tuple[Web, Path, Crawled], name: str, asked: list[str], reason: str
) -> None:
    web, _, crawled = polite
    assert _asked(web, name) == asked
    summary = crawled.portal(name)
    assert summary["blocked"] == {reason: 1}
    assert not summary["complete"]
    assert not summary["chain_complete"]
    assert [missed["reason"] for missed in summary["not_fetched"]] == [reason]


@pytest.mark.parametrize(("name", "status", "kind"), [("walled", 200, "waf"), ("jiasule", 521, "challenge")])
def test_a_fence_before_robots_txt_is_kept_as_evidence(
    polite: tuple[Web, Path, Crawled], name: str, status: int, kind: str
) -> None:
    with Ledger(polite[1] / "ledger.sqlite") as ledger:
        captures = [row.capture for row in ledger.captures() if row.capture.portal == name]
    (fence, *_), page = [one for one in captures if one.status], captures[-1]
    assert (fence.url, fence.status, fence.block) == (f"http://www.{name}-test.gov.cn/robots.txt", status, kind)
    assert (page.url, page.outcome, page.block, page.robots) == (
        f"http://www.{name}-test.gov.cn/",
        "blocked",
        kind,
        "unavailable",
    )


def test_a_robots_txt_that_leads_away_is_no_permission(polite: tuple[Web, Path, Crawled]) -> None:
    web, _, crawled = polite
    assert set(_asked(web, "away")) == {"/robots.txt"}
    assert crawled.portal("away")["blocked"] == {"robots_unavailable": 1}


def test_clone_hosts_are_never_contacted(polite: tuple[Web, Path, Crawled]) -> None:
    web, _, crawled = polite
    assert not [url for url in web.urls() if ".gov.cn" not in url]
    ruled = crawled.portal("ruled")
    assert ruled["blocked"] == {"redirect_out": 1}
    assert (ruled["listed"], ruled["captured"], ruled["complete"]) == (3, 2, False)


def test_the_delay_is_a_floor_under_every_request_of_a_host(polite: tuple[Web, Path, Crawled]) -> None:
    web = polite[0]
    for name in ("busy", "large", "ruled", "shut", "fenced", "denied"):
        times = web.times(f"www.{name}-test.gov.cn")
        assert min(after - before for before, after in pairwise(times)) >= DELAY


def test_hosts_do_not_wait_for_one_another(polite: tuple[Web, Path, Crawled]) -> None:
    firsts = {name: polite[0].times(f"www.{name}-test.gov.cn")[0] for name in ("ruled", "large", "denied")}
    assert max(firsts.values()) < polite[0].times("www.ruled-test.gov.cn")[-1]


def test_crawl_delay_is_honoured(polite: tuple[Web, Path, Crawled]) -> None:
    web, _, crawled = polite
    times = web.times("www.slow-test.gov.cn")
    assert len(times) == 7
    assert min(after - before for before, after in pairwise(times)) >= CRAWL_DELAY
    assert crawled.portal("slow")["complete"]


def test_retry_after_is_honoured_for_the_whole_host(polite: tuple[Web, Path, Crawled]) -> None:
    web, _, crawled = polite
    asked = [one for one in web.log if "www.busy-test" in one.url]
    refused = next(number for number, one in enumerate(asked) if one.path == "/art/11000.html")
    assert asked[refused + 1].time - asked[refused].time >= RETRY_AFTER
    assert crawled.portal("busy")["complete"]


def test_an_oversized_response_is_kept_up_to_the_limit_and_said(polite: tuple[Web, Path, Crawled]) -> None:
    _, store, crawled = polite
    large = crawled.portal("large")
    assert not large["complete"]
    assert [(missed["url"], missed["reason"]) for missed in large["not_fetched"]] == [
        ("http://www.large-test.gov.cn/art/11000.html", "too_large")
    ]
    from crawler.archive.entry import Entry
    from crawler.archive.index import read_index

    entries = [entry for entry in read_index(store / "archive") if isinstance(entry, Entry)]
    (cut,) = [entry for entry in entries if entry.capture.url.endswith("large-test.gov.cn/art/11000.html")]
    assert (cut.truncated, cut.capture.outcome, cut.capture.block) == ("length", "blocked", "too_large")
    assert cut.capture.bytes
    assert 100_000 <= cut.capture.bytes < 400_000


def test_the_user_agent_says_who_asks(polite: tuple[Web, Path, Crawled]) -> None:
    agents = {asked.headers["user-agent"] for asked in polite[0].log}
    assert len(agents) == 1
    assert agents.pop().startswith("nianbao/")


def test_no_waiting_request_slips_through_robots_txt(tmp_path: Path) -> None:
    """Scrapy 2.14 to 2.19 fetch most of a first burst before robots.txt forbids the rest."""
    home = "http://www.burst-test.gov.cn/"
    web = Web({f"{home}robots.txt": _text("User-agent: *\nDisallow: /\n")})
    columns = [f"{home}column-{number}/" for number in range(16)]
    with serving(web):
        crawled = crawl(tmp_path / "store", [portal(home, columns=columns)], web.proxy, concurrency=17)
    assert web.urls() == [f"{home}robots.txt"]
    assert crawled.portal("city")["blocked"] == {"robots_denied": 17}


def test_a_name_that_leads_to_a_private_address_or_nowhere_is_not_connected_to(tmp_path: Path) -> None:
    name, nowhere = "www.rebound-test.gov.cn", "www.nowhere-test.gov.cn"
    web = Web()
    web.html(f"http://{name}/", "the router's login page")
    with serving(web):
        home = f"http://{name}:{web.proxy.rpartition(':')[2]}/"
        crawled = crawl(
            tmp_path / "store",
            [portal(home, sample=False), portal(f"http://{nowhere}/", "nowhere", sample=False)],
            proxy=None,
            names={name: "127.0.0.1", nowhere: ""},
            delay=1,
            contact="mailto:crawl@example.org",
        )
    assert web.log == []
    assert crawled.portal("city")["blocked"] == {"private_address": 1}
    told = crawled.portal("nowhere")
    assert (told["complete"], told["requests"]) == (False, 0)
    assert {missed["reason"] for missed in told["not_fetched"]} == {"dns"}


def test_without_a_contact_nothing_goes_past_the_loopback_proxy(tmp_path: Path) -> None:
    web = Web()
    secure = "https://www.city-test.gov.cn/nb/"
    web.html("http://www.city-test.gov.cn/", f'<a href="{secure}">政府信息公开年报</a>')
    with serving(web):
        crawled = crawl(tmp_path / "store", [portal("http://www.city-test.gov.cn/", sample=False)], web.proxy)
    assert crawled.portal("city")["blocked"] == {"needs_loopback_proxy": 1}
