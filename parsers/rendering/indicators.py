"""A statistics table as a grid: a row for each line of its form, with the label, its unit and its values."""

from collections.abc import Mapping

from parsers.document.grid import SpanCell
from parsers.forms.model import Line, TableForm
from parsers.rendering.printed import printed
from parsers.report import Cell

_NONE = "—"


def indicator_rows(table: TableForm, unit_column: Line, rows: Mapping[str, Mapping[str, Cell]]) -> list[list[SpanCell]]:
    """The header, then the groups and the rows that the document has; a group has neither unit nor values."""
    columns = table.data_columns
    header = [table.corner or "", unit_column.label, *(column.label for column in columns)]
    drawn = [[SpanCell(text) for text in header]]
    for line in table.rows:
        held = rows.get(line.code)
        label = SpanCell(f"{line.number or ''}{line.label}")
        if held is not None:
            values = [SpanCell(printed(held[column.code], table, column, line)) for column in columns]
            drawn.append([label, SpanCell(_unit(table, line, held)), *values])
        elif line.kind == "group":
            drawn.append([label, SpanCell(_NONE), *(SpanCell("") for _ in columns)])
    return drawn


def _unit(table: TableForm, line: Line, held: Mapping[str, Cell]) -> str:
    """The unit as printed; of an amount that of the form, in which its value is given."""
    amount = any(table.value_kind(line, column) == "amount" for column in table.data_columns)
    stated = next((cell.unit for cell in held.values() if cell.unit), None)
    return line.unit or table.unit if amount or stated is None else stated
