"""Plain text and markdown: one paragraph for each line, kept as it stands."""

import re

from parsers.document.blocks import Document, Paragraph
from parsers.report import Where

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*")


def read_text(text: str, media_type: str, part: int = 0) -> Document:
    """The lines of a text as paragraphs, empty lines too; `where.line` counts from 1.

    A markdown heading mark becomes the level of its paragraph, in plain text as well: converters leave such
    marks in files that end in .txt.
    """
    blocks = []
    for number, line in enumerate(text.removesuffix("\n").split("\n")):
        heading = _HEADING.fullmatch(line)
        where = Where(part=part, block=number, line=number + 1)
        if heading:
            blocks.append(Paragraph(heading[2], where, level=len(heading[1])))
        else:
            blocks.append(Paragraph(line, where))
    return Document(tuple(blocks), media_type)
