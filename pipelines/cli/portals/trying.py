"""`nianbao portals try`."""

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from pipelines.cli.options import allow_host_option, json_option
from pipelines.cli.progress import crawl_counter
from pipelines.cli.terminal import clean, show_table
from pipelines.errors import DONE, FAILED, INCOMPLETE, NianbaoError

if TYPE_CHECKING:
    from crawler.portals.portal import Portal
    from pipelines.flows.trying import Look

SHOWN = 10
"""Columns and report links shown; with `--json` all of them."""


@click.command("try")
@click.argument("url", metavar="URL")
@click.option("--name", help="Name of the site.  [default: as the site states it]")
@click.option("--region", metavar="CODE", help="Its division code.  [default: that of its site code]")
@click.option("--level", type=click.Choice(["central", "province", "city", "county", "township"]), help="Its level.")
@click.option(
    "--save", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="Add it to this registry."
)
@click.option("--delay", type=click.FloatRange(min=0), metavar="S", help="As of `nianbao crawl`.")
@click.option("--contact", envvar="NIANBAO_CONTACT", metavar="ADDRESS", help="As of `nianbao crawl`.")
@allow_host_option
@json_option
def try_portal(
    url: str,
    *,
    save: Path | None,
    delay: float | None,
    contact: str | None,
    allow_hosts: tuple[str, ...],
    as_json: bool,
    **said: str | None,
) -> int:
    """Look at one site: its family, columns, first report links, politeness; and a portal file ready to save.

    URL is the front page, or a 年报 column. Lists are read (30 pages at most), no report is asked for, and nothing is
    kept. Exit status 3 if no report was found.
    """
    import msgspec

    from crawler.options import CrawlOptions
    from pipelines.cli.crawl_options import quickened
    from pipelines.flows.trying import look_at

    portal = _draft(url, {key: value for key, value in said.items() if value}, allow_hosts)
    with crawl_counter() as counter:
        look = look_at(portal, quickened(CrawlOptions(delay=delay, contact=contact)), counter)
    if as_json:
        click.echo(msgspec.json.encode(_facts(look)))
    else:
        _tell(look)
    if save and _save(look.found(), save, allow_hosts) == FAILED:
        return FAILED
    return DONE if look.reports else INCOMPLETE


def _draft(url: str, said: dict[str, str], allow_hosts: tuple[str, ...]) -> "Portal":
    """The portal as far as it is known before the look. What nobody said is not set."""
    from crawler.portals.hosts import web_host
    from crawler.portals.naming import identifier
    from crawler.portals.registry import as_portal

    host = web_host(url)
    if host is None:
        raise NianbaoError(f"{url}: not an http(s) address with a host name, such as http://www.smx.gov.cn/")
    parts = urlsplit(url)
    keys: dict[object, object] = {"id": identifier(host), "home": f"{parts.scheme}://{parts.netloc}/"}
    keys |= {"name": host, "region": "000000", "level": "central"}
    if parts.path not in ("", "/"):
        keys["columns"] = [url]
    keys.update(said)
    portal = as_portal(keys, Path("the command line"), {}, allow_hosts)
    unsaid = {"name", "region", "level"} - said.keys()
    return type(portal).model_construct(portal.model_fields_set - unsaid, **dict(portal))


def _tell(look: "Look") -> None:
    from crawler.portals.adding import as_yaml

    seen = look.summary
    show_table(
        ("what", "found"),
        [
            ("families", ", ".join(f"{name}: {pages} pages" for name, pages in look.families.most_common()) or "-"),
            ("site", f"{look.site_name or 'not stated'}, {look.site_code or 'no site code'}"),
            ("robots.txt", look.robots),
            ("requests", seen.requests),
            ("blocked", ", ".join(f"{count} {kind}" for kind, count in seen.blocked.items()) or "-"),
            ("failed", ", ".join(f"{count} {kind}" for kind, count in seen.failures.items()) or "-"),
            ("report links", len(look.reports)),
        ],
    )
    for column in look.columns[:SHOWN]:
        ends = column.ends or "not read"
        click.echo(clean(f"column: {column.title or '-'}: {column.pages} pages, {ends}: {column.url}"))
    for report in look.reports[:SHOWN]:
        click.echo(clean(f"report: {report.year or '-'}: {report.title or '-'}: {report.url}"))
    for hidden, what in ((len(look.columns) - SHOWN, "columns"), (len(look.reports) - SHOWN, "reports")):
        if hidden > 0:
            click.echo(f"and {hidden} more {what}")
    click.echo(f"\n{as_yaml(look.found())}", nl=False)
    if look.division is None and "region" not in look.portal.model_fields_set:
        click.echo("# region and level are not known: the site states no code; say --region and --level")


def _facts(look: "Look") -> dict[str, object]:
    return {
        "portal": look.found().model_dump(mode="json"),
        "families": dict(look.families),
        "site_name": look.site_name,
        "site_code": look.site_code,
        "division": look.division,
        "robots": look.robots,
        "summary": look.summary,
        "columns": look.columns,
        "reports": look.reports,
    }


def _save(portal: "Portal", registry: Path, allow_hosts: tuple[str, ...]) -> int:
    from crawler.portals.adding import add
    from crawler.portals.registry import PortalFile, load_files

    if {"name", "region", "level"} - portal.model_fields_set:
        raise NianbaoError(
            f"{portal.home}: the site does not state its name and code; say --name, --region and --level"
        )
    known = load_files(registry, allow_hosts) if registry.is_dir() and any(registry.iterdir()) else []
    added = add([PortalFile(Path(portal.home), portal, {})], known, registry)
    for file in added.files:
        click.echo(f"added: {clean(file)}", err=True)
    for problem in added.refused:
        click.echo(f"not added: {clean(problem)}", err=True)
    return FAILED if added.refused else DONE
