"""Rules about cells: each table of a report has exactly the cells of its form, each of them once."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from corpus.quality.violation import Violation, broken
from corpus.store.transaction import Transaction
from corpus.tables.roles import cell_roles, expected_cells

_TABLE = ["report_id", "version", "table", "form"]
_CELL = [*_TABLE, "row", "column"]


def check(transaction: Transaction) -> Iterator[Violation]:
    """The rules about cells that the waiting rows break. The cells of a report come in one batch."""
    counted = [_sizes(batch) for batch in transaction.pending("tables")]
    for batch in transaction.pending("cells"):
        cells = pa.table({name: batch[name] for name in _CELL})
        yield from _strangers(cells)
        counted.append(_counts(cells))
    if counted:
        counts = pa.concat_tables(counted).group_by(_TABLE).aggregate([("cells", "sum")])
        wrong = counts.filter(pc.field("cells_sum") != 0)
        yield from broken("a table without exactly the cells of its form", "cells", wrong, [*_TABLE, "cells_sum"])


def _strangers(cells: pa.Table) -> Iterator[Violation]:
    """Cells that stand twice, or that no form has."""
    counts = cells.group_by(_CELL).aggregate([([], "count_all")])
    yield from broken("given twice", "cells", counts.filter(pc.field("count_all") > 1), _CELL)
    known = pa.array(["|".join(place) for place in cell_roles()], pa.string())
    yield from broken("no cell of the table's form", "cells", cells.filter(pc.invert(_are_in(cells, known))), _CELL)


def _counts(cells: pa.Table) -> pa.Table:
    """For each table how many of the cells of its form are there."""
    form = [(form, table, *cell) for (form, table), cells in expected_cells().items() for cell in cells]
    there = cells.filter(_are_in(cells, pa.array(["|".join(place) for place in form], pa.string())))
    return there.group_by(_TABLE).aggregate([([], "count_all")]).rename_columns([*_TABLE, "cells"])


def _sizes(tables: pa.RecordBatch) -> pa.Table:
    """For each table how many cells its form has, as a negative number: what is there must make it up to 0."""
    expected = expected_cells()
    pairs = zip(tables["form"].to_pylist(), tables["table"].to_pylist(), strict=True)
    sizes = pa.array([-len(expected.get(pair, ())) for pair in pairs], pa.int64())
    return pa.table({**{name: tables[name] for name in _TABLE}, "cells": sizes})


def _are_in(cells: pa.Table, places: pa.Array) -> pa.ChunkedArray:
    form = pc.fill_null(cells["form"], "")
    return pc.is_in(pc.binary_join_element_wise(form, cells["table"], cells["row"], cells["column"], "|"), places)
