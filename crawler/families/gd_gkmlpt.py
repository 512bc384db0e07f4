"""Guangdong's disclosure platform (gkmlpt): a shell whose script holds the tree of columns, and an API for each."""

import re
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import msgspec

from crawler.families.counted_pages import pages_after
from crawler.families.dates import day_of_stamp, first_date
from crawler.families.family import Fetch, Link, Listing, Page
from crawler.families.loose_json import decode
from crawler.families.page_parameter import PageParameter
from crawler.families.rows import Anchors, absolute, base_of, read_anchors
from crawler.families.script_objects import literal_of

_PLATFORM = "/gkmlpt/"
_API = "/gkmlpt/api/all/"
_ROWS_A_PAGE = 100
_PAGE = PageParameter("page")
_CONTENT = re.compile(r"""\b(?:TREE|DETAIL)["']?\s*+:""")


class _Node(msgspec.Struct):
    """A column of the tree. One with a `jump_url` stands elsewhere."""

    id: int | str
    name: str | None = None
    jump_url: str | None = None
    children: list["_Node"] | None = None


class _File(msgspec.Struct):
    url: str | None = None
    name: str | None = None


class _Detail(msgspec.Struct):
    attachment: list[_File] | None = None


class _Article(msgspec.Struct):
    title: str | None = None
    url: str | None = None
    post_url: str | None = None
    display_publish_time: int | str | None = None
    date: str | None = None
    created_at: str | None = None


class _Answer(msgspec.Struct):
    articles: list[_Article] | None = None
    total: int | None = None


class GdGkmlpt:
    """Columns of the tree, each led to by its API address or its `jump_url`; rows are the articles of an answer."""

    name = "gd-gkmlpt"

    def recognises(self, page: Page) -> bool:
        """An answer of the API, or a page of the platform whose `_CONFIG` holds a tree or an article."""
        is_platform = "_CONFIG" in page.text and ("gkmlpt" in page.text or "gkmlpt" in page.url)
        return _is_answer(page) or (is_platform and bool(_CONTENT.search(page.text)))

    def read(self, page: Page) -> Listing:
        """The articles of an answer and the call for the next ones; of the shell its tree, of an article its files."""
        return _read_answer(page) if _is_answer(page) else _read_shell(page)


def _is_answer(page: Page) -> bool:
    return _API in urlsplit(page.asked.url).path


def _read_shell(page: Page) -> Listing:
    """A shell whose tree cannot be read leaves unproven what it lists."""
    root = page.tree
    base = page.url if root is None else base_of(root, page.url)
    anchors = Anchors() if root is None else read_anchors(root, base)
    files = decode(literal_of(page.text, "DETAIL") or "{}", _Detail) or _Detail()
    attached = (
        Link(url, file.name or "") for file in files.attachment or () if (url := absolute(file.url or "", base))
    )
    written, site = literal_of(page.text, "TREE"), (literal_of(page.text, "SID") or "").strip('"')
    tree = None if written is None else decode(written, list[_Node])
    columns: list[Link] = []
    unlinked: list[str] = []
    for node, above in _nodes(tree or []):
        url = _address(node, base, site)
        if url is not None:
            columns.append(Link(url, node.name or "", below=above))
        elif node.name:
            unlinked.append(node.name)
    return Listing(
        links=(*anchors.links, *attached, *columns),
        end="unproven" if tree is None and "TREE" in page.text else "proven",
        unlinked=(*anchors.unlinked, *unlinked),
    )


def _nodes(tree: list[_Node]) -> Iterator[tuple[_Node, tuple[str, ...]]]:
    """The columns of a tree from the first down, each with the titles of those above it."""
    waiting: list[tuple[_Node, tuple[str, ...]]] = [(node, ()) for node in reversed(tree)]
    while waiting:
        node, above = waiting.pop()
        yield node, above
        below = (*above, node.name) if node.name else above
        waiting += [(child, below) for child in reversed(node.children or [])]


def _address(node: _Node, base: str, site: str) -> str | None:
    if node.jump_url:
        return absolute(node.jump_url, base)
    before, platform, _ = base.partition(_PLATFORM)
    if not site or not platform:
        return None
    return f"{before}{_API}{quote(str(node.id), safe='')}?page=1&sid={quote(site, safe='')}"


def _read_answer(page: Page) -> Listing:
    """A hundred articles a page. An answer that is none of the API's leaves the end unproven."""
    answer = decode(page.text, _Answer)
    if answer is None or answer.articles is None:
        return Listing(end="unproven")
    number = _PAGE.number(page.asked.url)
    links: list[Link] = []
    unlinked: list[str] = []
    for article in answer.articles:
        url = absolute(article.url or article.post_url or "", page.url)
        if url is not None:
            links.append(Link(url, article.title or "", _published(article), row=True))
        elif article.title:
            unlinked.append(article.title)
    following = pages_after(number, size=_ROWS_A_PAGE, rows=len(answer.articles), total=answer.total)
    return Listing(
        links=tuple(dict.fromkeys(links)),
        next_pages=tuple(Fetch(_PAGE.url(page.asked.url, after)) for after in following.numbers),
        total=answer.total,
        end=following.end,
        number=number,
        unlinked=tuple(unlinked),
    )


def _published(article: _Article) -> str | None:
    """The day of publication in China; `display_publish_time` is in seconds since 1970."""
    stamp = article.display_publish_time
    texts = (str(stamp or ""), article.date or "", article.created_at or "")
    return day_of_stamp(stamp) or next(filter(None, map(first_date, texts)), None)
