"""The part each cell plays in its table's count, and whether it adds up with others."""

from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

import yaml
from pydantic import BaseModel, ConfigDict

Role = Literal["inflow", "outcome_leaf", "group", "outcome_total", "outflow", "other"]

_SUMS: tuple[Role, ...] = ("group", "outcome_total")


class CellRole(NamedTuple):
    """`additive`: may be summed with the other additive cells of its table, role and (tables 3 and 4 apart)
    column without counting anything twice."""

    role: Role
    additive: bool


class TableRoles(BaseModel):
    """The rows of a table by their role, its columns, and those of its columns that are totals of others."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rows: dict[Role, list[str]]
    columns: list[str]
    totals: list[str] = []


class FormRoles(BaseModel):
    """One file: the tables of a form."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    form: str
    tables: dict[str, TableRoles]


UNKNOWN_CELL = CellRole("other", additive=False)
"""Of a form without a file here nothing is claimed to add up."""


@cache
def cell_roles() -> dict[tuple[str, str, str, str], CellRole]:
    """The role of every cell, by form, table, row and column."""
    return {
        (form.form, name, row, column): CellRole(role, role not in _SUMS and column not in table.totals)
        for form in _forms()
        for name, table in form.tables.items()
        for role, rows in table.rows.items()
        for row in rows
        for column in (*table.columns, *table.totals)
    }


@cache
def expected_cells() -> dict[tuple[str, str], frozenset[tuple[str, str]]]:
    """The cells (row, column) that every report has in a table, by form and table: group rows have none."""
    expected: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for (form, table, row, column), cell in cell_roles().items():
        if cell.role != "group":
            expected.setdefault((form, table), set()).add((row, column))
    return {key: frozenset(cells) for key, cells in expected.items()}


def _forms() -> list[FormRoles]:
    files = sorted(resources.files("corpus.tables").joinpath("data").iterdir(), key=lambda file: file.name)
    texts = [file.read_text(encoding="utf-8") for file in files if file.name.startswith("roles-")]
    return [FormRoles.model_validate(yaml.safe_load(text)) for text in texts]
