"""`nianbao nightly`."""

from pathlib import Path
from typing import Any

import click

from pipelines.cli.crawl_options import CrawlArguments, crawl_options, plan
from pipelines.cli.options import store_option, worker_options


@click.command("nightly")
@store_option
@crawl_options
@worker_options
def command(store_path: Path, workers: int | None, limit_seconds: float, limit_memory: int, **said: Any) -> int:
    """Crawl, build, check and summarize, under one lock: for a scheduler."""
    from pipelines.cli.harvesting import run_steps
    from pipelines.executors.supervised import Limits
    from pipelines.flows.building import BuildOptions
    from pipelines.flows.harvest import Steps

    crawl = plan(CrawlArguments(**said))
    build = BuildOptions(False, workers, Limits(limit_seconds, limit_memory))
    return run_steps(store_path, "nightly", Steps(crawl=crawl, build=build))
