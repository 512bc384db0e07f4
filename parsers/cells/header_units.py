"""The units that a table prints above its values or in the label of their row, with the label of a column or apart."""

import re
from collections import defaultdict
from collections.abc import Sequence

from parsers.cells.kinds import TEXT, kind_of
from parsers.cells.marks import Row
from parsers.cells.matching import exact
from parsers.cells.outline import Outline
from parsers.cells.wording import label_key, squeezed
from parsers.forms.model import TableForm
from parsers.layouts.rows import RawRow

_MONEY = re.compile(r"(?:[(:、,/]|^)(?:单位:?)?(亿元|万元|千元|百元|元)(?:[)、,/]|$)")
_MULTIPLE = re.compile(r"(?:[(:、,/]|^)(?:单位:?)?([十百千万亿]{1,2}[件个项宗条次])(?:[)、,/]|$)")
_CAPTION = re.compile(r"\(?单位:")


def captions(rows: Sequence[Row]) -> dict[int, list[RawRow]]:
    """The rows that begin with the units of a whole table (单位：件、元), by stretch."""
    found: dict[int, list[RawRow]] = defaultdict(list)
    for row in rows:
        text = next((cell.text for cell in row.head if kind_of(cell.text) is TEXT), "")
        if "单位" in text and _CAPTION.match(squeezed(text)):
            found[row.stretch].append(row.raw)
    return found


def header_units(rows: Sequence[RawRow], table: TableForm, words: Outline) -> dict[str, str]:
    """The units of columns by their codes: of money, and multiples of what the form counts (百件).

    A unit beside the labels of columns is that of all columns whose label has none; where a label has another, both are
    given, which makes no unit: it is not known which is meant.
    """
    money = [column.code for column in table.data_columns if (column.value or table.value) == "amount"]
    counted = [column.code for column in table.data_columns if column.code not in money]
    return _printed(rows, table, words, money, _MONEY) | _printed(rows, table, words, counted, _MULTIPLE)


def _printed(
    rows: Sequence[RawRow], table: TableForm, words: Outline, codes: Sequence[str], pattern: re.Pattern[str]
) -> dict[str, str]:
    own: dict[str, str] = {}
    beside: dict[str, str] = {}
    for text in (cell.text for row in rows if codes for cell in row.cells if kind_of(cell.text) is TEXT):
        unit = pattern.search(squeezed(text))
        if unit:
            found = [one.entry for one in exact(label_key(text), words) if one.entry.table == table.code]
            named = {entry.code for entry in found}.intersection(codes)
            (own if named else beside).update(dict.fromkeys(named or codes, unit[1]))
    stated = {code: dict.fromkeys(filter(None, (own.get(code), beside.get(code)))) for code in codes}
    return {code: "/".join(units) for code, units in stated.items() if units}
