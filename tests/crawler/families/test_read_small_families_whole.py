"""Property: a list of any length in the markup of a small family is read back whole, and its end is proven."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, time
from html import escape
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import assume, given, settings

from crawler.families.family import Fetch, Link
from tests.crawler.families.test_read_whole_lists import HOST, Row, chunks, read_all, rows

SIZE = 4
UUID = "8aef2fa0-cc14-409e-9f68-{:012}"
Path = Callable[[Row], str]
Render = Callable[[int, list[list[Row]]], str]  # a page, from 1, of the list's pages; past the end it has no rows


def _items(page: list[Row], path: Path) -> str:
    return "".join(f'<li><a href="{path(row)}">{escape(row.title)}</a><span>{row.day}</span></li>' for row in page)


def _here(number: int, pages: list[list[Row]]) -> list[Row]:
    return pages[number - 1] if number <= len(pages) else []


def _lonsun(row: Row) -> str:
    return f"/public/6598001/{row.number}.html"


def _lonsun_page(number: int, pages: list[list[Row]]) -> str:
    if number == 0:
        fields = f"labelName: 'publicInfoList', siteId: '1', pageSize: '{SIZE}', pageIndex: page, organId: '6598001'"
        return f"<script>$.ajax({{url: '/site/label/8888', data: {{{fields}}}}})</script>"
    return f"<ul>{_items(_here(number, pages), _lonsun)}</ul>" if _here(number, pages) else "暂无相关信息"


def _hebei(row: Row) -> str:
    return f"/columns/{UUID.format(1)}/{row.day:%Y%m/%d}/{UUID.format(row.number)}.html"


def _hebei_page(number: int, pages: list[list[Row]]) -> str:
    if number == 0:
        block = f"/columns/{UUID.format(1)}/templates/{UUID.format(2)}/blocks/{UUID.format(3)}"
        return f"<script>$('#list').load('{block}?page=' + page);</script>"
    return f"<ul>{_items(_here(number, pages), _hebei)}</ul>"


def _openness(row: Row) -> str:
    return f"/XxgkAnnualReport/show/{row.number}.html"


def _openness_page(number: int, pages: list[list[Row]]) -> str:
    return f'<ul>{_items(_here(number, pages), _openness)}</ul><a href="javascript:goPage({number + 1})">下一页</a>'


def _ilist(row: Row) -> str:
    return f"/gk/nb/{row.number:07}.htm"


def _ilist_page(number: int, pages: list[list[Row]]) -> str:
    turn = f'<a href="/info/nIndex.jsp">目录</a><a onclick="turn({number + 1})">下一页</a>'
    return f'<ul class="list_div">{_items(_here(number, pages), _ilist)}</ul>{turn}'


def _plugin(row: Row) -> str:
    return f"/nb/{row.number}.html"


def _plugin_page(number: int, pages: list[list[Row]]) -> str:
    """The answers state no total; past the end their list is empty."""
    if number == 0:
        fields = f"page: 1, pagesize: {SIZE}, siteCode: 'sx', channelCode: 'nb'"
        return f"<script>$.getJSON('/plugin/pager/pager.jsp', {{{fields}}}, draw)</script>"
    stamps = {row: int(datetime.combine(row.day, time(4), UTC).timestamp()) * 1000 for row in _here(number, pages)}
    found = [{"s_title": row.title, "s_url": _plugin(row), "d_fronttime": stamp} for row, stamp in stamps.items()]
    return json.dumps({"list": found})


def _numbered(row: Row) -> str:
    return f"show.asp?id={row.number}"


def _numbered_page(number: int, pages: list[list[Row]]) -> str:
    """A window of three pages around the current one."""
    window = [page for page in range(max(1, number - 1), min(len(pages), number + 1) + 1) if len(pages) > 1]
    links = (f"<b>{page}</b>" if page == number else f'<a href="?page={page}">{page}</a>' for page in window)
    return f"<ul>{_items(_here(number, pages), _numbered)}</ul><p>{' '.join(links)}</p>"


def _select_page(number: int, pages: list[list[Row]]) -> str:
    options = "".join(
        f'<option value="/nb/list.asp?page={page}"{" selected" if page == number else ""}>第{page}页</option>'
        for page in range(1, len(pages) + 1)
    )
    return f"<ul>{_items(_here(number, pages), _numbered)}</ul><select>{options}</select>"


FAMILIES: dict[str, tuple[str, str, Path, Render]] = {
    "lonsun": ("/public/column/6598001?type=4", "pageIndex", _lonsun, _lonsun_page),
    "hebei-uuid": (f"/columns/{UUID.format(1)}/index.html", "page", _hebei, _hebei_page),
    "ah-openness": ("/openness/OpennessContent/showList/12/345/page_1.html", "", _openness, _openness_page),
    "ilist": ("/info/iList.jsp?cat_id=7", "cur_page", _ilist, _ilist_page),
    "plugin-pager": ("/nb/", "page", _plugin, _plugin_page),
    "numbers": ("/nb/list.asp", "page", _numbered, _numbered_page),
    "select": ("/nb/list.asp", "page", _numbered, _select_page),
}


@pytest.mark.parametrize("name", FAMILIES)
@settings(max_examples=20)
@given(rows=rows)
def test_a_list_is_read_whole(name: str, rows: list[Row]) -> None:
    assume(rows or name != "plugin-pager")  # an answer that is empty at once proves nothing
    start, parameter, path, render = FAMILIES[name]
    pages = chunks(rows, SIZE)
    framed = name in ("lonsun", "hebei-uuid", "plugin-pager")

    def site(fetch: Fetch) -> str:
        query = parse_qs(urlsplit(fetch.url).query)
        if not parameter:
            return render(int(fetch.url.rpartition("_")[2].removesuffix(".html")), pages)
        return render(int(query[parameter][0]) if parameter in query else 0 if framed else 1, pages)

    found, ends = read_all(site, HOST + start)
    base = f"{HOST}/nb/" if name in ("numbers", "select") else HOST
    expected = [Link(base + path(row), row.title, row.day.isoformat(), row=True) for row in rows]
    assert found == expected
    assert ends <= {"proven", "more"}
    assert "proven" in ends
