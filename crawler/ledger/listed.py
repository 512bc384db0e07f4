"""The reports that a portal's lists name, and how far each of them and the portal itself was got."""

from collections.abc import Iterator
from dataclasses import dataclass

from crawler.ledger.database import Database
from crawler.ledger.short_lists import SHORT, short_lists
from crawler.ledger.task import SEPARATOR

_COLUMNS = f"""
WITH short AS ({SHORT})
SELECT first.url, first.title, count(page.id) AS pages,
       first.id IN (SELECT chain FROM short) AS is_short,
       (SELECT chain_end FROM tasks WHERE chain = first.id AND state = 'done' AND (listing OR NOT unnamed)
        ORDER BY page_number DESC LIMIT 1) AS ends
FROM tasks first LEFT JOIN tasks page
    ON page.chain = first.id AND page.state = 'done' AND (page.listing OR NOT page.unnamed)
WHERE first.portal = :portal AND first.listing AND first.page_number = 1
GROUP BY first.id ORDER BY first.id
"""  # noqa: S608

_OBSTACLE = """
SELECT coalesce(reason, iif(state = 'done', 'end_' || coalesce(chain_end, 'unproven'), state)) AS why, count(*) AS pages
FROM tasks
WHERE portal = ? AND discovery AND (
    state IN ('pending', 'failed', 'blocked')
    OR state = 'skipped' AND reason = 'depth'
    OR listing AND (reason IS NOT NULL OR coalesce(chain_end, 'unproven') NOT IN ('proven', 'more'))
)
GROUP BY why ORDER BY pages DESC, why LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class ListedReport:
    """A link to a report: its title, the titles of the columns above it, and the year that its title names.

    `captured` if its page was ever got; `state` and `reason` say what became of the last try.
    """

    url: str
    title: str | None
    columns: tuple[str, ...]
    year: int | None
    state: str
    reason: str | None
    captured: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A list that holds reports, at its first page: how many pages of it were read, and how its chain ends.

    `ends`: `proven`, `open`, `unproven`, `loop` or `pages` (too many), as its last page that was read tells; `short`
    where it was read to its end and showed fewer rows than it states; None: none was read.
    """

    url: str
    title: str | None
    pages: int
    ends: str | None


@dataclass(frozen=True, slots=True)
class Entrance:
    """The home page of a portal: whether it was ever got, and what became of the last try."""

    captured: bool
    state: str
    reason: str | None


class Listed:
    """Questions to the ledger about one portal; nothing is written."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def reports(self, portal: str) -> Iterator[ListedReport]:
        """Every report link of a portal, in the order found."""
        for row in self._database.connection.execute(
            "SELECT url, title, column_path, year, state, reason, capture_id IS NOT NULL AS captured"
            " FROM tasks WHERE portal = ? AND report = 1 ORDER BY id",
            (portal,),
        ):
            columns = tuple(row["column_path"].split(SEPARATOR)) if row["column_path"] else ()
            yield ListedReport(
                row["url"], row["title"], columns, row["year"], row["state"], row["reason"], bool(row["captured"])
            )

    def columns(self, portal: str) -> Iterator[Column]:
        """The lists of a portal that hold reports, in the order found."""
        for row in self._database.connection.execute(_COLUMNS, {"portal": portal}):
            yield Column(row["url"], row["title"], row["pages"], "short" if row["is_short"] else row["ends"])

    def entrance(self, portal: str) -> Entrance | None:
        """The home page of a portal; None where the ledger does not know the portal."""
        row = self._database.connection.execute(
            "SELECT state, reason, capture_id IS NOT NULL AS captured FROM tasks"
            " WHERE portal = ? AND kind = 'home' ORDER BY capture_id IS NOT NULL DESC, id LIMIT 1",
            (portal,),
        ).fetchone()
        return Entrance(bool(row["captured"]), row["state"], row["reason"]) if row else None

    def obstacle(self, portal: str) -> str | None:
        """What most often stood in the way of reading the lists of a portal to their end; None where nothing did.

        `no_column`: all that was found was read, and nothing of it is a list of reports.
        """
        row = self._database.connection.execute(_OBSTACLE, (portal,)).fetchone()
        if row:
            return str(row["why"])
        if short_lists(self._database.connection, portal):
            return "end_short"
        found = "SELECT 1 FROM tasks WHERE portal = ? AND listing LIMIT 1"
        return None if self._database.connection.execute(found, (portal,)).fetchone() else "no_column"

    def portals(self) -> list[str]:
        """Every portal that the ledger knows."""
        return [row[0] for row in self._database.connection.execute("SELECT DISTINCT portal FROM tasks ORDER BY 1")]
