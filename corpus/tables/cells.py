"""What a report's tables hold, and what was checked and noticed about it."""

import pyarrow as pa

from corpus.tables.column import BOOL, FLOAT, INT, STRING, column, required, run_id

_POINT = "PDF point (1/72 inch)"

WHERE_FIELDS = [
    column("part", INT, "which of the report's parts, counted from 0"),
    column("page", INT, "page, counted from 1"),
    column("x0", FLOAT, "left edge, from the page's upper left corner", unit=_POINT),
    column("y0", FLOAT, "upper edge, from the page's upper left corner", unit=_POINT),
    column("x1", FLOAT, "right edge, from the page's upper left corner", unit=_POINT),
    column("y1", FLOAT, "lower edge, from the page's upper left corner", unit=_POINT),
    column("sheet", STRING, "name of the sheet of a workbook", zh="工作表"),
    column("block", INT, "block of the document (paragraph or table), counted from 0"),
    column("line", INT, "line of a text or row of a table, counted from 1"),
    column("cell", INT, "cell in that line or row, counted from 1"),
]
WHERE = pa.struct(WHERE_FIELDS)

VERSION_KEY = [
    required("report_id", STRING, "report (identities.report_id)"),
    required("version", INT, "version of the report (reports.version)"),
]

CELLS = pa.schema(
    [
        *VERSION_KEY,
        required("table", STRING, "code of the statutory table"),
        column("form", STRING, "statutory form of the table, whose codes these are", zh="格式"),
        required("row", STRING, "code of the row"),
        required("column", STRING, "code of the column"),
        column(
            "value",
            FLOAT,
            "the number, to 15 significant digits; null if none is printed or legible",
            unit="see the column unit",
        ),
        column("unit", STRING, "unit as printed, else that of the form", zh="计量单位"),
        required("state", STRING, "one of: read, blank, dash, unreadable, absent (no number), derived, doubtful"),
        column("doubt", STRING, "of a doubtful value: placement, legibility, unit, source_contradiction"),
        column("raw", STRING, "what is printed in the cell"),
        required(
            "role",
            STRING,
            "part the row plays in the count: inflow, outcome_leaf, group, outcome_total, outflow, other",
        ),
        required(
            "additive",
            BOOL,
            "may be summed with the other additive cells of its table, role and (tables 3 and 4 apart) "
            "column without counting twice",
        ),
        column("where", WHERE, "place in the source"),
        run_id(),
    ]
)

CHECKS = pa.schema(
    [
        *VERSION_KEY,
        required("code", STRING, "code of the identity", zh="勾稽关系"),
        required("table", STRING, "code of the statutory table"),
        required("scope", STRING, "row or column that it was applied to"),
        column("holds", BOOL, "whether it holds; null where a term is missing"),
        column("expected", FLOAT, "what the parts give", unit="as its cells"),
        column("found", FLOAT, "what is printed as their total", unit="as its cells"),
        required("assumed_zero", BOOL, "whether a blank or a dash was counted as 0 in it"),
        run_id(),
    ]
)

FINDINGS = pa.schema(
    [
        *VERSION_KEY,
        required("code", STRING, "what was noticed"),
        required(
            "severity",
            STRING,
            "info (handled, values certain), warning (something is in doubt), error (lost or contradicting)",
        ),
        column("table", STRING, "code of the statutory table it is about"),
        column("where", WHERE, "place in the source"),
        required("detail", STRING, "the finding in words"),
        run_id(),
    ]
)
