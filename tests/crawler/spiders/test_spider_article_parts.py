"""What an article page consists of besides its text."""

import pytest

from crawler.families.family import Fetch, Page
from crawler.spiders.article_parts import MAX_FRAMES, MAX_PICTURES, article_parts
from crawler.spiders.further_pages import MAX_PAGES

FOLDER = "http://www.smx.gov.cn/nb/202401"
ARTICLE = f"{FOLDER}/t20240115_1234567.html"
ALL_TABLES = "<table><tr><td>行政规范<br>性文件</td><td>一、本年新收政府信息</td><td>结果 维持</td></tr></table>"


def _parts(body: str, url: str = ARTICLE, article: str = ARTICLE) -> list[tuple[str, str]]:
    page = Page(url, f"<html><body>{body}</body></html>", Fetch(url))
    return [(part.kind, part.url) for part in article_parts(page, article).found]


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


VIEWED = "http://www.smx.gov.cn/a/b"


@pytest.mark.parametrize(
    ("body", "url"),
    [
        ('<script>PDFObject.embed("/a/b.pdf", "#pdf");</script>', f"{VIEWED}.pdf"),
        ("<script>PDFObject.embed( '/a/b?id=7' )</script>", f"{VIEWED}?id=7"),
        ('<script>pdfjsLib.getDocument({url: "/a/b.pdf?v=1"})</script>', f"{VIEWED}.pdf?v=1"),
        ('<script>var url = "/a/b.pdf"; pdfjsLib.getDocument(url)</script>', f"{VIEWED}.pdf"),
        ('<script>new Pdfh5("#demo", {pdfurl: "../../a/b.pdf"})</script>', f"{VIEWED}.pdf"),
        ('<script>DEFAULT_URL = "/a/b.ofd";</script>', f"{VIEWED}.ofd"),
    ],
)
def test_a_file_shown_by_a_script_is_an_attachment(body: str, url: str) -> None:
    assert _parts(body) == [("attachment", url)]


SCRIPTED = "http://www.smx.gov.cn/show.jsp?id=7"


@pytest.mark.parametrize(
    ("body", "article", "numbers"),
    [
        ('<a href="?id=7&page=2">2</a><a href="?id=7&page=3">3</a><a href="?id=7&page=2">下一页</a>', SCRIPTED, (2, 3)),
        (
            '<a href="?page=2&id=7">下一页</a><a href="?id=8&page=2">2</a><a href="?id=7&page=4">某局年报</a>',
            SCRIPTED,
            (2,),
        ),
        ('<a href="?id=7&page=0">1</a><a href="?id=7&page=1">2</a>', SCRIPTED, (1,)),
        ('<a href="?id=7&page=1">1</a><a href="?id=7&page=9999999">9</a>', SCRIPTED, ()),
        ('<a href="?page=2">2</a>', ARTICLE, (2,)),
    ],
)
def test_pages_that_a_parameter_counts_continue_the_article(body: str, article: str, numbers: tuple[int, ...]) -> None:
    parts = _parts(body, article, article)
    assert [kind for kind, _ in parts] == ["next_page"] * len(numbers)
    assert [int(url.partition("page=")[2].partition("&")[0]) for _, url in parts] == list(numbers)


def test_a_counted_page_names_only_those_after_it() -> None:
    links = "".join(f'<a href="?id=7&page={n}">{n}</a>' for n in range(1, 6))
    assert _parts(links, f"{SCRIPTED}&page=4", SCRIPTED) == [("next_page", f"{SCRIPTED}&page=5")]


FRAME = '<iframe src="/nb/text.htm" width="100%"></iframe>'
TEXT = ("next_page", "http://www.smx.gov.cn/nb/text.htm")
PROSE = "<p>现将某局2023年政府信息公开工作情况报告如下。</p>"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (FRAME, [TEXT]),
        (f'<div class="TRS_Editor">{PROSE}{FRAME}</div>', [TEXT]),
        (PROSE + FRAME, []),  # beside the text
        (f'<div class="footer">{PROSE}</div><iframe src="/nb/text.htm" style="display:none"></iframe>', []),
        ('<iframe src="/nb/text.htm" height="30"></iframe><iframe src="/count/1.htm"></iframe>', []),
        ('<iframe src="/pdfjs/viewer.html"></iframe><iframe src="/map"></iframe>', []),
        ('<frameset><frame src="top.htm"><frame src="/nb/text.htm"></frameset>', [TEXT]),
    ],
)
def test_a_frame_in_place_of_the_text_shows_a_page_of_the_article(body: str, found: list[tuple[str, str]]) -> None:
    assert _parts(body) == found


def test_a_report_has_no_framed_pages() -> None:
    headings = "总体情况 主动公开政府信息情况 收到和处理政府信息公开申请情况 存在的主要问题及改进情况"
    assert _parts(f'<div class="TRS_Editor">{headings}{FRAME}</div>') == []


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


def test_what_a_page_may_lead_to_is_bounded_and_the_rest_is_counted() -> None:
    pictures = "".join(f'<p><img src="/upload/{n}.png"></p>' for n in range(5_000))
    frames = "".join(f'<iframe src="/nb/{n}.htm"></iframe>' for n in range(MAX_FRAMES + 3))
    page = Page(ARTICLE, f'<html><body><div class="content">{frames}{pictures}</div></body></html>', Fetch(ARTICLE))
    parts = article_parts(page, ARTICLE)
    assert len(parts.found) == MAX_PICTURES + MAX_FRAMES
    assert parts.cut == {"picture_budget": 5_000 - MAX_PICTURES, "frame_budget": 3}


def test_pages_beyond_the_most_are_counted_once_on_the_last_that_is_asked_for() -> None:
    text = '<script>createPageHTML(60, {}, "t20240115_1234567", "html");</script>'
    cut = []
    for number in range(MAX_PAGES + 1):
        url = f"{FOLDER}/t20240115_1234567_{number}.html" if number else ARTICLE
        parts = article_parts(Page(url, text.format(number), Fetch(url)), ARTICLE)
        assert len(parts.found) == MAX_PAGES - number
        cut.append(parts.cut)
    assert cut == [{}] * MAX_PAGES + [{"page_budget": 59 - MAX_PAGES}]
    hostile = _parts('<script>createPageHTML(999999, 0, "t20240115_1234567", "html");</script>')
    assert len(hostile) == MAX_PAGES
