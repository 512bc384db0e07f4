"""Blocks and bad servers over real HTTP: each with its kind, its evidence in the archive, and nothing read from it."""

import gzip
import zlib
from pathlib import Path

import pytest

from crawler.ledger.captures import CaptureRow
from crawler.ledger.ledger import Ledger
from tests.crawler.crawling import Crawled, crawl, portal
from tests.crawler.web import Reply, Web, serving

REPORT = "某市{}局2023年政府信息公开工作年度报告"
TIMEOUT = 1.5
LIMIT = 200_000
WAF = "<html><head><title>访问被拦截</title></head><body><h2>您的访问被拦截</h2></body></html>"
DRAWN = '<ul id="list"></ul><script>$.ajax({url: "/api/list?page=1"})</script>'


def _html(text: str) -> Reply:
    return Reply(body=text.encode())


def _url(name: str, path: str = "/") -> str:
    return f"http://www.{name}-test.gov.cn{path}"


def _city(web: Web, name: str, page: Reply | None = None, *, column: Reply | None = None) -> None:
    """A portal with one report column and two reports; `page` comes in place of the first report."""
    rows = "".join(f'<li><a href="/nb/{number}1000.html">{REPORT.format(number)}</a></li>' for number in range(2))
    web.html(_url(name), f'<a href="/nb/">政府信息公开年报</a><p>{name}</p>')
    web.html(_url(name, "/nb/"), f"<ul>{rows}</ul>")
    for number in range(2):
        web.html(_url(name, f"/nb/{number}1000.html"), f"<h1>{REPORT.format(number)}</h1>")
    if page:
        web.pages[_url(name, "/nb/01000.html")] = page
    if column:
        web.pages[_url(name, "/nb/")] = column


def _bomb() -> bytes:
    """A gzip body of 70 KB that holds 70 MB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS + 16)
    parts = [packer.compress(bytes(2**20)) for _ in range(70)]
    return b"".join(parts) + packer.flush()


# What comes in place of a report, and the block it is.
ARTICLES: dict[str, tuple[Reply, str]] = {
    "walled": (_html(WAF), "waf"),
    "cookie": (_html("<script>document.cookie='__jsl_clearance=1';location.reload()</script>"), "challenge"),
    "jiasule": (Reply(521, b"<script>document.cookie='__jsl_clearance_s=1'</script>"), "challenge"),
    "fence": (Reply(403, b"<html>reason:GeoBL</html>"), "region"),
    "refused": (Reply(403, b"<html>403 Forbidden</html>"), "forbidden"),
    "missing": (_html("<html><title>404</title><body>您访问的页面不存在</body></html>"), "soft_404"),
    "homing": (Reply(302, headers=(("Location", "/"),)), "soft_404"),
    "away": (Reply(302, headers=(("Location", "http://www.clone-test.com/"),)), "redirect_out"),
    "long": (_html("<p>" + "x" * 3 * LIMIT), "too_large"),
    "short": (Reply(body=b"<h1>half a rep", length=50_000), "truncated"),
    "torn": (
        Reply(body=gzip.compress(b"<h1>a report</h1>" * 99)[:40], headers=(("Content-Encoding", "gzip"),)),
        "truncated",
    ),
    "bomb": (Reply(body=_bomb(), headers=(("Content-Encoding", "gzip"),)), "too_large"),
    "drip": (Reply(body=b"<h1>one byte at a time</h1>" * 9, drip=0.2), "timeout"),
}
FAILURES: dict[str, tuple[Reply, str]] = {
    "loop": (Reply(302, headers=(("Location", "/nb/01000.html"),)), "redirect_loop"),
    "died": (Reply(body=b"", length=-1), "connection"),
    "broken": (Reply(500), "http_500"),
    "baked": (Reply(body=b"<h1>", headers=(("Set-Cookie", f"c={'x' * 2**20}; Path=/"),)), "connection"),
}


@pytest.fixture(scope="module")
def blocked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Web, Path, Crawled]:
    web, store = Web(), tmp_path_factory.mktemp("store")
    for name, (reply, _) in (ARTICLES | FAILURES).items():
        _city(web, name, reply)
    web.pages[_url("copy", "/")] = _html('<a href="/nb/">政府信息公开年报</a>')
    _city(web, "copy")
    web.pages[_url("copy", "/nb/01000.html")] = web.pages[_url("copy")]
    _city(web, "drawn", column=_html(f"<html><body>{DRAWN}</body></html>"))
    _city(web, "shell")
    web.pages[_url("shell")] = _html('<div id="app"></div><script src="/js/chunk-vendors.js"></script>')
    _city(web, "json", column=_html('{"data": {"results": [{"title": "a", }'))
    many = tuple(("Set-Cookie", f"c{number}={'x' * 15_000}; Path=/") for number in range(70))
    _city(web, "cookies", Reply(body=b"<h1>with a megabyte of cookies</h1>", headers=many))
    _city(web, "brief", Reply(body=b"<h1>longer than announced</h1>" * 9, length=20))
    names = (*ARTICLES, *FAILURES, "copy", "drawn", "shell", "json", "cookies", "brief")
    portals = [portal(_url(name), name) for name in names]
    with serving(web):
        crawled = crawl(store, portals, web.proxy, timeout=TIMEOUT, max_bytes=LIMIT, backoff=0.01)
    return web, store, crawled


def _captures(store: Path, name: str) -> list[CaptureRow]:
    with Ledger(store / "ledger.sqlite") as ledger:
        return [row for row in ledger.captures() if row.capture.portal == name]


@pytest.mark.parametrize("name", [*ARTICLES, "copy"])
def test_a_block_is_evidence_and_no_report(blocked: tuple[Web, Path, Crawled], name: str) -> None:
    _, store, crawled = blocked
    kind = ARTICLES[name][1] if name in ARTICLES else "soft_404"
    told = crawled.portal(name)
    assert (told["blocked"], told["listed"], told["captured"], told["complete"]) == ({kind: 1}, 2, 1, False)
    assert [missed["reason"] for missed in told["not_fetched"]] == [kind]
    url = _url(name, "/nb/01000.html")
    captures = [row.capture for row in _captures(store, name) if row.capture.url == url]
    assert (captures[-1].outcome, captures[-1].block) == ("blocked", kind)
    assert all(one.archive_file for one in captures)
    with Ledger(store / "ledger.sqlite") as ledger:
        assert url not in [article.url for article in ledger.articles()]


@pytest.mark.parametrize("name", FAILURES)
def test_failures_have_a_reason_and_are_no_blocks(blocked: tuple[Web, Path, Crawled], name: str) -> None:
    told = blocked[2].portal(name)
    assert (told["failures"], told["blocked"], told["captured"]) == ({FAILURES[name][1]: 1}, {}, 1)


def test_a_redirect_to_itself_costs_one_request(blocked: tuple[Web, Path, Crawled]) -> None:
    assert blocked[0].urls().count(_url("loop", "/nb/01000.html")) == 1


def test_a_list_drawn_by_a_script_is_a_block(blocked: tuple[Web, Path, Crawled]) -> None:
    _, store, crawled = blocked
    told = crawled.portal("drawn")
    assert (told["blocked"], told["complete"], told["chain_complete"]) == ({"js_only": 1}, False, False)
    (capture,) = [row.capture for row in _captures(store, "drawn") if row.role == "column"]
    assert (capture.outcome, capture.block, capture.status) == ("blocked", "js_only", 200)


def test_a_portal_whose_home_page_only_a_script_draws_is_not_complete(blocked: tuple[Web, Path, Crawled]) -> None:
    told = blocked[2].portal("shell")
    assert (told["blocked"], told["complete"], told["chain_complete"]) == ({"js_only": 1}, False, False)


def test_a_list_of_broken_json_is_not_read_to_its_end(blocked: tuple[Web, Path, Crawled]) -> None:
    told = blocked[2].portal("json")
    assert (told["listed"], told["chain_complete"]) == (0, False)


def test_a_megabyte_of_cookies_is_neither_kept_nor_sent_back(blocked: tuple[Web, Path, Crawled]) -> None:
    web, _, crawled = blocked
    told = crawled.portal("cookies")
    assert told["captured"] + sum(told["failures"].values()) == 2
    assert max(len(asked.headers.get("cookie", "")) for asked in web.log) < 10_000


def test_what_follows_an_announced_length_is_taken_for_no_answer(blocked: tuple[Web, Path, Crawled]) -> None:
    _, store, crawled = blocked
    told = crawled.portal("brief")
    assert (told["captured"], told["complete"]) == (2, True)
    captures = [row.capture for row in _captures(store, "brief")]
    assert [one.bytes for one in captures if one.url == _url("brief", "/nb/01000.html")] == [20]


def test_hosts_outside_the_portals_were_not_asked(blocked: tuple[Web, Path, Crawled]) -> None:
    assert not [url for url in blocked[0].urls() if ".gov.cn" not in url]


def test_hours_and_budgets_leave_the_rest_waiting_and_blocks_are_tried_another_night(tmp_path: Path) -> None:
    web = Web()
    values = {
        "night": {"hours": [22, 6]},
        "day": {"hours": [8, 18]},
        "few": {"budget": {"requests": 4}},
        "light": {"budget": {"megabytes": 0.05}},
        "once": {},
        "twice": {},
    }
    for name in values:
        _city(web, name)
    web.html(_url("light", "/nb/01000.html"), "x" * 60_000)
    web.pages[_url("once", "/nb/01000.html")] = _html(WAF)
    web.pages[_url("twice")] = _html('<div id="app"></div><script src="/js/chunk.js"></script>')
    portals = [portal(_url(name), name, **values[name]) for name in values]
    with serving(web):
        noon = crawl(tmp_path / "store", portals, web.proxy, now="2026-01-10T04:00:00+00:00")
        asked = {name: len([one for one in web.log if f"www.{name}-test" in one.url]) for name in values}
        web.html(_url("once", "/nb/01000.html"), "<h1>open again</h1>")
        evening = crawl(tmp_path / "store", portals, web.proxy, now="2026-01-11T14:30:00+00:00")
    assert asked == {"night": 0, "day": 6, "few": 4, "light": 4, "once": 8, "twice": 3}
    assert noon.portal("day")["complete"]
    assert noon.portal("night")["waiting"] == {"hours": 2}
    assert noon.portal("few")["waiting"] == {"budget_requests": 2}
    assert noon.portal("light")["waiting"] == {"budget_megabytes": 2}
    assert not any(noon.portal(name)["complete"] for name in ("night", "few", "light", "once", "twice"))
    assert all(evening.portal(name)["complete"] for name in ("night", "light", "once"))
    assert evening.portal("day")["waiting"] == {"hours": 2}
    assert noon.portal("twice")["blocked"] == evening.portal("twice")["blocked"] == {"js_only": 1}
