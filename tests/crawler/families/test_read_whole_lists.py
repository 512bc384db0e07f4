"""Property: a list of any length, rendered in a family's markup and paging, is read back whole and nothing else."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import escape
from urllib.parse import parse_qs, urlsplit

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.families.choose import choose
from crawler.families.family import Fetch, Link, Page

HOST = "http://www.example.gov.cn"
PROXY = "/module/web/jpage/dataproxy.jsp"

Site = Callable[[Fetch], str]


@dataclass(frozen=True)
class Row:
    number: int
    title: str
    day: date


rows = st.lists(
    st.builds(
        Row,
        number=st.integers(1, 9_999_999),
        title=st.text(
            alphabet="某市县局关于2023年度政府信息公开工作报告<>&\"'《》()（）.…", min_size=1, max_size=30
        ).map(lambda text: f"题{text}完"),
        day=st.dates(date(2008, 5, 1), date(2026, 12, 31)),
    ),
    max_size=40,
    unique_by=lambda row: row.number,
)


def read_all(site: Site, start: str) -> tuple[list[Link], set[str]]:
    """Every row of a chain, and the ends of its pages."""
    waiting, asked, found, ends = [Fetch(start)], set(), [], set()
    while waiting:
        fetch = waiting.pop(0)
        if fetch in asked:
            continue
        asked.add(fetch)
        page = Page(fetch.url, site(fetch), fetch)
        listing = choose(page).read(page)
        found += [link for link in listing.links if link.row]
        waiting += listing.next_pages
        ends.add(listing.end)
    return found, ends


def chunks(items: list[Row], size: int) -> list[list[Row]]:
    return [items[start : start + size] for start in range(0, len(items), size)] or [[]]


@given(
    rows=rows,
    size=st.integers(1, 15),
    file=st.sampled_from([("index", "html"), ("list_zw", "shtml"), ("index_898744", "htm")]),
    total=st.booleans(),
    cut=st.booleans(),
    first=st.sampled_from([0, 1]),
)
def test_trs(*, rows: list[Row], size: int, file: tuple[str, str], total: bool, cut: bool, first: int) -> None:
    """Pages counted from 0 or from 1, both in the call and in the names of the files."""
    base, extension = file
    pages = chunks(rows, size)

    def address(row: Row) -> str:
        return f"./{row.day:%Y%m}/t{row.day:%Y%m%d}_{row.number}.{extension}"

    def item(row: Row) -> str:
        shown, attribute = (row.title[:3] + "...", f' title="{escape(row.title)}"') if cut else (row.title, "")
        return f'<li><a href="{address(row)}"{attribute}>{escape(shown)}</a><span>{row.day}</span></li>'

    def render(number: int) -> str:
        stated = f", {len(rows)}" if total else ""
        items = "\n".join(map(item, pages[number]))
        call = f'createPageHTML({len(pages)}, {number + first}, "{base}", "{extension}"{stated});'
        return f'<div><a href="../">上级</a></div><ul>{items}</ul><script>{call}</script>'

    names = [f"{base}{f'_{number + first}' if number else ''}.{extension}" for number in range(len(pages))]
    site = {f"{HOST}/nb/{name}": render(number) for number, name in enumerate(names)}
    found, ends = read_all(lambda fetch: site[fetch.url], f"{HOST}/nb/{names[0]}")
    expected = [Link(f"{HOST}/nb{address(row)[1:]}", row.title, row.day.isoformat(), row=True) for row in rows]
    assert sorted(found, key=str) == sorted(expected, key=str)
    assert ends == {"proven"}


def jcms_address(row: Row) -> str:
    return f"/art/{row.day.year}/{row.day.month}/{row.day.day}/art_314_{row.number}.html"


def jcms_records(rows: list[Row], quote: str, tag: str) -> str:
    def record(row: Row) -> str:
        link = f'<a href={quote}{jcms_address(row)}{quote} title="{escape(row.title)}">{escape(row.title[:4])}…</a>'
        open_tag, close_tag = ("<tr><td>", "</td></tr>") if tag == "tr" else ("<li>", "</li>")
        return f"<record><![CDATA[{open_tag}{link}<span>{row.day}</span>{close_tag}]]></record>"

    return "<recordset>" + "\n".join(map(record, rows)) + "</recordset>"


def jcms_page(records: str, total: int, per_page: int) -> str:
    return (
        f'<ul></ul><div id="42"><script type="text/xml"><datastore>{records}</datastore></script></div>'
        "<script>var param_42={col:1,webid:7,columnid:314,unitid:'42',webname:'某市'};"
        f"$('#42').jpage({{totalRecord:{total},perPage:{per_page}}});</script>"
        '<a href="?uid=42&amp;pageNum=2">下一页</a>'
    )


def jcms_expected(rows: list[Row]) -> list[Link]:
    return [Link(HOST + jcms_address(row), row.title, row.day.isoformat(), row=True) for row in rows]


@given(rows=rows, size=st.integers(1, 15), quote=st.sampled_from(["'", '"']), tag=st.sampled_from(["li", "tr"]))
def test_jpage_by_next_group(rows: list[Row], size: int, quote: str, tag: str) -> None:
    groups = chunks(rows, size)

    def group(number: int) -> str:
        following = f"{PROXY}?page={number + 1}&columnid=314&unitid=42"
        more = f'<nextgroup><![CDATA[<a href="{following}"></a>]]></nextgroup>' if number + 1 < len(groups) else ""
        return more + jcms_records(groups[number], quote, tag)

    def site(fetch: Fetch) -> str:
        query = parse_qs(urlsplit(fetch.url).query)
        if not query:
            return jcms_page(group(0), len(rows), 5)
        return f"<?xml version='1.0'?><datastore>{group(int(query['page'][0]))}</datastore>"

    found, ends = read_all(site, f"{HOST}/col/col314/index.html")
    assert found == jcms_expected(rows)
    assert "unproven" not in ends


@given(rows=rows, first=st.integers(0, 12), per_page=st.integers(1, 6))
def test_jpage_by_record_number(rows: list[Row], first: int, per_page: int) -> None:
    def site(fetch: Fetch) -> str:
        query = parse_qs(urlsplit(fetch.url).query)
        if not query:
            return jcms_page(jcms_records(rows[:first], "'", "li"), len(rows), per_page)
        assert dict(fetch.form)["unitid"] == "42"
        start, end = int(query["startrecord"][0]), int(query["endrecord"][0])
        answer = rows[start - 1 : min(end, start - 1 + 3 * per_page)]
        return "<?xml version='1.0'?><datastore>" + jcms_records(answer, '"', "li") + "</datastore>"

    found, ends = read_all(site, f"{HOST}/col/col314/index.html")
    assert found == jcms_expected(rows)
    assert ends == {"proven"}


@settings(max_examples=50)
@given(
    rows=rows,
    size=st.integers(1, 15),
    after_html=st.booleans(),
    word=st.sampled_from(["下一页", "下页", "[下一页]", "下一页>>", "›"]),
)
def test_generic(*, rows: list[Row], size: int, after_html: bool, word: str) -> None:
    pages = chunks(rows, size)

    def render(number: int) -> str:
        last = number + 1 == len(pages)
        items = "".join(
            f'<tr><td>·</td><td><a href="a{row.number}.htm">{escape(row.title)}</a></td><td>[{row.day}]</td></tr>'
            for row in pages[number]
        )
        pager = f"<span>{word}</span>" if last else f'<a href="list-{number + 2}.htm">{word}</a>'
        table = f"<table>{items}</table>"
        return f"<html><body>{'' if after_html else table}<p>{pager}</p></body></html>{table if after_html else ''}"

    site = {f"{HOST}/nb/list-{number + 1}.htm": render(number) for number in range(len(pages))}
    found, ends = read_all(lambda fetch: site[fetch.url], f"{HOST}/nb/list-1.htm")
    expected = [Link(f"{HOST}/nb/a{row.number}.htm", row.title, row.day.isoformat(), row=True) for row in rows]
    assert found == expected
    assert ends == ({"proven"} if len(pages) == 1 else {"proven", "more"})
