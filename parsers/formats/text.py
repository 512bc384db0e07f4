"""Plain text and markdown: one paragraph for each line, kept as it stands; tables written as markup become tables."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from parsers.document.blocks import Block, Document, Paragraph
from parsers.formats.error import ParseError
from parsers.formats.html.reader import read_markup
from parsers.report import Finding, Where

_HEADING = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*")
_TABLE_TAG = re.compile(r"<(/?)table(?=[\s>])[^<>]*>", re.IGNORECASE)


def read_text(text: str, media_type: str, part: int = 0) -> Document:
    """The lines of a text as paragraphs, empty lines too; `where.line` counts from 1.

    A markdown heading mark becomes the level of its paragraph, in plain text as well: converters leave such
    marks in files that end in .txt. They leave tables of HTML there too, since markdown has no merged cells.
    """
    lines = text.removesuffix("\n").split("\n")
    blocks: list[Block] = []
    clipped = 0
    for start, stop, is_table in _pieces(lines):
        markup = _markup("\n".join(lines[start:stop]), part, len(blocks)) if is_table else None
        if markup is None:
            for number in range(start, stop):
                blocks.append(_line(lines[number], Where(part=part, block=len(blocks), line=number + 1)))
            continue
        found, cut = markup
        blocks += (_at_line(block, start + 1) for block in found)
        clipped += cut
    detail = f"{clipped} cells ask for rows or columns beyond their table"
    findings = (Finding("span_clipped", "info", detail, where=Where(part=part)),) if clipped else ()
    return Document(tuple(blocks), media_type, findings=findings)


def _pieces(lines: Sequence[str]) -> Iterator[tuple[int, int, bool]]:
    """Stretches of lines, and whether they are a table from its first tag to its last; a table must end."""
    opened: int | None = None
    start = depth = 0
    for number, line in enumerate(lines):
        for tag in _TABLE_TAG.finditer(line) if "able" in line or "ABLE" in line else ():
            opened = number if opened is None and not tag[1] else opened
            depth = max(0, depth - 1 if tag[1] else depth + 1)
        if opened is not None and not depth:
            yield start, opened, False
            yield opened, number + 1, True
            opened, start = None, number + 1
    yield start, len(lines), False


def _markup(text: str, part: int, first: int) -> tuple[list[Block], int] | None:
    try:
        return read_markup(text, part, first)
    except ParseError:
        return None


def _line(line: str, where: Where) -> Paragraph:
    heading = _HEADING.fullmatch(line) if line.startswith("#") else None
    return Paragraph(heading[2], where, level=len(heading[1])) if heading else Paragraph(line, where)


def _at_line(block: Block, line: int) -> Block:
    """A block of a piece of markup with the line its piece begins at; cells keep their row and number."""
    where = Where(part=block.where.part, block=block.where.block, line=line)
    return replace(block, where=where)
