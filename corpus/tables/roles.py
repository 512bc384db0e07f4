"""The part each cell plays in its table's count, and whether it adds up with others."""

from functools import cache
from typing import NamedTuple

from parsers.forms.load import forms
from parsers.forms.model import Line, Role, TableForm


class CellRole(NamedTuple):
    """`additive`: may be summed with the other additive cells of its table, role and (tables 3 and 4 apart)
    column without counting anything twice."""

    role: Role
    additive: bool


_FLOW = frozenset(("inflow", "outcome_leaf", "outflow"))

UNKNOWN_CELL = CellRole("other", additive=False)
"""Of a cell that no form has, nothing is claimed to add up."""


@cache
def cell_roles() -> dict[tuple[str, str, str, str], CellRole]:
    """The role of every cell that a report can hold, by form, table, row and column."""
    return {
        (form.id, table.code, row.code, column.code): CellRole(
            row.role, _is_part(table, row) and _is_part(table, column)
        )
        for form in forms()
        for table in form.tables
        for row in table.rows
        for column in table.columns
    }


@cache
def expected_cells() -> dict[tuple[str, str], frozenset[tuple[str, str]]]:
    """The cells (row, column) that every report has in a table, whether printed or not, by form and table."""
    return {
        (form.id, table.code): frozenset(
            (row.code, column.code) for row in table.data_rows for column in table.data_columns
        )
        for form in forms()
        for table in form.tables
    }


def _is_part(table: TableForm, line: Line) -> bool:
    """Whether a row or column is counted in itself, and is not the sum of others.

    The rows of a table with a column of units are different quantities: only those with a part in a count add up, where
    a sum of others (不同意公开) stands for them.
    """
    if table.unit_column is not None and line in table.rows:
        return line.role in _FLOW
    sums = {
        code
        for identity in table.identities
        if identity.within_report and identity.kind != "flow"
        for code in identity.equals
    }
    return line.kind == "data" and line.code not in sums
