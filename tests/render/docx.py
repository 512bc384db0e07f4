"""A report as a Word file (Office Open XML): real table cells with gridSpan and vMerge."""

import io
import zipfile
from html import escape

from tests.render.form_2021 import SECTIONS
from tests.render.grid import Grid, Slot, grids, slots
from tests.render.sample_report import SampleReport

OFFICE = "http://schemas.openxmlformats.org"
WORD = f"{OFFICE}/wordprocessingml/2006/main"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
FIXED_TIME = (2024, 1, 2, 9, 30, 0)

CONTENT_TYPES = (
    f'{XML}<Types xmlns="{OFFICE}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    f'{XML}<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{OFFICE}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def docx_file(report: SampleReport) -> bytes:
    """The whole report with its title; the same bytes for the same report."""
    tables = grids(report)
    parts = [_paragraph(report.title), _paragraph(report.preamble)]
    for code, number, title in SECTIONS:
        parts.append(_paragraph(f"{number}、{title}"))
        parts.extend(_paragraph(text) for text in report.sections[code])
        if code in tables:
            parts.append(_table(tables[code]))
    document = f'{XML}<w:document xmlns:w="{WORD}"><w:body>{"".join(parts)}<w:sectPr/></w:body></w:document>'
    return _zipped(
        {
            "[Content_Types].xml": CONTENT_TYPES,
            "_rels/.rels": RELATIONS,
            "word/document.xml": document,
        }
    )


def _zipped(members: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, FIXED_TIME), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _table(grid: Grid) -> str:
    columns = '<w:gridCol w:w="900"/>' * sum(cell.colspan for cell in grid[0])
    rows = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in slots(grid))
    width = '<w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
    return f"<w:tbl>{width}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"


def _cell(slot: Slot) -> str:
    spans = f'<w:gridSpan w:val="{slot.cell.colspan}"/>' if slot.cell.colspan > 1 else ""
    if not slot.begins:
        spans += "<w:vMerge/>"
    elif slot.cell.rowspan > 1:
        spans += '<w:vMerge w:val="restart"/>'
    return f"<w:tc><w:tcPr>{spans}</w:tcPr>{_paragraph(slot.text)}</w:tc>"
