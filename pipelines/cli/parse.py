"""`nianbao parse`."""

import sys
from pathlib import Path

import click

from pipelines.cli.options import worker_options
from pipelines.cli.paths import files_of


@click.command("parse")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@worker_options
def command(paths: tuple[Path, ...], workers: int | None, limit_seconds: float, limit_memory: int) -> None:
    """Local files to report JSON, one line for each.

    Folders are read recursively in sorted order. A bad document gives a line too, with its status and findings;
    one missing path, and nothing is parsed.
    """
    from pipelines.cli.progress import track
    from pipelines.executors.supervised import Limits
    from pipelines.flows.files import parse_files

    files = files_of(paths)
    limits = Limits(seconds=limit_seconds, memory_mb=limit_memory)
    for line in track(parse_files(files, workers=workers, limits=limits), "parsing", total=len(files)):
        sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()
