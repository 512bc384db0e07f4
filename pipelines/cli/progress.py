"""Progress of long work: a bar on a terminal, plain lines elsewhere."""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

import click

from pipelines.cli.terminal import clean

if TYPE_CHECKING:
    from crawler.progress import Progress as Crawling

Item = TypeVar("Item")

PLAIN_EVERY_SECONDS = 10.0
"""Away from a terminal, one line so often; nothing for work that is done sooner."""


def track(items: Iterable[Item], what: str, *, total: int | None) -> Iterator[Item]:
    """The items, with their progress told on standard error."""
    return _bar(items, what, total) if sys.stderr.isatty() else _lines(items, what, total)


def _bar(items: Iterable[Item], what: str, total: int | None) -> Iterator[Item]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(items, total=total)


def _lines(items: Iterable[Item], what: str, total: int | None) -> Iterator[Item]:
    said = time.monotonic()
    for number, item in enumerate(items, 1):
        yield item
        if time.monotonic() - said >= PLAIN_EVERY_SECONDS:
            said = time.monotonic()
            click.echo(f"{what}: {number}" + (f" of {total}" if total else ""), err=True)


@contextmanager
def crawl_counter() -> "Iterator[Callable[[Crawling], None]]":
    """What the crawl calls after each fetch."""
    if not sys.stderr.isatty():
        yield _CrawlLines().tell
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn("crawling"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[where]}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("crawling", where="", visible=False)

        def tell(crawling: "Crawling") -> None:
            total = crawling.requests + crawling.waiting
            where = clean(crawling.url)[:60]
            progress.update(bar, completed=crawling.requests, total=total, where=where, visible=True)

        yield tell


class _CrawlLines:
    """Away from a terminal: a line every so often."""

    def __init__(self) -> None:
        self._said = time.monotonic()

    def tell(self, crawling: "Crawling") -> None:
        if time.monotonic() - self._said >= PLAIN_EVERY_SECONDS:
            self._said = time.monotonic()
            click.echo(f"crawling: {crawling.requests} requests, {crawling.waiting} waiting", err=True)
