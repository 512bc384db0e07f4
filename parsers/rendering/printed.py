"""What stands in a drawn cell, so that it is read again as what it was."""

from decimal import Decimal

from parsers.cells.kinds import TEXT, kind_of
from parsers.cells.matching import exact
from parsers.cells.outline import outlines
from parsers.cells.values import read_value
from parsers.cells.wording import label_key
from parsers.forms.model import Line, TableForm
from parsers.report import Cell, Number

ILLEGIBLE = "?"
"""Stands where a row has lost a cell, or holds what cannot stand there: neither a number nor an empty cell."""

_DASH = "/"
_READ_AS_1 = "l"  # as `|` is, which would part cells


def printed(cell: Cell, table: TableForm, column: Line, row: Line | None = None) -> str:
    """A cell as the source prints it; where that alone would not give its value again, its value.

    That is so for a derived value, or an amount whose unit stood in the header of the source. `row` tells the kind of
    value where the rows of a table differ in it.
    """
    kind = column.value or (row.value if row else None) or table.value
    bar = "¦" if cell.value is None else _READ_AS_1
    raw = " ".join((cell.raw or "").replace("\\|", "|").replace("|", bar).split())
    if cell.state == "blank":
        return ""
    if cell.state == "absent":
        return ILLEGIBLE
    again = read_value(raw, kind, unit_known=column.unit_stated)
    if cell.value is not None:
        same = again.value == cell.value and (again.doubt != "unit" or cell.doubt == "unit")
        return raw if same else _number(cell.value) + ("" if column.unit_stated else column.unit or table.unit)
    if cell.state == "dash":
        return raw if again.state == "dash" else _DASH
    return raw if again.state == "unreadable" and not _is_label(raw) else ILLEGIBLE


def is_words(text: str) -> bool:
    """Whether a text would be taken for a label and not for the value of a cell."""
    return kind_of(text) is TEXT


def _is_label(text: str) -> bool:
    key = label_key(text)
    return any(exact(key, words) for words in outlines())


def _number(value: Number) -> str:
    """A number with all its digits and without an exponent."""
    return f"{Decimal(str(value)):f}"
