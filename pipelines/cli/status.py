"""`nianbao status`."""

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
    key = ["report_id", "version"]
    tables = store.read("tables", columns=[*key, "verdict"]).join(reports.select(key), key, join_type="left semi")
    cells = store.read("cells", columns=[*key, "state"]).join(reports.select(key), key, join_type="left semi")
    return {
        "store": str(store.path),
        "corpus_version": version.number if version else None,
        "published": f"{version.run.ended:%Y-%m-%dT%H:%M:%SZ}" if version else None,
        "captures": _count(store.read("captures", columns=["outcome"])["outcome"]),
        "reports": reports.num_rows,
        "reports_by_status": _count(reports["status"]),
        "reports_by_year": _count(reports["year"]),
        "reports_by_portal": _count(reports["portal"]),
        "tables_by_verdict": _count(tables["verdict"]),
        "cells_by_state": _count(cells["state"]),
    }


def _count(values: "pa.ChunkedArray") -> dict[str, int]:
    counted = {str(entry["values"]): int(entry["counts"]) for entry in values.value_counts().to_pylist()}
    return dict(sorted(counted.items()))
