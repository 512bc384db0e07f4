"""From the home page to every report, over real HTTP."""

import gzip
from collections import Counter
from pathlib import Path

import pytest

from crawler.archive.reader import read_capture
from crawler.ledger.ledger import Ledger
from tests.crawler.crawling import Crawled, crawl, portal
from tests.crawler.web import Asked, Reply, Web, serving

CITY = "http://www.smx-test.gov.cn"
LOOP = "http://www.loop-test.gov.cn"
REPORT = "三门峡市{}2023年政府信息公开工作年度报告"
OFFICES = ("教育局", "财政局", "民政局", "水利局", "审计局", "公安局")


def _city(web: Web) -> None:
    web.html(f"{CITY}/", '<a href="/zfxxgk/">政府信息公开</a> <a href="/news/">新闻中心</a>')
    web.html(f"{CITY}/zfxxgk/", '<a href="./nb/">政府信息公开年报</a> <a href="./zn/">政府信息公开指南</a>')
    for number in range(3):
        rows = OFFICES[2 * number : 2 * number + 2]
        links = "".join(
            f'<li><a href="./202401/t20240115_{OFFICES.index(name)}00001.html">{REPORT.format(name)}</a></li>'
            for name in rows
        )
        decoy = '<li><a href="./202401/t20240116_900001.html">三门峡市2023年法治政府建设年度报告</a></li>'
        name = f"index_{number}.html" if number else ""
        script = f'<script>createPageHTML(3, {number}, "index", "html")</script>'
        web.html(f"{CITY}/zfxxgk/nb/{name}", f"<ul>{links}{decoy}</ul>{script}")
    for index, name in enumerate(OFFICES):
        web.html(f"{CITY}/zfxxgk/nb/202401/t20240115_{index}00001.html", f"<h1>{REPORT.format(name)}</h1>")
    base = f"{CITY}/zfxxgk/nb/202401"
    web.html(f"{base}/t20240115_000001.html", '<a href="./P0202401.docx">附件：年度报告.docx</a>')
    web.pages[f"{base}/P0202401.docx"] = Reply(body=b"PK\x03\x04docx", media_type="application/msword")
    packed = gzip.compress("<h1>三门峡市财政局2023年政府信息公开工作年度报告</h1>".encode())
    web.pages[f"{base}/t20240115_100001.html"] = Reply(body=packed, headers=(("Content-Encoding", "gzip"),))
    web.pages[f"{base}/t20240115_200001.html"] = Reply(302, headers=(("Location", "/moved/民政局.html"),))
    web.html(f"{CITY}/moved/%E6%B0%91%E6%94%BF%E5%B1%80.html", "moved here")
    web.pages[f"{base}/t20240115_300001.html"] = _behind_a_cookie


def _behind_a_cookie(asked: Asked) -> Reply:
    """A page that redirects to itself until its cookie comes back."""
    if "seen=1" in asked.headers.get("cookie", ""):
        return Reply(body=b"<h1>welcome back</h1>")
    return Reply(302, headers=(("Location", asked.url), ("Set-Cookie", "seen=1; Path=/")))


def _loop(web: Web) -> None:
    """A list whose server ignores the page number, so that every page is the first with a link to the next."""

    def page(asked: Asked) -> Reply:
        number = int(asked.url.rpartition("=")[2]) if "page=" in asked.url else 1
        row = f'<a href="/info/1/10001.htm">{REPORT.format("信访局")}</a>'
        return Reply(body=f'{row} <a href="/nb.htm?page={number + 1}">下一页</a>'.encode())

    web.html(f"{LOOP}/", '<a href="/nb.htm">政府信息公开年报</a>')
    web.pages.update({f"{LOOP}/nb.htm?page={number}": page for number in range(2, 50)})
    web.pages[f"{LOOP}/nb.htm"] = page
    web.html(f"{LOOP}/info/1/10001.htm", "report")


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> tuple[Web, Path, Crawled]:
    web, store = Web(), tmp_path_factory.mktemp("store")
    _city(web)
    _loop(web)
    with serving(web):
        portals = [portal(f"{CITY}/"), portal(f"{LOOP}/", "loop")]
        crawled = crawl(store, portals, web.proxy)
        again = crawl(store, portals, web.proxy)
    assert again.summary["requests"] == 0
    assert again.portal("city")["listed"] == crawled.portal("city")["listed"]
    return web, store, crawled


def test_every_report_is_found_by_way_of_columns_and_list_pages(world: tuple[Web, Path, Crawled]) -> None:
    city = world[2].portal("city")
    assert (city["columns"], city["list_pages"]) == (1, 3)
    assert (city["listed"], city["captured"], city["new"]) == (6, 6, 6)
    assert city["complete"]
    assert city["chain_complete"]
    assert city["not_fetched"] == []


def test_nothing_is_asked_for_twice_and_decoys_never(world: tuple[Web, Path, Crawled]) -> None:
    web, _, crawled = world
    twice = {url for url, times in Counter(web.urls()).items() if times > 1}
    assert twice == {f"{CITY}/zfxxgk/nb/202401/t20240115_300001.html"}  # for its cookie
    assert f"{CITY}/zfxxgk/nb/202401/t20240116_900001.html" not in web.urls()
    assert f"{CITY}/news/" not in web.urls()
    assert crawled.portal("city")["skipped"]["decoy_rule_of_law_report"] == 1


def test_articles_come_with_title_column_page_and_files(world: tuple[Web, Path, Crawled]) -> None:
    store = world[1]
    with Ledger(store / "ledger.sqlite") as ledger:
        articles = {article.title: article for article in ledger.articles() if article.portal == "city"}
        education = articles[REPORT.format("教育局")]
        assert education.column == "政府信息公开 > 政府信息公开年报"
        assert education.linked_from == f"{CITY}/zfxxgk/nb/"
        (file,) = education.attachments
        assert file.text == "附件：年度报告.docx"
        assert _content(store, ledger, file.capture.capture_id) == b"PK\x03\x04docx"
        packed = articles[REPORT.format("财政局")].page
        assert "三门峡市财政局" in _content(store, ledger, packed.capture_id).decode()


def test_redirects_within_the_portal_are_followed_and_each_hop_is_archived(world: tuple[Web, Path, Crawled]) -> None:
    with Ledger(world[1] / "ledger.sqlite") as ledger:
        listed = f"{CITY}/zfxxgk/nb/202401/t20240115_200001.html"
        hops = [row.capture for row in ledger.captures() if row.capture.url == listed]
    assert [hop.status for hop in hops] == [302, 200]
    assert hops[1].final_url == f"{CITY}/moved/%E6%B0%91%E6%94%BF%E5%B1%80.html"


def test_a_pager_that_loops_is_left_and_said(world: tuple[Web, Path, Crawled]) -> None:
    web, _, crawled = world
    loop = crawled.portal("loop")
    assert [url for url in web.urls() if "page=" in url] == [f"{LOOP}/nb.htm?page=2"]
    assert not loop["chain_complete"]
    assert loop["complete"]
    assert loop["skipped"]["loop"] == 1


def _content(store: Path, ledger: Ledger, capture_id: str) -> bytes:
    place = ledger.place(capture_id)
    assert place
    return read_capture(store / "archive", place.file, place.offset, ledger.place).content
