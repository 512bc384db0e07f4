"""Lists that were read to their end and showed fewer rows than their pages say that there are; more is no matter."""

import sqlite3
from dataclasses import dataclass

from crawler.ledger.task import Task

TABLE = """
CREATE TABLE IF NOT EXISTS list_rows (
    page INTEGER PRIMARY KEY REFERENCES tasks (id),
    shown INTEGER NOT NULL,             -- rows on a page of a list
    stated INTEGER                      -- rows of the whole list, where the page says how many there are
)
"""

# A list that was not read whole is not short but open; so is one with pages whose rows nobody counted.
SHORT = """
SELECT p.chain AS chain, sum(r.shown) AS shown, max(r.stated) AS stated
FROM tasks p CROSS JOIN list_rows r ON r.page = p.id
WHERE p.portal = :portal AND p.listing AND p.alternate_of IS NULL AND p.state = 'done' AND p.reason IS NULL
GROUP BY p.chain
HAVING sum(r.shown) < max(r.stated) AND NOT EXISTS (
    SELECT 1 FROM tasks q LEFT JOIN list_rows s ON s.page = q.id
    WHERE q.chain = p.chain AND q.listing AND q.alternate_of IS NULL AND (
        q.state != 'done' OR q.reason IS NOT NULL OR s.page IS NULL
        OR coalesce(q.chain_end, 'unproven') NOT IN ('proven', 'more')
    )
)
"""


@dataclass(frozen=True, slots=True)
class ShortList:
    """A list, at its first page: the rows on its pages, and how many it says that it has."""

    url: str
    shown: int
    stated: int


def store_rows(connection: sqlite3.Connection, page: Task, shown: int, stated: int | None) -> None:
    """Store how many rows a page of a list showed, and how many it says that the list has."""
    connection.execute("INSERT OR REPLACE INTO list_rows VALUES (?, ?, ?)", (page.id, shown, stated))


def short_lists(connection: sqlite3.Connection, portal: str) -> tuple[ShortList, ...]:
    """The short lists of a portal, in the order found."""
    rows = connection.execute(
        f"SELECT t.url, s.shown, s.stated FROM ({SHORT}) s JOIN tasks t ON t.id = s.chain ORDER BY t.id",  # noqa: S608
        {"portal": portal},
    )
    return tuple(ShortList(row["url"], row["shown"], row["stated"]) for row in rows)
