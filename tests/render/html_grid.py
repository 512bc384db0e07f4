"""A report's body as HTML with merged tables, plain or as Word saves it."""

from collections.abc import Callable
from html import escape

from tests.render.form_2021 import SECTIONS
from tests.render.grid import Grid, Row, grids
from tests.render.sample_report import SampleReport

WORD_PARAGRAPH = (
    '<p class="MsoNormal" align="{align}" style="margin:0cm;margin-bottom:.0001pt;text-align:{align};'
    'text-indent:0cm;line-height:20.0pt;mso-pagination:widow-orphan">'
    '<span style="font-size:12.0pt;font-family:仿宋_GB2312;mso-bidi-font-family:宋体;'
    'color:black;mso-font-kerning:0pt"><span lang="EN-US" style="mso-spacerun:yes"><o:p></o:p></span>'
    "{text}</span></p>"
)
WORD_CELL = ' style="border:solid windowtext 1.0pt;padding:0cm 5.4pt 0cm 5.4pt"'


def html_body(report: SampleReport, *, word_noise: bool = False, total_apart: bool = False) -> str:
    """The report as the inside of a body container (no title: that is the article page's).

    `word_noise` wraps every paragraph and cell as Word's HTML export does (about 128 KB a page).
    """
    paragraph = word_paragraph if word_noise else _paragraph
    attributes = WORD_CELL if word_noise else ""
    tables = grids(report, total_apart=total_apart)
    parts = [paragraph(report.preamble, "left")]
    for code, number, title in SECTIONS:
        parts.append(paragraph(f"{number}、{title}", "left"))
        parts.extend(paragraph(text, "left") for text in report.sections[code])
        if code in tables:
            parts.append(html_table(tables[code], paragraph=paragraph, attributes=attributes))
    return "\n".join(parts)


def html_table(grid: Grid, *, paragraph: Callable[[str, str], str] | None = None, attributes: str = "") -> str:
    """One merged grid as a `<table>`."""
    wrap = paragraph or _paragraph
    rows = "\n".join(f"<tr>{_cells(row, wrap, attributes)}</tr>" for row in grid)
    return f'<table border="1" cellspacing="0" cellpadding="0"><tbody>\n{rows}\n</tbody></table>'


def _cells(row: Row, wrap: Callable[[str, str], str], attributes: str) -> str:
    written = []
    for cell in row:
        spans = f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
        spans += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
        written.append(f"<td{spans}{attributes}>{wrap(cell.text, 'center')}</td>")
    return "".join(written)


def _paragraph(text: str, align: str) -> str:
    return f'<p style="text-align:{align}">{escape(text)}</p>'


def word_paragraph(text: str, align: str) -> str:
    """A paragraph as Word's HTML export writes it."""
    return WORD_PARAGRAPH.format(align=align, text=escape(text))
