"""Whether what was found is still there: what the addresses of reports last answered, and whether lists name them."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from crawler.ledger.database import Database
from crawler.ledger.short_lists import SHORT
from crawler.ledger.task import SEPARATOR, host_of

_REPORTS = """
SELECT t.url, t.state, t.reason, t.capture_id AS content, a.capture_id AS answer, a.run_id, a.final_url
FROM tasks t LEFT JOIN captures a ON a.capture_id = t.answer
WHERE t.portal = ? AND t.report = 1 AND t.form = '' AND t.capture_id IS NOT NULL ORDER BY t.id
"""

# A list is whole where one run had an answer for each of its pages, one after the other (a row that moves on while the
# list is read is then seen twice rather than never), the last of them its proven end, and no page names reports without
# an address; nor does it show fewer rows than it states. Its first page may be a frame that lists nothing itself; pages
# beyond its end are gone.
_PAGES = f"""
WITH pages AS (
    SELECT p.*, a.run_id, a.seq, lag(a.seq) OVER (PARTITION BY p.chain ORDER BY p.page_number) AS before,
           NOT p.listing AND p.state = 'done' AND (p.unnamed OR p.reason IS NOT NULL
               AND p.reason IN ('http_404', 'http_410')) AS beyond
    FROM tasks p LEFT JOIN captures a ON a.capture_id = p.answer
    WHERE p.portal = :portal AND p.chain IS NOT NULL AND p.alternate_of IS NULL
), short AS (
    {SHORT}
), whole AS (
    SELECT chain FROM pages GROUP BY chain
    HAVING min(state = 'done' AND (reason IS NULL OR beyond))
       AND min(beyond OR coalesce(chain_end, 'none') IN ('proven', 'more') OR page_number = 1 AND NOT listing)
       AND count(run_id) = count(*) AND count(DISTINCT run_id) = 1 AND min(before IS NULL OR before < seq)
       AND NOT max(EXISTS (SELECT 1 FROM dropped d WHERE d.page = pages.id AND d.reason = 'unlinked_report'))
       AND chain NOT IN (SELECT chain FROM short)
)
"""  # noqa: S608

_NAMED = f"""
{_PAGES}
SELECT r.url, n.still AND NOT p.beyond AS still, p.chain IN whole AS whole, p.column_path, p.title, p.answer
FROM named n JOIN tasks r ON r.id = n.report JOIN pages p ON p.id = n.page
ORDER BY r.id, p.id
"""  # noqa: S608

_NOT_WHOLE = f"""
{_PAGES}
SELECT DISTINCT column_path FROM tasks
WHERE portal = :portal AND listing AND alternate_of IS NULL AND column_path IS NOT NULL
  AND (chain IS NULL OR chain NOT IN whole)
"""  # noqa: S608

# What says that there is no such page, as opposed to that it cannot be had now.
_GONE = ("http_404", "http_410", "soft_404", "redirect_out", "empty_choice")


@dataclass(frozen=True, slots=True)
class Presence:
    """An address of a report that was got once.

    `answers`: whether it gave its page when last asked for; False where it is gone, None where that is not known.
    `named`: whether a list names it; False where every list that last did was read again to its proven end, None
    where that is not known. `answer` and `list_answer` are the captures that show it, `content` that of the newest
    content.
    """

    url: str
    answers: bool | None
    named: bool | None
    content: str
    answer: str | None = None
    list_answer: str | None = None


class Presences:
    """Questions to the ledger; nothing is written."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, portal: str) -> Iterator[Presence]:
        """Every address of a report of the portal that was ever got.

        An address is gone if it answers so (404, 410, a note or the home page in its place, a redirect out of the
        portal) in a run in which its host gave other pages: one that gives none is down, whatever it answers.
        """
        named = self._named(portal)
        gave_pages = lru_cache(maxsize=None)(lambda run_id: self._gave_pages(portal, run_id))
        for row in self._database.connection.execute(_REPORTS, (portal,)):
            answers = True if row["state"] == "done" and row["reason"] is None else None
            if row["reason"] in _GONE and row["run_id"] and host_of(row["final_url"]) in gave_pages(row["run_id"]):
                answers = False
            by_list, list_answer = named.get(row["url"], (None, None))
            yield Presence(row["url"], answers, by_list, row["content"], row["answer"], list_answer)

    def _named(self, portal: str) -> dict[str, tuple[bool | None, str | None]]:
        """For each address that a list ever named whether one does, and the capture of a page that shows it.

        A column may show only the newest of what a list below it holds: it tells nothing while that is not whole.
        """
        above = {
            SEPARATOR.join(path[:length])
            for (column_path,) in self._database.connection.execute(_NOT_WHOLE, {"portal": portal})
            for path in [column_path.split(SEPARATOR)]
            for length in range(1, len(path) + 1)
        }
        rows = self._database.connection.execute(_NAMED, {"portal": portal})
        return {url: _standing(list(pages), above) for url, pages in groupby(rows, itemgetter("url"))}

    def _gave_pages(self, portal: str, run_id: str) -> frozenset[str]:
        """The hosts that gave a page in a run."""
        rows = self._database.connection.execute(
            "SELECT DISTINCT host_of(final_url) FROM captures WHERE run_id = ? AND portal = ? AND role != 'robots'"
            " AND outcome IN ('new', 'changed', 'unchanged') AND (status BETWEEN 200 AND 299 OR status = 304)",
            (run_id, portal),
        )
        return frozenset(row[0] for row in rows)


def _standing(pages: list[sqlite3.Row], above: set[str]) -> tuple[bool | None, str | None]:
    for page in pages:
        if page["still"]:
            return True, page["answer"]
    whole = all(page["whole"] and _path(page) not in above for page in pages)
    return (False, pages[-1]["answer"]) if whole else (None, None)


def _path(page: sqlite3.Row) -> str:
    """The columns down to that of a page, its own title among them; further pages of a list have none."""
    return SEPARATOR.join(filter(None, (page["column_path"], page["title"])))
