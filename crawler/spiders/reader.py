"""Reads fetched pages into the ledger: those that just came, and those that a killed crawl left unread."""

from pathlib import Path

from crawler.archive.reader import read_capture
from crawler.ledger.task import Task
from crawler.ledger.tasks import PageRead
from crawler.run import Run
from crawler.spiders.reading import Bounds, read_page
from crawler.spiders.text import decode, page_of


class PageReader:
    """From the content of a task's page to tasks in the ledger."""

    def __init__(self, run: Run) -> None:
        self._run = run
        options = run.options
        self._bounds = Bounds(options.years, options.max_depth, options.max_chain)

    def read(self, task: Task, url: str, content: bytes, media_type: str | None, charset: str | None) -> PageRead:
        """Read a page and store what it leads to; its task is done. `url` is the address that answered."""
        read = PageRead()
        text = None if task.kind == "attachment" else decode(content, media_type, charset)
        if text is not None:
            portal, ledger = self._run.portals[task.portal], self._run.ledger
            page = page_of(task, url, text)
            read = read_page(task, page, portal, self._bounds, lambda rows: ledger.repeats(task, rows))
        self._run.ledger.store(task, read, self._run.clock.now())
        return read

    def read_archived(self, archive: Path) -> int:
        """Read from the archive what was fetched and not read; how many pages that were. Raises ArchiveError."""
        ledger = self._run.ledger
        count = 0
        for task in ledger.frontier.unread(self._run.portals):
            assert task.unread
            place = ledger.place(task.unread)
            assert place
            stored = read_capture(archive, place.file, place.offset, ledger.place)
            self.read(task, stored.url, stored.content, stored.media_type, stored.charset)
            count += 1
        return count
