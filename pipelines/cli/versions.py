"""`nianbao versions`."""

from pathlib import Path

import click

from pipelines.cli.options import json_option, store_option


@click.command("versions")
@store_option
@json_option
def command(store_path: Path, as_json: bool) -> None:
    """The corpus versions, and what each added."""
    import msgspec

    from corpus.store.store import Store
    from pipelines.cli.terminal import show_table

    versions = Store.open(store_path).versions()
    if as_json:
        click.echo(msgspec.json.encode(versions))
        return
    rows = [
        (
            version.number,
            f"{version.run.ended:%Y-%m-%d %H:%M}",
            version.run.command,
            version.run.outcome,
            "good" if version.run.good else "gate not met",
            ", ".join(f"{count} {table}" for table, count in version.added.items()),
        )
        for version in versions
    ]
    show_table(("version", "ended (UTC)", "command", "outcome", "checks", "added rows"), rows)
