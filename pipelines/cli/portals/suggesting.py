"""`nianbao portals suggest`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.cli.options import json_option, registry_option, store_option
from pipelines.cli.terminal import show_table

if TYPE_CHECKING:
    from crawler.portals.suggest import Suggestions


@click.command("suggest")
@store_option
@registry_option
@json_option
def suggest_portals(store_path: Path, where: Path | None, as_json: bool) -> None:
    """Government hosts that archived pages name and no portal owns, with the evidence. Nothing is contacted.

    The divisions are those of the site codes (网站标识码) that the host's own pages state: a hint, not an address
    that is certain. Look at a site before you add it: it may be an alias of another, or lapsed.
    """
    import msgspec

    from crawler.portals.registry import DEFAULT_REGISTRY, load
    from crawler.portals.suggest import Suggestions
    from pipelines.flows.suggesting import look_through

    suggestions = Suggestions(load(where or DEFAULT_REGISTRY))
    if lost := look_through(store_path, suggestions):
        click.echo(f"warning: {lost} pages could not be read from the archive and were not looked at", err=True)
    if as_json:
        click.echo(msgspec.json.encode(_facts(suggestions)))
        return
    rows = [
        (found.domain, found.pages, ", ".join(found.divisions) or "-", ", ".join(found.hosts), found.evidence[0])
        for found in suggestions.ranked()
    ]
    show_table(("domain", "pages", "divisions", "hosts", "named on"), rows)


def _facts(suggestions: "Suggestions") -> list[dict[str, object]]:
    return [
        {
            "domain": found.domain,
            "pages": found.pages,
            "hosts": dict(found.hosts),
            "site_codes": dict(found.site_codes),
            "divisions": found.divisions,
            "evidence": found.evidence,
        }
        for found in suggestions.ranked()
    ]
