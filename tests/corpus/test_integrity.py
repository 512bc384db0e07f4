"""Every rule of integrity finds what breaks it, and nothing else."""

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest

from corpus.identity.register import Register
from corpus.quality.integrity import check_integrity
from corpus.quality.violation import Violation
from corpus.store.store import Store
from corpus.tables.build import as_table, report_tables
from tests.corpus.examples import captures, decoy, example_report, new_store, provenance, publish

Tables = dict[str, pa.Table]
RUN = "run-1"


def _tables(store: Store) -> Tables:
    found = [
        (example_report(), provenance(1)),
        (example_report(year=2023), provenance(2, "http://www.smx.gov.cn/b.html")),
        (decoy(), provenance(3, "http://www.smx.gov.cn/c.html")),
    ]
    with Register(store) as register:
        filed = [each for report, origin in found for each in register.file(report, origin)]
    return report_tables(filed, RUN) | {"captures": as_table("captures", captures(filed, RUN), RUN)}


def _violations(store: Store, tables: Tables) -> tuple[Violation, ...]:
    with store.lock("build") as lock, store.begin(lock, RUN) as transaction:
        for table, rows in tables.items():
            transaction.append(table, rows)
        return check_integrity(store, transaction)


def _set(table: str, column: str, value: object, where: tuple[str, object] | None = None) -> Callable[[Tables], Tables]:
    """Put a value into a column, in all rows or those where another column has a value."""

    def change(tables: Tables) -> Tables:
        rows = tables[table]
        field = rows.schema.field(column)
        chosen = pc.equal(rows[where[0]], pa.scalar(where[1])) if where else pa.array([True] * rows.num_rows)
        values = pc.if_else(chosen, pa.scalar(value, field.type), rows[column])
        return tables | {table: rows.set_column(rows.schema.get_field_index(column), field, values)}

    return change


def _drop(table: str, rows: int) -> Callable[[Tables], Tables]:
    return lambda tables: tables | {table: tables[table].slice(rows)}


def _double(table: str) -> Callable[[Tables], Tables]:
    return lambda tables: tables | {table: pa.concat_tables([tables[table], tables[table].slice(0, 1)])}


def test_what_the_program_makes_is_whole(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    assert _violations(store, _tables(store)) == ()


def test_nothing_is_whole(tmp_path: Path) -> None:
    assert _violations(new_store(tmp_path), {}) == ()


def test_references_to_earlier_runs_are_known(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    publish(store, "run-0", [(example_report(), provenance(1))])
    tables = _tables(store)
    del tables["captures"]
    found = {(each.rule, each.table, each.count) for each in _violations(store, tables)}
    assert found == {("capture_id is not in captures", "reports", 1), ("capture_id is not in captures", "documents", 2)}


@pytest.mark.parametrize(
    ("change", "rule", "table", "count"),
    [
        (_set("reports", "capture_id", "lost"), "capture_id is not in captures", "reports", 2),
        (_set("documents", "capture_id", "lost"), "capture_id is not in captures", "documents", 3),
        (_set("report_addresses", "report_id", "lost"), "report_id is not in identities", "report_addresses", 2),
        (_set("report_events", "report_id", "lost"), "report_id is not in identities", "report_events", 2),
        (_drop("identities", 1), "report_id is not in identities", "reports", 1),
        (_double("identities"), "given twice in one run", "identities", 1),
        (_double("reports"), "given twice in one run", "reports", 1),
        (_set("sections", "report_id", "lost"), "belongs to no report version of the run", "sections", 1),
        (_set("checks", "version", 9), "belongs to no report version of the run", "checks", 2),
        (_drop("findings", 1), "not as many rows as the report says", "findings", 1),
        (_drop("cells", 1), "not as many rows as the report says", "cells", 1),
        (_drop("cells", 1), "a table without exactly the cells of its form", "cells", 1),
        (_double("cells"), "given twice", "cells", 1),
        (_set("cells", "row", "total", ("row", "granted")), "no cell of the table's form", "cells", 14),
        (_set("tables", "form", "2019"), "a table without exactly the cells of its form", "cells", 24),
        (_drop("tables", 1), "a table without exactly the cells of its form", "cells", 1),
        (_set("cells", "form", None, ("row", "granted")), "no cell of the table's form", "cells", 14),
        (_set("cells", "state", "blank", ("row", "granted")), "a number where its state says none", "cells", 14),
        (_set("cells", "value", None, ("row", "granted")), "no number where its state says one", "cells", 14),
        (_set("cells", "value", float("nan"), ("row", "granted")), "no number where its state says one", "cells", 14),
        (_set("cells", "state", "doubtful", ("row", "granted")), "doubtful and its doubt go together", "cells", 14),
        (_set("cells", "doubt", "unit", ("row", "granted")), "doubtful and its doubt go together", "cells", 14),
        (_set("cells", "state", "guessed", ("row", "granted")), "state is not one of its words", "cells", 14),
        (_set("reports", "status", "not_a_report"), "status is not one of its words", "reports", 2),
        (_set("tables", "verdict", "fine"), "verdict is not one of its words", "tables", 12),
        (_set("findings", "severity", "fatal"), "severity is not one of its words", "findings", 2),
        (_set("sections", "run_id", "run-0"), "a row of another run", "sections", 2),
    ],
)
def test_a_broken_rule_is_found(
    tmp_path: Path, change: Callable[[Tables], Tables], rule: str, table: str, count: int
) -> None:
    store = new_store(tmp_path)
    found = _violations(store, change(_tables(store)))
    assert (rule, table, count) in {(each.rule, each.table, each.count) for each in found}


def test_a_version_is_given_once_for_good(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    tables = _tables(store)
    publish(store, "run-0", [(example_report(), provenance(1))])
    found = {(each.rule, each.table, each.count) for each in _violations(store, tables)}
    assert found == {("given again", "reports", 1), ("given again", "identities", 1)}


def test_a_violation_names_an_example(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    (found,) = _violations(store, _set("cells", "doubt", "unit", ("row", "granted"))(_tables(store)))
    for told in ("row granted", "state read", "doubt unit"):
        assert told in found.example
