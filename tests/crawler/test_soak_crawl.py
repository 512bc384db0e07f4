"""Crawls over much: a page of 200 MB, and ten thousand portals in one run."""

import time
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.crawler.crawling import crawl, finish, portal, start
from tests.crawler.web import Asked, Reply, Web, serving

REPORT = "某市财政局2023年政府信息公开工作年度报告"
MB = 10**6
LIMIT = 32 * 2**20  # of a crawl that is not told another
PORTALS = 10_000
REQUESTS = ("/robots.txt", "/", "/nb/", "/nb/t20240101_1000000.html", "/sitemap.xml")


@pytest.mark.soak
def test_a_page_of_200_mb_is_cut_at_the_limit_and_takes_no_more_memory_than_one_of_40(tmp_path: Path) -> None:
    home = "http://www.large-test.gov.cn/"
    peaks = []
    for megabytes in (40, 200):
        web = Web()
        web.html(home, f'<a href="/nb/t20240101_1000000.html">{REPORT}</a>')
        row = f"<p>{REPORT}</p>".encode()
        web.pages[f"{home}nb/t20240101_1000000.html"] = Reply(body=row * (megabytes * MB // len(row)))
        with serving(web):
            crawled = crawl(tmp_path / f"{megabytes}", [portal(home)], web.proxy)
        told = crawled.portal("city")
        assert (told["listed"], told["captured"], told["blocked"]) == (1, 0, {"too_large": 1})
        assert LIMIT <= _archived(tmp_path / f"{megabytes}") < LIMIT + MB
        peaks.append(crawled.summary["peak_bytes"])
    print(f"peak with pages of 40 and 200 MB: {[peak // MB for peak in peaks]} MB")
    assert max(peaks) < 10 * LIMIT
    assert peaks[1] < peaks[0] + LIMIT // 2


def _archived(store: Path) -> int:
    """Bytes of the longest document in the ledger."""
    from crawler.ledger.ledger import Ledger

    with Ledger(store / "ledger.sqlite") as ledger:
        return max(row.capture.bytes or 0 for row in ledger.captures())


@pytest.mark.soak
def test_ten_thousand_portals_are_served_evenly_in_memory_that_hardly_grows(tmp_path: Path) -> None:
    few, many = (_crawl_many(tmp_path / str(count), count) for count in (PORTALS // 10, PORTALS))
    grown = (many - few) / (PORTALS - PORTALS // 10)
    print(f"peak {few // MB} and {many // MB} MB: {grown:.0f} bytes a portal")
    assert grown < 20_000


def _crawl_many(folder: Path, count: int) -> int:
    """The peak of memory of a crawl of so many portals, each on a host of its own with one report."""
    portals = folder / "portals"
    portals.mkdir(parents=True)
    for number in range(count):
        lines = (f"id: p{number}", "name: 某县", 'region: "411200"', "level: county", f"home: {_home(number)}")
        (portals / f"p{number}.yml").write_text("\n".join((*lines, "sample: true", "")), encoding="utf-8")
    web = Web(otherwise=_answer)
    with serving(web):
        begun = time.monotonic()
        crawled = finish(start(folder / "store", portals, web.proxy), within=7_200)
        took = time.monotonic() - begun
    assert crawled.status == 0, crawled.errors
    assert crawled.summary["is_complete"], crawled.errors
    assert {one["captured"] for one in crawled.summary["portals"]} == {1}
    spread = _spread(web.log)
    print(
        f"{count} portals: {web.log[0].time - begun:.0f} s to the first request, {took:.0f} s in all, spread {spread}"
    )
    assert spread <= MOST_APART
    return int(crawled.summary["peak_bytes"])


MOST_APART = 2
"""Requests that one host was ahead of another, at most; with the first comes the one for robots.txt."""


def _home(number: int) -> str:
    return f"http://www.p{number}-test.gov.cn/"


def _answer(asked: Asked) -> Reply:
    if asked.path == "/":
        return Reply(body='<html><body><a href="/nb/">政府信息公开年报</a></body></html>'.encode())
    if asked.path == "/nb/":
        return Reply(body=f'<html><body><li><a href="{REQUESTS[3]}">{REPORT}</a></li></body></html>'.encode())
    if asked.path == REQUESTS[3]:
        return Reply(body=f"<html><body><h1>{REPORT}</h1>{asked.url}</body></html>".encode())
    return Reply(404)


def _spread(log: list[Asked]) -> int:
    """The most requests by which a host that was not done was behind another at any time."""
    counts: Counter[str] = Counter()
    at: Counter[int] = Counter({0: len({urlsplit(asked.url).hostname for asked in log})})
    most = 0
    for asked in log:
        host = urlsplit(asked.url).hostname or ""
        at[counts[host]] -= 1
        counts[host] += 1
        at[counts[host]] += 1
        most = max(most, counts[host] - min(count for count, hosts in at.items() if hosts))
    return most
