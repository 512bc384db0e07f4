"""The layouts in which tables can be written."""

from collections.abc import Callable, Mapping
from typing import Literal

from parsers.document.blocks import Table
from parsers.rendering import lines, markdown, tabs

TableLayout = Literal["tsv", "lines", "markdown"]

LAYOUTS: Mapping[TableLayout, Callable[[Table], list[str]]] = {
    "tsv": tabs.lines,
    "lines": lines.lines,
    "markdown": markdown.lines,
}
"""How a table becomes lines of text, by the name of the layout."""
