"""`nianbao portals add|import`: portals into a registry, each checked with all that are there."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.cli.options import allow_host_option
from pipelines.cli.terminal import clean
from pipelines.errors import DONE, FAILED

if TYPE_CHECKING:
    from crawler.portals.registry import PortalFile

_registry = click.option(
    "--portals",
    "registry",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="The folder of portal files to add to.",
)


@click.command("add")
@click.argument("home", metavar="HOME")
@_registry
@click.option("--name", required=True, help="Name of the site, such as 三门峡市人民政府.")
@click.option("--region", required=True, metavar="CODE", help="Its six-digit division code (GB/T 2260).")
@click.option(
    "--level",
    required=True,
    type=click.Choice(["central", "province", "city", "county", "township"]),
    help="Its level.",
)
@click.option("--id", "portal_id", metavar="ID", help="Its id.  [default: made from the host]")
@click.option("--column", "columns", multiple=True, metavar="URL", help="A 年报 column already known; may be repeated.")
@allow_host_option
def add_portal(
    home: str, registry: Path, portal_id: str | None, allow_hosts: tuple[str, ...], **said: str | tuple[str, ...]
) -> int:
    """One portal by its front page. The site is not contacted: `portals try` does that."""
    from crawler.portals.hosts import web_host
    from crawler.portals.naming import identifier
    from crawler.portals.registry import PortalFile, as_portal

    host = web_host(home)
    keys: dict[object, object] = {"id": portal_id or (identifier(host) if host else "portal"), "home": home}
    keys.update(said)
    entry = PortalFile(Path(home), as_portal(keys, Path("the command line"), {}, allow_hosts), {})
    return _add([entry], [], registry, allow_hosts)


@click.command("import")
@click.argument("table", metavar="CSV", type=click.Path(path_type=Path, dir_okay=False))
@_registry
@allow_host_option
def import_portals(table: Path, registry: Path, allow_hosts: tuple[str, ...]) -> int:
    """Many portals from a table: columns home, name, region, level; id, columns, hosts, family if wanted.

    What is right is added, the rest is said, line by line; then the exit status is 1.
    """
    from crawler.portals.table import read_table

    entries, problems = read_table(table, allow_hosts)
    return _add(entries, problems, registry, allow_hosts)


def _add(entries: "Sequence[PortalFile]", problems: list[str], registry: Path, allow_hosts: tuple[str, ...]) -> int:
    from crawler.portals.adding import add
    from crawler.portals.registry import load_files

    known = load_files(registry, allow_hosts) if registry.is_dir() and any(registry.iterdir()) else []
    added = add(entries, known, registry)
    for file in added.files:
        click.echo(f"added: {clean(file)}")
    for problem in (*problems, *added.refused):
        click.echo(f"not added: {clean(problem)}", err=True)
    click.echo(f"{len(added.files)} added, {len(problems) + len(added.refused)} not", err=True)
    return FAILED if problems or added.refused else DONE
