"""`nianbao status`."""

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.cli.options import json_option, store_option

if TYPE_CHECKING:
    import pyarrow as pa

    from corpus.store.store import Store


@click.command("status")
@store_option
@json_option
def command(store_path: Path, as_json: bool) -> None:
    """What the store holds: reports, tables and cells, by what became of them."""
    import msgspec

    from corpus.store.store import Store
    from pipelines.cli.terminal import show_table

    facts = _facts(Store.open(store_path))
    if as_json:
        click.echo(msgspec.json.encode(facts))
        return
    rows = [
        (name, ", ".join(f"{key}: {count}" for key, count in value.items()) if isinstance(value, dict) else value)
        for name, value in facts.items()
    ]
    show_table(("what", "how many"), rows)


def _facts(store: "Store") -> dict[str, object]:
    from corpus.store.current import current_reports

    version = store.version()
    reports = current_reports(store, columns=["report_id", "version", "status", "year", "portal"])
    return {
        "store": str(store.path),
        "corpus_version": version.number if version else None,
        "published": f"{version.run.ended:%Y-%m-%dT%H:%M:%SZ}" if version else None,
        "captures": _count(store.read("captures", columns=["outcome"])["outcome"]),
        "reports": reports.num_rows,
        "reports_by_status": _count(reports["status"]),
        "reports_by_year": _count(reports["year"]),
        "reports_by_portal": _count(reports["portal"]),
        "tables_by_verdict": _count_of_current(store, "tables", "verdict", reports),
        "cells_by_state": _count_of_current(store, "cells", "state", reports),
    }


def _count_of_current(store: "Store", table: str, column: str, reports: "pa.Table") -> dict[str, int]:
    """The rows of a table that belong to the newest version of a report, by a column; a batch at a time."""
    import pyarrow as pa

    key = ["report_id", "version"]
    current, counted = reports.select(key), Counter[str]()
    for batch in store.dataset(table).to_batches(columns=[*key, column]):
        rows = pa.table(batch).join(current, key, join_type="left semi")
        counted.update(_count(rows[column]))
    return dict(sorted(counted.items()))


def _count(values: "pa.ChunkedArray") -> dict[str, int]:
    counted = {str(entry["values"]): int(entry["counts"]) for entry in values.value_counts().to_pylist()}
    return dict(sorted(counted.items()))
