"""Text from the web on a terminal: escaped, cut to the width, in plain columns when it is no terminal."""

import sys
import unicodedata
from collections.abc import Iterable, Sequence

import click


def clean(text: object) -> str:
    """Text that can do nothing to a terminal: control, format and surrogate characters shown as escapes."""
    return "".join(
        character if unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co"} else ascii(character)[1:-1]
        for character in str(text)
    )


def show_table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A table on standard output: aligned on a terminal, tab-separated elsewhere."""
    cleaned = [[clean(value) for value in row] for row in rows]
    if not sys.stdout.isatty():
        for row in [list(headings), *cleaned]:
            click.echo("\t".join(row))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*headings, box=None, pad_edge=False, header_style="bold")
    for row in cleaned:
        table.add_row(*(Text(value) for value in row))
    Console().print(table)
