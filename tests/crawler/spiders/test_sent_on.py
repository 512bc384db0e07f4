"""Pages that show nothing themselves: frames, refreshes, scripts that go elsewhere, and reports that are columns."""

from dataclasses import replace

import pytest

from crawler.families.family import Fetch, Page
from crawler.families.onward import MAX_FRAMES, frames, sent_on
from crawler.ledger.task import Task
from tests.crawler.spiders.test_spider_reading import ARTICLE, COLUMN, HOST, SIX, _link, _read

HOME = replace(COLUMN, url=f"{HOST}/", kind="home", title=None, column=None, depth=0)
LOCATION = "<script>{}</script>"


def _followed(task: Task, body: str) -> list[str]:
    return [found.url.removeprefix(HOST) for found in _read(task, body).tasks]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<meta http-equiv="refresh" content="0;url=index.html">', ["/index.html"]),
        ("<META HTTP-EQUIV=Refresh CONTENT='3; URL=\"/a/\"'>", ["/a/"]),
        ('<meta http-equiv="refresh" content="600">', []),
        ('<meta name="x" content="0;url=index.html">', []),
        (LOCATION.format("window.location.href='index.html';"), ["/index.html"]),
        (LOCATION.format('location.replace("/a/index.shtml")'), ["/a/index.shtml"]),
        (LOCATION.format("location.href='/a/' + name;"), []),
        (LOCATION.format("function go() { location.href='/a/'; }"), []),
        (LOCATION.format("location.href='http://www.clone.com/'"), []),
        ("<frameset><frame src=top.html><frame name='m' src='main.html'></frameset>", ["/top.html", "/main.html"]),
        ("<iframe src=top.html></iframe><iframe src='main.html'></iframe>", ["/main.html"]),
        ("<iframe src='/nb/list/' width=100%></iframe><iframe src='/x/' height=0></iframe>", ["/nb/list/"]),
        ("<object type=text/html data='/a/'></object><embed src=b.html><embed src=c.swf>", ["/a/", "/b.html"]),
        ("<iframe src='/a.pdf'></iframe><iframe src='/b/' style='display: none'></iframe>", []),
    ],
)
def test_a_home_page_without_a_link_is_followed_to_where_it_sends_its_reader(body: str, expected: list[str]) -> None:
    assert _followed(HOME, body) == expected


def test_a_frame_beside_the_reports_of_a_column_is_read_too() -> None:
    body = _link("t20240115_1234567.html") + "<iframe src='more.html'></iframe>"
    read = _read(COLUMN, body)
    assert [(found.url.removeprefix(f"{HOST}/nb/"), found.report, found.listing) for found in read.tasks] == [
        ("t20240115_1234567.html", True, False),
        ("more.html", False, False),
    ]


def test_a_home_page_with_links_is_what_it_shows() -> None:
    body = _link("/zwgk/", "政务公开") + "<iframe src='/box/'></iframe>"
    assert _followed(HOME, body) == ["/zwgk/"]


def test_the_frame_of_a_column_without_rows_is_the_column_in_its_place() -> None:
    menu = _link("/news/", "要闻")
    read = _read(COLUMN, menu + "<iframe src='list/'></iframe>")
    (found,) = read.tasks
    assert (found.url, found.kind, found.listing) == (f"{HOST}/nb/list/", "column", True)
    assert (found.title, found.column, read.end) == (COLUMN.title, COLUMN.column, "proven")
    deep = replace(COLUMN, depth=6)
    assert [found.skipped for found in _read(deep, "<iframe src='list/'></iframe>").tasks] == ["depth"]


def test_a_page_of_many_frames_is_a_page_of_boxes() -> None:
    page = Page(f"{HOST}/", "".join(f"<iframe src='/{n}/'></iframe>" for n in range(99)), Fetch(f"{HOST}/"))
    assert len(frames(page)) == len(sent_on(page)) == MAX_FRAMES


def test_a_report_link_that_leads_to_a_column_is_followed_as_one() -> None:
    """年度报告（2024） is the title of a report, and of the column of a year."""
    tiers = _link("./bm/", "市直部门") + _link("./xz/", "乡镇街道") + _link("/zwgk/", "政务公开")
    task = replace(ARTICLE, url=f"{HOST}/nb/2024/", title="年度报告（2024）", column="政府信息公开 > 年度报告")
    read = _read(task, tiers)
    assert [(found.kind, found.url) for found in read.tasks] == [
        ("column", f"{HOST}/nb/2024/bm/"),
        ("column", f"{HOST}/nb/2024/xz/"),
    ]
    assert read.unlike
    assert _read(task, tiers + SIX).tasks == ()


def test_further_pages_are_asked_for_from_where_the_list_begins() -> None:
    first = _read(COLUMN, _link("t20240115_1234567.html") + '<a href="2.html">下一页</a>').next_pages[0]
    second = replace(COLUMN, url=first.url, kind="list", title=None, chain=7, linked_from=first.linked_from)
    (third,) = _read(second, _link("t20240115_7654321.html") + '<a href="3.html">下一页</a>').next_pages
    assert first.linked_from == third.linked_from == COLUMN.url


def test_a_column_that_names_bodies_says_so() -> None:
    agencies = _link("http://czj.smx.gov.cn/nb/", "市财政局") + _link("http://jyj.smx.gov.cn/nb/", "市教育局")
    assert _read(COLUMN, agencies).names_bodies
    assert not _read(COLUMN, _link("/zwgk/", "政务公开")).names_bodies
