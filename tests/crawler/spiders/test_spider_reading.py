"""What a page leads to."""

from dataclasses import replace
from typing import Any

import pytest

from crawler.families.family import Fetch, Page
from crawler.ledger.task import Task
from crawler.ledger.tasks import PageRead
from crawler.portals.portal import Portal
from crawler.spiders.bounds import Bounds
from crawler.spiders.reading import read_next_page, read_page
from tests.crawler.ledger.test_ledger_due import TASK

HOST = "http://www.smx.gov.cn"
PORTAL = Portal(id="smx", name="三门峡市", region="411200", level="city", home=f"{HOST}/")
COLUMN = replace(
    TASK, url=f"{HOST}/nb/", kind="column", title="政府信息公开年报", column="政府信息公开", report=False, depth=2
)
ARTICLE = replace(TASK, url=f"{HOST}/nb/202401/t20240101_1.html", title="某局2023年政府信息公开工作年度报告")
LIST = replace(COLUMN, url=f"{HOST}/nb/2.html", kind="list", title=None, listing=True, chain=7, page_number=2)
REPORT = "三门峡市财政局2023年政府信息公开工作年度报告"
SIX = "一、总体情况 二、主动公开政府信息情况 三、收到和处理政府信息公开申请情况 四、行政复议、行政诉讼情况"


def _read(task: Task, body: str, *, repeats: bool = False, **bounds: Any) -> PageRead:
    limits: dict[str, Any] = {"years": None, "max_depth": 6, "max_chain": 500} | bounds
    page = Page(task.url, f"<html><body>{body}</body></html>", Fetch(task.url, task.form))
    return read_page(task, page, PORTAL, Bounds(**limits), lambda rows: repeats)


def _link(href: str, title: str = REPORT) -> str:
    return f'<li><a href="{href}">{title}</a></li>'


def test_a_report_link_becomes_an_article_with_what_its_list_says() -> None:
    read = _read(COLUMN, _link("202401/t20240115_1234567.html"))
    (found,) = read.tasks
    assert (found.url, found.kind, found.title) == (f"{HOST}/nb/202401/t20240115_1234567.html", "article", REPORT)
    assert (found.column, found.linked_from, found.depth) == ("政府信息公开 > 政府信息公开年报", f"{HOST}/nb/", 3)
    assert (found.report, found.year, found.skipped) == (True, 2023, None)
    assert read.listing
    assert read.end == "proven"


@pytest.mark.parametrize(
    ("href", "title", "skipped"),
    [
        ("http://www.clone.com/t20240115_1234567.html", REPORT, "outside"),
        ("https://mp.weixin.qq.com/s/abc1234567", REPORT, "outside"),
        ("/nb/t20240115_1234567.html", REPORT.replace("2023", "2015"), "year"),
        ("/nb/t20240115_1234567.html", "三门峡市2023年法治政府建设年度报告", "decoy_rule_of_law_report"),
    ],
)
def test_links_not_asked_for_are_remembered_with_the_reason(href: str, title: str, skipped: str) -> None:
    (found,) = _read(COLUMN, _link(href, title), years=(2019, 2025)).tasks
    assert found.skipped == skipped


def test_links_that_lead_nowhere_are_counted() -> None:
    body = (
        _link("/news/1.html", "全市经济工作会议召开") + _link("http://other.com/", "政府信息公开") + _link("#", "首页")
    )
    body += _link("javascript:open(1)") + _link(COLUMN.url) + _link("/" + "x" * 3_000)
    read = _read(COLUMN, body)
    assert read.tasks == ()
    assert read.dropped["no_wording"] == 1
    assert read.dropped["outside"] == 1
    assert read.dropped["unlinked_report"] == 1
    assert read.dropped["itself"] == 1
    assert read.dropped["bad_address"] == 1


def test_columns_are_followed_by_their_score_and_not_too_deep() -> None:
    body = _link("/a/", "政府信息公开年报") + _link("/b/", "政务公开")
    likely, less = _read(replace(COLUMN, kind="home", title=None, column=None, depth=0), body).tasks
    assert (likely.kind, less.kind) == ("column", "column")
    assert likely.rank < less.rank
    assert (likely.listing, less.listing) == (True, False)
    assert {found.skipped for found in _read(replace(COLUMN, depth=6), body).tasks} == {"depth"}


def test_next_pages_of_a_report_list_continue_its_chain() -> None:
    body = _link("t20240115_1234567.html") + '<script>createPageHTML(3, 0, "index", "html")</script>'
    read = _read(COLUMN, body)
    assert [(page.url, page.kind, page.chain, page.page_number) for page in read.next_pages] == [
        (f"{HOST}/nb/index_1.html", "list", COLUMN.id, 2),
        (f"{HOST}/nb/index_2.html", "list", COLUMN.id, 3),
    ]
    assert all(page.listing for page in read.next_pages)
    cut = _read(COLUMN, body, max_chain=2)
    assert [page.page_number for page in cut.next_pages] == [2]
    assert cut.end == "pages"
    assert cut.dropped["chain_budget"] == 1


def test_a_list_of_anything_else_is_not_followed() -> None:
    news = replace(COLUMN, title="政务公开", column=None)
    read = _read(news, _link("/news/1.html", "要闻") + '<a href="2.html">下一页</a>')
    assert (read.listing, read.end, read.next_pages) == (False, None, ())
    assert read.dropped["next_page_of_no_report_list"] == 1


UNIT = "<div queryData=\"{'webId':'1','pageId':'2','tagId':'列表','tplSetId':'3'}\"></div>"


def test_a_column_that_is_a_frame_is_read_on_to_its_first_rows() -> None:
    """An agency's column shows no report until its list comes; whether to go on is then told by its rows."""
    agency = replace(COLUMN, title="市教育局", column="政务公开 > 部门信息公开")
    frame = _read(agency, UNIT + _link("202401/t20240115_1234567.html", "要闻"))
    (first,) = frame.next_pages
    assert (frame.listing, frame.end, frame.rows_hash) == (False, None, None)
    assert (first.kind, first.listing, first.page_number) == ("list", False, 2)
    assert [page.listing for page in _read(COLUMN, UNIT).next_pages] == [True]
    assert _read(replace(agency, kind="home"), UNIT).next_pages == ()
    answer = replace(LIST, listing=False)
    assert _read(answer, _link("t20240115_1234567.html") + '<a href="3.html">下一页</a>').listing
    assert not _read(answer, _link("t20240115_1234567.html", "要闻") + '<a href="3.html">下一页</a>').next_pages


def test_a_page_that_repeats_an_earlier_one_ends_the_chain() -> None:
    body = _link("t20240115_1234567.html") + '<a href="3.html">下一页</a>'
    assert len(_read(LIST, body).next_pages) == 1
    loop = _read(LIST, body, repeats=True)
    assert (loop.end, loop.next_pages, loop.dropped["loop"]) == ("loop", (), 1)


def test_the_rows_tell_pages_apart_and_the_pager_does_not() -> None:
    one = _read(LIST, _link("t20240115_1234567.html") + '<a href="3.html">下一页</a>')
    same = _read(LIST, _link("t20240115_1234567.html") + '<a href="4.html">下一页</a>')
    other = _read(LIST, _link("t20240115_7654321.html"))
    assert one.rows_hash == same.rows_hash != other.rows_hash
    assert _read(COLUMN, "暂无相关信息").rows_hash is None
    assert _read(LIST, "暂无相关信息").rows_hash == _read(LIST, "暂无相关信息").rows_hash != one.rows_hash


def test_a_list_entered_in_the_middle_is_not_read_whole() -> None:
    body = _link("t20240115_1234567.html") + "第2页 共2页"
    assert _read(COLUMN, body).end == "unproven"


def test_the_files_of_a_report() -> None:
    body = (
        _link("./P020240115.docx", "附件1")
        + _link("/download.jsp?wbfileid=1", "年度报告")
        + '<a appendix="true" href="/get/77">附件2</a>'
        + '<file href="/f/1">附件3</file>'
        + _link("http://elsewhere.com/a.pdf", "外部附件")
        + _link("/other/t20240101_7654321.html")
    )
    read = _read(ARTICLE, body)
    assert {(file.url.removeprefix(HOST), file.title) for file in read.files} == {
        ("/nb/202401/P020240115.docx", "附件1"),
        ("/download.jsp?wbfileid=1", "年度报告"),
        ("/get/77", "附件2"),
        ("/f/1", "附件3"),
    }
    assert {file.kind for file in read.files} == {"attachment"}
    assert read.dropped["file_outside"] == 1
    assert [found.url for found in read.tasks] == [f"{HOST}/other/t20240101_7654321.html"]


def test_files_of_a_list_are_reports_by_their_title_only() -> None:
    read = _read(COLUMN, _link("a.pdf") + _link("b.pdf", "办事指南.pdf"))
    assert [found.url for found in read.tasks] == [f"{HOST}/nb/a.pdf"]
    assert read.dropped["file_beside_no_report"] == 1


def test_a_column_page_that_is_a_report_counts_as_one() -> None:
    body = f"<h1>三门峡市2022年政府信息公开工作年度报告</h1>{SIX}" + _link("/a.docx", "附件")
    read = _read(COLUMN, body)
    assert (read.report, read.year, len(read.files)) == (True, 2022, 1)
    assert not _read(COLUMN, "一、总体情况").report
    older = _link("/b.pdf", "三门峡市2021年政府信息公开工作年度报告")
    own = _link("/c.pdf", "三门峡市2022年政府信息公开工作年度报告")
    both = _read(COLUMN, body + older + own)
    assert [(found.url, found.year) for found in both.tasks] == [(f"{HOST}/b.pdf", 2021)]
    assert [file.url for file in both.files] == [f"{HOST}/a.docx", f"{HOST}/c.pdf"]
    assert len(_read(replace(ARTICLE, title="2022年"), body + older + own).files) == 3


def test_an_article_that_is_a_list_in_disguise_is_read_as_one() -> None:
    rows = "".join(_link(f"t20240115_{number}000000.html") for number in range(1, 4))
    listing = _read(ARTICLE, rows + '<a href="/next.html">下一页</a>')
    assert (listing.listing, len(listing.tasks), len(listing.next_pages)) == (True, 3, 1)
    report = _read(ARTICLE, SIX + rows + '<a href="/next.html">下一页</a>')
    assert (report.listing, len(report.tasks), report.next_pages) == (False, 3, ())


def test_a_home_page_that_names_a_report_is_no_list() -> None:
    home = replace(COLUMN, kind="home", title=None, column=None, depth=0)
    rows = [_link(f"/nb/t20240115_{number}000000.html") for number in range(1, 4)]
    assert not _read(home, rows[0]).listing
    assert _read(home, "".join(rows)).listing


def test_columns_on_a_report_page_are_left_to_the_column_pages() -> None:
    read = _read(ARTICLE, _link("/a/", "政府信息公开年报"))
    assert read.tasks == ()
    assert read.dropped == {"column_beside_report": 1}


def test_the_parts_of_an_article_are_asked_for_as_what_they_are() -> None:
    body = f'{SIX}<div class="content"><img src="/1.jpg"><iframe src="/1.pdf"></iframe></div>'
    body += '<a href="t20240101_1_1.html">下一页</a><iframe src="http://www.other.com/1.pdf"></iframe>'
    read = _read(ARTICLE, body)
    assert [(file.kind, file.url) for file in read.files] == [
        ("next_page", f"{HOST}/nb/202401/t20240101_1_1.html"),
        ("attachment", f"{HOST}/1.pdf"),
        ("image", f"{HOST}/1.jpg"),
    ]
    assert read.dropped["file_outside"] == 1


def test_a_further_page_leads_to_its_files_and_the_pages_after_it_alone() -> None:
    url = f"{HOST}/nb/202401/t20240101_1_1.html"
    task = replace(ARTICLE, url=url, kind="next_page", linked_from=ARTICLE.url, report=False)
    body = _link("/other/t20240115_1234567.html") + '<a href="t20240101_1_2.html">3</a><a href="/1.docx">附件</a>'
    page = Page(url, f"<html><body>{SIX}{body}</body></html>", Fetch(url))
    read = read_next_page(task, page, PORTAL, Bounds(None, 6, 500))
    assert read.tasks == ()
    assert not read.report
    assert [(file.kind, file.linked_from) for file in read.files] == [
        ("next_page", ARTICLE.url),
        ("attachment", ARTICLE.url),
    ]


def test_a_page_behind_the_gate_for_traditional_characters_is_asked_for_itself() -> None:
    gate = "/gate/big5/www.smx.gov.cn/nb/202401/t20240115_1234567.html"
    (found,) = _read(COLUMN, _link(gate)).tasks
    assert (found.url, found.gate) == (f"{HOST}/nb/202401/t20240115_1234567.html", f"{HOST}{gate}")
    (elsewhere,) = _read(COLUMN, _link("/gate/big5/www.clone.com/t20240115_1234567.html")).tasks
    assert elsewhere.skipped == "outside"


def test_only_rows_with_numbers_tell_a_list_at_two_origins_from_lists_that_are_named_alike() -> None:
    numbered, named = _read(COLUMN, _link("./t20240115_1234567.html")), _read(COLUMN, _link("./2023.html"))
    assert "https://smx.gov.cn" in numbered.elsewhere
    assert named.rows_hash
    assert named.elsewhere == frozenset()
    secure = replace(COLUMN, url=COLUMN.url.replace("http:", "https:"))
    assert _read(secure, _link("./t20240115_1234567.html")).rows_hash == numbered.rows_hash


def test_a_list_keeps_the_address_of_every_link_whatever_becomes_of_it() -> None:
    body = _link("a.html") + _link("b.html", "概况") + _link("/gate/big5/www.smx.gov.cn/nb/c.html") + _link("d.docx")
    read = _read(COLUMN, body, years=(2000, 2001))
    assert set(read.addresses) == {f"{HOST}/nb/{name}" for name in ("a.html", "b.html", "c.html", "d.docx")}
    assert _read(ARTICLE, body).addresses == ()
