"""Hanweb JPaaS (new 大汉): column pages that are frames, their lists drawn from the answers of a unit API."""

import json
import re
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

import msgspec
from lxml.html import HtmlElement

from crawler.families.addresses import is_item
from crawler.families.counted_pages import pages_after
from crawler.families.family import ChainEnd, Fetch, Listing, Page
from crawler.families.loose_json import decode
from crawler.families.pager import read_pager
from crawler.families.rows import Anchors, base_of, read_anchors
from crawler.families.script_literals import literal_fields
from crawler.families.tree import parse

API = "/api-gateway/jpaas-publish-server/front/page/build/unit"

_PAGE_SIZE = 50
_MAX_UNITS = 20  # of one column page; a template has a handful
_LONGEST_QUERY = 4_000  # characters of a queryData that are read
_NEEDED = ("webId", "pageId", "tagId", "tplSetId")
_COUNT = re.compile(r"""\b(?:count|total)["']?\s*[=:]\s*["']?(\d{1,9})""", re.IGNORECASE)


class _Data(msgspec.Struct):
    html: str | None = None


class _Answer(msgspec.Struct):
    data: _Data | None = None
    success: bool = True


class _Paging(msgspec.Struct):
    pageNo: int = 1  # noqa: N815 (the name of the API)
    pageSize: int = _PAGE_SIZE  # noqa: N815


class HanwebJpaas:
    """Lists of the unit API; what looks like an article in an answer, or has a date beside it, is a row."""

    name = "hanweb-jpaas"

    def recognises(self, page: Page) -> bool:
        """An answer of the unit API, or a page with a `queryData` that names a unit."""
        return _is_answer(page) or ("querydata" in page.lowered and bool(_units(page.tree)))

    def read(self, page: Page) -> Listing:
        """The items of an answer and the call for the next ones; of a column page a call for each of its units."""
        return _read_answer(page) if _is_answer(page) else _read_page(page)


def _is_answer(page: Page) -> bool:
    return urlsplit(page.asked.url).path.endswith(API)


def _read_page(page: Page) -> Listing:
    root = page.tree
    if root is None:
        return Listing()
    base = base_of(root, page.url)
    anchors = read_anchors(root, base)
    listing = Listing(anchors.links, unlinked=anchors.unlinked)
    units = _units(root)
    if not units:
        pager = read_pager(root, base, page.url)
        return replace(listing, next_pages=pager.next_pages, end=pager.end, pages=pager.pages, number=pager.number)
    calls = tuple(_call(base, unit) for unit in units[:_MAX_UNITS] if all(unit.get(key) for key in _NEEDED))
    end: ChainEnd = "more" if len(calls) == len(units) else "unproven"
    return replace(listing, next_pages=tuple(dict.fromkeys(calls)), end=end, frame=True)


def _units(root: HtmlElement | None) -> list[dict[str, str]]:
    """The `queryData` of a page's units: an object of script literals in an attribute."""
    stated = () if root is None else (str(value) for value in root.xpath("//@querydata"))
    units = (literal_fields(value[:_LONGEST_QUERY]) for value in stated)
    return [unit for unit in units if "pageId" in unit]


def _call(base: str, unit: dict[str, str]) -> Fetch:
    """The call for a unit's first page."""
    query = {
        "parseType": unit.get("parseType", "bulidstatic"),  # the API's own spelling
        "webId": unit["webId"],
        "tplSetId": unit["tplSetId"],
        "pageType": unit.get("pageType", "column"),
        "tagId": unit["tagId"],
        "editType": "null",
        "pageId": unit["pageId"],
        "paramJson": _param_json(1, _PAGE_SIZE),
    }
    return Fetch(f"{urljoin(base, API)}?{urlencode(query)}")


def _param_json(number: int, size: int) -> str:
    return json.dumps({"pageNo": number, "pageSize": size}, separators=(",", ":"))


def _read_answer(page: Page) -> Listing:
    """The fragment of an answer. An answer that is none of the API's leaves the end unproven."""
    asked = dict(parse_qsl(urlsplit(page.asked.url).query))
    paging = decode(asked.get("paramJson", "{}"), _Paging)
    answer = decode(page.text, _Answer)
    if paging is None or answer is None or not answer.success or answer.data is None or answer.data.html is None:
        return Listing(end="unproven")
    fragment = answer.data.html
    root = parse(fragment)
    anchors = Anchors() if root is None else read_anchors(root, page.url, is_row=is_item)
    total = _stated(_COUNT, fragment)
    number = max(paging.pageNo, 1)
    rows = sum(link.row for link in anchors.links)
    if root is None or not rows:  # past the last item, an empty column, or a unit of navigation
        end: ChainEnd = "proven" if root is None else read_pager(root, page.url, page.url).end
        return Listing(
            links=anchors.links,
            total=total,
            end="unproven" if total and total > (number - 1) * paging.pageSize else end,
            number=number,
            unlinked=anchors.unlinked,
        )
    rest = pages_after(number, size=paging.pageSize, rows=rows, total=total)
    return Listing(
        links=anchors.links,
        next_pages=tuple(_turned(page.asked.url, asked, n, rest.size) for n in rest.numbers),
        total=total,
        end=rest.end,
        number=number,
        unlinked=anchors.unlinked,
    )


def _turned(url: str, asked: dict[str, str], number: int, size: int) -> Fetch:
    """The call for another page of the unit."""
    query = asked | {"paramJson": _param_json(number, size)}
    return Fetch(f"{url.partition('?')[0]}?{urlencode(query)}")


def _stated(pattern: re.Pattern[str], markup: str) -> int | None:
    match = pattern.search(markup)
    return int(match[1]) if match else None
