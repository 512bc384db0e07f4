"""Where on a page its main text is."""

import pytest

from parsers.document.blocks import Paragraph, Table
from parsers.formats.html.body import COMMON_CONTAINERS, EDITOR_CONTAINERS
from parsers.formats.html.reader import read_html

TABLE = "<table><tr><td>规章</td><td>0</td></tr><tr><td>行政规范性文件</td><td>2</td></tr></table>"
PROSE = "<p>2023年，我局认真贯彻落实《政府信息公开条例》，全年主动公开政府信息三百一十七条，按时办结申请。</p>"
REPORT = f"<p>一、总体情况</p>{PROSE * 4}<p>二、主动公开政府信息情况</p>{TABLE}<p>六、其他需要报告的事项</p><p>无。</p>"
MENU = "<ul>" + "".join(f'<li><a href="/{n}/">政务公开栏目{n}</a></li>' for n in range(30)) + "</ul>"
FOOT = "<div class=foot><a href=/about>网站地图</a> 主办：三门峡市人民政府办公室 网站标识码：4112000001</div>"
WHOLE = ["一、总体情况", *[PROSE[3:-4]] * 4, "二、主动公开政府信息情况", "TABLE", "六、其他需要报告的事项", "无。"]


def _read(inside: str) -> list[str]:
    document = read_html(f"<html><head><title>t</title></head><body>{MENU}{inside}{FOOT}</body></html>")
    return [block.text if isinstance(block, Paragraph) else "TABLE" for block in document.blocks]


@pytest.mark.parametrize("name", sorted(EDITOR_CONTAINERS | COMMON_CONTAINERS))
def test_a_known_container_by_id_or_class_in_any_case_is_all_that_is_read(name: str) -> None:
    assert _read(f"<div id='{name.upper()}'>{REPORT}</div>") == WHOLE
    assert _read(f"<div class='view {name} x'>{REPORT}</div>") == WHOLE


def test_nested_containers_give_the_inner_one() -> None:
    bar = "<div>【字体：大 中 小】</div>"
    assert _read(f"<div id=zoom>{bar}<div class=TRS_Editor>{REPORT}</div></div>") == WHOLE


def test_an_inner_container_with_only_a_part_is_not_preferred() -> None:
    first, second = REPORT.split(TABLE)
    source = f"<div id=zoom><div class=TRS_Editor>{first}</div>{TABLE}<div class=TRS_Editor>{second}</div></div>"
    assert _read(source) == WHOLE


def test_a_container_that_leaves_statutory_text_outside_is_widened() -> None:
    first, second = REPORT.split(TABLE)
    assert _read(f"<div class=m><div class=TRS_Editor>{first}</div>{TABLE}<div>{second}</div></div>") == WHOLE


def test_statutory_words_in_a_link_do_not_widen() -> None:
    related = '<div class=m><a href="/x">其他需要报告的事项</a></div>'
    assert "其他需要报告的事项" not in _read(f"{related}<div id=zoom>{PROSE * 3}</div>")


def test_a_container_that_a_script_shows_later_is_read() -> None:
    assert _read(f"<div id=zoom style='display:none'>{REPORT}</div>") == WHOLE


def test_an_empty_container_is_passed_over() -> None:
    assert _read(f"<div id=zoom></div><div class=content>{REPORT}</div>") == WHOLE


def test_the_text_between_the_marks_of_hanweb_is_read() -> None:
    marked = f"<div class=box>来源：本站<meta name='ContentStart'/>开头{REPORT}<meta name='ContentEnd'/>分享到</div>"
    assert _read(marked) == ["开头", *WHOLE]


@pytest.mark.parametrize(
    "marks", ["<meta name=ContentStart>{0}", "<div><meta name=ContentStart></div>{0}<meta name=ContentEnd>"]
)
def test_marks_that_do_not_match_are_ignored(marks: str) -> None:
    assert _read(f"<div id=zoom>{marks.format(REPORT)}</div>") == WHOLE


def test_without_a_known_container_the_frame_of_the_main_text_is_found_with_its_tables() -> None:
    assert _read(f"<div class=a1><div class=b2>{REPORT}</div><div class=c3>分享到：微信 微博</div></div>") == WHOLE


def test_main_text_outside_of_any_report_is_found_too() -> None:
    assert _read(f"<div class=a1><div class=b2>{PROSE * 5}</div></div>") == [PROSE[3:-4]] * 5


def test_a_page_without_links_is_read_whole() -> None:
    blocks = read_html(f"<p>标题</p>{REPORT}").blocks
    assert [block.text if isinstance(block, Paragraph) else "TABLE" for block in blocks] == ["标题", *WHOLE]
    assert isinstance(blocks[7], Table)
