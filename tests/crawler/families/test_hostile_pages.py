"""Pages made to break a reader: they are read in reasonable time, without an exception, and say what is not known."""

import time
from collections.abc import Iterator

import pytest

from crawler.families.choose import FAMILIES, choose
from crawler.families.family import Fetch, Page
from crawler.families.titles import judge

URL = "http://www.example.gov.cn/nb/"
SECONDS = 20  # some of these took hours before their patterns were bounded
HOSTILE = {
    "datastores left open": "<datastore>" * 50_000,
    "records left open": "<datastore>" + "<record>" * 50_000 + "</datastore>",
    "tags left open": "<datastore " * 50_000,
    "escaped datastores left open": "&lt;datastore&gt;" * 50_000,
    "comments left open": "<script>createPageHTML(2,0,'index','html')" + "/*" * 200_000 + "</script>",
    "calls left open": "<script>" + "createPageHTML(" * 50_000,
    "jpage calls": "('#a').jpage(" * 50_000,
    "hrefs without end": "href=" * 100_000,
    "spaces in a place": "<p>第1" + " " * 50_000 + "页",
    "digits": f"<script>createPageHTML({'9' * 5_000}, 0, 'index', 'html'); var countPage = {'9' * 5_000};</script>",
    "scripts": "<p onclick=\"go('/a.html')\">" * 3_000 + f'<a onclick="go({chr(39) * 100_000})">x</a>',
    "numbers": "<b>1</b>" + "<a href='?p=2'>2</a>" * 3_000 + "<a>1</a>" * 3_000,
    "selects": "<select>" + "<option value='?p=1'>1</option>" * 5_000,
    "many pages": "<script>createPageHTML(999999999, 0, 'index', 'html');</script>",
    "many records": "<datastore></datastore><script>var param_1={webid:1,columnid:1,unitid:1};"
    "$('#1').jpage({totalRecord:999999999,perPage:1});</script>",
    "units": "<div queryData=\"{'webId':1,'pageId':1,'tagId':1,'tplSetId':1}\">" * 5_000,
    "unit without end": '<div queryData="{' + "'pageId':" * 50_000 + '">',
    "script calls": "<script>$.post('/was5/web/search', {classsql: 'chnlid=1', page: 1});" * 5_000,
    "script calls left open": "<script>$.post('/was5/web/search', {classsql: chnl" + ", a: b" * 20_000,
    "joined literals": "<script>$.post('/module/xxgk/search.jsp?a=' " + "+ b + '&c=' " * 10_000,
    "base64 left open": "<script>atob(x)</script><p>" + "A" * 100_000 + " " * 100_000 + "!",
    "many variables": "<script>var countPage = 999999999; var currentPage = 0;</script>",
    "tree left open": "gkmlpt<script>window._CONFIG={SID:'1',TREE:" + "[{children:" * 50_000,
    "deep tree": "gkmlpt<script>window._CONFIG={SID:'1',TREE:" + "[{children:" * 9_000 + "}]" * 9_000,
    "strings left open": "gkmlpt _CONFIG " + "TREE:'" * 50_000,
    "searches": "'/common/search/'+" * 50_000
    + '<meta name="channelId"' * 20_000
    + '"/queryList"'
    + "channelCode:'a'" * 9_000,
    "label calls": "/site/label/8888 {" + "labelName:'publicInfoList'" * 10_000 + "'/site/label/8888?" * 10_000,
    "choices": "<form action=x>"
    + "<select name=nbYear>" * 300
    + "<option value=2023>2023年</option>" * 3_000
    + "'?nbYear='+" * 10_000,
    "blocks": "/columns/8aef2fa0-cc14-409e-9f68-fbdba00a0c72/templates/" * 5_000
    + "<file href='a.doc'>" * 5_000
    + "iList.jsp /-/articles/ /XxgkAnnualReport/",
    "nodes left open": "<script>name: zNodes=" + "[{id:1,pId:0,name:'a',url:" * 3_000 + "'" * 30_000,
    "trees": "<script>" + "zNodes=[{id:1,pId:1,name:'a',url:'/a'}];" * 5_000 + "=[" * 50_000 + "= " * 50_000,
    "deep nodes": "<script>zNodes=" + "[{name:'a',url:'/a',children:" * 9_000 + "[]" + "}]" * 9_000,
    "deep json": '{"data":' * 50_000,
}


@pytest.fixture
def clock() -> Iterator[None]:
    started = time.monotonic()
    yield
    assert time.monotonic() - started < SECONDS


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_page(text: str) -> None:
    """Every family looks at it; those that recognise it read it, and the generic one."""
    page = Page(URL, text, Fetch(URL))
    for family in FAMILIES.values():
        if family.recognises(page):
            assert len(family.read(page).next_pages) <= 2_000, family.name


@pytest.mark.parametrize("name", ["many pages", "many records"])
def test_a_list_longer_than_any_is_not_followed_to_its_end(name: str) -> None:
    page = Page(URL, HOSTILE[name], Fetch(URL))
    assert choose(page).read(page).end == "unproven"


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("text", ["市县" * 100, "部门" + "县市区" * 60 + "x", "(((1" * 60, "信息公开" * 60, "二" * 200])
def test_hostile_title(text: str) -> None:
    for address in ("/x/", "/t20240124_1.html"):
        assert judge(text, column_path=(text,), url=f"{URL}{address}").kind
