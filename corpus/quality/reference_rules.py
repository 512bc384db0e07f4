"""Rules between tables: what a row names is there, what is given once is given once, what is counted is there."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from corpus.quality.violation import Violation, broken
from corpus.store.store import Store
from corpus.store.transaction import Transaction
from corpus.tables.schemas import SCHEMAS, VERSION_TABLES

_KEY = ["report_id", "version"]
_NAMES = [
    ("reports", "capture_id", "captures"),
    ("documents", "capture_id", "captures"),
    ("reports", "report_id", "identities"),
    ("documents", "report_id", "identities"),
    ("report_addresses", "report_id", "identities"),
    ("report_events", "report_id", "identities"),
    ("reports", "agency_id", "agencies"),
]


def check(store: Store, transaction: Transaction) -> Iterator[Violation]:
    """The rules about references that the waiting rows break."""
    yield from _given_once(store, transaction, "reports", _KEY)
    yield from _given_once(store, transaction, "identities", ["report_id"])
    yield from _given_once(store, transaction, "agencies", ["agency_id"])
    for table, column, target in _NAMES:
        yield from _is_known(store, transaction, table, column, target)
    for table, count in VERSION_TABLES.items():
        yield from _is_counted(transaction, table, count)


def _given_once(store: Store, transaction: Transaction, table: str, key: list[str]) -> Iterator[Violation]:
    new = _waiting(transaction, table, key)
    counts = new.group_by(key).aggregate([([], "count_all")])
    yield from broken("given twice in one run", table, counts.filter(pc.field("count_all") > 1), key)
    again = new.join(_published(store, transaction, table, key), key, join_type="left semi")
    yield from broken("given again", table, again, key)


def _is_known(store: Store, transaction: Transaction, table: str, column: str, target: str) -> Iterator[Violation]:
    named = _waiting(transaction, table, [column]).filter(pc.field(column).is_valid())
    for known in (_waiting(transaction, target, [column]), _published(store, transaction, target, [column])):
        named = named.join(known, column, join_type="left anti")
    yield from broken(f"{column} is not in {target}", table, named, [column])


def _is_counted(transaction: Transaction, table: str, count: str) -> Iterator[Violation]:
    """Every row belongs to a report version of the run, and each of those has as many as it says."""
    found = pa.concat_tables(
        [_counts(batch) for batch in transaction.pending(table)] or [_counts(SCHEMAS[table].empty_table())]
    )
    counts = found.group_by(_KEY).aggregate([("rows", "sum")])
    said = _waiting(transaction, "reports", [*_KEY, count])
    strays = counts.join(said, _KEY, join_type="left anti")
    yield from broken("belongs to no report version of the run", table, strays, _KEY)
    both = said.join(counts, _KEY)
    differ = both.filter(pc.not_equal(both[count], pc.fill_null(both["rows_sum"], 0)))
    yield from broken("not as many rows as the report says", table, differ, [*_KEY, count, "rows_sum"])


def _counts(rows: pa.RecordBatch | pa.Table) -> pa.Table:
    keys = pa.table({name: rows[name] for name in _KEY})
    return keys.group_by(_KEY).aggregate([([], "count_all")]).rename_columns([*_KEY, "rows"])


def _waiting(transaction: Transaction, table: str, columns: list[str]) -> pa.Table:
    schema = pa.schema([SCHEMAS[table].field(name) for name in columns])
    batches = [batch.select(columns) for batch in transaction.pending(table)]
    return pa.Table.from_batches(batches, schema)


def _published(store: Store, transaction: Transaction, table: str, columns: list[str]) -> pa.Table:
    as_of = transaction.base.number if transaction.base else None
    return store.read(table, as_of, columns)
