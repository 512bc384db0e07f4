"""Documents made to cost time or to break what reads the report: work grows with size, and no text is unwritable."""

import time
from collections.abc import Callable

import pytest

from parsers.parse import parse
from parsers.report import Report, as_json
from parsers.source import Bundle, RawPart

TITLE = "某局2023年政府信息公开工作年度报告\n"
FULL = (
    "一、总体情况\n文\n二、主动公开政府信息情况\n文\n三、收到和处理政府信息公开申请情况\n文\n"
    "四、政府信息公开行政复议、行政诉讼情况\n文\n五、存在的主要问题及改进情况\n文\n六、其他需要报告的事项\n文\n"
)
SHAPES: dict[str, Callable[[int], str]] = {
    "short lines": lambda size: "短\n" * size * 10,
    "one line": lambda size: "2023年，一、总体情况，" * size * 10,
    "titles": lambda size: TITLE * size,
    "first headings": lambda size: f"一、总体情况\n{TITLE}" * size + FULL,
    "glued headings": lambda size: "一、总体情况2023年，我局公开。\n" * size,
    "broken headings": lambda size: "三、收到和处理政府信息公开\n\n" * size,
    "reports": lambda size: (TITLE + FULL) * (size // 10),
    "open tables": lambda size: "<table><tr><td>\n" * size,
    "small tables": lambda size: "<table><tr><td>1<td>2</table>\n" * (size // 4),
    "numbers": lambda size: "索引号：" * size + "\n" + "文号：1" * size,
    "cells that head": lambda size: "<table>" + "<tr><td>一、总体情况<td>文</tr>" * (size // 4) + "</table>",
}


def _parse(content: bytes, **known: str) -> Report:
    report = parse(Bundle((RawPart(content, **known),)))  # type: ignore[arg-type]
    as_json(report)
    return report


@pytest.mark.parametrize("shape", SHAPES)
def test_four_times_the_size_costs_about_four_times_the_work(shape: str) -> None:
    small, large = (min(_seconds(SHAPES[shape](size).encode()) for _ in range(2)) for size in (1500, 6000))
    assert large < 9 * small + 0.2


def _seconds(content: bytes) -> float:
    start = time.process_time()
    _parse(content)
    return time.process_time() - start


@pytest.mark.parametrize(
    "content",
    [
        b"<html><head><title>&#xD800;" + TITLE.encode() + b"</title><body><p>&#55296;&#xDFFF;&#0;&#1;&#x80;</p>",
        b"<meta name=PubDate content='2024-01-01&#xD800;'><meta name=Author content='&#xDC00;'><p>a</p>",
        "<table><tr><td>规章&#xD800;<td>1&#xDFFF;</table>".encode(),
        "一、总体情况\ud800".encode("utf-16-le", "surrogatepass"),
        b"\xff\xfe" + "一、总体情况\udc00\ud800".encode("utf-16-le", "surrogatepass"),
        "一、总体情况\ud83d某局\n".encode("utf-8", "surrogatepass") * 3,
    ],
)
def test_nothing_that_comes_out_holds_half_a_character(content: bytes) -> None:
    for known in ({}, {"charset": "utf-16"}, {"media_type": "text/html; charset=utf-16-le"}, {"name": "a\ud800.md"}):
        str(_parse(content, **known)).encode("utf-8")


def test_hints_that_are_no_text_do_not_come_out() -> None:
    part = RawPart(FULL.encode(), media_type="a\udcff", name="\udcff.md", member="\udcff")
    hints = {"path": "\ud800", "url": "http://a/\ud800/t20240101_1.html", "link_title": "\ud800" + TITLE}
    report = parse(Bundle((part,), column="\ud8002023年\ud800", **hints))
    str(report).encode("utf-8")
    assert (report.title, report.year) == (TITLE.strip(), 2023)


@pytest.mark.parametrize(
    ("encoding", "label"),
    [
        ("gb18030", "utf-8"),
        ("utf-8", "gb2312"),
        ("big5", None),
        ("gbk", "iso-8859-1"),
        ("utf-16", "gbk"),
        ("utf-8", "x"),
    ],
)
def test_a_wrong_label_does_not_change_the_text(encoding: str, label: str | None) -> None:
    page = f"<html><meta charset={label or 'utf-8'}><body><p>某局2023年</p><p>一、情</p></body></html>"
    known = {"charset": label} if label else {}
    assert _parse(page.encode(encoding), **known).text == "某局2023年\n一、情"


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (f"{TITLE}{FULL}", "text/html"),
        (f"<html><body><pre>{TITLE}{FULL}</pre></body></html>", "text/plain"),
        ("<p>" + f"{TITLE}{FULL}".replace("\n", "<p>"), "text/plain"),
        (f"{TITLE}{FULL}".replace("\n", "<br>\r\n"), "text/html"),
    ],
)
def test_a_wrong_media_type_does_not_change_the_sections(content: str, media_type: str) -> None:
    report = _parse(content.encode(), media_type=media_type)
    assert [(section.number, section.text) for section in report.sections] == [(each, "文") for each in "一二三四五六"]
