"""Formats told by bytes."""

import io
import zipfile

import pytest

from parsers.formats.detect import MEDIA_TYPES, binary_format, text_format


def _zip(*members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for member in members:
            archive.writestr(member, "x")
    return file.getvalue()


def _ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + stream.encode("utf-16-le") + bytes(100)


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"%PDF-1.7\n", None, "pdf"),
        (b"\r\n\r\n%PDF-1.4", "a.html", "pdf"),
        (_zip("[Content_Types].xml", "word/document.xml"), None, "docx"),
        (_zip("xl/workbook.xml"), None, "xlsx"),
        (_zip("ppt/presentation.xml"), None, "pptx"),
        (_zip("OFD.xml", "Doc_0/Document.xml"), None, "ofd"),
        (_zip("a.html"), "a.docx", "zip"),
        (_ole("WordDocument"), "a.doc", "doc"),
        (_ole("WordDocument"), "a.WPS", "wps"),
        (_ole("Workbook"), None, "xls"),
        (_ole("Workbook"), "a.et", "et"),
        (_ole("Unknown"), "a.doc", "ole"),
        (rb"{\rtf1\ansi", None, "rtf"),
        (b"\x89PNG\r\n\x1a\n\0\0", None, "png"),
        (b"\xff\xd8\xff\xe0", None, "jpg"),
        (b"GIF89a", None, "gif"),
        (b"II*\0", None, "tif"),
        (b"BM\x36\0\0\0\0\0\0\0", None, "bmp"),
        (b"RIFF\0\0\0\0WEBPVP8 ", None, "webp"),
        (b"Rar!\x1a\x07\x01\0", None, "rar"),
        (b"7z\xbc\xaf\x27\x1c", None, "7z"),
        (b"\x1f\x8b\x08\0", None, "gzip"),
        ("BM 三门峡".encode(), None, None),
        (b"<html></html>", "a.pdf", None),
    ],
)
def test_binary_formats_show_themselves(content: bytes, name: str | None, expected: str | None) -> None:
    assert binary_format(content, name) == expected
    assert expected is None or expected in MEDIA_TYPES


@pytest.mark.parametrize(
    ("text", "name", "media_type", "expected"),
    [
        ("<!DOCTYPE html><html>", None, None, "html"),
        ("\n <p style='x'>正文</p>", "a.txt", "text/plain", "html"),
        ("<!-- a --><div>", None, None, "html"),
        ('<?xml version="1.0"?><!DOCTYPE html><html>', None, None, "html"),
        ("<?xml version='1.0'?><w:wordDocument/>", "a.doc", None, "xml"),
        ("MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n<html>", "a.doc", None, "mhtml"),
        ("From: <Saved by Blink>\nContent-Type: multipart/related;", None, None, "mhtml"),
        ("一、总体情况\n<1件", "a.txt", None, "text"),
        ("# 标题\n正文", "a.MD", None, "md"),
        ("# 标题\n正文", None, "text/markdown; charset=utf-8", "md"),
        ("<table><tr><td>规章</table>\n\n# 标题", "a.md", None, "md"),
        ("<!DOCTYPE html><p># 标题", "a.md", "text/markdown", "html"),
        ("一、总体情况<br>正文<p>二、", None, "text/html; charset=utf-8", "html"),
        ("一、总体情况<br>正文<p>二、", None, "text/plain", "text"),
        ("一、总体情况\n正文", None, "text/html", "text"),
        ("规章,0,0", "a.csv", None, "csv"),
        ("规章,0,0", None, "text/csv", "csv"),
        ("规章,0,0", None, "application/pdf", "text"),
    ],
)
def test_text_formats_are_told_by_markup_then_by_name(
    text: str, name: str | None, media_type: str | None, expected: str
) -> None:
    assert text_format(text, name, media_type) == expected
