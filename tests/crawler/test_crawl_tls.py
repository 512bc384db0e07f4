"""Secure connections over real TLS: old servers only where a portal's file says so, http only where it may."""

from pathlib import Path
from ssl import TLSVersion

import pytest

from crawler.archive.entry import Entry
from crawler.archive.index import read_index
from crawler.ledger.ledger import Ledger
from tests.crawler.crawling import Crawled, crawl, portal
from tests.crawler.web import Reply, Web, serving
from tests.portals.tls import TRUSTED_FILE, Tls, server_contexts

REPORT = "某市教育局2023年政府信息公开工作年度报告"
SCHEMES = ("https", "http")
SECURE = {"allow_http": False}
LEGACY = SECURE | {"tls": "legacy"}
SHORT_KEY = Tls(rsa_bits=1_024)
TLS10 = Tls(versions=(TLSVersion.TLSv1, TLSVersion.TLSv1))
TLS11 = Tls(versions=(TLSVersion.TLSv1_1, TLSVersion.TLSv1_1))
LAPSED = Tls(lapsed=True)
# What each host speaks and shows, and its portal's file.
PORTALS = {
    "modern": (Tls(), SECURE),
    "old": (SHORT_KEY, SECURE),
    "legacy": (SHORT_KEY, LEGACY),
    "early": (TLS10, SECURE),
    "tls10": (TLS10, LEGACY),
    "tls11": (TLS11, LEGACY),
    "stranger": (Tls(issued_for="www.other-test.gov.cn"), LEGACY),
    "expired": (LAPSED, LEGACY),
    "lapsed": (LAPSED, SECURE),
    "plain": (SHORT_KEY, {"allow_http": True}),
    "circle": (SHORT_KEY, {"allow_http": True}),
}


@pytest.fixture(scope="module")
def secure(tmp_path_factory: pytest.TempPathFactory) -> tuple[Web, Path, Crawled]:
    web, store = Web(), tmp_path_factory.mktemp("store")
    web.tls = server_contexts({f"www.{name}-test.gov.cn": tls for name, (tls, _) in PORTALS.items()}, store)
    for host in web.tls:
        for scheme in SCHEMES:
            web.html(f"{scheme}://{host}/", '<a href="/nb/">政府信息公开年报</a>')
            web.html(f"{scheme}://{host}/nb/", f'<a href="/nb/1.html">{REPORT}</a>')
            web.html(f"{scheme}://{host}/nb/1.html", f"<h1>{REPORT}</h1>")
    circle = "www.circle-test.gov.cn/"
    web.pages[f"http://{circle}"] = Reply(301, headers=(("Location", f"https://{circle}"),))
    portals = [portal(f"https://www.{name}-test.gov.cn/", name, **values) for name, (_, values) in PORTALS.items()]
    both = "www.both-test.gov.cn"
    web.tls[both] = web.tls["www.old-test.gov.cn"]
    web.html(f"http://{both}/", '<a href="/nb/">政府信息公开年报</a>')
    web.html(f"http://{both}/nb/", "".join(f'<a href="{one}://{both}/nb/1.html">{REPORT}</a>' for one in SCHEMES))
    web.html(f"http://{both}/nb/1.html", f"<h1>{REPORT}</h1>")
    portals.append(portal(f"http://{both}/", "both", **SECURE))
    with serving(web):
        crawled = crawl(store, portals, web.proxy, trusted=store / TRUSTED_FILE, backoff=0.01)
    return web, store, crawled


@pytest.mark.parametrize("name", ["modern", "legacy", "tls10", "tls11"])
def test_https_is_spoken_with_old_servers_too_where_the_portal_says_so(
    secure: tuple[Web, Path, Crawled], name: str
) -> None:
    web, _, crawled = secure
    assert crawled.portal(name)["complete"]
    assert {asked.url.partition(":")[0] for asked in web.log if f"www.{name}-test" in asked.url} == {"https"}


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("old", "certificate verify failed"),  # its key is too short
        ("early", "protocol version"),
        ("stranger", "DNSMismatch"),
        ("expired", "certificate verify failed"),
        ("lapsed", "certificate verify failed"),
    ],
)
def test_old_servers_and_wrong_certificates_are_recorded_and_nothing_else_is_tried(
    secure: tuple[Web, Path, Crawled], name: str, says: str
) -> None:
    web, store, crawled = secure
    assert crawled.portal(name)["blocked"] == {"tls": 1}
    assert not [asked for asked in web.log if f"www.{name}-test" in asked.url]
    with Ledger(store / "ledger.sqlite") as ledger:
        blocks = {row.capture.block for row in ledger.captures() if row.capture.portal == name}
    assert "tls" in blocks
    entries = [one for one in read_index(store / "archive") if isinstance(one, Entry)]
    assert any(says in (one.error or "") for one in entries if one.capture.portal == name)


def test_http_stands_in_for_https_where_it_may_and_the_captures_say_so(secure: tuple[Web, Path, Crawled]) -> None:
    _, store, crawled = secure
    told = crawled.portal("plain")
    assert (told["captured"], told["complete"], told["blocked"]) == (1, True, {})
    with Ledger(store / "ledger.sqlite") as ledger:
        captures = [row.capture for row in ledger.captures() if row.capture.portal == "plain"]
        (article,) = [one for one in ledger.articles() if one.portal == "plain"]
    assert captures[0].block == "tls"
    assert (article.url, article.page.final_url) == (
        "http://www.plain-test.gov.cn/nb/1.html",
        "http://www.plain-test.gov.cn/nb/1.html",
    )
    (home,) = [one for one in captures if one.url == "https://www.plain-test.gov.cn/" and one.status == 200]
    assert home.final_url == "http://www.plain-test.gov.cn/"


def test_http_that_leads_back_to_the_https_that_fails_is_left(secure: tuple[Web, Path, Crawled]) -> None:
    web, _, crawled = secure
    assert crawled.portal("circle")["blocked"] == {"tls": 1}
    asked = [asked.path for asked in web.log if "www.circle-test" in asked.url]
    assert asked.count("/") <= 3


def test_a_page_that_is_linked_in_both_schemes_is_had_in_the_one_that_works(secure: tuple[Web, Path, Crawled]) -> None:
    told = secure[2].portal("both")
    assert (told["listed"], told["captured"], told["complete"], told["blocked"]) == (1, 1, True, {})
    assert told["skipped"]["alternate"] == 1
