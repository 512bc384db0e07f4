"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def store_option(function: Command) -> Command:
    """`--store PATH`: the store folder; default the variable NIANBAO_STORE, else ./store."""
    return click.option(
        "--store",
        "store_path",
        type=click.Path(path_type=Path, file_okay=False),
        envvar="NIANBAO_STORE",
        default=Path("store"),
        show_default="NIANBAO_STORE, else ./store",
        help="The store folder.",
    )(function)


def json_option(function: Command) -> Command:
    """`--json`: machine-readable output."""
    return click.option("--json", "as_json", is_flag=True, help="Machine-readable output.")(function)


def registry_option(function: Command) -> Command:
    """`--portals FILE_OR_DIR`: the registry that is looked at."""
    return click.option(
        "--portals",
        "where",
        type=click.Path(path_type=Path),
        default=None,
        metavar="FILE_OR_DIR",
        help="A portal file, or a folder of them.  [default: the portals that come with nianbao]",
    )(function)


def allow_host_option(function: Command) -> Command:
    """`--allow-host HOST`: a home outside gov.cn that someone made sure of."""
    return click.option(
        "--allow-host",
        "allow_hosts",
        multiple=True,
        metavar="HOST",
        help="Take a portal whose home is on this host though it is not under gov.cn; may be repeated.",
    )(function)


def worker_options(function: Command) -> Command:
    """`--workers`, `--limit-seconds` and `--limit-memory`: where documents are parsed, and what one may use."""
    for option in (
        click.option(
            "--limit-memory",
            "limit_memory",
            type=click.IntRange(min=256),
            default=2048,
            show_default=True,
            metavar="MB",
            help="Memory one document may use.",
        ),
        click.option(
            "--limit-seconds",
            "limit_seconds",
            type=click.FloatRange(min=0, min_open=True),
            default=60.0,
            show_default=True,
            metavar="S",
            help="Time one document may take.",
        ),
        click.option(
            "--workers",
            type=click.IntRange(min=0),
            default=None,
            metavar="N",
            help="Parsing processes; 0 parses in this one.  [default: 0 for small inputs, else one a core]",
        ),
    ):
        function = option(function)
    return function
