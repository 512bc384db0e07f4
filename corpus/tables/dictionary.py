"""The data dictionary as lists: every column of every table, and every code of the statutory tables."""

import csv
import io
from collections.abc import Iterator
from typing import NamedTuple

import pyarrow as pa

from corpus.tables.column import meaning, unit
from corpus.tables.schemas import SCHEMAS
from parsers.forms.load import forms
from parsers.forms.model import Form, Line, TableForm


class ColumnEntry(NamedTuple):
    """One line of the dictionary of columns. A field of a struct is named `where.page`, of a list `parts[].role`."""

    table: str
    column: str
    type: str
    nullable: str
    meaning: str
    unit: str


class CodeEntry(NamedTuple):
    """One line of the list of codes: a row or a column of a statutory table, with its label as the form prints it.

    `evidence`: `retrieved` (read in a source) or `recalled` (from general knowledge of the form: confirm it).
    """

    form: str
    table: str
    axis: str
    code: str
    number: str
    label: str
    unit: str
    kind: str
    role: str
    under: str
    evidence: str


def columns() -> list[ColumnEntry]:
    """Every column, and every field within one, in the order of the schemas."""
    return [entry for table, schema in SCHEMAS.items() for field in schema for entry in _entries(table, field, "")]


def codes() -> list[CodeEntry]:
    """Every row and column of every statutory table."""
    return [entry for form in forms() for table in form.tables for entry in _codes(form, table)]


def as_csv(entries: list[ColumnEntry] | list[CodeEntry]) -> str:
    """A list of the dictionary as CSV with a heading."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(type(entries[0])._fields)
    writer.writerows(entries)
    return text.getvalue()


def _entries(table: str, field: pa.Field, path: str) -> Iterator[ColumnEntry]:
    name = f"{path}{field.name}"
    nullable = "yes" if field.nullable else "no"
    yield ColumnEntry(table, name, _type(field.type), nullable, meaning(field), unit(field))
    nested, prefix = field.type, f"{name}."
    if pa.types.is_list(nested):
        nested, prefix = nested.value_type, f"{name}[]."
    if pa.types.is_struct(nested):
        for inner in nested:
            yield from _entries(table, inner, prefix)


def _type(kind: pa.DataType) -> str:
    if pa.types.is_struct(kind):
        return "struct"
    if pa.types.is_list(kind):
        return f"list<{_type(kind.value_type)}>"
    if pa.types.is_map(kind):
        return f"map<{kind.key_type}, {kind.item_type}>"
    return str(kind)


def _codes(form: Form, table: TableForm) -> Iterator[CodeEntry]:
    for line in table.rows:
        yield _code(form, table, "row", line)
    for line in table.columns:
        yield _code(form, table, "column", line)


def _code(form: Form, table: TableForm, axis: str, line: Line) -> CodeEntry:
    role = line.role if axis == "row" else ""
    unit, number, under = line.unit or table.unit, line.number or "", line.under or ""
    return CodeEntry(
        form.id, table.code, axis, line.code, number, line.label, unit, line.kind, role, under, line.evidence
    )
