"""Lists that a script draws, with a real browser: the list page alone, its own host alone, at the crawl's pace."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from crawler.archive.reader import read_capture
from crawler.chromium import missing
from crawler.ledger.ledger import Ledger
from tests.crawler.crawling import crawl, finish, portal, start
from tests.crawler.web import Asked, Reply, Web, serving

CITY = "http://www.smx-test.gov.cn"
LIST = f"{CITY}/zfxxgk/nb/"
TITLE = "三门峡市教育局{}年政府信息公开工作年度报告"
DELAY = 0.4

needs_browser = pytest.mark.skipif(missing() is not None, reason=f"no browser: {missing()}")

SCRIPT = """
fetch('/api/rows.json').then(r => r.json()).then(rows => {
  document.querySelector('ul').innerHTML = rows.map(
    row => `<li><a href="${row.url}">${row.title}</a><span>2024-01-15</span></li>`).join('');
});
fetch('/private/rows.json').catch(() => 0);
fetch('http://www.elsewhere-test.gov.cn/spy.json').catch(() => 0);
new Image().src = '/pixel.png';
setTimeout(() => location.assign('/elsewhere/'), 50);
"""


def _site(web: Web) -> None:
    web.pages[f"{CITY}/robots.txt"] = Reply(body=b"User-agent: *\nDisallow: /private/\n", media_type="text/plain")
    web.html(f"{CITY}/", '<a href="/zfxxgk/nb/">政府信息公开年报</a>')
    web.html(LIST, '<ul></ul><script src="/rows.js"></script><script src="http://cdn.example.com/x.js"></script>')
    web.pages[f"{CITY}/rows.js"] = Reply(body=SCRIPT.encode(), media_type="text/javascript")
    rows = [{"title": TITLE.format(year), "url": f"/nb/{year}/content_1.html"} for year in (2022, 2023)]
    web.pages[f"{CITY}/api/rows.json"] = Reply(body=json.dumps(rows).encode(), media_type="application/json")
    for year in (2022, 2023):
        web.html(f"{CITY}/nb/{year}/content_1.html", f"<h1>{TITLE.format(year)}</h1>")


@needs_browser
def test_a_drawn_list_is_read_and_nothing_else_is_asked_for(tmp_path: Path) -> None:
    with serving(Web()) as web:
        _site(web)
        crawled = crawl(tmp_path, [portal(f"{CITY}/", render=True)], web.proxy, delay=DELAY, timeout=30)
    city = crawled.portal("city")
    assert (city["listed"], city["captured"], city["complete"], city["chain_complete"]) == (2, 2, True, True)
    paths = [asked.path for asked in web.log]
    assert {asked.url.split("/")[2] for asked in web.log} == {"www.smx-test.gov.cn"}
    assert sorted(paths) == sorted(
        ["/robots.txt", "/sitemap.xml", "/", "/zfxxgk/nb/", "/zfxxgk/nb/", "/rows.js", "/api/rows.json"]
        + [f"/nb/{year}/content_1.html" for year in (2022, 2023)]
    )
    assert all(asked.headers["user-agent"].startswith("nianbao/") for asked in web.log)
    times = web.times("www.smx-test.gov.cn")
    assert min(after - before for before, after in pairwise(times)) > 0.95 * DELAY
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        drawn = [row.capture for row in ledger.captures() if row.capture.status is None]
        assert [(one.outcome, one.obtained, one.media_type) for one in drawn] == [("new", "crawl", "text/html")]
        assert drawn[0].archive_file
        assert drawn[0].archive_offset is not None
        stored = read_capture(tmp_path / "archive", drawn[0].archive_file, drawn[0].archive_offset)
    assert stored.record == "resource"
    assert TITLE.format(2023) in stored.content.decode()


@needs_browser
def test_a_challenge_in_the_drawing_is_a_block_and_not_solved(tmp_path: Path) -> None:
    asked_twice: list[Asked] = []

    def list_page(asked: Asked) -> Reply:
        asked_twice.append(asked)
        if len(asked_twice) == 1:
            return Reply(body=b"<ul></ul><script src='/rows.js'></script>")
        return Reply(521, b"<script>document.cookie='pass=1';location.reload()</script>")

    with serving(Web()) as web:
        _site(web)
        web.pages[LIST] = list_page
        crawled = crawl(tmp_path, [portal(f"{CITY}/", render=True)], web.proxy, timeout=30)
    city = crawled.portal("city")
    assert (city["listed"], city["chain_complete"]) == (0, False)
    assert city["blocked"] == {"challenge": 1}
    assert not any("pass=1" in asked.headers.get("cookie", "") for asked in web.log)


def test_a_portal_that_needs_a_browser_where_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with serving(Web()) as web:
        crawled = finish(start(tmp_path / "store", [portal(f"{CITY}/", render=True)], web.proxy))
    assert crawled.status != 0
    assert "city: render: true, but" in crawled.errors
    assert not web.log
