"""News of reports in columns of reports: asked for where no list names the report that it tells of.

Within the caller's transaction.
"""

from collections import defaultdict
from datetime import datetime
from sqlite3 import Connection

from crawler.families.headlines import may_be_the_report, reported
from crawler.ledger.task import SEPARATOR, stamp

_NEWS = """
SELECT id, title, column_path FROM tasks
WHERE portal = ? AND state = 'skipped' AND reason = 'decoy_news' AND title IS NOT NULL AND column_path IS NOT NULL
  AND year BETWEEN ? AND ?
"""
_REPORTS = "SELECT title, column_path FROM tasks WHERE portal = ? AND report = 1 AND title IS NOT NULL"
_ASK = "UPDATE tasks SET state = 'pending', reason = NULL, report = 1, due_at = ? WHERE id = ?"


def ask_headlines(connection: Connection, portal: str, years: tuple[int, int] | None, now: datetime) -> bool:
    """Ask for the headlines of a portal that stand alone in their columns, of these years; whether there are any.

    To be called when the lists were read: a report may stand on another page of the list than the news of it.
    """
    news = connection.execute(_NEWS, (portal, *(years or (0, 9999)))).fetchall()
    if not news:
        return False
    titles: dict[str, list[str]] = defaultdict(list)
    columns = {row["column_path"] for row in news}
    for row in connection.execute(_REPORTS, (portal,)):
        if row["column_path"] in columns:
            titles[row["column_path"]].append(row["title"])
    beside = {column: reported(titles[column]) for column in columns}
    alone = [
        row["id"]
        for row in news
        if may_be_the_report(row["title"], row["column_path"].split(SEPARATOR), beside[row["column_path"]])
    ]
    connection.executemany(_ASK, [(stamp(now), task) for task in alone])
    return bool(alone)
