"""Adding an address to the frontier, or joining it with the task that is there; within the caller's transaction."""

from datetime import datetime
from sqlite3 import Connection

from crawler.ledger.task import NewTask, form_text, host_of, stamp

# An address found again keeps what is known of it, except that being a report, or worth asking for at all,
# outweighs what it was taken for before; but a choice that was found empty is none. A page of a list that only the
# archive knew (page 1 of no chain) gets its place in the chain; one that is named now is no longer unnamed.
_ADD = """
INSERT INTO tasks (portal, url, form, host, kind, state, reason, depth, rank, title, column_path, linked_from,
                   year, report, listing, chain, page_number, unnamed, due_at)
VALUES (:portal, :url, :form, :host, :kind, :state, :reason, :depth, :rank, :title, :column_path, :linked_from,
        :year, :report, :listing, :chain, :page_number, :unnamed, :due_at)
ON CONFLICT (portal, url, form) DO UPDATE SET
    title = CASE WHEN excluded.report > report OR title IS NULL THEN excluded.title ELSE title END,
    column_path = CASE WHEN excluded.report > report OR column_path IS NULL
        THEN excluded.column_path ELSE column_path END,
    linked_from = CASE WHEN excluded.report > report OR linked_from IS NULL
        THEN excluded.linked_from ELSE linked_from END,
    year = CASE WHEN excluded.report > report THEN excluded.year ELSE coalesce(year, excluded.year) END,
    chain = CASE WHEN kind = 'list' AND page_number = 1 THEN excluded.chain ELSE chain END,
    page_number = CASE WHEN kind = 'list' AND page_number = 1 THEN excluded.page_number ELSE page_number END,
    unnamed = CASE WHEN kind = 'list' AND page_number = 1 THEN excluded.unnamed ELSE min(unnamed, excluded.unnamed) END,
    report = CASE WHEN state = 'done' AND reason = 'empty_choice' THEN report ELSE max(report, excluded.report) END,
    listing = max(listing, excluded.listing),
    depth = min(depth, excluded.depth),
    rank = min(rank, excluded.rank),
    kind = CASE WHEN state = 'skipped' THEN excluded.kind ELSE kind END,
    reason = CASE WHEN state = 'skipped' THEN excluded.reason ELSE reason END,
    state = CASE WHEN state = 'skipped' THEN excluded.state ELSE state END
WHERE excluded.state != 'skipped' OR excluded.report > report
RETURNING id
"""


def add_task(connection: Connection, portal: str, task: NewTask, now: datetime) -> int | None:
    """Add a task, or join it with the one that has its address; its id, None where nothing changed."""
    row = connection.execute(
        _ADD,
        {
            "portal": portal,
            "url": task.url,
            "form": form_text(task.form),
            "host": host_of(task.url),
            "kind": task.kind,
            "state": "skipped" if task.skipped else "pending",
            "reason": task.skipped,
            "depth": task.depth,
            "rank": task.rank,
            "title": task.title,
            "column_path": task.column,
            "linked_from": task.linked_from,
            "year": task.year,
            "report": int(task.report),
            "listing": int(task.listing),
            "chain": task.chain,
            "page_number": task.page_number,
            "unnamed": int(task.unnamed),
            "due_at": stamp(now),
        },
    ).fetchone()
    return row[0] if row else None
