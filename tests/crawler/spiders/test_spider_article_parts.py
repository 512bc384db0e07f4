"""What an article page consists of besides its text."""

import pytest

from crawler.families.family import Fetch, Page
from crawler.spiders.article_parts import MAX_PAGES, MAX_PICTURES, article_parts

FOLDER = "http://www.smx.gov.cn/nb/202401"
ARTICLE = f"{FOLDER}/t20240115_1234567.html"
ALL_TABLES = "<table><tr><td>行政规范<br>性文件</td><td>一、本年新收政府信息</td><td>结果 维持</td></tr></table>"


def _parts(body: str, url: str = ARTICLE, article: str = ARTICLE) -> list[tuple[str, str]]:
    page = Page(url, f"<html><body>{body}</body></html>", Fetch(url))
    return [(part.kind, part.url) for part in article_parts(page, article)]


@pytest.mark.parametrize(
    "body",
    [
        '<script>createPageHTML(3, 0, "t20240115_1234567", "html");</script>',
        '<a href="t20240115_1234567_2.html">3</a> <a href="./t20240115_1234567_1.html">下一页</a>',
    ],
)
def test_the_further_pages_of_an_article_come_in_order(body: str) -> None:
    assert _parts(body) == [("next_page", f"{FOLDER}/t20240115_1234567_{n}.html") for n in (1, 2)]


def test_a_further_page_names_only_those_after_it() -> None:
    links = "".join(f'<a href="t20240115_1234567_{n}.html">{n + 1}</a>' for n in (1, 2, 3))
    url = f"{FOLDER}/t20240115_1234567_2.html"
    assert _parts(links, url) == [("next_page", f"{FOLDER}/t20240115_1234567_3.html")]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="t20240116_1234568.html">下一页</a>',  # the next article
        '<a href="t20240115_1234567_1.html">某局2022年年度报告</a>',  # a title is no page number
        '<a href="/other/t20240115_1234567_1.html">2</a>',
        '<script>createPageHTML(3, 0, "index", "html");</script>',  # a list's
    ],
)
def test_other_links_do_not_continue_the_article(body: str) -> None:
    assert _parts(body) == []


@pytest.mark.parametrize(
    ("body", "url"),
    [
        ('<iframe src="./P020240115.pdf"></iframe>', f"{FOLDER}/P020240115.pdf"),
        ('<embed src="/a/b.pdf#toolbar=0">', "http://www.smx.gov.cn/a/b.pdf"),
        ('<object data="b.docx"></object>', f"{FOLDER}/b.docx"),
        ('<iframe src="/pdfjs/web/viewer.html?file=%2Fa%2Fb.pdf"></iframe>', "http://www.smx.gov.cn/a/b.pdf"),
        ('<iframe src="/js/show.jsp?id=1&amp;url=/a/b.ofd"></iframe>', "http://www.smx.gov.cn/a/b.ofd"),
        (
            '<iframe src="/pdfjs/viewer.html?file=/download.jsp?id=7"></iframe>',
            "http://www.smx.gov.cn/download.jsp?id=7",
        ),
        ('<a href="/pdfjs/web/viewer.html?file=../b.pdf">全文</a>', "http://www.smx.gov.cn/pdfjs/b.pdf"),
    ],
)
def test_a_file_shown_in_a_frame_or_a_viewer_is_an_attachment(body: str, url: str) -> None:
    assert _parts(body) == [("attachment", url)]


def test_a_frame_of_a_page_or_a_script_shows_no_file() -> None:
    assert _parts('<iframe src="/share.html?url=/nb/1.html"></iframe><iframe src="about:blank"></iframe>') == []


PICTURE = '<div class="TRS_Editor"><p><img src="W020240115.jpg"></p></div>'
FURNITURE = """<div class="header"><img src="/images/top.jpg"></div>
<div class="article-content"><div class="share"><img src="/images/wx.png"></div>
<p><img src="/images/logo.png"><img src="dot.png" width="16"><img src="dot2.png" style="height:20px">
<img src="data:image/png;base64,AAAA"></p></div><p><img src="/somewhere.jpg"></p>"""


def test_pictures_in_the_text_stand_for_tables_that_are_not_there() -> None:
    assert _parts(PICTURE + FURNITURE) == [("image", f"{FOLDER}/W020240115.jpg")]
    assert _parts(PICTURE + ALL_TABLES) == []
    lazy = '<div id="zoom"><img src="/images/loading.gif" data-original="/upload/1.png" width="800"></div>'
    assert _parts(lazy) == [("image", "http://www.smx.gov.cn/upload/1.png")]


def test_what_a_page_may_lead_to_is_bounded() -> None:
    many = "".join(f'<p><img src="/upload/{n}.png"></p>' for n in range(5_000))
    assert len(_parts(f'<div class="content">{many}</div>')) == MAX_PICTURES
    pages = _parts('<script>createPageHTML(999999, 0, "t20240115_1234567", "html");</script>')
    assert len(pages) == MAX_PAGES
