"""Reads fetched pages into the ledger: those that just came, and those that a killed crawl left unread."""

from dataclasses import replace
from pathlib import Path

from crawler.archive.reader import read_capture
from crawler.blocks.recognise import is_drawn, says_empty
from crawler.ledger.task import DISCOVERY, Task
from crawler.ledger.tasks import PageRead
from crawler.run import Run
from crawler.spiders.bounds import Bounds
from crawler.spiders.reading import read_next_page, read_page
from crawler.spiders.sitemap import read_sitemap, unpacked
from crawler.spiders.text import decode, page_of

_SLASHES_OF_A_HOST = 2


class PageReader:
    """From the content of a task's page to tasks in the ledger."""

    def __init__(self, run: Run) -> None:
        self._run = run
        options = run.options
        self._bounds = Bounds(options.years, options.max_depth, options.max_chain)

    def read(self, task: Task, url: str, content: bytes, media_type: str | None, charset: str | None) -> PageRead:
        """Read a page and store what it leads to; its task is done. `url` is the address that answered."""
        read = PageRead()
        if task.kind == "sitemap":
            content = unpacked(content)
        text = None if task.kind in ("attachment", "image") else decode(content, media_type, charset)
        if text is not None and task.kind == "sitemap":
            read = read_sitemap(task, text, self._run.portals[task.portal])
        elif text is not None:
            portal, ledger = self._run.portals[task.portal], self._run.ledger
            page = page_of(task, url, text)
            if task.kind == "next_page":
                read = read_next_page(task, page, portal, self._bounds)
            else:
                read = read_page(task, page, portal, self._bounds, lambda rows: ledger.repeats(task, rows))
            if task.kind in DISCOVERY and _shows_nothing(read):
                read = _of_nothing(read, task, text)
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


def _shows_nothing(read: PageRead) -> bool:
    """Whether a list has no row and leads to none; of other pages, whether there is no link at all."""
    if read.no_page or read.next_pages or read.rows or any(found.listing for found in read.tasks):
        return False
    return "unlinked_report" not in read.dropped if read.listing else not (read.tasks or read.dropped)


def _of_nothing(read: PageRead, task: Task, text: str) -> PageRead:
    """A page that shows nothing: drawn by a script, or the first page of a list that does not say that it is empty."""
    if is_drawn(text):
        return replace(read, block="js_only")
    first = read.end == "proven" and task.page_number == 1 and not read.report
    if first and not says_empty(text) and not _leads_below(read, task):
        return replace(read, end="bodies" if read.names_bodies else "unproven")
    return read


def _leads_below(read: PageRead, task: Task) -> bool:
    """Whether a column leads to columns in its own folder: the agencies of a year, say, each with its reports."""
    folder, _, name = task.url.rpartition("/")
    whole = folder.count("/") > _SLASHES_OF_A_HOST and name.partition(".")[0] in ("", "index")
    return whole and any(found.kind == "column" and found.url.startswith(f"{folder}/") for found in read.tasks)
