"""`nianbao crawl`."""

from pathlib import Path
from typing import Any

import click

from pipelines.cli.crawl_options import CrawlArguments, crawl_options, plan
from pipelines.cli.options import store_option


@click.command("crawl")
@store_option
@crawl_options
def command(store_path: Path, **said: Any) -> int:
    """Discover the reports of portals and archive them.

    Polite, and resumable: interrupted, the same command goes on where it stopped. What was not fetched is listed
    with its reason, and makes the exit status 3.
    """
    from pipelines.cli.harvesting import run_steps
    from pipelines.flows.harvest import Steps

    return run_steps(store_path, "crawl", Steps(crawl=plan(CrawlArguments(**said))))
