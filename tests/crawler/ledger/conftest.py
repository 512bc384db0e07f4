"""A ledger with a real archive beside it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.archive.capture import Outcome
from crawler.archive.entry import Entry
from crawler.archive.exchange import Exchange, Request, Response
from crawler.archive.writer import ArchiveWriter
from crawler.ledger.due import settle
from crawler.ledger.ledger import Ledger
from crawler.ledger.task import NewTask, Task
from crawler.ledger.tasks import PageRead
from crawler.ledger.verdict import judge

NOW = datetime(2025, 3, 1, 2, 0, tzinfo=UTC)
HOST = "http://www.smx.gov.cn"


@dataclass(slots=True)
class Store:
    """A store's ledger and archive, and short ways to do what a crawl does."""

    folder: Path
    ledger: Ledger
    writer: ArchiveWriter
    now: datetime = NOW
    run_id: str = "run-1"

    def add(self, path: str, kind: Any = "article", **facts: Any) -> None:
        """Put an address on the frontier of the portal `smx`."""
        facts = {"rank": 3, "report": kind == "article"} | facts
        self.ledger.add("smx", NewTask(f"{HOST}{path}", kind, **facts), self.now)

    def next(self, **conditions: Any) -> Task:
        """The task to ask for next; there must be one."""
        busy = conditions.pop("busy", ())
        task = self.ledger.frontier.next("www.smx.gov.cn", "smx", busy, **conditions)
        assert task
        return task

    def write(
        self, task: Task, body: bytes = b"page", status: int = 200, block: str | None = None, **headers: str
    ) -> Entry:
        """Write a response to a task into the archive only."""
        fields = tuple((name.encode(), value.encode()) for name, value in headers.items())
        outcome: Outcome = "blocked" if block else "gone" if status == 404 else "unchanged" if status == 304 else "new"
        return self.writer.write(
            Exchange(
                url=task.label,
                final_url=task.address,
                fetched_at=self.now,
                run_id=self.run_id,
                outcome=outcome,
                role=task.kind,
                block=block,
                request=Request(),
                received=Response(status, fields, body),
                portal=task.portal,
                linked_from=task.linked_from,
                title=task.title,
                column=task.column,
            )
        )

    def fetch(self, task: Task, body: bytes = b"page", status: int = 200, **headers: str) -> Entry:
        """Write a response to a task into the archive and record it."""
        entry = self.write(task, body, status, **headers)
        fields = tuple((name.encode(), value.encode()) for name, value in headers.items())
        verdict = judge(status, fields, self.now)
        assert self.ledger.record(entry, task, (settle(task, verdict, self.now), verdict))
        return entry

    def read(self, task: Task, **page: Any) -> None:
        """Store what a task's page was read as."""
        self.ledger.store(task, PageRead(**page), self.now)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with (
        Ledger(tmp_path / "ledger.sqlite") as ledger,
        ArchiveWriter(tmp_path / "archive", software="test", find_original=ledger.original) as writer,
    ):
        yield Store(tmp_path, ledger, writer)


def report(path: str, **facts: Any) -> NewTask:
    """A report found on a page."""
    return replace(NewTask(f"{HOST}{path}", "article", 3, report=True, title=f"title of {path}"), **facts)
