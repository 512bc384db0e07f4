"""The runs: a row is a corpus version."""

import pyarrow as pa

from corpus.tables.column import BOOL, INT, LONG, STRING, TIME, column, required

PORTAL_RUN = pa.struct(
    [
        required("portal", STRING, "portal (portals.portal)"),
        required("complete", BOOL, "false if any listed report was not got, robots.txt included"),
        required("chain_complete", BOOL, "whether its lists were read to a proven end"),
        required("listed", INT, "reports that its pages link to, of the years asked for", unit="report"),
        required(
            "captured",
            INT,
            "of those, reports whose content is in the archive, from this run or an earlier one",
            unit="report",
        ),
        required(
            "unchanged", INT, "captured reports that this run asked for again and found as they were", unit="report"
        ),
        required("blocked", INT, "addresses behind a block, robots.txt included", unit="address"),
        required("failed", INT, "addresses that could not be fetched", unit="address"),
        required(
            "skipped",
            INT,
            "links that were not followed, of any kind: menus, pagers, decoys, outside hosts",
            unit="link",
        ),
    ]
)

_PER_TABLE = pa.map_(STRING, pa.field("value", LONG, nullable=False))

RUNS = pa.schema(
    [
        required("version", LONG, "number of the corpus version, counted from 1 in the order of publication"),
        required("run_id", STRING, "identifier of the run"),
        required("started", TIME, "when the run began", unit="UTC"),
        required("ended", TIME, "when the run published this version", unit="UTC"),
        required("command", STRING, "command that ran"),
        required("code_version", STRING, "version of the program"),
        required("parser_version", STRING, "version of the parser"),
        required("outcome", STRING, "how the run ended: complete, incomplete, interrupted"),
        required("good", BOOL, "whether its quality checks found nothing"),
        required("tables", _PER_TABLE, "Delta version of every other table in this corpus version"),
        required("added", _PER_TABLE, "rows that this version added, by table", unit="row"),
        required("rows", _PER_TABLE, "rows in this version, by table", unit="row"),
        column(
            "portals",
            pa.list_(pa.field("element", PORTAL_RUN, nullable=False)),
            "what was found and got on each portal",
        ),
    ]
)
