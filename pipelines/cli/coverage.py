"""`nianbao coverage`."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipelines.cli.options import json_option, store_option

if TYPE_CHECKING:
    from corpus.store.store import Store

SHOWN_BODIES = 3
"""Bodies named in a line of the table; with `--json` all of them."""


@dataclass(frozen=True, slots=True)
class Group:
    """The bodies of a portal that stand alike for a year."""

    portal: str
    region: str
    year: int
    status: str
    reason: str | None
    bodies: tuple[str, ...]


@click.command("coverage")
@store_option
@click.option("--region", "prefix", default="", metavar="PREFIX", help="Only portals whose region code begins so.")
@json_option
def command(store_path: Path, prefix: str, as_json: bool) -> None:
    """Which reports are there and which are not, by portal, year and reason.

    Only not_listed_chain_proven may be read as a report that was possibly not published: every list of the portal
    was read to its proven end, and none names it. The others say what we did not get.
    """
    import msgspec

    from corpus.store.store import Store
    from pipelines.cli.terminal import show_table

    groups = list(_groups(Store.open(store_path), prefix))
    if as_json:
        click.echo(msgspec.json.encode([asdict(group) for group in groups]))
        return
    rows = [
        (group.portal, group.region, group.year, group.status, group.reason or "-", len(group.bodies), _named(group))
        for group in groups
    ]
    show_table(("portal", "region", "year", "status", "reason", "bodies", "which"), rows)


def _named(group: Group) -> str:
    """The bodies that a reader would ask for: not those whose report is there."""
    if group.status == "captured":
        return "-"
    more = len(group.bodies) - SHOWN_BODIES
    return ", ".join(group.bodies[:SHOWN_BODIES]) + (f" and {more} more" if more > 0 else "")


def _groups(store: "Store", prefix: str) -> Iterator[Group]:
    from corpus.store.current import current_coverage

    known = store.read("portals", columns=["portal", "region"])
    regions = dict(zip(known["portal"].to_pylist(), known["region"].to_pylist(), strict=True))
    grouped = current_coverage(store).group_by(["portal", "year", "status", "reason"]).aggregate([("body", "list")])
    keys = [("portal", "ascending"), ("year", "ascending"), ("status", "ascending"), ("reason", "ascending")]
    for row in grouped.sort_by(keys).to_pylist():
        region = regions.get(row["portal"], "")
        if region.startswith(prefix):
            bodies = tuple(sorted(row["body_list"]))
            yield Group(row["portal"], region, row["year"], row["status"], row["reason"], bodies)
