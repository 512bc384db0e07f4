"""Every layout a report can be written in, with the arrangements of the tables that go with it."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.render import arrangements
from tests.render.arrangements import Arrangement, as_drawn
from tests.render.drawing import Drawing
from tests.render.layouts import (
    apart_cells,
    bulleted_cells,
    converter_markdown,
    dense_cells,
    div_list,
    div_table,
    doubled_tabs,
    indented_cells,
    led_pipe_rows,
    markdown_tables,
    merged_html,
    nested_html,
    one_line,
    pipe_cells,
    pipe_rows,
    shifted_tabs,
    spaced_columns,
    span_lost_html,
    tab_rows,
    unspanned_html,
    word_html,
    word_order,
)


@dataclass(frozen=True, slots=True)
class Layout:
    """A way to write a report. `keeps_blanks`: an empty cell can be told from none."""

    name: str
    render: Callable[[Drawing], str]
    suffix: str
    keeps_blanks: bool = True
    arrange: Arrangement = as_drawn

    def write(self, drawing: Drawing) -> str:
        """The document."""
        return self.render(self.arrange(drawing))


WRITERS: tuple[Layout, ...] = (
    Layout("merged_html", merged_html.render, ".html"),
    Layout("word_html", word_html.render, ".html"),
    Layout("unspanned_html", unspanned_html.render, ".html"),
    Layout("span_lost_html", span_lost_html.render, ".html"),
    Layout("div_list", div_list.render, ".html"),
    Layout("div_table", div_table.render, ".html"),
    Layout("nested_html", nested_html.render, ".html"),
    Layout("tab_rows", tab_rows.render, ".txt"),
    Layout("doubled_tabs", doubled_tabs.render, ".txt"),
    Layout("shifted_tabs", shifted_tabs.render, ".txt"),
    Layout("indented_cells", indented_cells.render, ".txt"),
    Layout("apart_cells", apart_cells.render, ".txt", keeps_blanks=False),
    Layout("dense_cells", dense_cells.render, ".txt", keeps_blanks=False),
    Layout("bulleted_cells", bulleted_cells.render, ".txt", keeps_blanks=False),
    Layout("one_line", one_line.with_spaces, ".txt", keeps_blanks=False),
    Layout("one_line_pipes", one_line.with_pipes, ".txt", keeps_blanks=False),
    Layout("pipe_cells", pipe_cells.render, ".txt"),
    Layout("pipe_rows", pipe_rows.render, ".txt"),
    Layout("led_pipe_rows", led_pipe_rows.render, ".txt"),
    Layout("markdown_tables", markdown_tables.render, ".md"),
    Layout("converter_markdown", converter_markdown.render, ".md"),
    Layout("spaced_columns", spaced_columns.render, ".txt", keeps_blanks=False),
    Layout("word_order", word_order.render, ".txt", keeps_blanks=False),
)

ARRANGEMENTS: dict[str, Arrangement] = {
    "table_2_in_four": arrangements.table_2_in_four,
    "table_3_cut": arrangements.cut_in_two,
    "table_4_vertical": arrangements.table_4_vertical,
    "table_3_transposed": arrangements.table_3_transposed,
    "with_subtotal": arrangements.with_subtotal,
    "last_year_beside": arrangements.last_year_beside,
}
ARRANGED_IN = ("merged_html", "tab_rows", "dense_cells")

LAYOUTS: dict[str, Layout] = {writer.name: writer for writer in WRITERS} | {
    f"{writer.name}+{name}": Layout(
        f"{writer.name}+{name}", writer.render, writer.suffix, writer.keeps_blanks, arrangement
    )
    for writer in WRITERS
    if writer.name in ARRANGED_IN
    for name, arrangement in ARRANGEMENTS.items()
}

ANNEXED_IN = tuple(
    writer
    for writer in WRITERS
    if writer.name not in {"span_lost_html", "div_list", "shifted_tabs", "led_pipe_rows", "converter_markdown"}
)
STATISTICS_LAYOUTS: dict[str, Layout] = {writer.name: writer for writer in ANNEXED_IN} | {
    f"{writer.name}+cut": Layout(
        f"{writer.name}+cut", writer.render, writer.suffix, writer.keeps_blanks, arrangements.cut_in_two
    )
    for writer in ANNEXED_IN
    if writer.name in ARRANGED_IN
}
"""Those for tables of statistics: they have no merged cells, so that what differs by these is the same."""
