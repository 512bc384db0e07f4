"""Random consistent tables of any form as cells, and the document around them."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.document.blocks import Block, Paragraph
from parsers.forms.load import form
from parsers.forms.model import Line, TableForm
from parsers.rendering.layouts import TableLayout
from parsers.rendering.text import render
from parsers.report import Cell, Number, State, TableVerdict, Where
from parsers.tables import Normalized

FORMS: dict[str, dict[str, str]] = {
    "2021": {"proactive_disclosure": "2021", "requests": "2021", "review_litigation": "2021"},
    "2019": {"proactive_disclosure": "2019", "requests": "2019", "review_litigation": "2019"},
    "mixed": {"proactive_disclosure": "2021", "requests": "2019", "review_litigation": "2021"},
}
"""The form of each section's tables; the mixed one has Table 3 with the one row （六）其他处理 of 2019."""

ZEROS: dict[str, tuple[str, ...]] = {
    "printed": ("0",),
    "blank": ("",),
    "dash": ("/", "—", "无"),
    "any": ("0", "", "/"),
}
"""How a report prints its zeros: each time one of these, at random."""

SEQUENCE = ("proactive_disclosure", "requests", "review_litigation")
TEXT = {
    "title": "样本市水利局2023年政府信息公开工作年度报告",
    "proactive_disclosure": "二、主动公开政府信息情况",
    "requests": "三、收到和处理政府信息公开申请情况",
    "review_litigation": "四、政府信息公开行政复议、行政诉讼情况",
}
BEFORE = ("一、总体情况", "2023年，样本市水利局认真贯彻落实政府信息公开条例，全年主动公开信息163条。")
AFTER = ("五、存在的主要问题及改进情况", "一是质量有待提高。", "六、其他需要报告的事项", "无其他需要报告的事项。")

Key = tuple[str, str, str]
Values = dict[Key, Number]


def tables_of(kind: str) -> list[tuple[str, TableForm]]:
    """The tables of a kind of report, each with the id of its form, in order."""
    return [
        (form_id, table)
        for section, form_id in FORMS[kind].items()
        for table in form(form_id).tables
        if table.section == section
    ]


def draw_values(draw: random.Random, kind: str, density: float) -> Values:
    """Numbers that satisfy every identity of the forms; so many of the cells that are no sums are not 0."""
    values: Values = {}
    for _, table in tables_of(kind):
        for row in table.data_rows:
            for column in table.data_columns:
                filled = draw.random() < density
                values[table.code, row.code, column.code] = _number(draw, table, column) if filled else 0
    _balance(draw, values)
    return values


def _number(draw: random.Random, table: TableForm, column: Line) -> Number:
    kind = column.value or table.value
    if kind == "amount":
        return draw.choice((draw.randint(1, 9000), round(draw.uniform(0.01, 900), draw.choice((2, 4)))))
    return draw.randint(-40 if kind == "change" else 1, 300)


def _balance(draw: random.Random, values: Values) -> None:
    """Sets the cells that others determine: totals of columns, what was received, totals of rows."""
    t3, t4 = "t3_requests", "t4_review_litigation"
    rows = [row for table, row, column in values if table == t3 and column == "total"]
    columns = [column for table, row, column in values if table == t3 and row == "granted" and column != "total"]
    apart = {"new_requests", "carried_over", "processed_total", "carried_forward"}
    for column in columns:
        processed = sum(values[t3, row, column] for row in rows if row not in apart)
        settled = processed + values[t3, "carried_forward", column]
        over = draw.randint(0, int(settled)) if values[t3, "carried_over", column] else 0
        values[t3, "processed_total", column] = processed
        values[t3, "carried_over", column] = over
        values[t3, "new_requests", column] = settled - over
    for row in rows:
        values[t3, row, "total"] = sum(values[t3, row, column] for column in columns)
    for group in ("review", "direct", "after_review"):
        parts = [f"{group}_{result}" for result in ("upheld", "corrected", "other", "pending")]
        values[t4, "cases", f"{group}_total"] = sum(values[t4, "cases", part] for part in parts)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A random report: the blocks around its tables, the tables, and how they were drawn."""

    blocks: tuple[Block, ...]
    tables: Normalized

    def text(self, layout: TableLayout) -> str:
        return render(self.blocks, self.tables, layout)


def random_tables(seed: int, *, kind: str, zeros: str, density: float, lost: Sequence[str] = ()) -> Drawn:
    """The report that a seed stands for; the rows `lost` are absent."""
    draw = random.Random(f"{seed}|{kind}|{zeros}")
    values = draw_values(draw, kind, density)
    lines = [TEXT["title"], *BEFORE]
    places = {}
    for section in SEQUENCE:
        lines.extend((TEXT[section], ""))
        places[section] = len(lines) - 1
    lines.extend(AFTER)
    blocks = tuple(Paragraph(line, Where(part=0, block=at, line=at + 1)) for at, line in enumerate(lines))
    cells = []
    for _, table in tables_of(kind):
        where = Where(part=0, block=places[table.section])
        for row in table.data_rows:
            for column in table.data_columns:
                key = table.code, row.code, column.code
                raw = _printed(draw, values[key], zeros)
                state, value = _state(raw, values[key])
                if row.code in lost:
                    cells.append(Cell(*key, None, "absent"))
                else:
                    cells.append(Cell(*key, value, state, raw=raw, where=where))
    verdicts = tuple(TableVerdict(table.code, form_id, "consistent") for form_id, table in tables_of(kind))
    return Drawn(blocks, Normalized("2021", verdicts, tuple(cells), used=frozenset(places.values())))


def _printed(draw: random.Random, value: Number, zeros: str) -> str:
    return str(value) if value else draw.choice(ZEROS[zeros])


def _state(raw: str, value: Number) -> tuple[State, Number | None]:
    if raw in {"", "/", "—", "无"}:
        return ("blank" if raw == "" else "dash"), None
    return "read", value
