"""Lines that hold a whole report, or a whole table, are broken again; others stay as they are."""

import pytest

from parsers.document.blocks import Document, Paragraph
from parsers.relined import LONGEST, relined
from parsers.report import Where
from tests.eval.trial import Trial, perform

TITLES = ("一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况")
PROSE = "2024年，我局认真贯彻落实条例，全年主动公开政府信息163条，办理依申请公开2件，未发生复议和诉讼。"
ROWS = "信息内容 本年处理决定数量 行政许可 0 第二十条第（六）项 信息内容 本年处理决定数量 行政处罚 2 行政强制 3 "


def _lines(text: str) -> list[str]:
    where = Where(part=0, block=0, line=1)
    return [block.text for block in relined(Document((Paragraph(text, where),), "text/plain")).blocks]  # type: ignore[union-attr]


def test_a_report_on_one_line_is_broken_at_its_title_and_headings() -> None:
    text = f"首页 政务公开 某县 2024年政府信息公开工作年度报告 来源：某县 {''.join(title + PROSE for title in TITLES)}"
    title = ["首页", "政务公开", "某县", "2024年政府信息公开工作年度报告", "来源：某县"]
    assert _lines(text) == [*title, *(line for title in TITLES for line in (title, PROSE))]


def test_a_table_on_one_line_is_broken_into_its_cells_and_the_prose_beside_it_is_not() -> None:
    text = f"具体情况 见下表： {ROWS}第二十条第（八）项 行政事业性收费 0.5 规章 4 以上 数据 来自各科室。"
    lines = _lines(text)
    assert lines[0] == "具体情况 见下表："
    assert lines[1:5] == ["信息内容", "本年处理决定数量", "行政许可", "0"]
    assert lines[-2:] == ["4", "以上 数据 来自各科室。"]


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"{title}；" for title in TITLES) * 3 + PROSE * 4,
        " ".join(PROSE for _ in range(9)),
        "|" + ROWS.replace(" ", "|") * 3,
        ROWS * 2 + " " * LONGEST,
        "规章\t" + "\t".join(map(str, range(60))),
    ],
    ids=("contents", "prose", "markdown", "too_long", "row"),
)
def test_other_lines_stay_as_they_are(text: str) -> None:
    assert _lines(text) == [text]


def test_a_junk_line_among_the_rows_of_a_table_is_no_table() -> None:
    junk, row = ROWS * 2, "行政强制\t3\t\t"
    for lines in ((junk, row), (row, junk)):
        blocks = tuple(Paragraph(text, Where(part=0, block=at)) for at, text in enumerate(lines))
        assert relined(Document(blocks, "text/plain")).blocks == blocks


def test_the_cells_of_a_broken_line_lead_back_to_it() -> None:
    result = perform(Trial("one_line", "2021", "none", 3, "busy"))
    assert result is not None
    places = [cell.where for cell in result.report.cells if cell.where]
    assert {place.line for place in places} == {1}
    assert len({place.block for place in places}) == len(places) == len(result.report.cells)
