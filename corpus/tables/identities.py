"""Which reports are known, where they stand, and what happened to them."""

import pyarrow as pa

from corpus.tables.column import FLOAT, SHORT, STRING, TIME, column, required, run_id

IDENTITIES = pa.schema(
    [
        required("report_id", STRING, "identifier of the report, given once"),
        column("portal", STRING, "portal it was first found on; null for an import"),
        column("body", STRING, "the body, normalized; null if it is named without its place", zh="行政机关"),
        column("year", SHORT, "year reported on", zh="报告年度", unit="calendar year"),
        required(
            "discriminator",
            STRING,
            "what tells it from another report of the same portal, body and year: what it covers (汇总, 本级, scope), "
            "the mark of a correction; of one known by its address or content, that",
        ),
        column("evidence_url", STRING, "address it was first found at"),
        column("same_as", STRING, "report_id of the same report on another portal"),
        run_id(),
    ]
)

REPORT_ADDRESSES = pa.schema(
    [
        required("report_id", STRING, "report (identities.report_id)"),
        required("url", STRING, "an address of the report"),
        required("kind", STRING, "one of: canonical, alternate, attachment, mirror"),
        run_id(),
    ]
)

REPORT_EVENTS = pa.schema(
    [
        required("report_id", STRING, "report (identities.report_id)"),
        required("event", STRING, "one of: seen, missing, gone, back"),
        required("at", TIME, "when it was noticed", unit="UTC"),
        column("capture_id", STRING, "capture that shows it (captures.capture_id)"),
        run_id(),
    ]
)

CORRECTIONS = pa.schema(
    [
        required("report_id", STRING, "report (identities.report_id)"),
        required("content_hash", STRING, "content the correction was made for (reports.content_hash)"),
        required("table", STRING, "code of the statutory table"),
        required("row", STRING, "code of the row"),
        required("column", STRING, "code of the column"),
        column("value", FLOAT, "the number a person read", unit="as the cell"),
        required("kind", STRING, "one of: misread, source_error"),
        required("by", STRING, "who reviewed it"),
        column("why", STRING, "the reason in words"),
        column("evidence", STRING, "what shows it"),
        run_id(),
    ]
)
