"""Which format some bytes are in, told by the bytes; a name or a claimed type only settles what they leave open."""

import re
from pathlib import PurePosixPath

MEDIA_TYPES = {
    "html": "text/html",
    "text": "text/plain",
    "md": "text/markdown",
    "csv": "text/csv",
    "mhtml": "multipart/related",
    "xml": "application/xml",
    "pdf": "application/pdf",
    "rtf": "application/rtf",
    "doc": "application/msword",
    "wps": "application/vnd.ms-works",
    "xls": "application/vnd.ms-excel",
    "et": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ofd": "application/ofd",
    "zip": "application/zip",
    "rar": "application/vnd.rar",
    "7z": "application/x-7z-compressed",
    "gzip": "application/gzip",
    "ole": "application/x-ole-storage",
    "png": "image/png",
    "jpg": "image/jpeg",
    "gif": "image/gif",
    "tif": "image/tiff",
    "bmp": "image/bmp",
    "webp": "image/webp",
}
"""Every format that is told apart, and its media type."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b\x08", "gzip"),
)
_IN_ZIP = (
    (b"word/document.xml", "docx"),
    (b"xl/workbook", "xlsx"),
    (b"ppt/presentation", "pptx"),
    (b"OFD.xml", "ofd"),
    (b"application/vnd.oasis.opendocument.text", "odt"),
)
_IN_OLE = (("WordDocument", "doc"), ("Workbook", "xls"), ("Book", "xls"), ("PowerPoint Document", "ppt"))
_OLE_BY_NAME = {("doc", "wps"): "wps", ("xls", "et"): "et"}

_HTML_TAGS = "html|head|body|meta|title|link|script|style|div|p|table|span|h[1-6]|center|font|section|article|ul|br"
_HTML_START = re.compile(rf"\s*<(?:!doctype\s+html|!--|(?:{_HTML_TAGS})[\s>/])", re.IGNORECASE)
_HTML = "text/html"
_HTML_TAG = re.compile(r"<(?:/(?:div|p|table|tr|td|span)|br\s*/?)>", re.IGNORECASE)
_HTML_SOON = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
_MHTML_START = re.compile(r"\s*(?:From: <Saved by|MIME-Version:).{0,2000}multipart/related", re.IGNORECASE | re.DOTALL)
_TEXT_BY_NAME = {"csv": "csv", "md": "md", "markdown": "md"}
_TEXT_BY_TYPE = {"text/csv": "csv", "text/markdown": "md"}


def binary_format(content: bytes, name: str | None) -> str | None:
    """The format of bytes that are no text, or None. `name` tells apart what differs by the name's ending only."""
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"PK\x03\x04"):
        return next((kind for mark, kind in _IN_ZIP if mark in content), "zip")
    if content.startswith(_OLE):
        kind = next((kind for stream, kind in _IN_OLE if stream.encode("utf-16-le") in content), "ole")
        return _OLE_BY_NAME.get((kind, _ending(name)), kind)
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "webp"
    if content[:2] == b"BM" and content[6:10] == bytes(4):
        return "bmp"
    return next((kind for mark, kind in _MAGIC if content.startswith(mark)), None)


def text_format(text: str, name: str | None, media_type: str | None) -> str:
    """The format of decoded text: markup shows itself; markdown and CSV are known by name or claim only.

    A fragment of a page may begin with text: what claims to be HTML and holds its tags is. Markdown may hold them too.
    """
    head = text[:4096]
    if _MHTML_START.match(head):
        return "mhtml"
    claimed = (media_type or "").partition(";")[0].strip().lower()
    named = _TEXT_BY_NAME.get(_ending(name)) or _TEXT_BY_TYPE.get(claimed)
    if _HTML_SOON.search(head) or (named != "md" and _HTML_START.match(head)):
        return "html"
    if head.lstrip().startswith("<?xml"):
        return "xml"
    if named is None and claimed == _HTML and _HTML_TAG.search(head):
        return "html"
    return named or "text"


def _ending(name: str | None) -> str:
    return PurePosixPath(name or "").suffix.lower().removeprefix(".")
