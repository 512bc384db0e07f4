"""What a statutory form is: tables of labelled rows and columns, and the identities between their cells.

The form files in `data/` are read into these types; unknown keys are refused.
"""

from functools import cached_property
from typing import Literal

import msgspec

ValueKind = Literal["count", "change", "amount"]
LineKind = Literal["data", "total", "group", "extra", "label"]
Role = Literal["inflow", "outcome_leaf", "group", "outcome_total", "outflow", "other"]


class Line(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True, kw_only=True):
    """A row or a column as the form prints it.

    `label` is verbatim, without its `number`; `aliases` are other spellings met. `under` is the code of the
    group it stands in. `kind`: `data` and `total` hold numbers; a `group` has none on the form; an `extra` is
    not on the form, but known from documents that add it; a `label` is a column of words beside the labels of the
    rows: the unit of each. `value` and `unit` replace those of the table; `unit_stated` is false where the form does
    not print the unit. `evidence` says whether the line was read in a source or is only `recalled`: then the form may
    have another in its place.
    """

    code: str
    label: str
    number: str | None = None
    under: str | None = None
    kind: LineKind = "data"
    role: Role = "other"
    value: ValueKind | None = None
    unit: str | None = None
    unit_stated: bool = True
    evidence: Literal["retrieved", "recalled"] = "retrieved"
    aliases: tuple[str, ...] = ()
    note: str | None = None

    @property
    def holds_numbers(self) -> bool:
        """Whether the form has cells for this line."""
        return self.kind in {"data", "total"}


class Identity(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True, kw_only=True):
    """sum(terms) - sum(minus) `relation` sum(equals), for each row or each column.

    A term is a code, or `code@y-1` / `code@y` across years. `exact` identities hold in every correct report;
    the others usually do. `basis` says why: printed on the form, by the structure, by definition, for a total that
    the form does not print (`derived`), or only by custom (`usual`).
    """

    code: str
    kind: Literal[
        "row_sum", "row_sum_optional", "column_sum", "group_sum", "derived_sum", "flow", "equal", "cross_year", "bound"
    ]
    over: Literal["row", "column"]
    terms: tuple[str, ...]
    equals: tuple[str, ...]
    basis: Literal["stated_on_form", "structure", "definition", "derived", "usual"]
    minus: tuple[str, ...] = ()
    relation: Literal["=", "<=", ">="] = "="
    exact: bool = True
    table: str | None = None
    note: str | None = None

    @property
    def within_report(self) -> bool:
        """Whether it is an exact equation between cells of one report."""
        return self.exact and self.relation == "=" and self.kind != "cross_year"

    @property
    def is_limit(self) -> bool:
        """Whether it is an exact inequality between cells of one report."""
        return self.exact and self.relation != "="


class TableForm(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True, kw_only=True, dict=True):
    """One statutory table of a form.

    `corner` is what it prints above the labels of its rows. `verbatim`: its labels are so alike that only a whole one
    tells its row. `local`: it is a sample of tables that bodies drew for themselves; a document owes none of its rows.
    """

    code: str
    section: str
    title: str
    unit: str
    value: ValueKind
    columns: tuple[Line, ...]
    rows: tuple[Line, ...]
    identities: tuple[Identity, ...] = ()
    aliases: tuple[str, ...] = ()
    corner: str | None = None
    verbatim: bool = False
    local: bool = False

    @cached_property
    def unit_column(self) -> Line | None:
        """The column that prints the unit of each row, if there is one."""
        return next((column for column in self.columns if column.kind == "label"), None)

    def value_kind(self, row: Line, column: Line) -> ValueKind:
        """What kind of value a cell holds."""
        return column.value or row.value or self.value

    def unit_of(self, row: Line, column: Line) -> str:
        """The unit of a cell as the form has it."""
        return column.unit or row.unit or self.unit

    @cached_property
    def data_columns(self) -> tuple[Line, ...]:
        """The columns that hold numbers, in statutory order."""
        return tuple(column for column in self.columns if column.holds_numbers)

    @cached_property
    def data_rows(self) -> tuple[Line, ...]:
        """The rows that hold numbers, in statutory order."""
        return tuple(row for row in self.rows if row.holds_numbers)

    @cached_property
    def column_codes(self) -> tuple[str, ...]:
        """The codes of the columns that hold numbers."""
        return tuple(column.code for column in self.data_columns)

    @cached_property
    def columns_by_code(self) -> dict[str, Line]:
        """All columns, by code."""
        return {column.code: column for column in self.columns}

    @cached_property
    def rows_by_code(self) -> dict[str, Line]:
        """All rows, by code."""
        return {row.code: row for row in self.rows}


class Succession(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True, kw_only=True):
    """What becomes of a quantity between the last year of an earlier form (`since`) and the first of this one.

    `earlier` and `later` are `table.row` or `table.column`. `relation`: `equal` in each row or column, or `none`: two
    quantities that look alike and may not be compared.
    """

    code: str
    since: str
    earlier: str
    later: str
    relation: Literal["equal", "none"]
    note: str


class Form(msgspec.Struct, frozen=True, cache_hash=True, forbid_unknown_fields=True, kw_only=True, dict=True):
    """A generation of the form: its tables in order. `years` are the first and last report year it was made for."""

    id: str
    document: str | None
    name: str
    years: tuple[int, int | None]
    tables: tuple[TableForm, ...]
    cross_year: tuple[Identity, ...] = ()
    cross_form: tuple[Succession, ...] = ()

    def table(self, code: str) -> TableForm | None:
        """The table of this code, or None where this generation has none."""
        return self._tables_by_code.get(code)

    @cached_property
    def _tables_by_code(self) -> dict[str, TableForm]:
        return {table.code: table for table in self.tables}
