"""Lists of `/plugin/pager/pager.jsp`: drawn from JSON that the page's script asks for by site and channel."""

from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

import msgspec

from crawler.families.counted_pages import page_number, pages_after
from crawler.families.dates import day_of_stamp
from crawler.families.family import ChainEnd, Fetch, Link, Listing, Page
from crawler.families.linked_list import read_linked_list
from crawler.families.loose_json import decode
from crawler.families.rows import absolute
from crawler.families.server_calls import ServerCall, server_calls

_PATH = "/plugin/pager/pager.jsp"
_PAGE_SIZE = "15"  # where the script does not state one


class _Record(msgspec.Struct):
    """A row; `d_fronttime` is in milliseconds since 1970."""

    s_title: str | None = None
    s_url: str | None = None
    d_fronttime: int | str | None = None


class _Answer(msgspec.Struct):
    list: list[_Record]


class PluginPager:
    """Lists that the server answers page by page; every record of an answer is a row."""

    name = "plugin-pager"

    def recognises(self, page: Page) -> bool:
        """An answer of the server, or a page whose script calls it."""
        return _is_answer(page) or any(server_calls(page.text, _PATH))

    def read(self, page: Page) -> Listing:
        """The records of an answer and the call for the next ones; of a column page its links and its calls."""
        return _read_answer(page) if _is_answer(page) else _read_page(page)


def _is_answer(page: Page) -> bool:
    return urlsplit(page.asked.url).path.endswith(_PATH)


def _read_page(page: Page) -> Listing:
    """A call whose site or channel the script does not state cannot be made: the list goes on out of reach."""
    listing = read_linked_list(page)
    calls = [*server_calls(page.text, _PATH)]
    if not calls:
        return listing
    asked = [_fetch(urljoin(page.url, call.url), call.fields) for call in calls if _is_whole(call)]
    following = tuple(dict.fromkeys((*listing.next_pages, *asked)))
    end: ChainEnd = "more" if len(asked) == len(calls) else "unproven"
    return replace(listing, next_pages=following, end=end, frame=bool(asked))


def _is_whole(call: ServerCall) -> bool:
    return bool(call.fields.get("siteCode") and call.fields.get("channelCode"))


def _fetch(url: str, fields: dict[str, str]) -> Fetch:
    size = page_number(fields.get("pagesize") or _PAGE_SIZE)
    return Fetch(f"{url}?{urlencode(fields | {'page': '1', 'pagesize': str(size)})}")


def _read_answer(page: Page) -> Listing:
    """A page of records. No total is known of the server: the list ends with a page that has none."""
    url, _, query = page.asked.url.partition("?")
    fields = dict(parse_qsl(query, keep_blank_values=True))
    number = page_number(fields.get("page"))
    answer = decode(page.text, _Answer)
    if answer is None:
        return Listing(end="unproven", number=number)
    found = [(record, absolute(record.s_url or "", page.url)) for record in answer.list]
    rest = pages_after(number, size=page_number(fields.get("pagesize")), rows=len(found), total=None)
    return Listing(
        links=tuple(
            Link(url, record.s_title or "", day_of_stamp(record.d_fronttime, per_second=1000), row=True)
            for record, url in found
            if url
        ),
        next_pages=tuple(Fetch(f"{url}?{urlencode(fields | {'page': str(after)})}") for after in rest.numbers),
        end=rest.end,
        number=number,
        unlinked=tuple(record.s_title for record, url in found if not url and record.s_title),
    )
