"""Bytes to text: strict UTF-8 first, then what is declared, then what fits, and never in silence."""

import codecs
import re
import unicodedata
from collections.abc import Iterator

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, resolve_encoding

from parsers.formats.error import ParseError
from parsers.report import Finding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BELIEVED = frozenset(("gb18030", "gbk", "gb2312", "big5", "big5hkscs", "cp950", "utf-16", "utf-16-le", "utf-16-be"))
"""Labels to follow. A Western label on a Chinese page is a default of its server."""

_LOST = "\ufffd"
_ESCAPES = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_WHITE = frozenset("\t\n ")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_SAMPLE = 4000
_RUBBISH_SHARE = 0.1


def decode(
    content: bytes, media_type: str | None = None, charset: str | None = None
) -> tuple[str, tuple[Finding, ...]]:
    """The text of some bytes, without byte order mark and control characters, and what was noticed on the way.

    Old portals label UTF-8 as gb2312 and GBK as gb2312: valid UTF-8 wins over any label, and a label of the gb family
    is read as gb18030, which contains them all. Lines end in one line feed. Raises ParseError (`unrecognised_bytes`)
    for what is no text in any encoding that fits.
    """
    text, encoding = _decoded(content, media_type, charset)
    findings = []
    lost = text.count(_LOST)
    if lost:
        detail = f"{lost} characters, read as {encoding}, are lost and stand as U+FFFD"
        findings.append(Finding("undecodable_bytes", "warning", detail))
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "")
    text, controls = _CONTROL.subn(" ", _ESCAPES.sub("", text))
    if lost + controls > _RUBBISH_SHARE * len(text) or (encoding != "utf-8" and _is_rubbish(text[:_SAMPLE])):
        raise ParseError("unrecognised_bytes", "the bytes are of no known format and no text in a known encoding")
    if controls:
        findings.append(Finding("control_characters", "info", f"{controls} control characters are read as spaces"))
    return text, tuple(findings)


def _decoded(content: bytes, media_type: str | None, charset: str | None) -> tuple[str, str]:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace"), encoding
    for encoding in _candidates(content, media_type, charset):
        try:
            text = content.decode(encoding)
            if encoding == "gb18030" and _PRIVATE.search(text) and (big5 := _strictly_big5(content)):
                return big5, "big5"
            return text, encoding
        except UnicodeDecodeError:
            if encoding == "utf-8" and _is_nearly_utf8(content):
                break
    else:
        return content.decode("gb18030", "replace"), "gb18030"
    return content.decode("utf-8", "replace"), "utf-8"


def _strictly_big5(content: bytes) -> str | None:
    """The text where the bytes are good Big5: gb18030 takes such bytes too, but for characters of private use."""
    try:
        return content.decode("big5")
    except UnicodeDecodeError:
        return None


def _candidates(content: bytes, media_type: str | None, charset: str | None) -> Iterator[str]:
    """Encodings in the order to try them; labels are asked for only when UTF-8 does not fit."""
    if sixteen := _utf16_without_mark(content[:4096]):
        yield sixteen
    yield "utf-8"
    header = http_content_type_encoding(media_type) if media_type else None
    labels = (charset and resolve_encoding(charset), header, html_body_declared_encoding(content[:4096]))
    yield from (label for label in labels if label in _BELIEVED)
    yield "gb18030"
    yield "big5"


def _utf16_without_mark(head: bytes) -> str | None:
    """UTF-16 has a zero byte in each ASCII character, always on the same side; no other text has zero bytes."""
    high_first, low_first = head[0::2].count(0), head[1::2].count(0)
    if high_first + low_first < 2 or not 4 * min(high_first, low_first) < max(high_first, low_first):
        return None
    return "utf-16-be" if high_first > low_first else "utf-16-le"


def _is_nearly_utf8(content: bytes) -> bool:
    """Whether only few of the wide characters are damaged: text cut in the middle of a character, or one bad byte."""
    text = content.decode("utf-8", "replace")
    wide = len(text) - len(text.encode("ascii", "ignore"))
    return 20 * text.count(_LOST) < wide


def _is_rubbish(sample: str) -> bool:
    """Whether too many characters are controls, unassigned or private: bytes that an encoding takes by chance."""
    odd = sum(1 for char in sample if char not in _WHITE and unicodedata.category(char)[0] == "C")
    return odd > _RUBBISH_SHARE * len(sample)
