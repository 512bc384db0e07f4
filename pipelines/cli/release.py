"""`nianbao release`."""

from datetime import date, datetime
from pathlib import Path

import click

from pipelines.cli.options import store_option
from pipelines.cli.terminal import clean


def _version_or_date(_ctx: click.Context, _option: click.Parameter, value: str | None) -> int | date | None:
    if value is None or value.isdecimal():
        return int(value) if value else None
    try:
        return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is neither a version number nor a date such as 2026-01-31") from None


@click.command("release")
@click.argument("name")
@store_option
@click.option("--as-of", callback=_version_or_date, metavar="VERSION_OR_DATE", help="An earlier version.")
def command(name: str, store_path: Path, as_of: int | date | None) -> None:
    """Freeze a corpus version: plain Parquet, data dictionary, checksums."""
    from corpus.releases.release import release
    from corpus.store.store import Store

    store = Store.open(store_path)
    with store.lock("release"):
        folder = release(store, name, as_of)
    click.echo(clean(folder))
