"""Anchors: addresses, titles and dates of rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.families.dates import date_in_address, first_date, without_end_date
from crawler.families.family import Link
from crawler.families.rows import Anchors, absolute, read_anchors
from crawler.families.tree import parse
from crawler.families.written_links import written_links

BASE = "http://www.example.gov.cn/a/b.html"


def anchors_of(markup: str) -> Anchors:
    root = parse(markup)
    assert root is not None
    return read_anchors(root, BASE)


def only_link(markup: str) -> Link:
    [link] = anchors_of(markup).links
    return link


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("./202401/t1.html", "http://www.example.gov.cn/a/202401/t1.html"),
        ("../c/", "http://www.example.gov.cn/c/"),
        ("../../../../c/", "http://www.example.gov.cn/c/"),
        ("/c", "http://www.example.gov.cn/c"),
        ("?page=2", "http://www.example.gov.cn/a/b.html?page=2"),
        ("//zwgk.example.gov.cn/x", "http://zwgk.example.gov.cn/x"),
        (" https://other.gov.cn/x#top ", "https://other.gov.cn/x"),
        ("c\n/d\t.html", "http://www.example.gov.cn/a/c/d.html"),
        (".\\c\\d.html", "http://www.example.gov.cn/a/c/d.html"),
        ("c?u=\\x", "http://www.example.gov.cn/a/c?u=\\x"),
        ("HTTP://www.example.gov.cn/X", "http://www.example.gov.cn/X"),
        ("", None),
        ("#", None),
        ("#top", None),
        ("javascript:void(0)", None),
        ("JavaScript:open('x')", None),
        ("mailto:a@b.cn", None),
        ("tel:12345", None),
        ("https://", None),
        ("https:///x", None),
        ("http://[bad/", None),
        ("data:text/html,x", None),
    ],
)
def test_addresses(href: str, url: str | None) -> None:
    assert absolute(href, BASE) == url


@given(st.text(max_size=60))
def test_an_address_is_of_the_web_or_none(href: str) -> None:
    url = absolute(href, BASE)
    assert url is None or url.lower().startswith(("http://", "https://"))


@pytest.mark.parametrize(
    ("anchor", "title"),
    [
        (
            '<a href="x" title="某局2023年政府信息公开工作年度报告">某局2023年…</a>',
            "某局2023年政府信息公开工作年度报告",
        ),
        (
            '<a href="x" title="某局2023年政府信息公开工作年度报告">某局2023年政府信息</a>',
            "某局2023年政府信息公开工作年度报告",
        ),
        ('<a href="x" title="某局">某局2023年政府信息公开年报</a>', "某局2023年政府信息公开年报"),
        ('<a href="x" title="">某局&nbsp;\u3000年报\n</a>', "某局 年报"),
        ('<a href="x">·某局<br>2023年年报<span>2024-01-24</span></a>', "·某局2023年年报"),
        ('<a href="x">2024-01-24 某局年报</a>', "某局年报"),
        ('<a href="x">2024年1月24日某局年报</a>', "2024年1月24日某局年报"),
        ('<a href="x"><img src="y" alt="年报"></a>', "年报"),
        ('<a href="x"><img src="y" alt="" title="年报"></a>', "年报"),
        ('<a href="x">2024-01-24</a>', "2024-01-24"),
        ('<a href="x" title="某局年报"><h3>某局年报</h3><p>内容摘要</p></a>', "某局年报"),
    ],
)
def test_titles(anchor: str, title: str) -> None:
    assert only_link(f"<ul><li>{anchor}</li></ul>").title == title


@pytest.mark.parametrize(
    ("markup", "day"),
    [
        ('<li><a href="x">年报</a><span>2024-01-24</span></li>', "2024-01-24"),
        ('<li><span>2024/1/4</span><a href="x">年报</a></li>', "2024-01-04"),
        ('<li><a href="x">年报</a><b>2026-\n 01-\n 23</b></li>', "2026-01-23"),
        ('<tr><td>2024.01.24</td><td><a href="x">年报</a></td></tr>', "2024-01-24"),
        ('<li><a href="x">年报</a>（２０２４年１月２４日）</li>', "2024-01-24"),
        ('<div><div><a href="x">年报</a></div><div>2024-01-24</div></div>', "2024-01-24"),
        ('<a href="x">年报</a> 2024-01-24<br>', "2024-01-24"),
        ('<li><a href="x">年报<span>2024-01-24</span></a></li>', "2024-01-24"),
        ('<li><a href="x">关于2023年1月5日的公告</a><span>2024-01-24</span></li>', "2024-01-24"),
        ('<li><a href="x">年报</a><span>2024-02-30</span><span>2024-03-01</span></li>', "2024-03-01"),
        ('<li><a href="x">年报</a><span>1970-01-01</span></li>', None),
        ('<li><a href="x">关于2023年1月5日的公告</a></li>', None),
        ('<li><a href="x">年报</a></li>', None),
        (f'<div><a href="x">附件</a><p>{"正文。" * 200}2024年1月5日</p></div>', None),
    ],
)
def test_dates_of_rows(markup: str, day: str | None) -> None:
    link = only_link(markup)
    assert link.date == day
    assert link.row is (day is not None)


@pytest.mark.parametrize(
    ("markup", "href"),
    [
        ("""<a href="javascript:void(0)" onclick="opennews('/info/1/2.htm')">年报</a>""", "/info/1/2.htm"),
        ("""<a href="javascript:opennews('/info/1/2.htm');">年报</a>""", "/info/1/2.htm"),
        ("""<a href="JavaScript:opennews(%27/info/1/2.htm%27)">年报</a>""", "/info/1/2.htm"),
        ("""<a href="#" onclick="window.open('c?id=1','_blank')">年报</a>""", "/a/c?id=1"),
        ("""<a onclick='location.href="c";return false'>年报</a>""", "/a/c"),
        ("""<a onclick="window.location = '../c/'">年报</a>""", "/c/"),
        ("""<a onclick="show(12, 'c/d.jsp?id=3&amp;x=%B9%AB')">年报</a>""", "/a/c/d.jsp?id=3&x=%B9%AB"),
        ("""<a onclick="openNews('http:\\/\\/www.example.gov.cn\\/c')">年报</a>""", "/c"),
        ("""<li onclick="go('/c.html')">年报<span>2024-01-02</span></li>""", "/c.html"),
        ("""<tr><td onclick="go('/c.html')">年报</td><td>2024-01-02</td></tr>""", "/c.html"),
        ("""<a href="/c.html" onclick="go('/d.html')">年报</a>""", "/c.html"),
        ("""<a href="#" data-href="/c.html">年报</a>""", "/c.html"),
        ("""<li data-url="/c.html"><span>年报</span></li>""", "/c.html"),
        ("""<select><option value="c/">年报</option></select>""", "/a/c/"),
        ("""<a href="/c.html" data-url="/d.html">年报</a>""", "/c.html"),
    ],
)
def test_an_address_in_a_script_is_that_of_a_link(markup: str, href: str) -> None:
    link = only_link(markup)
    assert (link.url, link.title) == (f"http://www.example.gov.cn{href}", "年报")
    assert link.row is ("2024-01-02" in markup)


@pytest.mark.parametrize(
    "script",
    [
        "opennews(12)", "opennews('12')", "go('/info/' + id + '.htm')", "go(base+'/info/1.htm')", "go('年报')",
        "window.open('about:blank')", "print()", "show('2024/01/05')", "location.href=url", "", "go('", "go('//')",
    ],
)  # fmt: skip
def test_a_script_without_an_address_leaves_its_title_unlinked(script: str) -> None:
    for markup in (f'<a href="javascript:{script}">年报</a>', f'<a href="#" onclick="{script}">年报</a>'):
        assert anchors_of(markup) == Anchors((), ("年报",))


@pytest.mark.parametrize(
    ("row", "titles"),
    [
        ('某局2023年政府信息公开年报 <a href="x">2024-01-24</a>', ["某局2023年政府信息公开年报"]),
        ('某局2023年政府信息公开年报 2024-01-24 <a href="x"><img src="i.gif"></a>', ["某局2023年政府信息公开年报"]),
        (
            '<b>某局2023年政府信息公开年报</b><a href="x">[查看]</a> <a href="y">下载</a>',
            ["某局2023年政府信息公开年报"] * 2,
        ),
        ('某局2023年政府信息公开年报 <a href="x">某局</a> <a href="y"><img src="i.gif"></a>', ["某局", ""]),
        ('某局的公告 <a href="x">2024-01-24</a>', ["2024-01-24"]),
        (f'{"正文" * 60}政府信息公开年报<a href="x">查看</a>', ["查看"]),
    ],
)
def test_a_link_that_says_nothing_is_called_by_its_row(row: str, titles: list[str]) -> None:
    for around in ("<ul><li>{}</li></ul>", "<table><tr><td>{}</td></tr></table>"):
        assert [link.title for link in anchors_of(around.format(row)).links] == titles


@pytest.mark.parametrize(
    "row",
    [
        "<li onclick='detail(17)'>某局2023年政府信息公开年报</li>",
        "<li>某局2023年政府信息公开年报 <button onclick='detail(17)'>查看</button></li>",
    ],
)
def test_a_row_that_only_a_script_opens_is_unlinked_where_it_names_a_report(row: str) -> None:
    assert anchors_of(row) == Anchors((), ("某局2023年政府信息公开年报",))
    assert anchors_of(row.replace("年报", "指南")) == Anchors()


def test_an_element_with_a_script_around_links_is_no_link() -> None:
    markup = "<div onclick=\"go('/x.html')\"><a href='/c.html'>年报</a><p onclick=\"go('/d.html')\">二</p></div>"
    assert [link.title for link in anchors_of(markup).links] == ["年报", "二"]


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        (r"""<script>document.write("<li><a href=\"c\">年报<\/a>")</script>""", [("/a/c", "年报")]),
        ("<script type='text/template'><a href='/c'>年报</a></script>", [("/c", "年报")]),
        ("<textarea>&lt;a href='/c'>年报&lt;/a></textarea>", [("/c", "年报")]),
        ("<script>s += '<a href=\"' + url + '\">' + name + '</a>'</script>", []),
        ("<script type='text/template'><a href='/c/${id}'>年报</a><a href='/c'>{{ name }}</a></script>", []),
        ("<a href='/c'>年报</a>", []),
    ],
)
def test_links_that_scripts_write(markup: str, found: list[tuple[str, str]]) -> None:
    root = parse(f"<html><body>{markup}</body></html>")
    assert root is not None
    links = [(link.url.removeprefix("http://www.example.gov.cn"), link.title) for link in written_links(root, BASE)]
    assert links == found


def test_each_row_has_its_own_date() -> None:
    rows = "".join(f'<a href="{day}">年报</a> 2024-01-{day:02}<br>' for day in range(1, 10))
    for around in ("<table><tr><td>{}</td></tr></table>", "<div>{}</div>", "{}"):
        dates = [link.date for link in anchors_of(around.format(rows)).links]
        assert dates == [f"2024-01-{day:02}" for day in range(1, 10)]


def test_sizes_of_lists_count_rows_in_like_places() -> None:
    row = '<li><a href="{0}">甲</a> <a href="{0}.pdf">附件</a> 2024-01-01</li>'
    main = "".join(f"<ul class='list'>{row.format(number)}{row.format(number + 50)}</ul>" for number in range(3))
    side = f"<ul class='hot'>{row.format(99)}</ul>"
    assert anchors_of(f"<div>{main}{side}</div>").lists == (6, 1, 7)


@pytest.mark.parametrize("tag", ["font", "div", "span", "ul><li"])
def test_a_list_nested_too_deep_for_the_parser_is_read_whole(tag: str) -> None:
    markup = "".join(f"<{tag}><a href='x{number}'>第{number}局</a>" for number in range(3_000))
    assert len(anchors_of(markup).links) == 3_000


@pytest.mark.parametrize(
    ("text", "left", "day"),
    [
        ("年报 2024-01-24", "年报", "2024-01-24"),
        ("年报[2024年1月24日]", "年报", "2024-01-24"),
        ("(2024/1/24) 年报", "年报", "2024-01-24"),
        ("年报 2024年1月24日", "年报", "2024-01-24"),
        ("截至2024年1月24日", "截至2024年1月24日", None),
        ("年报 2024-02-30", "年报 2024-02-30", None),
        ("编号12024-01-24", "编号12024-01-24", None),
    ],
)
def test_a_date_that_stands_apart(text: str, left: str, day: str | None) -> None:
    assert without_end_date(text) == (left, day)


def test_dates_in_addresses() -> None:
    assert date_in_address("http://a.gov.cn/202401/t20240124_65.html") == "2024-01-24"
    assert date_in_address("http://a.gov.cn/art/2025/1/4/art_1_2.html") == "2025-01-04"
    assert date_in_address("http://a.gov.cn/t19700101_3441457.shtml") is None
    assert date_in_address("http://a.gov.cn/2024/01-19/2677014.html") is None
    assert first_date("无") is None
