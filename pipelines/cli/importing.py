"""`nianbao import`."""

from pathlib import Path

import click

from pipelines.cli.options import store_option
from pipelines.cli.paths import files_of


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@store_option
def command(paths: tuple[Path, ...], store_path: Path) -> int:
    """Documents from elsewhere become captures; `build` then reads them."""
    from pipelines.cli.harvesting import run_steps
    from pipelines.flows.harvest import Steps

    return run_steps(store_path, "import", Steps(files=files_of(paths)))
