"""`docs/accuracy.md`, and the same tables for a terminal."""

import sys
from collections.abc import Sequence
from pathlib import Path

from tests.eval.sheets import Sheet

PAGE = Path(__file__).parents[2] / "docs" / "accuracy.md"

WIDEST = 1000

INTRODUCTION = """# How often the numbers are right

Written by `make eval WRITE=1`; do not edit. {documents} documents: {reports} random reports for every layout × damage,
on the forms of 2021 and 2019 and on the mixture of both, a third of them all zero; a third as many for every layout ×
damage of the statistics tables that were annexed before 2019 (the form of 2014, and a local one as of 2008); and the
recorded reports of `tests/cases`. The seeds are fixed: the same program gives the same page.

How to read it. A cell counts if a careful reader of the document could tell it: from what is printed, from the order
of the rows, or because the sums leave one value.

| word | meaning |
|---|---|
| correct | the value the document gives (or leads to), whatever the state it is given in |
| missed | no value given |
| wrong | another value, in doubt or in a table with a finding (or blank, dash and absent confused) |
| silent | another value, or one nobody can tell, as if it were certain: there must be none |
| false alarms | documents with nothing amiss (undamaged or changed harmlessly) that got a warning or an error |
| 95 % | the Wilson interval of the share before it. Cells of one document are not independent: take it as a hint |

Tables with numbers and all-zero tables stand apart: in most reports nearly every cell is 0, which flatters.
Damage is what conversion, scanning and carelessness do to tables (`tests/render/damage.py`), harmless changes are other
ways to print them (`tests/render/harmless.py`); what differs for statistics is in `tests/render/statistics_damage.py`.
The layouts are described in `tests/render/layouts/`. What these documents cannot show: layouts nobody has met yet. A
recorded report in a format that is not read counts as missed. A figure of the older forms that no sum ties to others
cannot be told from a misprint: there it counts as correct if it is given as printed.
"""


def write_page(sheets: Sequence[Sheet], reports: int, documents: int) -> None:
    """Writes the page."""
    parts = [INTRODUCTION.format(reports=reports, documents=documents), *map(_markdown, sheets)]
    PAGE.write_text("\n".join(parts), encoding="utf-8")


def _markdown(sheet: Sheet) -> str:
    lines = [f"## {sheet.title}", "", _row(sheet.header), "|" + "---|" * len(sheet.header), *map(_row, sheet.rows)]
    return "\n".join(lines) + "\n"


def _row(texts: Sequence[str]) -> str:
    return "| " + " | ".join(texts) + " |"


def print_sheets(sheets: Sequence[Sheet]) -> None:
    """Tables on a terminal, columns apart by tabs elsewhere."""
    for sheet in sheets:
        if sys.stdout.isatty():
            _print_rich(sheet)
        else:
            print(f"\n{sheet.title}", "\t".join(sheet.header), sep="\n")
            print("\n".join("\t".join(row) for row in sheet.rows))


def _print_rich(sheet: Sheet) -> None:
    """In full: a table wider than the terminal goes on in the next line, it is not cut."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(title=sheet.title, title_justify="left", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    for at, name in enumerate(sheet.header):
        table.add_column(name, justify="right" if at else "left", no_wrap=True)
    for row in sheet.rows:
        table.add_row(*row)
    console = Console()
    wanted = console.measure(table, options=console.options.update(max_width=WIDEST)).maximum
    Console(width=max(console.width, wanted)).print(table)
