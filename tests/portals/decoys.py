"""Pages that stand in annual-report columns and are no annual report of an agency on information disclosure."""

from collections.abc import Iterable
from datetime import date, timedelta
from html import escape

from tests.portals.entries import Entry
from tests.render.form_2021 import SECTIONS

SIX_HEADINGS = "".join(f"<p>{number}、{title}。说明相关情况。</p>" for _, number, title in SECTIONS)

# kind -> (title, body); {place} is the government, {year} the report year, {next} the year after.
DECOYS: dict[str, tuple[str, str]] = {
    "website_report": (
        "{place}{year}年政府网站工作年度报表",
        "<table><tr><td>网站名称</td><td>{place}门户网站</td></tr><tr><td>总访问量</td><td>812345</td></tr></table>",
    ),
    "rule_of_law_report": (
        "{place}{year}年法治政府建设年度报告",
        "<p>一、{year}年法治政府建设的主要举措和成效。</p><p>二、存在的不足和原因。</p><p>三、{next}年工作安排。</p>",
    ),
    "explanation": (
        "一图读懂：{place}{year}年政府信息公开工作年度报告解读",
        "<p>近日，{place}发布了{year}年政府信息公开工作年度报告，全文共六个部分，现解读如下。</p>",
    ),
    "notice": (
        "关于做好{year}年政府信息公开工作年度报告编制和发布工作的通知",
        "<p>各县（市、区）人民政府，市直各单位：</p><p>年度报告应当包括下列内容：</p>" + SIX_HEADINGS,
    ),
    "guide": (
        "{place}政府信息公开指南（{next}年版）",
        "<p>为方便公民、法人和其他组织获取政府信息，编制本指南。</p>",
    ),
    "statistics": (
        "{place}{year}年政府信息公开工作情况统计表",
        "<table><tr><td>指标</td><td>数量</td></tr><tr><td>主动公开</td><td>317</td></tr></table>",
    ),
    "budget": (
        "{place}办公室{next}年部门预算公开",
        "<p>第一部分　部门概况。第二部分　部门预算表。“三公”经费预算12.5万元。</p>",
    ),
    "news": (
        "{place}公布{year}年政府信息公开工作年度报告",
        "<p>本报讯　{place}公布{year}年政府信息公开工作年度报告。报告显示，全年新收申请37件，办结35件。</p>",
    ),
    "release": (
        "{place}人民政府办公室发布{year}年政府信息公开工作年度报告",
        "<p>本报讯　近日，{place}人民政府办公室发布{year}年政府信息公开工作年度报告。报告显示，全年新收申请37件。</p>",
    ),
    "public_institution": (
        "{place}第一人民医院{year}年信息公开年度报告",
        "<p>根据《公共企事业单位信息公开规定制定办法》，我院编制本报告。</p><p>一、概述</p><p>二、主要做法</p>",
    ),
}


def decoy_entries(place: str, kinds: Iterable[str], *, year: int) -> list[Entry]:
    """One decoy of each kind, published a day apart in January after `year`."""
    return [_decoy(kind, place, year, date(year + 1, 1, 6) + timedelta(days=index)) for index, kind in enumerate(kinds)]


def _decoy(kind: str, place: str, year: int, published: date) -> Entry:
    title, body = DECOYS[kind]
    facts = {"place": place, "year": year, "next": year + 1}
    return Entry(
        title=title.format(**facts),
        agency=f"{place}办公室",
        published=published,
        body=lambda: body.format(**{**facts, "place": escape(place)}),
        decoy=kind,
    )
