"""How the end of a list is known: generated chains of pages, read as the crawl reads them."""

from dataclasses import dataclass, replace

import pytest

from crawler.families.family import Fetch, Page
from crawler.ledger.task import Task
from crawler.ledger.tasks import PageRead
from crawler.portals.portal import Portal
from crawler.spiders.bounds import Bounds
from crawler.spiders.reading import read_page
from crawler.spiders.stated_total import stated_total
from tests.crawler.ledger.test_ledger_due import TASK

HOST = "http://www.smx.gov.cn"
PORTAL = Portal(id="smx", name="三门峡市", region="411200", level="city", home=f"{HOST}/")
COLUMN = replace(
    TASK, id=1, url=f"{HOST}/nb/index.html", kind="column", title="政府信息公开年报", column="政府信息公开"
)
BOUNDS = Bounds(years=None, max_depth=6, max_chain=9)


@dataclass(frozen=True, slots=True)
class Server:
    """A list: the rows of its pages (the last answers whatever comes after, unless that is a 404) and its pager.

    In the pager {next}, {number} and {index} stand for the page after, this one, and this one counted from 0.
    """

    pages: tuple[int, ...]
    pager: str
    gone: bool = False
    row: str = "t20240115_{}.html"
    counts_from_1: bool = False

    def answer(self, number: int) -> str | None:
        number = max(1, number - self.counts_from_1)
        if number > len(self.pages) and self.gone:
            return None
        place = min(number, len(self.pages)) - 1
        first = sum(self.pages[:place])
        rows = "".join(_row(first + row, self.row) for row in range(self.pages[place]))
        pager = self.pager.replace("{next}", f"index_{number}.html").replace("{number}", str(number))
        return f"<a href='/'>首页</a><ul>{rows}</ul>{pager.replace('{index}', str(number - 1))}"


def _row(number: int, address: str = "t20240115_{}.html") -> str:
    return f'<li><a href="{address.format(1_000_000 + number)}">某县第{number}局2023年政府信息公开年报</a></li>'


def _read(server: Server) -> list[str]:
    """The ends of the pages of a chain, in the order in which they are asked for; `gone` for one that is not there."""
    ends: list[str] = []
    hashes: list[str | None] = []
    waiting: list[Task] = [COLUMN]
    while waiting:
        task = waiting.pop(0)
        text = server.answer(task.page_number)
        if text is None:
            ends.append("gone")
            continue
        page = Page(task.url, f"<html><body>{text}</body></html>", Fetch(task.url))
        read: PageRead = read_page(task, page, PORTAL, BOUNDS, hashes.__contains__)
        hashes.append(read.rows_hash)
        ends.append("no page" if read.no_page else str(read.end))
        known = {one.url for one in waiting}
        waiting += [
            replace(
                COLUMN,
                id=2,
                url=new.url,
                kind="list",
                title=None,
                listing=new.listing,
                chain=1,
                page_number=new.page_number,
                unnamed=new.unnamed,
            )
            for new in read.next_pages
            if new.url not in known and len(ends) < 20
        ]
    return ends


NEXT = '<a href="{next}">下一页</a>'
DRAWN = "<script>$('#p').pagination({})</script>"
CALL = '<script>createPageHTML({0}, {{index}}, "index", "html")</script>'.format


@pytest.mark.parametrize(
    ("server", "ends"),
    [
        pytest.param(Server((3,), ""), ["proven"], id="no pager"),
        pytest.param(Server((3,), "共 3 条记录"), ["proven"], id="total stated and reached"),
        pytest.param(Server((3,), "共 1 页 第 1 页 共 3 条"), ["proven"], id="one page of one"),
        pytest.param(
            Server((3,), "第 1 页/共 2 页"), ["unproven", "no page", "no page"], id="a second page and no way to it"
        ),
        pytest.param(Server((3, 2), CALL(2)), ["proven", "proven"], id="all pages named"),
        pytest.param(Server((3, 2), CALL(3)), ["proven", "proven", "loop"], id="a page is named that repeats another"),
        pytest.param(
            Server((3, 2), CALL(3), gone=True), ["proven", "proven", "gone"], id="a page is named and not there"
        ),
        pytest.param(
            Server((3, 2), NEXT, gone=True), ["more", "more", "gone"], id="a way on from the last page, to a 404"
        ),
        pytest.param(Server((3, 2), NEXT), ["more", "more", "loop"], id="page 3 is page 2"),
        pytest.param(Server((3,), NEXT), ["more", "loop"], id="page 2 is page 1"),
        pytest.param(Server((3, 0), NEXT), ["more", "more", "loop"], id="empty pages without end"),
        pytest.param(Server((1,) * 20, NEXT), ["more"] * 8 + ["pages"], id="more pages than are read of a list"),
        pytest.param(Server((9,), "", gone=True), ["proven"], id="few rows"),
        pytest.param(Server((10,), "", gone=True), ["open", "gone"], id="a full page that is all"),
        pytest.param(
            Server((10,), ""), ["open", "no page", "no page"], id="a full page, and the same at every address"
        ),
        pytest.param(
            Server((10, 3), "", counts_from_1=True),
            ["open", "no page", "proven"],
            id="index_1.html is page 1 once more",
        ),
        pytest.param(
            Server((15, 15, 4), "", gone=True), ["open", "open", "proven"], id="full pages that nothing names"
        ),
        pytest.param(Server((10, 0), ""), ["open", "no page"], id="a full page, and then one without a row"),
        pytest.param(Server((11,), "", gone=True), ["proven"], id="more rows than templates are set to"),
        pytest.param(
            Server((10,), "<i>上一页</i> <i>下一页</i>", gone=True), ["proven"], id="a pager that leads nowhere"
        ),
        pytest.param(Server((10,), "共10条", gone=True), ["proven"], id="a full page of as many rows as are stated"),
        pytest.param(Server((4, 3), "共7条", gone=True), ["open", "open", "gone"], id="fewer rows than are stated"),
        pytest.param(Server((3, 2), DRAWN, gone=True), ["unproven", "open", "gone"], id="a pager drawn by a script"),
        pytest.param(
            Server((3,), DRAWN, gone=True), ["unproven", "gone"], id="a pager drawn by a script, files unknown"
        ),
        pytest.param(
            Server((3, 2), "第 {number} 页/共 3 页", gone=True),
            ["unproven", "unproven", "gone"],
            id="three pages stated",
        ),
        pytest.param(
            Server((10,), "", gone=True, row="a{}.html"),
            ["open", "gone", "gone"],
            id="of no family: counted from 0 or 1",
        ),
        pytest.param(Server((10, 10), "", row="a{}.html"), ["open", "open", "no page"], id="of no family, going on"),
        pytest.param(Server((10,), "", gone=True, row="show.jsp?id={}"), ["proven"], id="of no family, not static"),
        pytest.param(Server((10,) * 20, ""), ["open"] * 8 + ["pages"], id="more pages than are read, all unnamed"),
    ],
)
def test_the_end_of_a_list(server: Server, ends: list[str]) -> None:
    assert _read(server) == ends


@pytest.mark.parametrize(
    ("body", "shown", "stated"),
    [
        (f"{_row(1)}{_row(2)}{_row(1)}共<b>30</b>条", 2, 30),
        (f'{_row(1)}<a href="t20240115_9.html">某县第9局</a>总记录数：30，每页 15 条', 2, 30),
        (_row(1), 1, None),
        ('<script>createPageHTML(2, 0, "index", "html", 30)</script>' + _row(1), 1, 30),
        (f'{_row(1)}<a href="/">首页</a><a href="javascript:turn()">某局2023年政府信息公开年报</a>共3条', 2, 3),
    ],
)
def test_the_rows_that_a_page_shows_and_those_it_says_there_are(body: str, shown: int, stated: int | None) -> None:
    read = read_page(
        COLUMN, Page(COLUMN.url, f"<ul>{body}</ul>", Fetch(COLUMN.url)), PORTAL, BOUNDS, lambda rows: False
    )
    assert (read.shown, read.stated) == (shown, stated)


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("共30条", 30),
        ("共有 30 条记录 共 2 页", 30),
        ("共&nbsp;<span class='n'>30</span>&nbsp;条", 30),
        ("总记录数:30", 30),
        ("总条数 ： 30", 30),
        ("共30页", None),
        ("共30条例", None),
        ("共" + "&nbsp;" * 50_000 + "30条", None),
    ],
)
def test_the_total_that_a_page_prints(text: str, total: int | None) -> None:
    assert stated_total(text) == total
