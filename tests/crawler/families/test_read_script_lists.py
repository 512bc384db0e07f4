"""Property: a list that a script draws from answers of its server is read whole, whatever the page size."""

import json
from datetime import date
from html import escape
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.families.counted_pages import pages_after
from crawler.families.family import Fetch, Link
from tests.crawler.families.test_read_whole_lists import HOST, Row, chunks, jcms_expected, read_all, rows

UNIT = "{'webId':'52','pageId':'1638','tagId':'列表新闻','tplSetId':'7','pageType':'column'}"


def jpaas_address(row: Row) -> str:
    return f"/zfxxgk/nb/art/{row.day.year}/art_{row.number:032x}.html"


@settings(max_examples=50)
@given(rows=rows, size=st.integers(1, 60), stated=st.booleans(), obeys=st.booleans())
def test_jpaas(*, rows: list[Row], size: int, stated: bool, obeys: bool) -> None:
    """Servers that obey the page size asked for, and those that keep their own; with and without a count."""

    def item(row: Row) -> str:
        return f"<li><a href='{jpaas_address(row)}'>{escape(row.title)}</a><i>{row.day}</i></li>"

    def site(fetch: Fetch) -> str:
        query = parse_qs(urlsplit(fetch.url).query)
        if not query:
            return f'<a href="/">首页</a><div queryData="{UNIT}"></div>'
        paging = json.loads(query["paramJson"][0])
        pages = chunks(rows, paging["pageSize"] if obeys else size)
        here = pages[paging["pageNo"] - 1] if paging["pageNo"] <= len(pages) else []
        pager = f'<div data-count="{len(rows)}" count="{len(rows)}"></div>' if stated else ""
        html = f"<ul>{''.join(map(item, here))}</ul>{pager}"
        return json.dumps({"success": True, "data": {"html": html}})

    found, ends = read_all(site, f"{HOST}/zfxxgk/nb/index.html")
    assert found == [Link(HOST + jpaas_address(row), row.title, row.day.isoformat(), row=True) for row in rows]
    assert ends <= {"more", "proven"}
    assert "proven" in ends


def test_a_server_with_its_own_page_size_is_not_taken_to_have_ended() -> None:
    """65 items by 15: had it pages of 50 as asked for, page 2 would be the last."""
    many = [Row(number, f"题{number}完", date(2024, 1, 24)) for number in range(65)]

    def site(fetch: Fetch) -> str:
        query = parse_qs(urlsplit(fetch.url).query)
        if not query:
            return f'<div queryData="{UNIT}"></div>'
        number = json.loads(query["paramJson"][0])["pageNo"]
        items = "".join(
            f"<li><a href='{jpaas_address(row)}'>{row.title}</a></li>" for row in many[15 * number - 15 : 15 * number]
        )
        return json.dumps({"success": True, "data": {"html": f'<ul count="65">{items}</ul>'}})

    found, _ = read_all(site, f"{HOST}/zfxxgk/nb/index.html")
    assert len(found) == 65


@settings(max_examples=50)
@given(rows=rows, size=st.integers(1, 60), stated=st.booleans(), obeys=st.booleans(), post=st.booleans())
def test_was(*, rows: list[Row], size: int, stated: bool, obeys: bool, post: bool) -> None:
    """Raw line breaks in the strings; the count is a string, or not there."""
    path = "/fjdzapp/search" if post else "/was5/web/search"

    def doc(row: Row) -> str:
        url = f"/nb/t{row.day:%Y%m%d}_{row.number}.html"
        facts = {"title": row.title, "url": url, "pubtime": f"{row.day} 09:30:00", "content": "甲|乙"}
        return json.dumps(facts).replace("|", "\r\n\t")

    def site(fetch: Fetch) -> str:
        asked = dict(fetch.form) or {key: values[0] for key, values in parse_qs(urlsplit(fetch.url).query).items()}
        if not asked:
            return f"<ul></ul><script>$.post('{path}', {{classsql: 'chnlid=16788', prepage: 20, page: 1}});</script>"
        assert asked["classsql"] == "chnlid=16788"
        pages = chunks(rows, int(asked["prepage"]) if obeys else size)
        number = int(asked["page"])
        here = pages[number - 1] if number <= len(pages) else []
        count = f'"count":"{len(rows)}",' if stated else ""
        return f'{{{count}"docs":[{",".join(map(doc, here))}]}}'

    found, ends = read_all(site, f"{HOST}/nb/")
    expected = [
        Link(f"{HOST}/nb/t{row.day:%Y%m%d}_{row.number}.html", row.title, row.day.isoformat(), row=True) for row in rows
    ]
    assert sorted(found, key=str) == sorted(expected, key=str)
    assert "proven" in ends or not rows
    assert "unproven" not in ends or not rows


@settings(max_examples=50)
@given(rows=rows, size=st.integers(1, 16), counted=st.booleans())
def test_xxgk_search(*, rows: list[Row], size: int, counted: bool) -> None:
    """With the page count shown, or until a page is empty."""
    pages = chunks(rows, size)

    def item(row: Row) -> str:
        address = f"/art/{row.day.year}/{row.day.month}/{row.day.day}/art_314_{row.number}.html"
        return (
            f'<tr class="tr_main_value_odd"><td><a href="{address}">{escape(row.title)}</a></td><td>{row.day}</td></tr>'
        )

    def site(fetch: Fetch) -> str:
        if not fetch.form:
            data = "{infotypeId: 'A01', jdid: 3, divid: 'div1', area: ''}"
            return f"<script>$.ajax({{url: '/module/xxgk/search.jsp?currpage=' + n, data: {data}}});</script>"
        fields = dict(fetch.form)
        assert (fields["jdid"], fields["divid"]) == ("3", "div1")
        assert parse_qs(urlsplit(fetch.url).query)["currpage"] == [fields["currpage"]]
        number = int(fields["currpage"])
        shown = pages[number - 1] if number <= len(pages) else []
        count = f"<div>共{len(pages)}页</div>" if counted else ""
        return f"<table>{''.join(map(item, shown))}</table>{count}" if shown else "<p>暂无信息</p>"

    found, ends = read_all(site, f"{HOST}/col/col314/index.html")
    assert found == jcms_expected(rows)
    assert ends <= {"more", "proven"}


@pytest.mark.parametrize(
    ("number", "rows", "total", "expected"),
    [
        (1, 0, 0, ((), "proven")),
        (1, 0, None, ((), "unproven")),
        (1, 0, 30, ((), "unproven")),
        (2, 0, None, ((), "proven")),
        (2, 0, 30, ((), "unproven")),  # a hole: rows 21 to 30 are stated
        (3, 0, 30, ((), "proven")),
        (1, 20, 30, ((2,), "proven")),
        (2, 9, 30, ((3,), "more")),
        (2, 10, 30, ((), "proven")),
        (1, 20, 3, ((2,), "more")),  # a count of something else
        (2_000, 20, None, ((), "unproven")),
    ],
)
def test_what_follows_a_counted_page(
    number: int, rows: int, total: int | None, expected: tuple[tuple[int, ...], str]
) -> None:
    found = pages_after(number, size=20, rows=rows, total=total)
    assert (found.numbers, found.end) == expected
