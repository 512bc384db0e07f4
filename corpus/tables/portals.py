"""Portals, the bodies that report on them, and how far they are covered."""

import pyarrow as pa

from corpus.tables.column import BOOL, DATE, SHORT, STRING, column, required, run_id

AGENCIES = pa.schema(
    [
        required("agency_id", STRING, "identifier of the body", zh="行政机关"),
        required("name", STRING, "name of the body"),
        column("region", STRING, "division code of its place, GB/T 2260", zh="行政区划代码"),
        column("level", STRING, "one of: central, province, city, county, township", zh="行政层级"),
        column("type", STRING, "kind of body"),
        column("valid_from", DATE, "first day of the name"),
        column("valid_to", DATE, "last day of the name"),
        run_id(),
    ]
)

PORTALS = pa.schema(
    [
        required("portal", STRING, "identifier of the portal", zh="门户网站"),
        required("name", STRING, "name of the portal"),
        required("region", STRING, "division code, GB/T 2260", zh="行政区划代码"),
        required("level", STRING, "one of: central, province, city, county, township", zh="行政层级"),
        required("home", STRING, "address of its home page"),
        column("family", STRING, "family of its content management system"),
        column("verified", DATE, "when someone saw it answer"),
        required("sample", BOOL, "true: a made-up portal"),
        run_id(),
    ]
)

COVERAGE = pa.schema(
    [
        required("portal", STRING, "portal (portals.portal)"),
        required("body", STRING, "the body", zh="行政机关"),
        required("year", SHORT, "year reported on", zh="报告年度", unit="calendar year"),
        required(
            "status",
            STRING,
            "one of: captured, listed_not_fetched, blocked, robots_denied, not_listed_chain_proven, "
            "not_listed_chain_unproven, not_searched",
        ),
        column("reason", STRING, "why, in words"),
        run_id(),
    ]
)
