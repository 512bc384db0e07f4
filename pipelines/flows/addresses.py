"""Where reports stand: the rows of `report_addresses` for addresses that were found and not asked for."""

from collections import defaultdict

import pyarrow as pa
import pyarrow.compute as pc

from corpus.identity.addresses import kind_of
from corpus.tables.schemas import SCHEMAS
from crawler.ledger.ledger import Ledger
from pipelines.flows.run import Run


def note_alternates(run: Run, ledger: Ledger) -> int:
    """Add a row for each alternate of an address at which a report was read; how many there are.

    Memory grows with the addresses of reports.
    """
    alternates = list(ledger.alternates())
    if not alternates:
        return 0
    reports = reports_at(run)
    addresses = run.read("report_addresses", ["report_id", "url"])
    known = set(zip(addresses["report_id"].to_pylist(), addresses["url"].to_pylist(), strict=True))
    rows = {
        (report_id, one.url): kind_of(one.url, (one.first,))
        for one in alternates
        for report_id in reports.get((one.portal, one.first), ())
        if (report_id, one.url) not in known
    }
    if rows:
        written = [
            {"report_id": report_id, "url": url, "kind": kind, "run_id": run.run_id}
            for (report_id, url), kind in rows.items()
        ]
        run.rows.append("report_addresses", pa.Table.from_pylist(written, schema=SCHEMAS["report_addresses"]))
    return len(rows)


def reports_at(run: Run) -> dict[tuple[str, str], list[str]]:
    """The reports by portal and address; their files tell of none.

    A report belongs to the portal on which it was first found.
    """
    portals = run.read("identities", ["report_id", "portal"])
    addresses = run.read("report_addresses", ["report_id", "url", "kind"])
    pages = addresses.filter(pc.not_equal(addresses["kind"], "attachment"))
    reports: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in pages.join(portals, "report_id", join_type="inner").to_pylist():
        reports[row["portal"], row["url"]].append(row["report_id"])
    return reports
