"""The ledger: what was asked, when, with what outcome, and when it is due again."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from crawler.archive.capture import Capture
from crawler.archive.entry import Entry, Position
from crawler.archive.exchange import Original
from crawler.ledger.alternates import Alternate, Alternates
from crawler.ledger.captures import Article, CaptureRow, Captures
from crawler.ledger.database import Database
from crawler.ledger.due import Settlement, given_up
from crawler.ledger.frontier import Frontier, Scope
from crawler.ledger.headlines import ask_headlines
from crawler.ledger.knowledge import Knowledge
from crawler.ledger.listed import Listed
from crawler.ledger.presence import Presences
from crawler.ledger.robots import RobotsCache
from crawler.ledger.task import NewTask, Task
from crawler.ledger.tasks import PageRead, Tasks
from crawler.ledger.verdict import Verdict

_PUBLISHED = "published"


class Ledger:
    """A store's `ledger.sqlite`. Raises LedgerError where the file is no ledger or newer than this program.

    It is the crawl's frontier, and an index of the archive that can be rebuilt from the archive alone. One
    process writes, any number may read. A fetch goes through it in three steps, so that a crawl killed at any
    moment loses nothing and asks for nothing twice: its capture group is in the archive, then `record`, then
    `store`.
    """

    def __init__(self, path: Path) -> None:
        self._database = Database(path)
        self._captures = Captures(self._database)
        self._tasks = Tasks(self._database)
        self._alternates = Alternates(self._database)
        self.frontier = Frontier(self._database)
        self.knowledge = Knowledge(self._database)
        self.listed = Listed(self._database)
        self.presences = Presences(self._database)
        self.robots = RobotsCache(self._database)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def begin(self, seeds: Mapping[str, Iterable[NewTask]], scope: Scope) -> None:
        """Begin a run of portals, all or none: make pending what is due, and put their seeds on the frontier."""
        with self._database.transaction():
            self.frontier.begin(seeds, scope)
            for portal, tasks in seeds.items():
                for task in tasks:
                    self._tasks.add(portal, task, scope.now)

    def add(self, portal: str, task: NewTask, now: datetime) -> None:
        """Put an address on the frontier, or join what is found now with what is known of it."""
        with self._database.transaction():
            self._tasks.add(portal, task, now)

    def record(self, entry: Entry, task: Task | None = None, settled: tuple[Settlement, Verdict] | None = None) -> bool:
        """Record a capture group that stands in the archive, and what it did to its task; False if known already."""
        with self._database.transaction():
            if not self._captures.add(entry):
                return False
            if task and settled:
                self._tasks.settle(task, *settled, entry.capture)
            return True

    def store(self, task: Task, page: PageRead, now: datetime) -> None:
        """Store what a fetched page was read as. Its task is done."""
        with self._database.transaction():
            self._tasks.store(task, page, now)

    def adopt(self, entry: Entry) -> Task | None:
        """The task that a capture group of the crawl answers, made from the group where it is not known.

        None for imports and robots.txt.
        """
        with self._database.transaction():
            return self._tasks.adopt(entry, entry.capture.fetched_at)

    def give_up(self, task: Task, reason: str, now: datetime) -> None:
        """Leave a task for another night because our own code failed on what came."""
        with self._database.transaction():
            self._tasks.give_up(task, given_up(task.nights, "failed", reason, now))

    def ask_alternates(self, portal: str, now: datetime) -> bool:
        """Put on the frontier where else the pages stand that were not had where they were asked for; whether any."""
        with self._database.transaction():
            return self._alternates.ask(portal, now)

    def ask_headlines(self, portal: str, years: tuple[int, int] | None, now: datetime) -> bool:
        """Put on the frontier the news of reports that no list of a portal names; whether there are any."""
        with self._database.transaction() as connection:
            return ask_headlines(connection, portal, years, now)

    def alternates(self) -> Iterator[Alternate]:
        """Every address that is not asked for because the page of a report, asked for elsewhere, stands there too."""
        return self._alternates.all()

    def imported(self, url: str) -> bool:
        """Whether a file from elsewhere was taken in under this address."""
        return self._captures.imported(url)

    def record_import(self, entry: Entry) -> None:
        """Record a file from elsewhere that `ArchiveWriter.write` took in."""
        self.record(entry)

    def repeats(self, task: Task, rows_hash: str) -> bool:
        """Whether an earlier page of the task's list holds the same rows."""
        return self._tasks.repeats(task, rows_hash)

    def articles(self) -> Iterator[Article]:
        """Every report with content, as it was last got: those of the crawl, then the imports, oldest first."""
        return self._captures.articles()

    def captures(self, *, unpublished: bool = False) -> Iterator[CaptureRow]:
        """Every capture in the order of the archive; with `unpublished` only those after `mark_published`."""
        return self._captures.rows(self._captures.mark(_PUBLISHED) if unpublished else 0)

    def mark_published(self, seq: int) -> None:
        """Remember that a corpus version holds the captures up to `seq`."""
        with self._database.transaction():
            self._captures.set_mark(_PUBLISHED, seq)

    def capture(self, capture_id: str) -> Capture | None:
        """A capture by its id."""
        return self._captures.get(capture_id)

    def newest(self, portal: str, url: str) -> str | None:
        """The SHA-256 of the newest content of an address of a portal."""
        return self._tasks.newest(portal, url)

    def known(self) -> Position | None:
        """The end of the newest capture group the ledger knows, for `ArchiveWriter` and `read_index`."""
        return self._captures.known()

    def original(self, payload_digest: str) -> Original | None:
        """The first response with these bytes, for the `find_original` of `ArchiveWriter`."""
        return self._captures.original(payload_digest)

    def place(self, capture_id: str) -> Position | None:
        """Where in the archive a capture begins, for the `find` of `read_capture`."""
        return self._captures.place(capture_id)
