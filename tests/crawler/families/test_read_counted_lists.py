"""Property: lists whose server is asked page by page, and lists that count down, are read whole."""

import json
from datetime import date
from html import escape
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crawler.families.choose import choose
from crawler.families.family import Fetch, Link, Page
from tests.crawler.families.test_read_whole_lists import HOST, Row, chunks, read_all, rows

HEX = "{:032x}"
CHANNEL = HEX.format(77)
DAY = date(2024, 1, 24)


def number_of(text: str) -> int:
    """The index of a page that is asked for by its number from 1; 0 asks for the first too."""
    return max(1, int(text)) - 1


def page_of(items: list[Row], size: int, index: int) -> list[Row]:
    return items[size * index : size * (index + 1)]


def article(kind: str, row: Row) -> str:
    return {
        "gd-gkmlpt": f"/gkmlpt/content/1/{row.number}/post_{row.number}.html",
        "kaipu-hexmon": f"/nd/nb/{row.day:%Y%m}/{HEX.format(row.number)}.shtml",
        "jx-querylist": f"/jx/nb/{row.day:%Y%m}/{HEX.format(row.number)}.html",
    }[kind]


def answer(kind: str, fetch: Fetch, items: list[Row], size: int, *, stated: bool) -> str:
    """The server's: pages of its own size; `stated` says whether it tells the total, and Kaipu's the size too."""
    query = parse_qs(urlsplit(fetch.url).query) | {name: [value] for name, value in fetch.form}
    here = page_of(items, size, number_of(query["current" if kind == "jx-querylist" else "page"][0]))
    total = {"total": len(items)} if stated else {}
    if kind == "gd-gkmlpt":
        found = [{"title": row.title, "url": article(kind, row), "date": f"{row.day}"} for row in here]
        return json.dumps({"articles": found} | total)
    if kind == "kaipu-hexmon":
        found = [{"title": row.title, "url": article(kind, row), "publishedTimeStr": f"{row.day} 1:02"} for row in here]
        return json.dumps({"data": {"results": found} | total | ({"rows": size} if stated else {})})
    urls = {row: json.dumps({"pc": article(kind, row)}) for row in here}
    sources = [{"source": {"title": row.title, "urls": urls[row], "pubDate": f"{row.day}"}} for row in here]
    return json.dumps({"data": {"results": sources} | total})


STARTS = {
    "gd-gkmlpt": (f"{HOST}/gkmlpt/api/all/370?page=1&sid=2", ""),
    "kaipu-hexmon": (
        f"{HOST}/nd/nb/",
        f"<script>var channelId='{CHANNEL}';$.get('/common/search/'+channelId)</script>",
    ),
    "jx-querylist": (f"{HOST}/jx/nb/", "<script>post('/queryList',{webSiteCode:'jx',channelCode:'nb'})</script>"),
}


@settings(max_examples=30)
@given(rows=rows, size=st.sampled_from([1, 2, 3, 7, 15, 20, 100]), stated=st.booleans())
@example(rows=[Row(number, "某局", date(2024, 1, 2)) for number in range(1, 32)], size=20, stated=True)
@pytest.mark.parametrize("kind", STARTS)
def test_answers(kind: str, *, rows: list[Row], size: int, stated: bool) -> None:
    start, column = STARTS[kind]

    def site(fetch: Fetch) -> str:
        if fetch.url == start and column:
            return column
        return answer(kind, fetch, rows, size, stated=stated)

    found, ends = read_all(site, start)
    expected = [Link(HOST + article(kind, row), row.title, row.day.isoformat(), row=True) for row in rows]
    assert found == expected
    assert ("unproven" in ends) is (not rows and not stated)


@pytest.mark.parametrize("size", [15, 20, 100])
@pytest.mark.parametrize("kind", STARTS)
def test_a_total_that_fits_a_short_page_by_chance_is_no_end(kind: str, size: int) -> None:
    """120 rows by 20: were the pages of 100 each, the second would be the last."""
    many = [Row(number, f"题{number}完", DAY) for number in range(1, 121)]
    start, column = STARTS[kind]
    found, _ = read_all(
        lambda fetch: column if fetch.url == start and column else answer(kind, fetch, many, size, stated=True), start
    )
    assert len(found) == 120


@settings(max_examples=30)
@given(rows=rows, size=st.integers(1, 15), folder=st.sampled_from(["nb", "index/nb"]))
def test_boda_counts_down(*, rows: list[Row], size: int, folder: str) -> None:
    pages = chunks(rows, size)
    files = [f"{folder}.htm", *(f"{folder}/{number}.htm" for number in range(len(pages) - 1, 0, -1))]

    def render(index: int) -> str:
        items = "".join(
            f'<li><a href="/info/1067/{row.number}.htm">{escape(row.title)}</a><i>{row.day}</i></li>'
            for row in pages[index]
        )
        last = index + 1 == len(pages)
        following = "下页" if last else f'<a href="/{files[index + 1]}">下页</a>'
        return f"<!--Announced by Visual SiteBuilder 9--><ul>{items}</ul><span class=p_next>{following}</span>"

    site = {f"{HOST}/{name}": render(index) for index, name in enumerate(files)}
    found, ends = read_all(lambda fetch: site[fetch.url], f"{HOST}/{files[0]}")
    assert found == [
        Link(f"{HOST}/info/1067/{row.number}.htm", row.title, row.day.isoformat(), row=True) for row in rows
    ]
    assert ends <= {"more", "proven"}
    assert "proven" in ends


def test_an_answer_and_a_tree_of_10_000() -> None:
    many = [{"title": f"题{number}", "url": f"/content/post_{number}.html"} for number in range(10_000)]
    url = STARTS["gd-gkmlpt"][0]
    listing = choose(page := Page(url, json.dumps({"total": 10_000, "articles": many}), Fetch(url))).read(page)
    assert (len(listing.links), listing.end) == (10_000, "proven")
    nodes = ",".join(f"{{id:{number},name:'栏目{number}',children:[]}}" for number in range(10_000))
    shell = f"{HOST}/gkmlpt/index"
    text = f"<script>window._CONFIG={{SID:'2',TREE:[{{id:1,name:'年报',children:[{nodes}]}}]}}</script>"
    listing = choose(page := Page(shell, text, Fetch(shell))).read(page)
    assert len(listing.links) == 10_001
    assert listing.links[-1].below == ("年报",)
