"""The answers of Lonsun's label server: list fragments in HTML, column trees and searches in JSON."""

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import parse_qsl, urlsplit

import msgspec

from crawler.families.dates import first_date
from crawler.families.family import Link, Listing, Page
from crawler.families.loose_json import decode
from crawler.families.page_parameter import PageParameter
from crawler.families.pager import read_pager
from crawler.families.rows import absolute, read_anchors

PAGES = PageParameter("pageIndex")

_TAG = re.compile(r"<[^<>]{0,100}>")
_EMPTY = "暂无"


class _Node(msgspec.Struct):
    name: str = ""
    htmlPath: str | None = None  # noqa: N815 (names of the server, here and below)
    id: str | int | None = None
    isParent: bool | None = None  # noqa: N815


class _Item(msgspec.Struct):
    title: str | None = None
    name: str | None = None
    link: str | None = None
    url: str | None = None
    date: str | int | None = None
    createDate: str | int | None = None  # noqa: N815


class _Found(msgspec.Struct):
    data: list[_Item] | None = None
    total: int | None = None
    pageCount: int | None = None  # noqa: N815


class _Search(msgspec.Struct):
    data: _Found | None = None


def read_fragment(page: Page, is_article: Callable[[str], bool]) -> Listing:
    """The rows of a list fragment. Its end: the pages its pager states, the words that it is empty, a page not full.

    A first page with neither rows nor such words may be an error of the server.
    """
    query = dict(parse_qsl(urlsplit(page.asked.url).query, keep_blank_values=True))
    number, size = PAGES.number(page.asked.url), _size(query)
    root = page.tree
    if root is None:
        return Listing(end="proven" if _EMPTY in page.text or number > 1 else "unproven", number=number)
    anchors = read_anchors(root, page.url, is_row=is_article)
    pages = read_pager(root, page.url, page.url).pages
    rows = sum(link.row for link in anchors.links) + len(anchors.unlinked)
    if pages is not None:
        last = number >= pages
    else:
        last = rows < size if rows else number > 1 or query.get("result", _EMPTY) in page.text
    if rows == 0 and not last:
        return Listing(anchors.links, end="unproven", number=number, unlinked=anchors.unlinked)
    following, end = PAGES.following(page.asked.url, last=last)
    return Listing(anchors.links, following, end=end, pages=pages, number=number, unlinked=anchors.unlinked)


def read_tree(page: Page) -> Listing:
    """The columns of a tree by name, and for a branch the call that opens it. `null` is a tree without branches."""
    if page.text.strip() == "null":
        return Listing()
    nodes = decode(page.text, list[_Node])
    if nodes is None:
        return Listing(end="unproven")
    links = tuple(link for node in nodes for link in _branches(node, page))
    linked = {link.title for link in links}
    return Listing(links, unlinked=tuple(node.name for node in nodes if node.name and node.name not in linked))


def _branches(node: _Node, page: Page) -> Iterator[Link]:
    url = absolute(node.htmlPath or "", page.url)
    if url:
        yield Link(url, node.name)
    if node.id is not None and (node.isParent or (node.isParent is None and url is None)):
        here, _, query = page.asked.url.partition("?")
        others = [field for field in query.split("&") if field.partition("=")[0] not in ("id", "isChild")]
        yield Link(f"{here}?{'&'.join(others)}&id={node.id}&isChild=true", node.name)


def read_search(page: Page) -> Listing:
    """The rows of a search answer; its end by the pages or the total stated, else by an empty page."""
    query = dict(parse_qsl(urlsplit(page.asked.url).query))
    number, size = PAGES.number(page.asked.url), _size(query)
    answer = decode(page.text, _Search)
    if answer is None or answer.data is None or answer.data.data is None:
        return Listing(end="unproven", number=number)
    found, items = answer.data, answer.data.data
    links, unlinked = _rows(items, page.url)
    pages = found.pageCount
    if pages is None and found.total is not None and size:
        pages = -(-found.total // size)
    following, end = PAGES.following(page.asked.url, last=not items if pages is None else number >= pages)
    return Listing(links, following, found.total, end, pages, number, unlinked)


def _rows(items: Iterable[_Item], base: str) -> tuple[tuple[Link, ...], tuple[str, ...]]:
    links: list[Link] = []
    unlinked: list[str] = []
    for item in items:
        title = " ".join(_TAG.sub("", item.title or item.name or "").split())
        url = absolute(item.link or item.url or "", base)
        if url:
            links.append(Link(url, title, first_date(str(item.date or item.createDate or "")), row=True))
        elif title:
            unlinked.append(title)
    return tuple(links), tuple(unlinked)


def _size(query: dict[str, str]) -> int:
    """The rows of a full page as asked for; 0 where that is not said."""
    stated = query.get("pageSize", "")
    return int(stated) if re.fullmatch(r"\d{1,6}", stated) else 0
