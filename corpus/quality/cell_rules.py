"""Rules about cells: each table of a report has exactly the cells of its form, each of them once."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from corpus.quality.violation import Violation, broken
from corpus.store.transaction import Transaction
from corpus.tables.roles import cell_roles, expected_cells
from corpus.tables.schemas import SCHEMAS

_TABLE = ["report_id", "version", "table"]
_CELL = [*_TABLE, "row", "column"]


def check(transaction: Transaction) -> Iterator[Violation]:
    """The rules about cells that the waiting rows break. The cells of a report come in one batch."""
    columns = [*_TABLE, "form"]
    listed = [batch.select(columns) for batch in transaction.pending("tables")]
    tables = pa.Table.from_batches(listed, pa.schema([SCHEMAS["tables"].field(name) for name in columns]))
    counted = [_size(tables)]
    for batch in transaction.pending("cells"):
        cells = pa.Table.from_batches([batch.select(_CELL)]).join(tables, _TABLE)
        yield from _strangers(cells)
        counted.append(_counts(cells))
    counts = pa.concat_tables(counted).group_by(_TABLE).aggregate([("cells", "sum")])
    wrong = counts.filter(pc.field("cells_sum") != 0)
    yield from broken("a table without exactly the cells of its form", "cells", wrong, [*_TABLE, "cells_sum"])


def _strangers(cells: pa.Table) -> Iterator[Violation]:
    """Cells that stand twice, or that no form has."""
    counts = cells.group_by(_CELL).aggregate([([], "count_all")])
    yield from broken("given twice", "cells", counts.filter(pc.field("count_all") > 1), _CELL)
    known = pa.array(["|".join(place) for place in cell_roles()], pa.string())
    strange = cells.filter(pc.invert(pc.is_in(_places(cells), known)))
    yield from broken("no cell of the table's form", "cells", strange, [*_CELL, "form"])


def _counts(cells: pa.Table) -> pa.Table:
    """For each table how many of the cells of its form are there."""
    form = [(form, table, *cell) for (form, table), cells in expected_cells().items() for cell in cells]
    there = pc.is_in(_places(cells), pa.array(["|".join(place) for place in form], pa.string()))
    counts = cells.filter(there).group_by(_TABLE).aggregate([([], "count_all")])
    return counts.rename_columns([*_TABLE, "cells"])


def _size(tables: pa.Table) -> pa.Table:
    """For each table how many cells its form has, as a negative number: what is there must make it up to 0."""
    expected = expected_cells()
    pairs = zip(tables["form"].to_pylist(), tables["table"].to_pylist(), strict=True)
    sizes = pa.array([-len(expected.get(pair, ())) for pair in pairs], pa.int64())
    return pa.table({**{name: tables[name] for name in _TABLE}, "cells": sizes})


def _places(cells: pa.Table) -> pa.ChunkedArray:
    form = pc.fill_null(cells["form"], "")
    return pc.binary_join_element_wise(form, cells["table"], cells["row"], cells["column"], "|")
