"""The commands of `nianbao portals`."""

import click

from pipelines.cli.portals.adding import add_portal, import_portals
from pipelines.cli.portals.looking import check_portals, list_portals, show_portal
from pipelines.cli.portals.suggesting import suggest_portals
from pipelines.cli.portals.trying import try_portal


@click.group("portals")
def command() -> None:
    """The registry: government sites as files."""


for _each in (list_portals, show_portal, check_portals, try_portal, add_portal, import_portals, suggest_portals):
    command.add_command(_each)
