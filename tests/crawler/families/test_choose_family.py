"""Which family reads a page."""

import pytest

from crawler.families.choose import FAMILIES, choose
from crawler.families.family import Family, Fetch, Listing, Page

TRS = '<script>createPageHTML(2, 0, "index", "html");</script>'
TRS_LINK = '<a href="./202401/t20240124_1.html">甲局</a>'
JPAGE = "<script type='text/xml'><datastore><recordset></recordset></datastore></script>"
UNIT = "<div queryData=\"{'pageId':'1'}\"></div>"
WAS = "<script>$.post('/was5/web/search', {classsql: 'chnlid=1'})</script>"
PLAIN = "<p>公告</p>"


def page(text: str, url: str = "http://www.example.gov.cn/a/") -> Page:
    return Page(url, text, Fetch(url))


@pytest.mark.parametrize(
    ("text", "own", "name"),
    [
        (TRS, "auto", "trs-wcm"),
        (TRS_LINK, "auto", "trs-wcm"),
        (JPAGE, "auto", "hanweb-jcms"),
        (JPAGE + TRS, "auto", "hanweb-jcms"),
        (JPAGE + TRS, "trs-wcm", "trs-wcm"),
        (TRS, "hanweb-jcms", "trs-wcm"),
        (JPAGE, "trs-wcm", "hanweb-jcms"),
        (TRS, "generic", "generic"),
        (UNIT, "auto", "hanweb-jpaas"),
        (UNIT + TRS, "auto", "hanweb-jpaas"),
        ("<div queryData='{}'></div>", "auto", "generic"),
        (WAS + TRS_LINK, "auto", "trs-was"),
        ('<form action="/was5/web/search"></form>' + TRS, "auto", "trs-wcm"),
        ('<a href="t942271.shtml">甲局</a>', "auto", "trs-tnum"),
        ('<a href="t942271.shtml">甲局</a>' + TRS_LINK, "auto", "trs-wcm"),
        ('<a href="/module/xxgk/xxgkAnnualReport.jsp?area=1">甲局</a>' + JPAGE, "auto", "hanweb-xxgk"),
        ('<a href="/public/column/6598001?type=4">年报</a>', "auto", "lonsun"),
        ('<a href="http://www.example.gov.cn/info/iList.jsp?cat_id=1">年报</a>', "auto", "ilist"),
        ('<a href="../web/guest/nb/-/articles/20531641.shtml">年报</a>', "auto", "liferay"),
        ('<a href="http://www.other.gov.cn/public/column/6598001">友情链接</a>', "auto", "generic"),
        ('<a href="//www.other.gov.cn/info/iList.jsp">友情链接</a>', "auto", "generic"),
        (TRS + '<a href="/info/iList.jsp">旧系统</a><a href="/public/content/7">某局</a>', "auto", "trs-wcm"),
        (JPAGE + '<a href="http://www.other.gov.cn/XxgkAnnualReport/show/1.html">某局</a>', "auto", "hanweb-jcms"),
        (PLAIN, "auto", "generic"),
        (PLAIN, "trs-wcm", "trs-wcm"),
        ("<script>function createPageHTML(total, current) {}</script>", "auto", "generic"),
        ("", "auto", "generic"),
    ],
)
def test_choice(text: str, own: str, name: str) -> None:
    assert choose(page(text), own).name == name


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/module/web/jpage/dataproxy.jsp?page=3", "hanweb-jcms"),
        ("/module/xxgk/search.jsp?currpage=3", "hanweb-xxgk"),
        ("/api-gateway/jpaas-publish-server/front/page/build/unit?pageId=1", "hanweb-jpaas"),
        ("/was5/web/search?page=3", "trs-was"),
    ],
)
def test_an_answer_is_told_by_its_request_even_if_empty(path: str, name: str) -> None:
    assert choose(page("", f"http://www.example.gov.cn{path}")).name == name


@pytest.mark.parametrize("text", ["", " \n", "\0", "<!-- nothing -->", "{}", "\ud800", "<" * 3_000, "<div>" * 3_000])
@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_pages_without_links(family: Family, text: str) -> None:
    listing = family.read(page(text))
    assert listing == Listing()


ARTICLES = '{"a":"/nb/202401/0123456789abcdef0123456789abcdef.shtml","b":"content/post_1.html","c":"/info/1/2.htm"}'


@pytest.mark.parametrize("own", ["auto", "kaipu-hexmon", "gd-nfcms", "boda-vsb"])
def test_an_answer_is_its_own_family_s_whatever_addresses_stand_in_it(own: str) -> None:
    assert choose(page(ARTICLES, "http://www.example.gov.cn/queryList"), own).name == "jx-querylist"


def test_an_unknown_family_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        choose(page(PLAIN), "wordpress")
