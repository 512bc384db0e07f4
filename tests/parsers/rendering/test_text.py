"""Where the tables stand in the text, and what stays as the source has it."""

from pathlib import Path

import pytest

from parsers.formats.text import read_text
from parsers.parse import parse
from parsers.rendering.layouts import LAYOUTS, TableLayout
from parsers.rendering.text import render
from parsers.source import Bundle, RawPart
from parsers.tables import Normalized, normalize
from tests.parsers.rendering.random_tables import random_tables

CASES = Path(__file__).parents[2] / "cases"


def _text(name: str, layout: TableLayout) -> str:
    return parse(Bundle((RawPart((CASES / name).read_bytes(), name=name),)), tables=layout).text


@pytest.mark.parametrize("layout", LAYOUTS)
def test_prose_and_headings_stay_in_order_around_the_tables(layout: TableLayout) -> None:
    lines = _text("seed-000.txt", layout).split("\n")
    source = (CASES / "seed-000.txt").read_text(encoding="utf-8").split("\n")
    prose = [line for line in source if line.strip() and "\t" not in line and "第二十条" not in line]
    places = [lines.index(line) for line in prose]
    assert places == sorted(places)
    table_2 = next(at for at, line in enumerate(lines) if "第二十条第（一）项" in line)
    headings = [
        next(at for at, line in enumerate(lines) if line.startswith(number)) for number in ("二、主动", "三、收到")
    ]
    assert headings[0] < table_2 < headings[1]


def test_tab_separated_tables_are_left_as_they_stand() -> None:
    source = (CASES / "seed-004.txt").read_text(encoding="utf-8")
    assert _text("seed-004.txt", "tsv") == source.removesuffix("\n")


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_text_without_tables_is_left_as_it_stands(layout: TableLayout) -> None:
    text = "标题\n\na | b | c\n1\t2"
    assert render(read_text(text, "text/plain").blocks, Normalized(), layout) == text


def test_prose_between_the_rows_of_a_table_follows_it() -> None:
    drawn = random_tables(1, kind="2021", zeros="printed", density=0.3)
    lines = drawn.text("lines").split("\n")
    cut = lines.index("\t二、上年结转政府信息公开申请数量")
    lines[cut:cut] = [
        "注：以下数据由各科室提供，截至年底，尚有部分科室的数据在核对之中，以最终公布的数据为准，特此说明。请各界人士监督。",
        "",
    ]
    document = read_text("\n".join(lines), "text/plain")
    written = render(document.blocks, normalize(document), "markdown").split("\n")
    note = next(at for at, line in enumerate(written) if line.startswith("注："))
    assert written[note - 1].startswith("| 四、结转下年度继续办理 |")


def test_what_words_cannot_stand_behind_values_in_lines_are_marked() -> None:
    source = (CASES / "seed-001.txt").read_text(encoding="utf-8")
    text = source.replace("规章\t0\t0\t0", "规章\t5\t见附件\t5", 1)
    report = parse(Bundle((RawPart(text.encode()),)), tables="lines")
    assert "\t规章\n\t5\n\t?\n\t5\n" in report.text
    again = parse(Bundle((RawPart(report.text.encode(), name="a.txt"),)))
    assert [(cell.value, cell.state) for cell in again.cells] == [(cell.value, cell.state) for cell in report.cells]
