"""`nianbao build`."""

from pathlib import Path

import click

from pipelines.cli.options import store_option, worker_options


@click.command("build")
@store_option
@click.option("--reparse", is_flag=True, help="Read every document again, with the parser of today.")
@worker_options
def command(store_path: Path, reparse: bool, workers: int | None, limit_seconds: float, limit_memory: int) -> int:
    """Captures to tables: what no parser has read yet."""
    from pipelines.cli.harvesting import run_steps
    from pipelines.executors.supervised import Limits
    from pipelines.flows.building import BuildOptions
    from pipelines.flows.harvest import Steps

    options = BuildOptions(reparse, workers, Limits(limit_seconds, limit_memory))
    return run_steps(store_path, "build", Steps(build=options))
