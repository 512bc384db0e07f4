"""The current view: of every report its newest version, of every body and year its newest standing."""

import pyarrow as pa

from corpus.store.store import AsOf, Store

_KEY = ["report_id", "version"]
_COVERED = ["portal", "body", "year"]


def current_reports(store: Store, as_of: AsOf = None, columns: list[str] | None = None) -> pa.Table:
    """The rows of `reports` that are the newest version of their report, in a corpus version.

    A report's newest version is the one with the highest `version`; the same rule in SQL:
    `SELECT * FROM reports QUALIFY version = max(version) OVER (PARTITION BY report_id)`.
    """
    reports = store.dataset("reports", as_of)
    keys = reports.to_table(columns=_KEY)
    newest = keys.group_by("report_id").aggregate([("version", "max")]).rename_columns(_KEY)
    numbered = keys.append_column("place", pa.array(range(keys.num_rows), pa.int64()))
    places = numbered.join(newest, _KEY, join_type="left semi")["place"].sort()
    return reports.take(places, columns=columns)


def current_coverage(store: Store, as_of: AsOf = None) -> pa.Table:
    """The rows of `coverage` that hold in a corpus version: of each portal, body and year the one written last."""
    rows = store.read("coverage", as_of)
    numbered = rows.join(store.read("runs", as_of, ["run_id", "version"]), "run_id", join_type="inner")
    newest = numbered.group_by(_COVERED).aggregate([("version", "max")])
    newest = newest.rename_columns([*_COVERED, "version"])
    return numbered.join(newest, [*_COVERED, "version"], join_type="left semi").select(rows.column_names)
