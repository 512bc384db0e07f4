"""Kaipu (开普) and its like: articles `<YYYYMM>/<32 hex digits>.shtml`, lists static or from a search by channel."""

import re
from dataclasses import replace
from urllib.parse import urlsplit

import msgspec

from crawler.families.counted_pages import pages_after
from crawler.families.dates import first_date
from crawler.families.family import ChainEnd, Fetch, Link, Listing, Page
from crawler.families.full_lists import counts_pages
from crawler.families.kaipu_calls import answer_kind, calls_of, search_of, states_calls
from crawler.families.loose_json import decode, is_markup
from crawler.families.numbered_files import next_file
from crawler.families.page_parameter import PageParameter
from crawler.families.pager import read_pager
from crawler.families.pager_call import pager_calls
from crawler.families.rows import absolute, base_of, read_anchors

_ARTICLE = re.compile(r"/\d{6}/[0-9a-f]{32}\.s?html?$", re.IGNORECASE)
_ARTICLE_HREF = re.compile(r"""/\d{6}/[0-9a-f]{32}\.s?html?["'\s>]""", re.IGNORECASE)
_EVIDENCE = ("/common/search/", "kaipuyun.cn", "UCAP-CONTENT")
_PAGE = PageParameter("page")
_SIZE = PageParameter("_pageSize")


class _Record(msgspec.Struct):
    """A row; with a `redirectUrl` the article stands elsewhere."""

    title: str | None = None
    url: str | None = None
    redirectUrl: str | None = None  # noqa: N815 (the names of the API)
    publishedTimeStr: str | None = None  # noqa: N815


class _Data(msgspec.Struct):
    results: list[_Record] | None = None
    rows: int | None = None
    total: int | None = None


class _Answer(msgspec.Struct):
    data: _Data | None = None


class _Channel(msgspec.Struct):
    displayName: str | None = None  # noqa: N815
    channelId: str | None = None  # noqa: N815
    children: list["_Channel"] | None = None


class _Channels(msgspec.Struct):
    results: _Channel | None = None


class KaipuHexmon:
    """Static lists and answers of the channel search; rows are records, dated links and articles of the shape."""

    name = "kaipu-hexmon"

    def recognises(self, page: Page) -> bool:
        """An answer of a search, a page that calls one, or an article address; not with a TRS pager call."""
        if answer_kind(page) is not None:
            return True
        text = page.text
        shows = any(mark in text for mark in _EVIDENCE) or _ARTICLE_HREF.search(text) or states_calls(text)
        return bool(shows) and is_markup(text) and not pager_calls(text)

    def read(self, page: Page) -> Listing:
        """The records of an answer and the call for the next ones; of a page its links, and its pager or its calls."""
        match answer_kind(page):
            case "channels":
                return _read_channels(page)
            case "search":
                return _read_answer(page)
            case _:
                return _read_page(page)


def _is_article(url: str) -> bool:
    return bool(_ARTICLE.search(urlsplit(url).path))


def _read_page(page: Page) -> Listing:
    """A page with static rows is read on by its files. Where these do not go on, its channel is asked for.

    A call that needs a token made by the browser is left alone: the list goes on out of reach.
    """
    root = page.tree
    if root is None:
        return Listing()
    base = base_of(root, page.url)
    anchors = read_anchors(root, base, is_row=_is_article)
    pager = read_pager(root, base, page.url, page.asked.url)
    listing = Listing(anchors.links, end=pager.end, pages=pager.pages, number=pager.number, unlinked=anchors.unlinked)
    if pager.next_pages:
        return replace(listing, next_pages=pager.next_pages)
    if _is_article(page.url):
        return listing
    calls = calls_of(page.text)
    has_rows = any(link.row for link in anchors.links)
    if calls.channels and (calls.stated or not has_rows or pager.end == "unproven"):
        fetches = tuple(Fetch(url) for url in calls.urls(base))
        end: ChainEnd = "unproven" if calls.out_of_reach else "more"
        return replace(listing, next_pages=fetches, end=end, frame=True, pages=None, number=None)
    if calls.out_of_reach:
        return replace(listing, end="unproven")
    following = next_file(page.url, "index.shtml")
    may_go_on = has_rows and (pager.end == "unproven" or not counts_pages(root))
    return replace(listing, unnamed=(Fetch(following),) if following and may_go_on else ())


def _read_answer(page: Page) -> Listing:
    """Records as JSON, or a fragment of markup. An answer that is neither leaves the end unproven."""
    if "_isJson=false" in page.asked.url:
        return _read_fragment(page)
    answer = decode(page.text, _Answer)
    if answer is None or answer.data is None or answer.data.results is None:
        return Listing(end="unproven")
    data, records = answer.data, answer.data.results
    links: list[Link] = []
    unlinked: list[str] = []
    for record in records:
        url = absolute(record.redirectUrl or record.url or "", page.url)
        if url is not None:
            links.append(Link(url, record.title or "", first_date(record.publishedTimeStr or ""), row=True))
        elif record.title:
            unlinked.append(record.title)
    listing = Listing(tuple(dict.fromkeys(links)), unlinked=tuple(unlinked), total=data.total)
    return _in_chain(listing, page, rows=len(records), size=data.rows or _SIZE.number(page.asked.url))


def _read_fragment(page: Page) -> Listing:
    """A fragment without a row is the end; nothing at all, or a whole page of something else, is not."""
    root = page.tree
    if root is None:
        return Listing(end="unproven")
    anchors = read_anchors(root, page.url, is_row=_is_article)
    rows = sum(link.row for link in anchors.links)
    if rows == 0 and root.find(".//title") is not None:
        return Listing(anchors.links, end="unproven", unlinked=anchors.unlinked)
    listing = Listing(anchors.links, unlinked=anchors.unlinked)
    return _in_chain(listing, page, rows=rows, size=_SIZE.number(page.asked.url))


def _in_chain(listing: Listing, page: Page, *, rows: int, size: int) -> Listing:
    number = _PAGE.number(page.asked.url)
    following = pages_after(number, size=size, rows=rows, total=listing.total)
    calls = tuple(Fetch(_PAGE.url(page.asked.url, after)) for after in following.numbers)
    return replace(listing, next_pages=calls, end=following.end, number=number)


def _read_channels(page: Page) -> Listing:
    """The channels below one, each led to by its search."""
    answer = decode(page.text, _Channels)
    if answer is None or answer.results is None or answer.results.children is None:
        return Listing(end="unproven")
    links: list[Link] = []
    unlinked: list[str] = []
    waiting: list[tuple[_Channel, tuple[str, ...]]] = [(child, ()) for child in reversed(answer.results.children)]
    while waiting:
        channel, above = waiting.pop()
        name = channel.displayName or ""
        url = absolute(search_of(channel.channelId), page.url) if channel.channelId else None
        if url is not None:
            links.append(Link(url, name, below=above))
        elif name and not channel.children:
            unlinked.append(name)
        waiting += [(child, (*above, name)) for child in reversed(channel.children or [])]
    return Listing(tuple(links), unlinked=tuple(unlinked))
