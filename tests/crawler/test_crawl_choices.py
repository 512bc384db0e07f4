"""A script that shows the report its query chooses, over real HTTP: no choice without a report is a gap or a report."""

from pathlib import Path

from crawler.ledger.ledger import Ledger
from tests.crawler.crawling import crawl, portal
from tests.crawler.web import Reply, Web, serving

HOST = "http://www.city-test.gov.cn"
SCRIPT = f"{HOST}/module/xxgk/xxgkAnnualReport.jsp"
REPORT = "<h1>某市某局{}年政府信息公开工作年度报告</h1><p>一、总体情况。</p>"
YEARS = "".join(f'<a href="?area=001&fbtime={year}">{year}年</a>' for year in (2022, 2023))


def _url(year: int) -> str:
    return f"{SCRIPT}?area=001&fbtime={year}"


def _template(body: str) -> str:
    return f"<title>政府信息公开年报</title><div class='nav'><a href='/'>首页</a></div>{YEARS}<div>{body}</div>"


def test_an_empty_template_is_no_report_until_it_shows_one_and_gone_once_it_does_not(tmp_path: Path) -> None:
    web, store = Web(), tmp_path / "store"
    web.html(f"{HOST}/", '<a href="/nb/">政府信息公开年报</a>')
    web.html(f"{HOST}/nb/", f'<a href="{_url(2023)}">某局</a><a href="{_url(2022)}">2022年</a>')
    web.html(_url(2023), _template(REPORT.format(2023)))
    web.html(_url(2022), _template(""))
    city = [portal(f"{HOST}/")]
    with serving(web):
        first = crawl(store, city, web.proxy, now="2026-01-10T04:00:00+00:00").portal("city")
        with Ledger(store / "ledger.sqlite") as ledger:
            listed = [report.url for report in ledger.listed.reports("city")]
            blocks = {row.capture.url: row.capture.block for row in ledger.captures() if row.capture.block}
        web.pages[f"{HOST}/nb/"] = Reply(304)  # the list is as it was: nothing names the choice anew
        web.pages[_url(2022)] = Reply(503)
        broken = crawl(store, city, web.proxy, now="2026-02-20T04:00:00+00:00").portal("city")
        web.html(_url(2022), _template(REPORT.format(2022)))
        filled = crawl(store, city, web.proxy, now="2026-02-22T04:00:00+00:00").portal("city")
        web.html(_url(2022), _template("暂无数据"))
        emptied = crawl(store, city, web.proxy, now="2026-04-01T04:00:00+00:00").portal("city")
    assert (first["complete"], first["listed"], first["captured"]) == (True, 1, 1)
    assert first["skipped"]["empty_choice"] == 1
    assert listed == [_url(2023)]
    assert blocks == {_url(2022): "soft_404"}
    assert (broken["complete"], broken["listed"], broken["captured"]) == (False, 2, 1)
    assert (filled["complete"], filled["listed"], filled["captured"]) == (True, 2, 2)
    assert (emptied["complete"], emptied["captured"]) == (True, 2)
    with Ledger(store / "ledger.sqlite") as ledger:
        assert {seen.url: seen.answers for seen in ledger.presences.of("city")} == {_url(2023): True, _url(2022): False}
