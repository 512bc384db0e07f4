"""Pages made to cost time end all the same."""

import time

import pytest

from parsers.formats.html.reader import read_html

LINKS = "<a href=/1>首页</a>" * 9


@pytest.mark.parametrize(
    "source",
    [
        "<div class=content>" * 1800 + "正文" * 100_000,
        f"{LINKS}<p>其他需要报告的事项</p>" + "<div>" * 1500 + f"<div class=TRS_Editor>{'正文' * 200_000}</div>",
        "<table><tr><td>" * 600 + "正文" * 100_000,
        f"{LINKS}" + "<p>政府信息公开工作扎实推进，成效明显</p>" * 20_000,
        f"{LINKS}" + "".join(f"<p>第{number}条政府信息公开工作</p>" for number in range(10_000)),
        "<table>" + "<tr><td rowspan=65534 colspan=1000>1" * 5000 + "</table>",
        "<title>" + "\xa0" * 1_000_000 + "x</title><h1>" + "-" * 1_000_000 + "</h1><p>正文</p>",
        "<p>" + " \n" * 1_000_000 + "正文</p>",
    ],
)
def test_cost(source: str) -> None:
    start = time.process_time()
    read_html(source)
    assert time.process_time() - start < 15
