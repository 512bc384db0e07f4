"""What every family reads alike: the anchors of a page, each with absolute URL, title and the date of its row."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urldefrag, urljoin, urlsplit

from lxml import html
from lxml.html import HtmlElement

from crawler.families.dates import first_date, without_dates
from crawler.families.family import Link

_ROW_TAGS = ("li", "tr", "dd")
_MAX_LINKS_OF_A_ROW = 3  # more, and the <tr> is a layout table around the whole list
_CUT = re.compile(r"(?:\.{2,}|…+)$")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Anchors:
    """The links of a page in document order, and the titles of anchors that name no address to ask for."""

    links: tuple[Link, ...]
    unlinked: tuple[str, ...]


def parse(markup: str) -> HtmlElement | None:
    """The tree of a page, or of a fragment of one; None where there is no element in it.

    The parser is given bytes: as text, lxml refuses pages that declare an encoding.
    """
    cleaned = markup.replace("\0", "")
    if not cleaned.strip():
        return None
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    return html.document_fromstring(cleaned.encode("utf-8", "replace"), parser=parser, ensure_head_body=False)


def base_of(root: HtmlElement, url: str) -> str:
    """The address that relative links of the page start from: `<base href>` where it has one."""
    for href in root.xpath("//base/@href"):
        return absolute(str(href), url) or url
    return url


def absolute(href: str, base: str) -> str | None:
    """The address an href stands for, without its fragment; None for scripts, mail, bare fragments and nonsense."""
    href = re.sub(r"[\t\r\n]", "", href).strip()
    if not href or href.startswith("#"):
        return None
    path, mark, query = href.partition("?")
    try:
        url = urldefrag(urljoin(base, path.replace("\\", "/") + mark + query)).url
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def read_anchors(root: HtmlElement, base: str, *, is_row: Callable[[str], bool] | None = None) -> Anchors:
    """Every anchor of a tree, those after `</html>` too; `is_row` tells by its URL whether one is a row of a list.

    The same URL stands more than once where its titles differ; without a title only if nothing else names it.
    """
    links: list[Link] = []
    unlinked: list[str] = []
    for anchor in root.xpath("//a"):
        title = title_of(anchor)
        url = absolute(anchor.get("href", ""), base)
        if url is not None:
            links.append(Link(url, title, row_date(anchor), is_row is not None and is_row(url)))
        elif title and not anchor.get("name"):
            unlinked.append(title)
    return Anchors(tuple(distinct(links)), tuple(dict.fromkeys(unlinked)))


def distinct(links: Iterable[Link]) -> Iterator[Link]:
    """The links without repetitions of URL and title, and without untitled ones that another names."""
    links = tuple(links)
    titled = {link.url for link in links if link.title}
    seen: set[tuple[str, str]] = set()
    for link in links:
        key = (link.url, link.title)
        if key in seen or (not link.title and link.url in titled):
            continue
        seen.add(key)
        yield link


def title_of(anchor: HtmlElement) -> str:
    """What an anchor is called: the fuller of its text and `@title`, else the `alt` of its picture."""
    text = _squeeze(anchor.text_content())
    attribute = _squeeze(anchor.get("title") or "")
    bare = _squeeze(without_dates(text))
    if not attribute:
        return bare or text or _squeeze(" ".join(str(alt) for alt in anchor.xpath(".//img/@alt")))
    if _CUT.search(bare) and not _CUT.search(attribute):
        return attribute
    return max(attribute, bare, key=len)


def row_date(anchor: HtmlElement) -> str | None:
    """The date printed in the row of an anchor: outside its text first, then inside."""
    row = next(anchor.iterancestors(*_ROW_TAGS), None)
    alone = row is not None and not _crowded(row)
    around = "".join(_texts_outside(row, anchor)) if alone else _text_until_next_link(anchor)
    return first_date(around) or first_date(anchor.text_content())


def _crowded(row: HtmlElement) -> bool:
    return len(list(islice(row.iter("a"), _MAX_LINKS_OF_A_ROW + 1))) > _MAX_LINKS_OF_A_ROW


def _texts_outside(row: HtmlElement, anchor: HtmlElement) -> Iterator[str]:
    """The texts of a row without those of the anchor, apart from one another."""
    inside = set(anchor.iter())
    for element in row.iter():
        if element not in inside and isinstance(element.tag, str):
            yield element.text or ""
        if element is not row and (element is anchor or element not in inside):
            yield element.tail or ""


def _text_until_next_link(anchor: HtmlElement) -> str:
    texts = [anchor.tail or ""]
    for element in anchor.itersiblings():
        if element.tag == "a" or next(element.iter("a"), None) is not None:
            break
        texts += [element.text_content() if isinstance(element.tag, str) else "", element.tail or ""]
    return "".join(texts)


def _squeeze(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
