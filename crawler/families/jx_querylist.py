"""Jiangxi's queryList: lists drawn from a server asked by POST, whose records hold JSON within strings."""

import re
from urllib.parse import urljoin, urlsplit

import msgspec

from crawler.families.counted_pages import page_number, pages_after
from crawler.families.dates import first_date
from crawler.families.family import ChainEnd, Fetch, Link, Listing, Page
from crawler.families.loose_json import decode
from crawler.families.pager import Pager, read_pager
from crawler.families.rows import Anchors, absolute, base_of, read_anchors

_API = "/queryList"
_ROWS_A_PAGE = 15
_MAX_UNITS = 20  # of one column page
_CALL = re.compile(r"""["'][^"'\s]{0,200}/queryList\b""")
_CODE = re.compile(
    r"""\b(?P<name>webSiteCode|channelCode)(?:\[\])?["']?\s*+[:=,]\s*+\[?\s*+["'](?P<code>[\w.-]{1,100})["']"""
)


class _Source(msgspec.Struct):
    """A record: `urls` and `metadata` are JSON in a string; with a `redirectUrl` the article stands elsewhere."""

    title: str | None = None
    showTitle: str | None = None  # noqa: N815 (the names of the API)
    pubDate: int | str | None = None  # noqa: N815
    urls: str | dict[str, str | None] | None = None
    redirectUrl: str | None = None  # noqa: N815


class _Urls(msgspec.Struct):
    pc: str | None = None


class _Result(msgspec.Struct):
    source: _Source | None = None


class _Data(msgspec.Struct):
    results: list[_Result] | None = None
    total: int | None = None


class _Answer(msgspec.Struct):
    data: _Data | None = None


class JxQuerylist:
    """Lists of queryList; the records of an answer are rows."""

    name = "jx-querylist"

    def recognises(self, page: Page) -> bool:
        """An answer of the API, or a page whose script calls it."""
        return _is_answer(page) or ("/queryList" in page.text and _CALL.search(page.text) is not None)

    def read(self, page: Page) -> Listing:
        """The records of an answer and the call for the next ones; of a column page the calls for its channels."""
        return _read_answer(page) if _is_answer(page) else _read_page(page)


def _is_answer(page: Page) -> bool:
    return urlsplit(page.asked.url).path.endswith(_API)


def _read_page(page: Page) -> Listing:
    """A page that calls the API with codes that it does not state goes on out of reach."""
    root = page.tree
    base = page.url if root is None else base_of(root, page.url)
    anchors = Anchors() if root is None else read_anchors(root, base)
    call = _CALL.search(page.text)
    channels = _channels(page.text) if call else []
    if call is None or not channels:
        pager = Pager((), "proven") if root is None else read_pager(root, base, page.url, page.asked.url)
        return Listing(
            anchors.links, pager.next_pages, end="unproven" if call else pager.end, unlinked=anchors.unlinked
        )
    url = urljoin(base, call[0][1:])
    calls = tuple(_first_call(url, site, channel) for site, channel in channels[:_MAX_UNITS])
    end: ChainEnd = "more" if len(channels) <= _MAX_UNITS else "unproven"
    return Listing(anchors.links, calls, end=end, unlinked=anchors.unlinked, frame=True)


def _channels(text: str) -> list[tuple[str, str]]:
    """The channels that a page names, each with the site named last before it, else the first after it."""
    site: str | None = None
    waiting: list[str] = []
    found: dict[tuple[str, str], None] = {}
    for code in _CODE.finditer(text):
        if code["name"] == "channelCode":
            waiting.append(code["code"])
        else:
            site = code["code"]
        if site is not None:
            found |= {(site, channel): None for channel in waiting}
            waiting.clear()
    return list(found)


def _first_call(url: str, site: str, channel: str) -> Fetch:
    form = (
        ("current", "1"),
        ("pageSize", str(_ROWS_A_PAGE)),
        ("webSiteCode[]", site),
        ("channelCode[]", channel),
        ("sort", "sortNum"),
        ("order", "desc"),
    )
    return Fetch(url, form)


def _read_answer(page: Page) -> Listing:
    answer = decode(page.text, _Answer)
    if answer is None or answer.data is None or answer.data.results is None:
        return Listing(end="unproven")
    form = dict(page.asked.form)
    number, size = (page_number(form.get(name)) for name in ("current", "pageSize"))
    links: list[Link] = []
    unlinked: list[str] = []
    for record in (result.source for result in answer.data.results if result.source is not None):
        title = record.title or record.showTitle or ""
        url = absolute(record.redirectUrl or _address(record), page.url)
        if url is not None:
            links.append(Link(url, title, first_date(str(record.pubDate or "")), row=True))
        elif title:
            unlinked.append(title)
    rows, total = len(answer.data.results), answer.data.total
    following = pages_after(number, size=max(size, rows), rows=rows, total=total)
    sized = {"pageSize": str(following.size)} if following.size else {}
    forms = (form | sized | {"current": str(after)} for after in following.numbers)
    return Listing(
        links=tuple(dict.fromkeys(links)),
        next_pages=tuple(Fetch(page.asked.url, tuple(form.items())) for form in forms),
        total=total,
        end=following.end,
        number=number,
        unlinked=tuple(unlinked),
    )


def _address(record: _Source) -> str:
    """The page for a desktop: `urls` is `{"pc":"/…"}`, as a string or as it is."""
    if isinstance(record.urls, dict):
        return record.urls.get("pc") or ""
    stated = decode(record.urls or "{}", _Urls)
    return (stated.pc if stated else record.urls) or ""
