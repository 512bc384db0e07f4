"""From parsed reports to the rows of the tables: pure, and a column at a time."""

from collections.abc import Sequence

import pyarrow as pa

from corpus.tables import content_rows, identity_rows
from corpus.tables.filed import Filed
from corpus.tables.schemas import SCHEMAS


def report_tables(filed: Sequence[Filed], run_id: str) -> dict[str, pa.Table]:
    """The rows that a batch of filed reports adds, by table, in the tables' schemas.

    Every reading of a document gives a row of `documents`, unless it repeats one; only new reports, addresses,
    versions and bodies give rows of others.
    """
    assigned = [(each, each.assignment) for each in filed if each.assignment is not None]
    new_reports = [pair for pair in assigned if pair[1].new_report]
    new_versions = [pair for pair in assigned if pair[1].new_version]
    columns = {
        "documents": identity_rows.documents([each for each in filed if not each.repeated]),
        "identities": identity_rows.identities(new_reports),
        "report_addresses": identity_rows.addresses(assigned),
        "report_events": identity_rows.first_seen(new_reports),
        "agencies": identity_rows.agencies(filed),
        "reports": content_rows.reports(new_versions),
        "sections": content_rows.sections(new_versions),
        "tables": content_rows.tables(new_versions),
        "cells": content_rows.cells(new_versions),
        "checks": content_rows.checks(new_versions),
        "findings": content_rows.findings(new_versions),
    }
    return {table: as_table(table, these, run_id) for table, these in columns.items()}


def as_table(table: str, columns: dict[str, list[object]], run_id: str) -> pa.Table:
    """The rows of a table from its columns; a column not given is null. Raises KeyError for one it does not have."""
    schema = SCHEMAS[table]
    unknown = columns.keys() - set(schema.names)
    if unknown:
        raise KeyError(f"{table} has no column {', '.join(sorted(unknown))}")
    length = max(len(values) for values in columns.values())
    given = {**columns, "run_id": [run_id] * length}
    arrays = [_array(given.get(field.name), field.type, length) for field in schema]
    return pa.Table.from_arrays(arrays, schema=schema)


def _array(values: list[object] | pa.Array | None, kind: pa.DataType, length: int) -> pa.Array:
    if values is None:
        return pa.nulls(length, kind)
    return values if isinstance(values, pa.Array) else pa.array(values, kind)
