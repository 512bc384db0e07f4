"""What a link without any words is drawn as, by the names that its maker gave: `next.gif`, `icon-right`, `2.png`."""

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.families.rows import title_of

_NUMBER = re.compile(r"(?:page|num|no|p|n)?[_-]?0?(\d{1,3})", re.IGNORECASE)
_PARTS = re.compile(r"[\W_\d]+")
_NEXT = frozenset(("next", "nextpage", "pagenext", "xyy", "xiayiye", "right", "arrowright", "caretright"))


def is_drawn_next(anchor: HtmlElement) -> bool:
    """Whether an anchor is drawn as the way to the next page: an arrow to the right, too."""
    name = _name(anchor).lower()
    return not _NEXT.isdisjoint((*_PARTS.split(name), _PARTS.sub("", name)))


def drawn_number(anchor: HtmlElement) -> str:
    """The number that an anchor is drawn as; empty where it is none."""
    number = _NUMBER.fullmatch(_name(anchor))
    return number[1] if number else ""


def _name(anchor: HtmlElement) -> str:
    """The file of its first picture without the ending, or the classes of its first icon; empty where it has words."""
    drawn = next(anchor.iter("img", "i", "em", "span"), None)
    if drawn is None or title_of(anchor):
        return ""
    if drawn.tag != "img":
        return drawn.get("class") or ""
    try:
        return PurePosixPath(urlsplit(drawn.get("src") or "").path).stem
    except ValueError:
        return ""
