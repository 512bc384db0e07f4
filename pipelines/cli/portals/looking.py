"""`nianbao portals list|show|check`: what is in the registry, and whether it is right."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.cli.options import allow_host_option, json_option, registry_option
from pipelines.cli.terminal import clean, show_table
from pipelines.errors import DONE, FAILED, NianbaoError

if TYPE_CHECKING:
    from crawler.portals.portal import Portal


@click.command("list")
@registry_option
@click.option("--region", "prefix", default="", metavar="PREFIX", help="Only region codes that begin so.")
@json_option
def list_portals(where: Path | None, prefix: str, as_json: bool) -> None:
    """The portals, one for each line."""
    import msgspec

    portals = [portal for portal in _load(where) if portal.region.startswith(prefix)]
    if as_json:
        click.echo(msgspec.json.encode([portal.model_dump(mode="json") for portal in portals]))
        return
    rows = [(p.id, p.region, p.level, p.name, p.home, str(p.verified or "not verified")) for p in portals]
    show_table(("id", "region", "level", "name", "home", "verified"), rows)


@click.command("show")
@click.argument("portal_id", metavar="ID")
@registry_option
@json_option
def show_portal(portal_id: str, where: Path | None, as_json: bool) -> None:
    """One portal, every key with its value, defaults included."""
    import msgspec
    import yaml

    for portal in _load(where):
        if portal.id == portal_id:
            facts = portal.model_dump(mode="json")
            click.echo(
                msgspec.json.encode(facts)
                if as_json
                else yaml.safe_dump(facts, allow_unicode=True, sort_keys=False).rstrip()
            )
            return
    raise NianbaoError(f"no portal has the id {portal_id}: `nianbao portals list` shows them")


@click.command("check")
@registry_option
@allow_host_option
@json_option
def check_portals(where: Path | None, allow_hosts: tuple[str, ...], as_json: bool) -> int:
    """Keys, region codes, levels, families, duplicates. Exit status 1 if there is an error."""
    import msgspec

    from crawler.portals.check import check
    from crawler.portals.registry import DEFAULT_REGISTRY, load_files

    entries = load_files(where or DEFAULT_REGISTRY, allow_hosts)
    findings = check(entries)
    if as_json:
        click.echo(msgspec.json.encode(findings, enc_hook=str))
    else:
        for finding in findings:
            click.echo(clean(finding))
        click.echo(f"{len(entries)} portal files, {len(findings)} findings", err=True)
    return FAILED if any(finding.severity == "error" for finding in findings) else DONE


def _load(where: Path | None) -> "list[Portal]":
    from crawler.portals.registry import DEFAULT_REGISTRY, load

    return load(where or DEFAULT_REGISTRY)
