"""A list that states more rows than its chain of pages shows, over real HTTP."""

from pathlib import Path

from crawler.ledger.ledger import Ledger
from tests.crawler.crawling import crawl, portal
from tests.crawler.played import web_of
from tests.crawler.web import serving
from tests.portals.pages import column_page, html_page, links
from tests.portals.sample_portal import SamplePortal
from tests.portals.small_county import COLUMN, FOLDER, small_county


def _county(key: str, stated: int) -> SamplePortal:
    """The county, its list in two pages of which each says how many rows the list has."""
    county = small_county(key, "成县", "621221")
    rows = [(one.entry.title, one.path) for one in county.reports]
    note = f'<div class="pages">共 <b>{stated}</b> 条 第 {{}} 页</div>'
    first = links(tuple(rows[:2]), style="list") + note.format(1) + '<a href="more.html">下一页</a>'
    last = links(tuple(rows[2:]), style="list") + note.format(2)
    county.site.add_script(FOLDER, html_page(column_page(county.facts, COLUMN, first)).answer)
    county.site.add(f"{FOLDER}more.html", html_page(column_page(county.facts, COLUMN, last)))
    return county.portal("complete")


def test_a_chain_of_pages_with_fewer_rows_than_stated_is_not_proven(tmp_path: Path) -> None:
    samples = {"exact": _county("exact", 3), "short": _county("short", 5)}
    web = web_of(*samples.values())
    with serving(web):
        crawled = crawl(tmp_path / "store", [portal(one.truth.home, key) for key, one in samples.items()], web.proxy)
    exact, short = crawled.portal("exact"), crawled.portal("short")
    assert (exact["captured"], exact["complete"], exact["chain_complete"], exact["short_lists"]) == (3, True, True, [])
    assert (short["captured"], short["complete"], short["chain_complete"]) == (3, True, False)
    url = samples["short"].truth.columns[0]
    assert short["short_lists"] == [{"url": url, "shown": 3, "stated": 5}]
    assert not crawled.summary["is_complete"]
    with Ledger(tmp_path / "store" / "ledger.sqlite") as ledger:
        assert ledger.listed.obstacle("short") == "end_short"
