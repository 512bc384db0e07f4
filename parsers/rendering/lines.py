"""One cell a line, set in by a tab; an empty line ends a row, as some converters write tables."""

from itertools import takewhile

from parsers.document.blocks import Table
from parsers.rendering.printed import ILLEGIBLE, is_words


def lines(table: Table) -> list[str]:
    """The lines of a table. Before the values of its rows, a label of several rows stands apart, once.

    Elsewhere, where a cell from above goes on there is an empty one. Words behind a value would begin a row in this
    layout: they give way to the mark of what is illegible.
    """
    written: list[str] = []
    hanging: dict[int, int] = {}
    for number, row in enumerate(table.rows):
        hanging = {column: end for column, end in hanging.items() if end > number}
        first = row[0].column if row else 0
        texts = {column: "" for column in hanging if column > first}
        texts |= {cell.column: " ".join(cell.text.split()) for cell in row}
        hanging |= {cell.column: number + cell.rowspan for cell in row if cell.rowspan > 1}
        if not all(map(is_words, texts.values())):
            for group in takewhile(lambda cell: cell.rowspan > 1, row):
                written.extend(_row([texts.pop(group.column)]))
        written.extend(_row([texts[column] for column in sorted(texts)]))
    return written


def _row(texts: list[str]) -> list[str]:
    if texts == [""]:
        return []
    values = next((at for at, text in enumerate(texts) if text and not is_words(text)), len(texts))
    shown = [ILLEGIBLE if at > values and is_words(text) else text for at, text in enumerate(texts)]
    return [*(f"\t{text}" for text in shown), ""]
