"""Columns that show no report themselves and name bodies: they are read whole once a body's own column shows one."""

from sqlite3 import Connection

from crawler.ledger.task import Task

_SHOWN = """
UPDATE tasks SET chain_end = 'proven' WHERE id = :id AND chain_end = 'bodies' AND EXISTS (
    SELECT 1 FROM tasks body WHERE body.portal = :portal AND body.linked_from = :url AND body.kind = 'column'
    AND (body.report OR body.listing AND body.rows_hash IS NOT NULL)
)
"""
_ABOVE = "UPDATE tasks SET chain_end = 'proven' WHERE portal = ? AND url = ? AND form = '' AND chain_end = 'bodies'"


def prove_by_bodies(connection: Connection, task: Task, *, names_bodies: bool, shows_reports: bool) -> None:
    """Store what the page of a column tells of itself, or of the column that names it.

    A menu of agencies stands on pages of every kind, so the names alone prove nothing.
    """
    if task.kind != "column":
        return
    if names_bodies:
        connection.execute(_SHOWN, {"id": task.id, "portal": task.portal, "url": task.label})
    elif shows_reports and task.linked_from:
        connection.execute(_ABOVE, (task.portal, task.linked_from))
