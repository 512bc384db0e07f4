"""TRS WAS, the search server of TRS (拓尔思): columns whose list is the JSON answer to a search for their channel."""

import re
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

import msgspec

from crawler.families.counted_pages import page_number, pages_after
from crawler.families.dates import date_in_address, first_date
from crawler.families.family import Fetch, Link, Listing, Page
from crawler.families.loose_json import decode
from crawler.families.rows import absolute
from crawler.families.server_calls import ServerCall, server_calls
from crawler.families.tree import parse
from crawler.families.trs_list import read_trs_list
from crawler.families.trs_wcm import is_article

GET_PATH, POST_PATH = "/was5/web/search", "/fjdzapp/search"

_PAGE_SIZE = "50"
_CHANNEL = re.compile(r"chnlid=\d")  # of a column; a search box has none


class _Doc(msgspec.Struct):
    title: str | None = None
    url: str | None = None
    chnldocurl: str | None = None
    pubtime: str | int | None = None
    pubdate: str | int | None = None


class _Answer(msgspec.Struct):
    docs: list[_Doc]
    count: str | int | None = None


class TrsWas:
    """Lists of TRS WAS; every document of an answer is a row."""

    name = "trs-was"

    def recognises(self, page: Page) -> bool:
        """An answer of the search, or a page whose script searches by `classsql`."""
        return _is_answer(page) or bool(_searches(page.text))

    def read(self, page: Page) -> Listing:
        """The documents of an answer; of a column page what TRS WCM reads there, and the searches of its script."""
        return _read_answer(page) if _is_answer(page) else _read_page(page)


def _is_answer(page: Page) -> bool:
    return urlsplit(page.asked.url).path.endswith((GET_PATH, POST_PATH))


def _searches(markup: str) -> list[ServerCall]:
    calls = (call for path in (GET_PATH, POST_PATH) for call in server_calls(markup, path))
    return [call for call in calls if "classsql" in call.fields]


def _read_page(page: Page) -> Listing:
    listing = read_trs_list(page, is_article)
    searches = _searches(page.text)
    if not searches:
        return listing
    asked = [
        _fetch(urljoin(page.url, call.url), {"prepage": _PAGE_SIZE} | call.fields | {"page": "1"})
        for call in searches
        if _CHANNEL.search(call.fields["classsql"])
    ]
    following = tuple(dict.fromkeys((*listing.next_pages, *asked)))
    whole = len(asked) == len(searches) and listing.end != "unproven"
    return replace(listing, next_pages=following, end="more" if whole else "unproven", frame=True, unnamed=())


def _fetch(url: str, fields: dict[str, str]) -> Fetch:
    """The search by GET, by its newer path by POST."""
    if url.endswith(POST_PATH):
        return Fetch(url, tuple(fields.items()))
    return Fetch(f"{url}?{urlencode(fields)}")


def _read_answer(page: Page) -> Listing:
    """The documents of an answer; one that is no JSON of a search leaves the end unproven."""
    url, _, query = page.asked.url.partition("?")
    fields = dict(page.asked.form or parse_qsl(query, keep_blank_values=True))
    number, size = page_number(fields.get("page")), _natural(fields.get("prepage")) or 0
    answer = decode(page.text, _Answer)
    if answer is None:
        return Listing(end="unproven", number=number)
    total = _natural(answer.count)
    rest = pages_after(number, size=size, rows=len(answer.docs), total=total)
    found = [(_title(doc), absolute(doc.url or doc.chnldocurl or "", page.url), doc) for doc in answer.docs]
    return Listing(
        links=tuple(Link(url, title, _date(doc, url), row=True) for title, url, doc in found if url),
        next_pages=tuple(_fetch(url, fields | {"prepage": str(rest.size), "page": str(n)}) for n in rest.numbers),
        total=total,
        end=rest.end,
        number=number,
        unlinked=tuple(title for title, url, _ in found if not url),
    )


def _title(doc: _Doc) -> str:
    """The title without the marks of a search in it."""
    root = parse(doc.title) if doc.title and "<" in doc.title else None
    return " ".join((doc.title or "" if root is None else root.text_content()).split())


def _date(doc: _Doc, url: str) -> str | None:
    return first_date(str(doc.pubtime or doc.pubdate or "")) or date_in_address(url)


def _natural(value: str | int | None) -> int | None:
    text = str(value).strip()
    return int(text) if re.fullmatch(r"\d{1,9}", text) else None
