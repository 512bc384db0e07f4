"""The options of `nianbao crawl`, which `nianbao nightly` takes too."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import click

from pipelines.cli.options import allow_host_option
from pipelines.cli.terminal import clean
from pipelines.errors import NianbaoError

if TYPE_CHECKING:
    from crawler.options import CrawlOptions
    from crawler.portals.portal import Portal

QUICK_BACKOFF = 0.2
"""First pause after a refusal, in seconds, where `--delay` is below what a real portal is owed."""

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class CrawlArguments:
    """What the user said of a crawl, not yet looked up."""

    portals: Path
    portal: tuple[str, ...]
    region: str
    years: tuple[int, int] | None
    revisit: Literal["due", "all"]
    now: datetime | None
    delay: float | None
    contact: str | None
    allow_hosts: tuple[str, ...]


def crawl_options(function: Command) -> Command:
    """The options of a crawl, in the order of the help."""
    for option in (allow_host_option, *reversed(_OPTIONS)):
        function = option(function)
    return function


def plan(arguments: CrawlArguments) -> "tuple[list[Portal], CrawlOptions]":
    """The portals asked for and the options as the crawler takes them, with warnings about regions.

    Raises NianbaoError if there is no such portal, CrawlError for options that cannot be used: before any store is
    touched.
    """
    from crawler.options import check
    from crawler.proxies import Proxies

    portals, options = _portals(arguments), _options(arguments)
    check(portals, options, Proxies())
    return portals, options


def _portals(arguments: CrawlArguments) -> "list[Portal]":
    from crawler.portals.check import check
    from crawler.portals.registry import load_files

    entries = load_files(arguments.portals, arguments.allow_hosts)
    known = [entry.portal for entry in entries]
    missing = sorted(set(arguments.portal) - {portal.id for portal in known})
    if missing:
        raise NianbaoError(f"{arguments.portals}: no portal has the id {missing[0]}")
    chosen = [
        portal
        for portal in known
        if portal.region.startswith(arguments.region) and (not arguments.portal or portal.id in arguments.portal)
    ]
    if not chosen:
        raise NianbaoError(f"{arguments.portals}: no portal has a region that begins with {arguments.region}")
    for finding in check([entry for entry in entries if entry.portal in chosen]):
        if finding.key in ("region", "level"):
            click.echo(f"warning: {clean(finding.file)}:{finding.line}: {finding.key}: {clean(finding.what)}", err=True)
    return chosen


def _options(arguments: CrawlArguments) -> "CrawlOptions":
    from crawler.options import CrawlOptions

    return quickened(
        CrawlOptions(
            years=arguments.years,
            revisit=arguments.revisit,
            now=arguments.now,
            delay=arguments.delay,
            contact=arguments.contact,
        )
    )


def quickened(options: "CrawlOptions") -> "CrawlOptions":
    """The options, at a delay for made-up portals with pauses after refusals that are no longer than it needs."""
    from crawler.options import POLITE_DELAY

    quick = options.delay is not None and options.delay < POLITE_DELAY
    return replace(options, backoff=QUICK_BACKOFF) if quick else options


def _years(_ctx: click.Context, _option: click.Parameter, value: str | None) -> tuple[int, int] | None:
    if value is None:
        return None
    match = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", value)
    if not match or (last := int(match[2] or match[1])) < (first := int(match[1])):
        raise click.BadParameter(f"{value!r} is neither a year nor a span such as 2019-2025")
    return first, last


def _now(_ctx: click.Context, _option: click.Parameter, value: str | None) -> datetime | None:
    if value is None:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no ISO 8601 time such as 2026-01-31T02:00:00Z") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


_OPTIONS = (
    click.option(
        "--portals",
        required=True,
        type=click.Path(path_type=Path),
        metavar="FILE_OR_DIR",
        help="A portal file, or a folder of them.",
    ),
    click.option("--portal", multiple=True, metavar="ID", help="Only this portal; may be repeated."),
    click.option("--region", default="", metavar="PREFIX", help="Only region codes that begin so."),
    click.option("--years", callback=_years, metavar="2019-2025", help="Only reports of these years."),
    click.option(
        "--revisit",
        type=click.Choice(["due", "all"]),
        default="due",
        show_default=True,
        help="Ask again for what is due, or for everything.",
    ),
    click.option("--now", callback=_now, metavar="ISO", help="The time by which things are due.  [default: now]"),
    click.option(
        "--delay",
        type=click.FloatRange(min=0),
        metavar="S",
        help="Seconds between requests to a host; lengthens the portals' own. Below 1 only behind a loopback proxy.",
    ),
    click.option(
        "--contact",
        envvar="NIANBAO_CONTACT",
        metavar="ADDRESS",
        help="Where an administrator can reach you; in the user agent.  [default: NIANBAO_CONTACT]",
    ),
)
