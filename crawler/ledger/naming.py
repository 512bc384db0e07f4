"""Which reports the pages of a list name, and where the list ends; within the caller's transaction."""

import sqlite3
from collections.abc import Iterable

from crawler.ledger.task import LISTS, SEED_RANK, Task

# An alternate counts for the page that it shows.
_REPORT = """
SELECT coalesce(alternate_of, id) FROM tasks
WHERE portal = ? AND url = ? AND form = '' AND (report = 1 OR alternate_of IS NOT NULL)
"""


def store_named(connection: sqlite3.Connection, page: Task, addresses: Iterable[str]) -> None:
    """Store which reports a page of a list names now; what others named before they were last read counts no more.

    Its column is from now on asked for before its further pages: what moves down while a list is read is then seen
    twice rather than never.
    """
    if page.kind not in LISTS:
        return
    connection.execute("UPDATE named SET still = 0 WHERE page = ?", (page.id,))
    for url in addresses:
        report = connection.execute(_REPORT, (page.portal, url)).fetchone()
        if report:
            connection.execute("DELETE FROM named WHERE report = ? AND NOT still", (report[0],))
            connection.execute("INSERT OR IGNORE INTO named VALUES (?, ?, 1)", (report[0], page.id))
    connection.execute("UPDATE tasks SET rank = min(rank, ?) WHERE id = ? AND kind = 'column'", (SEED_RANK, page.id))


def end_list(connection: sqlite3.Connection, page: Task, last: int) -> None:
    """Store that the list of a page ends with page number `last`: being gone, those beyond it are no gap.

    Where an earlier page is proven too, that one named all the pages that there are.
    """
    connection.execute(
        "UPDATE tasks SET listing = 0 WHERE chain = :chain AND page_number > :last AND NOT EXISTS"
        " (SELECT 1 FROM tasks WHERE chain = :chain AND page_number < :number AND chain_end = 'proven')",
        {"chain": page.chain or page.id, "last": last, "number": page.page_number},
    )
