"""`nianbao parse`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.cli.options import worker_options
from pipelines.cli.paths import files_of

if TYPE_CHECKING:
    from parsers.rendering.layouts import TableLayout


@click.command("parse")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option(
    "--tables",
    type=click.Choice(["tsv", "lines", "markdown"]),
    default="tsv",
    show_default=True,
    help="How the text of a report has its tables: tab-separated, one cell a line, or pipe tables.",
)
@worker_options
def command(
    paths: tuple[Path, ...], tables: "TableLayout", workers: int | None, limit_seconds: float, limit_memory: int
) -> None:
    """Local files to report JSON, one line for each.

    Folders are read recursively in sorted order. A bad document gives a line too, with its status and findings;
    one missing path, and nothing is parsed.
    """
    from pipelines.cli.progress import track
    from pipelines.executors.supervised import Limits
    from pipelines.flows.files import parse_files

    files = files_of(paths)
    limits = Limits(seconds=limit_seconds, memory_mb=limit_memory)
    for line in track(parse_files(files, workers=workers, limits=limits, tables=tables), "parsing", total=len(files)):
        sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()
