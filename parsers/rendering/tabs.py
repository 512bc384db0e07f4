"""Tab-separated rows, merged cells empty: the layout of a report's text where none is asked for."""

from parsers.document.blocks import Table
from parsers.document.render import as_text


def lines(table: Table) -> list[str]:
    """The lines of a table."""
    return as_text([table]).split("\n") if table.rows else []
