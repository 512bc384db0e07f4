"""Pipe tables as GitHub renders them: the first row is the header, merged cells go on as empty ones."""

from parsers.document.blocks import Table, TableCell

_HEADER_RULE = "---|"


def lines(table: Table) -> list[str]:
    """The lines of a table; none for a table without rows."""
    width = max((cell.column + cell.colspan for row in table.rows for cell in row), default=0)
    rows = [f"| {' | '.join(_squares(row))} |" for row in table.rows]
    return [*rows[:1], "|" + _HEADER_RULE * width, *rows[1:]] if rows else []


def _squares(row: tuple[TableCell, ...]) -> list[str]:
    """The texts of a row square by square, up to the end of its last cell."""
    squares = [""] * max((cell.column + cell.colspan for cell in row), default=1)
    for cell in row:
        squares[cell.column] = _text(cell.text)
    return squares


def _text(text: str) -> str:
    """A text on one line that sets no cell apart and is no rule."""
    line = " ".join(text.replace("|", "¦").split())
    return "—" if line.strip("-") == "" and line else line
