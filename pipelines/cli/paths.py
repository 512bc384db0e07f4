"""The files that a command is given by path."""

from collections.abc import Sequence
from pathlib import Path

import click

from pipelines.cli.terminal import clean


def files_of(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files behind the paths; what in a folder is no file is named on standard error."""
    from pipelines.flows.files import find_files

    found = find_files(paths)
    for path in found.left_out:
        click.echo(f"warning: {clean(path)}: left out, it is no regular file", err=True)
    return found.files
