"""What sitemaps lead to."""

import gzip
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.ledger.task import Task
from crawler.ledger.tasks import PageRead
from crawler.portals.portal import Portal
from crawler.spiders.sitemap import MAX_ADDRESSES, MAX_SITEMAPS, read_sitemap, sitemap_tasks, unpacked
from tests.crawler.ledger.test_ledger_due import TASK

HOST = "http://www.smx.gov.cn"
PORTAL = Portal(id="smx", name="三门峡市", region="411200", level="city", home=f"{HOST}/")
SITEMAP = replace(TASK, url=f"{HOST}/sitemap.xml", kind="sitemap", title=None, column=None, report=False, depth=1)


def _read(*places: str, root: str = "urlset", task: Task = SITEMAP) -> PageRead:
    items = "".join(f"<url>\n<loc> {place} </loc></url>" for place in places)
    return read_sitemap(task, f'<?xml version="1.0"?><{root} xmlns="x">{items}</{root}>', PORTAL)


def test_columns_of_reports_are_known_by_their_folders() -> None:
    read = _read(
        f"{HOST}/",
        f"{HOST}/zwgk/zfxxgknb/",
        f"{HOST}/zwgk/zfxxgknb/index.html",
        f"{HOST}/zwgk/zfxxgknb/index_1.html",
        f"{HOST}/zwgk/zfxxgknb/202401/t20240115_1234567.html",
        f"{HOST}/bm/jyj/ndbg/2023n/",
        f"{HOST}/bm/czj/GKNB/list.shtml",
        f"{HOST}/bm/slj/xxgkndbg/zl/",
        f"{HOST}/xwzx/202401/t20240115_7654321.html?a=1&amp;b=2",
        "http://www.clone.com/zfxxgknb/",
        "zfxxgknb/",
    )
    assert {(found.url.removeprefix(HOST), found.kind, found.title) for found in read.tasks} == {
        ("/zwgk/zfxxgknb/", "column", "政府信息公开年报"),
        ("/bm/jyj/ndbg/2023n/", "column", "政府信息公开年报"),
        ("/bm/czj/GKNB/list.shtml", "column", "政府信息公开年报"),
        ("/bm/slj/xxgkndbg/zl/", "column", None),
    }
    assert read.dropped == {"sitemap_page_of_column": 2, "sitemap_other": 2, "sitemap_elsewhere": 2}
    assert not any(found.listing for found in read.tasks)


def test_an_article_whose_column_is_not_named_is_fetched_and_no_listed_report() -> None:
    (found,) = _read(f"{HOST}/zfxxgknb/202401/t20240115_1234567.html").tasks
    assert (found.kind, found.report, found.linked_from) == ("article", False, SITEMAP.url)


def test_an_index_leads_to_its_sitemaps_and_no_further() -> None:
    places = [f"{HOST}/sitemap{number}.xml" for number in range(MAX_SITEMAPS + 3)]
    read = _read(*places, root="sitemapindex")
    assert [found.url for found in read.tasks] == places[:MAX_SITEMAPS]
    assert {(found.kind, found.depth) for found in read.tasks} == {("sitemap", 2)}
    assert read.dropped == {"sitemap_budget": 3}
    assert _read(*places, root="sitemapindex", task=replace(SITEMAP, depth=2)).tasks == ()


def test_a_page_in_place_of_a_sitemap_is_none() -> None:
    assert read_sitemap(SITEMAP, f"<html><loc>{HOST}/zfxxgknb/</loc></html>", PORTAL) == PageRead(
        dropped={"no_sitemap": 1}
    )


def test_only_so_many_addresses_are_looked_at() -> None:
    many = 10 * MAX_ADDRESSES
    read = _read(*(f"{HOST}/news/{number}/" for number in range(many)), *(f"{HOST}/gknb/{n}/" for n in range(many)))
    assert len(read.tasks) == MAX_ADDRESSES
    assert read.dropped == {"sitemap_other": many, "sitemap_budget": many - MAX_ADDRESSES}


@pytest.mark.parametrize(
    ("robots", "named"),
    [
        ("User-agent: *\nDisallow: /search\nSitemap: {0}/a.xml\nsitemap:{0}/b.xml.gz\r\n", ["/a.xml", "/b.xml.gz"]),
        ("Sitemap: http://www.clone.com/a.xml\nSitemap: /a.xml\nSitemap: http://xxgk.smx.gov.cn/a.xml", []),
        ("Sitemap: {0}/a.xml\n" * 9, ["/a.xml"]),
        ("# Sitemap: {0}/a.xml\nSitemap:", []),
    ],
)
def test_sitemaps_that_robots_txt_names(robots: str, named: list[str]) -> None:
    found = list(sitemap_tasks(robots.format(HOST), PORTAL, HOST))
    assert [task.url.removeprefix(HOST) for task in found] == named
    assert {task.kind for task in found} <= {"sitemap"}


def test_a_packed_sitemap_is_unpacked_as_far_as_it_can_be() -> None:
    packed = gzip.compress(b"<urlset></urlset>")
    assert unpacked(packed) == unpacked(packed[:-4]) == unpacked(b"<urlset></urlset>") == b"<urlset></urlset>"
    assert unpacked(b"\x1f\x8bnot packed at all") == b""


@given(text=st.text(st.sampled_from("<>[]loc/ uretsimapndx!CDATA:.w\ud800"), max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert read_sitemap(SITEMAP, f"<urlset>{text}", PORTAL).listing is False
