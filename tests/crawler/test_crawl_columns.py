"""Columns that lie deep or apart, over real HTTP: the sample city of nested columns, other hosts and a sitemap."""

from pathlib import Path
from urllib.parse import urlsplit

from tests.crawler.crawling import crawl, portal
from tests.crawler.played import web_of
from tests.crawler.web import serving
from tests.portals.nested_city import nested_city


def test_every_report_is_found_in_nested_columns_on_other_hosts_and_by_the_sitemap(tmp_path: Path) -> None:
    sample = nested_city()
    web, truth = web_of(sample), sample.truth
    with serving(web):
        summary = crawl(tmp_path / "store", [portal(truth.home, truth.portal)], web.proxy).portal(truth.portal)
    asked = web.urls()
    assert {report.url for report in truth.reports} <= set(asked)
    assert (summary["listed"], summary["captured"]) == (len(truth.reports), len(truth.reports))
    assert summary["complete"]
    assert summary["chain_complete"]
    assert {urlsplit(url).hostname for url in asked} == set(truth.hosts)
    assert len([url for url in asked if "/rl" in url]) == 1  # not one month after another
    assert len(asked) == len(set(asked)) <= 3 * len(truth.reports)
    latest = [url for url in asked if url.startswith(truth.columns[-1])]
    assert latest[0] == truth.columns[-1]
    assert len(latest) == 3  # the column answers the report of the last year, and names those before
