"""Where a page stands and what beside its rows leads on: its own column name, 更多, the menu, years without address."""

from dataclasses import replace

import pytest

from tests.crawler.spiders.test_spider_reading import COLUMN, HOST, _link, _read

AGENCY = replace(COLUMN, url=f"{HOST}/jyj/nb.html", title="市教育局", column="政府信息公开")
AREA = replace(COLUMN, url=f"{HOST}/zwgk/", title="政务公开", column=None)
REPORTS = "".join(_link(f"/nb/t20240115_{n}234567.html", f"某局{2020 + n}年政府信息公开年报") for n in range(2))


@pytest.mark.parametrize(
    ("head", "listing"),
    [
        ("<h1>市教育局 政府信息公开年报</h1>", True),
        ("<meta name='ColumnName' content='政府信息公开年报'>", True),
        ("<title>政府信息公开年度报告_某市人民政府</title>", True),
        ("<h1>市教育局信息公开</h1><p>政府信息公开年报</p>", False),
    ],
)
def test_a_column_says_itself_that_it_is_one_of_reports(head: str, listing: bool) -> None:
    read = _read(AGENCY, head + _link("2023.html", "2023年度") + _link("2022.html", "2022年度"))
    assert read.listing is listing
    assert [found.year for found in read.tasks] == ([2023, 2022] if listing else [])


def test_more_beside_reports_leads_to_their_column() -> None:
    boxes = _link("/news/", "更多") + _link("/a.html", "要闻") + _link("/all/", "更多>>") + REPORTS
    read = _read(AREA, boxes + _link("/b.html", "会议") + _link("/late/", "更多") + _link("/last/", "更多"))
    assert [found.url.removeprefix(HOST) for found in read.tasks if found.kind == "column"] == ["/all/", "/late/"]
    assert not [found for found in _read(AREA, _link("/news/", "更多")).tasks if found.kind == "column"]


def test_annual_reports_beside_the_entries_of_the_menu_are_its_own() -> None:
    menu = _link("/zn/", "政府信息公开指南") + _link("/x3/", "年度报告")
    assert [found.url for found in _read(replace(AREA, title="首页"), menu).tasks if found.kind == "column"] == [
        f"{HOST}/x3/"
    ]
    alone = _read(replace(AREA, title="首页"), _link("/x3/", "年度报告"))
    assert [found.skipped for found in alone.tasks] == ["decoy_other_annual_report"]


@pytest.mark.parametrize(
    ("tabs", "end"),
    [
        ("<li onclick='y(2021)'>2021年</li><li onclick='y(2019)'>2019年</li>", "unproven"),
        ("<a href='javascript:y(2021)'>2021</a><a href='javascript:y(2018)'>2018</a>", "unproven"),
        ("<select name=y><option value=2021>2021年</option><option value=2017>2017年</option></select>", "unproven"),
        ("<li onclick='y(2021)'>2021年</li><li onclick='y(2020)'>2020年</li>", "proven"),
        ("<li>2019年</li><li>2018年</li>", "proven"),
        ("<select onchange='d()'><option value=1>教育局</option><option value=2>财政局</option></select>", "unproven"),
        ("<a href='javascript:d(1)'>教育局</a><a href='javascript:d(2)'>财政局</a>", "unproven"),
        ("<li onclick='d(1)'>教育局</li><li onclick='d(2)'>某局</li>", "proven"),
        ("<select><option value=1>教育局</option><option value=2>财政局</option></select>", "proven"),
        ("<select onchange='d()'><option>全部<option value=1>教育局<option value=2>财政局</select>", "proven"),
        (
            "<select><option value='/nb/2018/'>2018年</option><option value='/nb/2017/'>2017年</option></select>",
            "proven",
        ),
    ],
)
def test_years_and_bodies_that_only_a_script_turns_to_leave_a_list_of_one_page_open(tabs: str, end: str) -> None:
    assert _read(COLUMN, tabs + REPORTS).end == end
