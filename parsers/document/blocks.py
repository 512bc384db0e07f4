"""The one shape every format becomes: a sequence of blocks, each with its place in the source."""

from dataclasses import dataclass, field

import msgspec

from parsers.report import Finding, Where


class Paragraph(msgspec.Struct, frozen=True):
    """A paragraph, or one line of a plain text.

    `text` is as in the source (tabs and inner spaces kept, no line break); an empty line of a plain text is a
    paragraph with an empty text, since layouts need it. `level` is the heading level (1..6) where the source marks one.
    """

    text: str
    where: Where
    level: int | None = None
    bold: bool = False


class TableCell(msgspec.Struct, frozen=True):
    """A cell as the source has it: its text, and the grid rectangle it covers (0-based, spans >= 1)."""

    text: str
    row: int
    column: int
    rowspan: int
    colspan: int
    where: Where


class Table(msgspec.Struct, frozen=True):
    """A table of the source. `rows` holds each cell once, at the row where it begins, in source order."""

    rows: tuple[tuple[TableCell, ...], ...]
    where: Where


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded document. `metas` are its named facts (`ArticleTitle`, `PubDate`, `title`, …), lower-cased keys."""

    blocks: tuple[Block, ...]
    media_type: str
    metas: dict[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
