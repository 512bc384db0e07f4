"""Progress of long work: a bar on a terminal, plain lines elsewhere."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

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
