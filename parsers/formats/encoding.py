"""Bytes to text: strict UTF-8 first, then what is declared, then what fits, and never in silence."""

import codecs
import re
from collections.abc import Callable, Iterator

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, resolve_encoding

from parsers.formats.error import ParseError
from parsers.report import Finding

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DAMAGED_SHARE = 0.02
"""Above this share of undecodable characters the bytes are taken for no text of that encoding."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_FORM_FEED = re.compile(r"\x0c")


def decode(
    content: bytes, media_type: str | None = None, charset: str | None = None
) -> tuple[str, tuple[Finding, ...]]:
    """The text of some bytes, without byte order mark and control characters, and what was noticed on the way.

    Older portals label UTF-8 as gb2312 and GBK as gb2312: valid UTF-8 wins over any label, and a label of the gb
    family is read as gb18030, which contains them all. Raises ParseError (`unrecognised_bytes`) where no encoding fits.
    """
    text, encoding = _decoded(content, media_type, charset)
    findings = []
    lost = text.count("\ufffd")
    if lost:
        detail = f"{lost} characters, read as {encoding}, are lost and stand as U+FFFD"
        findings.append(Finding("undecodable_bytes", "warning", detail))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text, controls = _CONTROL.subn(" ", _FORM_FEED.sub("", text))
    if controls:
        findings.append(Finding("control_characters", "info", f"{controls} control characters were read as spaces"))
    return text, tuple(findings)


def _decoded(content: bytes, media_type: str | None, charset: str | None) -> tuple[str, str]:
    for mark, encoding in BOMS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), encoding
    candidates = list(_candidates(content, media_type, charset))
    for encoding in candidates:
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    return _damaged(content, candidates)


def _candidates(content: bytes, media_type: str | None, charset: str | None) -> Iterator[str]:
    yield "utf-8"
    if sixteen := _utf16_without_mark(content):
        yield sixteen
    declared: tuple[Callable[[], str | None], ...] = (
        lambda: resolve_encoding(charset) if charset else None,
        lambda: http_content_type_encoding(media_type),
        lambda: html_body_declared_encoding(content[:4096]),
    )
    for source in declared:
        if encoding := source():
            yield encoding
    yield "gb18030"
    yield "big5"


def _utf16_without_mark(content: bytes) -> str | None:
    """UTF-16 has a zero byte beside each ASCII character; no other text has zero bytes."""
    head = content[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if even + odd < 2 or len(content) % 2:
        return None
    if odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd else None


def _damaged(content: bytes, candidates: list[str]) -> tuple[str, str]:
    """The decoding that loses least, the earlier candidate first among equals."""
    attempts = [(content.decode(encoding, "replace"), encoding) for encoding in dict.fromkeys(candidates)]
    text, encoding = min(attempts, key=lambda attempt: attempt[0].count("\ufffd"))
    if text.count("\ufffd") > _DAMAGED_SHARE * len(text):
        raise ParseError("unrecognised_bytes", "the bytes are no known file format and no text of a known encoding")
    return text, encoding
