"""What the frames, viewers and scripts of an article's page show: files, and pages that hold its text. Pure."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from lxml.html import HtmlElement

from crawler.families.addresses import is_file
from crawler.families.family import Page
from crawler.families.rows import absolute

_FRAMES = (("iframe", "src"), ("frame", "src"), ("embed", "src"), ("object", "data"))
_FILE_FIELDS = frozenset(("file", "url", "src", "path", "pdf", "pdfurl", "fileurl", "filepath", "furl"))
_MARKS = ("<iframe", "<frame", "<embed", "<object", "viewer", "pdfjs", "preview")
_VIEWER = re.compile(r"viewer|pdfjs|preview|onlinepreview", re.IGNORECASE)
_SCRIPT_MARKS = ("pdfobject", "getdocument", "pdfh5", "pdfurl", "default_url")
# The libraries' own calls, whose argument is a file whatever its ending; any quoted name of a PDF beside them.
_CALLED = re.compile(r"(?:PDFObject\.embed|getDocument)\s{0,9}\(\s{0,9}(?:\{\s{0,9}url\s{0,9}:\s{0,9})?"
                     r"[\"']([^\"'<>\s]{1,500})[\"']", re.IGNORECASE)  # fmt: skip
_QUOTED = re.compile(r"[\"']([^\"'<>\s]{1,500}\.(?:pdf|ofd)(?:[?#][^\"'<>\s]{0,200})?)[\"']", re.IGNORECASE)
_PAGE = re.compile(r"(?:\.s?html?|\.jsp|\.aspx|\.do|\.php|/)$", re.IGNORECASE)
_FURNITURE = re.compile(
    r"share|comment|search|login|count|weather|head|top|foot|bottom|menu|nav|left|banner|logo|map|player|video|stat",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|(?:^|[;\s])(?:width|height)\s*:\s*\d{1,2}px", re.IGNORECASE)
_THIN = re.compile(r"\s*\d{1,2}\s*(?:px)?\s*")


def may_frame(page: Page) -> bool:
    """Whether a page has anything that shows a file or another page."""
    return any(mark in page.lowered for mark in (*_MARKS, *_SCRIPT_MARKS))


def framed_files(page: Page, root: HtmlElement, base: str) -> Iterator[tuple[str, str]]:
    """Files that a frame or a script shows, itself or through a viewer that is told the address: address and title."""
    if any(mark in page.lowered for mark in _MARKS):
        yield from _in_frames(root, base)
    if any(mark in page.lowered for mark in _SCRIPT_MARKS):
        called = (match[1] for pattern in (_CALLED, _QUOTED) for match in pattern.finditer(page.text))
        yield from ((_told(url) or url, "") for url in (absolute(file, base) for file in called) if url)


def _in_frames(root: HtmlElement, base: str) -> Iterator[tuple[str, str]]:
    for tag, attribute in _FRAMES:
        for element in root.iter(tag):
            if url := _shown(element.get(attribute), base):
                yield url, element.get("title") or ""
    for anchor in root.xpath("//a[contains(@href, '?')]"):
        address = absolute(anchor.get("href"), base)
        if address and _VIEWER.search(urlsplit(address).path) and (url := _told(address)):
            yield url, " ".join(anchor.text_content().split())


def framed_pages(root: HtmlElement, base: str) -> Iterator[tuple[str, HtmlElement]]:
    """Pages that a frame shows and that may hold an article's text, with the frame: none that is of the site's."""
    for tag in ("iframe", "frame"):
        for frame in root.iter(tag):
            url = absolute(frame.get("src", ""), base)
            names = " ".join(frame.get(name) or "" for name in ("id", "name", "class", "src"))
            if url is None or is_file(url) or _told(url) or _FURNITURE.search(names) or _is_hidden(frame):
                continue
            path = urlsplit(url).path
            if _PAGE.search(path) and not _VIEWER.search(path):
                yield url, frame


def _is_hidden(frame: HtmlElement) -> bool:
    sizes = (frame.get(name) or "" for name in ("width", "height"))
    return bool(_HIDDEN.search(frame.get("style") or "")) or any(map(_THIN.fullmatch, sizes))


def _shown(source: str | None, base: str) -> str | None:
    address = absolute(source, base) if source else None
    if address is None:
        return None
    return address if is_file(address) else _told(address)


def _told(viewer: str) -> str | None:
    """The file that the query of a viewer names; without a known ending only where the address says it is a viewer."""
    parts = urlsplit(viewer)
    is_viewer = bool(_VIEWER.search(parts.path))
    for name, value in parse_qsl(parts.query):
        if name.lower() in _FILE_FIELDS and (is_file(value) or is_viewer):
            return absolute(value, viewer)
    return None
