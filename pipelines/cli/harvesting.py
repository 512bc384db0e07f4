"""Runs a harvest for a command: progress while it works, a summary after it, the exit status of the contract."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.cli.progress import crawl_counter, track
from pipelines.cli.terminal import clean, show_table
from pipelines.flows.building import Built
from pipelines.flows.harvest import Steps, Watch, harvest

if TYPE_CHECKING:
    from corpus.tables.filed import Filed
    from crawler.crawl import CrawlSummary

MOST_SHOWN = 20
"""Addresses not fetched (of each portal) and documents not read, as shown; the summary in `runs/` has all of them."""


def run_steps(store_path: Path, command: str, steps: Steps) -> int:
    """Do the steps, say what was done, and give the exit status."""
    with crawl_counter() as counter:
        done = harvest(store_path, command, steps, Watch(crawling=counter, building=_track_building))
    if done.crawled:
        _tell_crawl(done.crawled)
    if done.imported:
        click.echo(f"imported: {done.imported.new} new, {done.imported.held} in the archive already")
    if done.built:
        _tell_build(done.built)
    if done.events:
        click.echo(f"reports no longer where they were, or back: {_counts(done.events)}")
    for short in done.short:
        click.echo(f"fewer than expected: {short.portal}: reports of {short.bodies} of {short.expected} bodies")
    for violation in done.violations:
        click.echo(f"quality gate not met: {clean(violation)}", err=True)
    version = f"corpus version {done.corpus_version}" if done.corpus_version else "nothing new: no corpus version"
    click.echo(f"{version} ({store_path}/runs/{done.run_id}.json)")
    return done.exit_status


def _track_building(filed: "Iterable[Filed]", total: int) -> "Iterator[Filed]":
    return track(filed, "parsing", total=total)


def _tell_crawl(crawled: "CrawlSummary") -> None:
    """The portals in a table, then what was not fetched, each with its reason."""
    headings = ("portal", "complete", "columns", "lists", "listed", "captured", "new", "changed", "unchanged",
                "blocked", "failed", "skipped")  # fmt: skip
    rows = [
        (
            seen.portal,
            "yes" if seen.complete and seen.chain_complete else "NO",
            seen.columns,
            seen.list_pages,
            seen.listed,
            seen.captured,
            seen.new,
            seen.changed,
            seen.unchanged,
            _counts(seen.blocked),
            _counts(seen.failures),
            sum(seen.skipped.values()),
        )
        for seen in crawled.portals
    ]
    show_table(headings, rows)
    for seen in crawled.portals:
        if seen.skipped:
            click.echo(clean(f"links left out: {seen.portal}: {_counts(seen.skipped)}"))
    for seen in crawled.portals:
        if seen.waiting:
            click.echo(clean(f"left for another run: {seen.portal}: {_counts(seen.waiting)}"))
    for seen in crawled.portals:
        for short in seen.short_lists[:MOST_SHOWN]:
            rows_of = f"{short.shown} of the {short.stated} rows that it states"
            click.echo(clean(f"list not whole: {seen.portal}: {rows_of}: {short.url}"))
    for seen in crawled.portals:
        for missed in seen.not_fetched[:MOST_SHOWN]:
            click.echo(clean(f"not fetched: {seen.portal}: {missed.reason}: {missed.url} {missed.title or ''}"))
        if len(seen.not_fetched) > MOST_SHOWN:
            click.echo(f"not fetched: {seen.portal}: {len(seen.not_fetched) - MOST_SHOWN} more, in the run's summary")


def _tell_build(built: Built) -> None:
    status, reasons = _counts(built.status), _counts(built.reasons)
    details = f" ({status})" if built.documents else ""
    click.echo(f"documents read: {built.documents}{details}" + (f"; why not: {reasons}" if built.reasons else ""))
    click.echo(f"reports: {built.new_reports} new, {built.new_versions} new versions")
    for left in built.not_read[:MOST_SHOWN]:
        click.echo(clean(f"not read: {left.reason}: {left.url}: {left.detail}"))
    if len(built.not_read) > MOST_SHOWN:
        click.echo(f"not read: {len(built.not_read) - MOST_SHOWN} more, in the run's summary")


def _counts(numbers: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {what}" for what, count in sorted(numbers.items())) or "-"
