"""Which family reads a page."""

import pytest

from crawler.families.choose import FAMILIES, choose
from crawler.families.family import Family, Fetch, Listing, Page

TRS = '<script>createPageHTML(2, 0, "index", "html");</script>'
TRS_LINK = '<a href="./202401/t20240124_1.html">甲局</a>'
JPAGE = "<script type='text/xml'><datastore><recordset></recordset></datastore></script>"
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
        (PLAIN, "auto", "generic"),
        (PLAIN, "trs-wcm", "trs-wcm"),
        ("<script>function createPageHTML(total, current) {}</script>", "auto", "generic"),
        ("", "auto", "generic"),
    ],
)
def test_choice(text: str, own: str, name: str) -> None:
    assert choose(page(text), own).name == name


def test_an_empty_answer_of_the_dataproxy_is_jpage() -> None:
    url = "http://www.example.gov.cn/module/web/jpage/dataproxy.jsp?page=3"
    assert choose(page("", url)).name == "hanweb-jcms"


@pytest.mark.parametrize("text", ["", " \n", "\0", "<!-- nothing -->", "{}", "\ud800", "<" * 3_000, "<div>" * 3_000])
@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_pages_without_links(family: Family, text: str) -> None:
    listing = family.read(page(text))
    assert listing == Listing()


def test_an_unknown_family_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        choose(page(PLAIN), "wordpress")
