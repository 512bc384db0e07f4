"""Pagers of pages of no known family: where the list goes on, and when that is known."""

import pytest

from crawler.families.family import Fetch
from crawler.families.pager import Pager, read_pager
from crawler.families.tree import parse

HERE = "http://www.example.gov.cn/nb/list.html"
NEXT = Fetch("http://www.example.gov.cn/nb/list_2.html")


def pager_of(markup: str) -> Pager:
    root = parse(f"<html><body>{markup}</body></html>")
    assert root is not None
    return read_pager(root, HERE, HERE)


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="list_2.html">下一页</a>',
        '<a href="list_2.html"> 下 页 &gt;&gt;</a>',
        '<a href="list_2.html">【下一页】</a>',
        '<a href="list_2.html"><img alt="下一页" src="n.gif"></a>',
        '<a href="list_2.html" title="下一页"></a>',
        '<a href="list_2.html">›</a>',
        '<a href="list_2.html">Next</a>',
        '<a href="list_2.html">下一頁</a>',
        '<a rel="next" href="list_2.html">2</a>',
        '<a href="javascript:void(0)">下一页</a><a href="list_2.html">下一页</a>',
        '<a href="#">下一页</a><link rel="next" href="list_2.html">',
        "<a href=\"javascript:goPage('list_2.html')\">下一页</a>",
        "<span onclick=\"location.href='list_2.html'\">下一页</span>",
        '<div class="pages"><a href="list_2.html">2</a><a href="list_3.html">3</a></div>',
        '<a href="list_2.html">后页</a>',
        '<a href="list_2.html">加载更多</a>',
        '<a class="page-next" href="list_2.html"><i class="icon"></i></a>',
        '<a href="list_2.html"><i class="icon-right"></i></a>',
        '<a href="list.html"><img src="/i/first.gif"></a><a href="list_2.html"><img src="/i/next_1.gif"></a>',
        '<a href="list_2.html"><img src="/i/2.gif"></a><a href="list_3.html"><img src="/i/3.gif"></a>',
        '<a href="list_2.html">▶</a>',
        '<a href="list_2.html">下10条</a>',
        '<a href="list.html">第一页</a><a href="list_2.html">第二页</a>',
        "<ul><li><a href='list_2.html'>2</a></li><li><a href='list_3.html'>3</a></li></ul>",
        "<b>1</b> <a href='list_2.html'>[2]</a>",
        "1 | <a href='list_2.html'>2</a> | <a href='list_3.html'>3</a> | <a href='list_9.html'>9</a>",
        "<a href='list.html'>1</a><a href='list_2.html'>2</a><a href='javascript:goPage(2)'>下一页</a>",
        "<a href='list_1.html' class='active'>1</a><a href='list_2.html'>2</a>",
        "<a href='#'>1</a><a onclick=\"go('list_2.html')\">2</a>",
        "<select><option value='list.html'>第1页</option><option value='list_2.html'>第2页</option></select>",
        "<select><option value='./list.html' selected>1/2</option><option value='./list_2.html'>2/2</option></select>",
    ],
)
def test_the_next_page(markup: str) -> None:
    assert pager_of(markup) == Pager((NEXT,), "more")


@pytest.mark.parametrize(
    "markup",
    [
        "<p>三条记录</p>",
        "<span>下一页</span>",
        '<a href="list.html">下一页</a>',
        '<a href="#">下一页</a>',
        '<a class="disabled" href="list_2.html">下一页</a>',
        '<li class="disabled"><a href="list_2.html">下一页</a></li>',
        '<a href="javascript:void(0)" class="noclick">下一页</a>',
        '<a href="list_2.html">下一篇：某局2023年政府信息公开年报</a>',
        '<a href="javascript:;">›</a>',
        '<a href="x.html">2</a><p><a href="y.html">3</a></p>',
        "<script>var totalPage = 1;</script>",
        "共1页",
        "<a href='list_1.html'>上一页</a> 共3页",
        "共3页 <a href='list.html'>尾页</a>",
        "<a href='list.html'>首页</a><a href='list.html'>尾页</a>",
        "<a class='disabled' href='list_3.html'>尾页</a>",
        '<a class="slide-next" href="t20240115_1234567.html"></a>',
        '<a class="next" href="#"></a>',
        '<a href="/zwdt/"><i class="icon-right"></i></a>',
        '<a href="javascript:;"><img src="/i/next.gif"></a>',
        '<form><input type="submit" value="搜索"></form>',
        "<a href='2023/'>2023</a><a href='2024/'>2024</a>",
        "附件：<a href='a.doc'>1</a> <a href='b.doc'>2</a>",
        "<a href='list_1.html'>1</a> <b>2</b>",
        "<a href='list_1.html'>1</a> <a href='list.html;jsessionid=0A?'>2</a>",
        "<select><option value='?y=2023'>2023</option><option value='?y=2024'>2024</option></select>",
        "<select><option value='list_1.html'>第1页</option><option selected value='list.html'>第2页</option></select>",
    ],
)
def test_no_more_pages(markup: str) -> None:
    assert pager_of(markup) == Pager((), "proven")


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="javascript:goPage(2)">下一页</a>',
        '<a href="#" onclick="goPage(2)">下一页</a>',
        '<input type="button" value="下一页" onclick="goPage(2)">',
        '<span onclick="goPage(2)">下一页</span>',
        '<form action="/nb/"><input type="hidden" name="p" value="2"><input type="submit" value="下一页"></form>',
        "<b>1</b><a href='javascript:goPage(2)'>2</a><a href='javascript:goPage(3)'>3</a>",
        "<select><option value='1'>第1页</option><option value='2'>第2页</option></select>",
        "<a href='list_0.html'>1</a><a href='list.html'>2</a><a href='javascript:goPage(3)'>下一页</a>",
        "<script>$('#page').pagination({total: 99})</script>",
        "<script>laypage.render({elem: 'page', count: 99})</script>",
        "<script>var countPage = 7;</script>",
        "<div onclick='more()'>加载更多</div>",
        "<button>点击加载更多 ∨</button>",
        "共3页",
    ],
)
def test_pages_that_cannot_be_followed(markup: str) -> None:
    assert pager_of(markup) == Pager((), "unproven")


@pytest.mark.parametrize(
    ("markup", "pager"),
    [
        ("第 2 页/共 3 页", Pager((), "unproven", 3, 2)),
        ("第<b>3</b>页 共<b>3</b>页", Pager((), "proven", 3, 3)),
        ("共3页，当前第3页", Pager((), "proven", 3, 3)),
        ("页次：1/4", Pager((), "unproven", 4, 1)),
        ("1/1页 <a href='javascript:go(1)'>下一页</a>", Pager((), "proven", 1, 1)),
        ("1/3页 <a href='list_2.html'>下一页</a>", Pager((NEXT,), "more", 3, 1)),
        ("1/3页 <a href='list_2.html'>2</a><a href='list_3.html'>3</a>", Pager((NEXT,), "more", 3, 1)),
        ("<b>1</b><a href='list_2.html'>3</a><a href='list_4.html'>4</a>", Pager((NEXT,), "unproven")),
        ("5/3页", Pager((), "unproven", 3, 5)),
        ("日期 2024/1/2 页", Pager((), "proven")),
        ("<script>document.write('第1页/共9页')</script>", Pager((), "proven")),
    ],
)
def test_the_place_in_the_chain(markup: str, pager: Pager) -> None:
    assert pager_of(markup) == pager


def test_lists_side_by_side_each_go_on() -> None:
    markup = "<a href='?a=2'>下一页</a><a href='?b=2'>下一页</a><a href='?a=2'>下一页</a>"
    assert pager_of(markup) == Pager((Fetch(f"{HERE}?a=2"), Fetch(f"{HERE}?b=2")), "more")


@pytest.mark.parametrize(
    ("here", "markup", "files", "end"),
    [
        ("page_1.html", "<a href='page_3.html'>尾页</a>", ["page_2.html", "page_3.html"], "proven"),
        ("page_2.html", "<a href='page_3.html'>尾页</a>", ["page_3.html"], "proven"),
        ("list?c=7&p=1", "<a href='list?c=7&p=3'>末页</a>", ["list?c=7&p=2", "list?c=7&p=3"], "proven"),
        ("list.html", "共3页 <a href='list_3.html'>尾页</a>", ["list_2.html", "list_3.html"], "proven"),
        ("", "共3页 <a href='index_2.html'>尾页</a>", ["index_1.html", "index_2.html"], "proven"),
        ("list.html", "<a href='list_3.html'>尾页</a>", ["list_3.html"], "unproven"),
        ("list.html", "<a href='other.html'>尾页</a>", ["other.html"], "unproven"),
    ],
)
def test_a_last_page_that_is_linked_tells_those_before_it(here: str, markup: str, files: list[str], end: str) -> None:
    folder = HERE.removesuffix("list.html")
    root = parse(f"<html><body>{markup}</body></html>")
    assert root is not None
    pager = read_pager(root, folder + here, folder + here)
    assert ([fetch.url for fetch in pager.next_pages], pager.end) == ([folder + file for file in files], end)
