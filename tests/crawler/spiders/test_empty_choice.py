"""An empty template in place of a chosen report, and short, framed and drawn reports, which are none."""

from pathlib import Path

import pytest

from crawler.families.family import Fetch, Page
from crawler.spiders.empty_choice import shows_no_report

URL = "http://www.smx.gov.cn/module/xxgk/xxgkAnnualReport.jsp?area=001008&fbtime=2022"
RECORDED = Path(__file__).parents[2] / "cases"
FRAME = """<html><head><title>政府信息公开年报_某市人民政府</title></head><body>
<div class="nav"><img src="/images/logo.png"><a href="/">首页</a></div>
<form action="/nb.jsp"><select name="fbtime"><option>2022年</option></select></form>
<p>当前位置：首页 &gt; 年报</p>{}<ul>{}</ul>
<div class="footer">版权所有：某市人民政府办公室 网站标识码：4112000001 联系电话：0398-1234567</div>
</body></html>"""
TREE = "".join(f'<li><a href="?area={number}&fbtime=2022">某市某某管理局{number}</a></li>' for number in range(200))


def _is_empty(body: str) -> bool:
    return shows_no_report(Page(URL, FRAME.format(body, TREE), Fetch(URL)))


@pytest.mark.parametrize(
    "body",
    [
        "",
        '<div id="zoom"></div>',
        "<h1></h1><table><tr><td>索引号：</td><td></td><td>发布日期：</td><td></td></tr></table>",
        "<p>暂无数据！</p>",
        "<div>对不起，该单位暂无年报。</div>",
        "<p>没有找到相关信息。</p>",
    ],
)
def test_the_frame_of_a_site_with_nothing_in_it_is_empty(body: str) -> None:
    assert _is_empty(body)


@pytest.mark.parametrize(
    "body",
    [
        "<h1>某局2022年年报</h1>",
        "<p>2012年，我局没有收到政府信息公开申请。</p>",
        "<p>我局2012年暂无依申请公开信息。</p>",
        "<p>暂无数据</p><p>某局2012年度主动公开信息12条；收到申请0件</p>",
        '<p>报告全文见附件</p><a href="/a/b.docx">附件</a>',
        '<a href="/download.jsp?wbfileid=3">某局年报</a>',
        '<div id="zoom"><p><img src="/a/1.jpg"></p></div>',
        '<iframe src="/a/b.pdf"></iframe>',
        '<div id="app"></div><script>$.ajax({url: "/report?area=1"})</script>',
        "<table>" + "<tr><td>本年新收</td><td>12</td><td>0</td></tr>" * 40 + "</table>",
    ],
)
def test_what_may_be_a_report_is_not_empty(body: str) -> None:
    assert not _is_empty(body)


@pytest.mark.parametrize("piece", ["<h1>", "<title>", "<a ", "<select>", "<", '<iframe src="/a.htm">', "暂无"])
def test_hostile_pages_take_linear_time(piece: str) -> None:
    _is_empty(piece * (200_000 // len(piece)))


@pytest.mark.parametrize("page", list(RECORDED.glob("*.html")), ids=lambda page: page.name)
def test_no_recorded_report_is_empty(page: Path) -> None:
    assert not shows_no_report(Page(URL, page.read_text(encoding="utf-8"), Fetch(URL)))
