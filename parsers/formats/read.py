"""One part of a bundle to one document, by the reader of its format."""

from collections.abc import Callable
from dataclasses import replace

from parsers.document.blocks import Document
from parsers.formats.detect import MEDIA_TYPES, binary_format, text_format
from parsers.formats.encoding import decode
from parsers.formats.error import ParseError
from parsers.formats.html.reader import read_html
from parsers.formats.text import read_text
from parsers.source import RawPart

MAX_BYTES = 16 * 2**20
"""A larger part is not read (`too_large`). The largest report pages seen, exported from Word, are below 1 MB."""

TEXT_READERS: dict[str, Callable[[str, str, int], Document]] = {
    "html": read_html,
    "md": read_text,
    "text": read_text,
}
"""Readers of formats that are text once decoded: (text, media type, number of the part) to a document."""


def media_type_of(part: RawPart) -> str | None:
    """The media type of a part as its bytes show it, or as claimed where they show nothing."""
    kind = binary_format(part.content, _name(part))
    if kind is None and part.content.strip():
        try:
            text, _ = decode(part.content[:8192], part.media_type, part.charset)
        except ParseError:
            return part.media_type
        kind = text_format(text, _name(part), part.media_type)
    return MEDIA_TYPES[kind] if kind else part.media_type


def read_part(part: RawPart, number: int) -> Document:
    """The document of one part; `number` is its place in the bundle.

    Raises ParseError: `empty_document`, `too_large`, `unrecognised_bytes`, `format_not_supported`, `nesting_too_deep`.
    """
    if len(part.content) > MAX_BYTES:
        raise ParseError("too_large", f"{len(part.content)} bytes are more than the {MAX_BYTES} that are read")
    if not part.content.strip(b"\x00 \t\r\n"):
        raise ParseError("empty_document", "the document is empty")
    kind = binary_format(part.content, _name(part))
    if kind is not None:
        raise ParseError("format_not_supported", f"documents in format {kind} are not read")
    text, findings = decode(part.content, part.media_type, part.charset)
    if not text.strip("\ufeff\u200b \t\n\xa0\u3000"):
        raise ParseError("empty_document", "the document holds nothing but blanks")
    kind = text_format(text, _name(part), part.media_type)
    if kind not in TEXT_READERS:
        raise ParseError("format_not_supported", f"documents in format {kind} are not read")
    document = TEXT_READERS[kind](text, MEDIA_TYPES[kind], number)
    return replace(document, findings=findings + document.findings) if findings else document


def _name(part: RawPart) -> str | None:
    return part.member or part.name
