"""Pages of a list that nothing names: asked for to see whether the list goes on, and no gap where they are not there.

Everything here runs within the caller's transaction.
"""

from sqlite3 import Connection

from crawler.ledger.task import RANKS, Task

# What shows nothing new beside the pages of today may do so beside those of tomorrow: it is asked for in full again.
_IS_NONE = """
UPDATE tasks SET listing = 0, rows_hash = NULL, chain_end = NULL, etag = NULL, last_modified = NULL WHERE id = ?
"""
_IS_ONE = "UPDATE tasks SET rank = min(rank, ?) WHERE id = ? AND unnamed"
_ANY = "SELECT 1 FROM tasks WHERE chain = ? AND unnamed LIMIT 1"

_GOES_ON = """
UPDATE tasks SET chain_end = 'more' WHERE chain = :chain AND listing AND chain_end IN ('open', 'unproven')
AND EXISTS (SELECT 1 FROM tasks u WHERE u.chain = :chain AND u.unnamed AND u.listing
            AND u.page_number > tasks.page_number)
"""

# The page that it went on with is gone.
_OPENS = """
UPDATE tasks SET chain_end = 'open' WHERE chain = :chain AND listing AND chain_end = 'more'
AND EXISTS (SELECT 1 FROM tasks u WHERE u.chain = :chain AND u.unnamed AND u.page_number > tasks.page_number)
AND NOT EXISTS (SELECT 1 FROM tasks u WHERE u.chain = :chain AND u.listing AND u.page_number > tasks.page_number)
"""

# All that were asked for answered, and are none.
_ENDS = """
UPDATE tasks SET chain_end = 'proven' WHERE chain = :chain AND listing AND chain_end = 'open'
AND NOT EXISTS (SELECT 1 FROM tasks u WHERE u.chain = :chain AND u.unnamed AND u.page_number > tasks.page_number
                AND (u.listing OR u.state NOT IN ('done', 'skipped')))
"""


def is_no_page(connection: Connection, task: Task) -> None:
    """Store that a page that nothing names is none of its list: it is not there, or shows nothing new."""
    connection.execute(_IS_NONE, (task.id,))
    _judge_ends(connection, task)


def is_page(connection: Connection, task: Task) -> None:
    """Store that a page of a list was read; one that nothing names is from now on asked for as those are that are."""
    connection.execute(_IS_ONE, (RANKS["list"], task.id))
    _judge_ends(connection, task)


def _judge_ends(connection: Connection, task: Task) -> None:
    """Store how the pages of a list end by what is known of those that nothing names."""
    chain = task.chain or task.id
    if connection.execute(_ANY, (chain,)).fetchone():
        connection.execute(_GOES_ON, {"chain": chain})
        connection.execute(_OPENS, {"chain": chain})
    connection.execute(_ENDS, {"chain": chain})
