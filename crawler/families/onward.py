"""Where a page that lists nothing itself sends its reader: its frames, a refresh, the `location` that a script sets."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.families.addresses import is_file
from crawler.families.family import Page
from crawler.families.rows import absolute, base_of

MAX_FRAMES = 5  # of one page; more are boxes of a home page

_FRAMES = (("frame", "src"), ("iframe", "src"), ("embed", "src"), ("object", "data"))
_FRAME_MARKS = tuple(f"<{tag}" for tag, _ in _FRAMES)
_MARKS = (*_FRAME_MARKS, "http-equiv", "location")
_REFRESH = re.compile(r"\s*\d+(?:\.\d+)?\s*[;,]\s*(?:url\s*=)?\s*[\"']?([^\"']+?)[\"']?\s*", re.IGNORECASE)
_SENT_ON = re.compile(
    r"\blocation(?:\.href)?\s*=\s*([\"'])(?P<set>[^\"'<>\s]{1,500})\1\s*(?:[;}\r\n]|$)"
    r"|\blocation\.(?:replace|assign)\(\s*([\"'])(?P<called>[^\"'<>\s]{1,500})\3\s*\)"
)
_CALLED_LATER = re.compile(r"\bfunction\b|=>")
_FURNITURE = re.compile(r"head|foot|top|banner|weather|tianqi|share|login|search|count|stat|jiucuo", re.IGNORECASE)
_UNSEEN = re.compile(r"display\s*:\s*none|(?:height|width)\s*:\s*[01](?:px)?\s*(?:;|$)", re.IGNORECASE)


def frames(page: Page) -> tuple[str, ...]:
    """The pages that frames of a page show; files are none, nor what is too small to be seen.

    Nor are frames within a page that are named as furniture. In a frameset `top.htm` and `left.htm` are the menus.
    """
    root = page.tree if any(mark in page.lowered for mark in _FRAME_MARKS) else None
    if root is None:
        return ()
    base = base_of(root, page.url)
    places = dict(_FRAMES)
    framed = root.iter(*places)
    found = ((frame, absolute(frame.get(places[frame.tag], ""), base)) for frame in framed if _holds_markup(frame))
    shown = (url for frame, url in found if url and not is_file(url) and _is_shown(frame, url))
    return tuple(dict.fromkeys(shown))[:MAX_FRAMES]


def sent_on(page: Page) -> tuple[str, ...]:
    """Where a page without links sends its reader: by a refresh, a script that runs as it loads, or its frames."""
    root = page.tree if any(mark in page.lowered for mark in _MARKS) else None
    if root is None:
        return ()
    base = base_of(root, page.url)
    found = (absolute(href, base) for href in (*_refreshes(root), *_locations(root)))
    return tuple(dict.fromkeys((*(url for url in found if url), *frames(page))))


def _refreshes(root: HtmlElement) -> Iterator[str]:
    for meta in root.iter("meta"):
        match = _REFRESH.fullmatch(meta.get("content") or "")
        if match and (meta.get("http-equiv") or "").strip().lower() == "refresh":
            yield match[1]


def _locations(root: HtmlElement) -> Iterator[str]:
    """Addresses that a script goes to outright; what functions do when they are called is not told."""
    for script in root.iter("script"):
        code = script.text or ""
        if not _CALLED_LATER.search(code):
            for match in _SENT_ON.finditer(code):
                yield match["set"] or match["called"]


def _holds_markup(frame: HtmlElement) -> bool:
    """Whether a frame shows a page; what `<object>` and `<embed>` show is most often a film."""
    if frame.tag not in ("object", "embed"):
        return True
    source = (frame.get("data") or frame.get("src") or "").partition("?")[0]
    return "html" in (frame.get("type") or "").lower() or source.lower().endswith((".html", ".htm", ".shtml", "/"))


def _is_shown(frame: HtmlElement, url: str) -> bool:
    return _is_seen(frame) and (frame.tag == "frame" or not _FURNITURE.search(urlsplit(url).path))


def _is_seen(frame: HtmlElement) -> bool:
    sizes = ((frame.get(name) or "").removesuffix("px").strip() for name in ("width", "height"))
    return not (_UNSEEN.search(frame.get("style") or "") or any(size in ("0", "1") for size in sizes))
