"""A report as plain text around its tables, whatever the layout of these."""

from collections.abc import Callable, Iterable

from tests.render.drawing import Drawing
from tests.render.grid import Grid


def text_document(drawing: Drawing, lines_of: Callable[[Grid], Iterable[str]], *, heading: str = "") -> str:
    """The whole report: title, prose and tables, an empty line between paragraphs.

    `heading` is the mark that stands before headings (`# ` in markdown).
    """
    report = drawing.report
    parts = [heading + report.title, report.preamble]
    for code, title in report.headings:
        parts.append(heading + title)
        parts.extend(report.sections[code])
        parts.extend("\n".join(lines_of(grid)) for grid in drawing.tables.get(code, ()))
    return "\n\n".join(parts) + "\n"
