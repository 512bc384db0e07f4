"""Hanweb's 政府信息公开 sub-system (大汉): pages that are the report of an agency and year, lists by `search.jsp`."""

import re
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.families.addresses import is_item
from crawler.families.counted_pages import page_number
from crawler.families.family import MAX_PAGES, ChainEnd, Fetch, Listing, Page
from crawler.families.hanweb_jcms import HanwebJcms
from crawler.families.pager import read_pager
from crawler.families.query_selector import QuerySelector
from crawler.families.rows import read_anchors
from crawler.families.server_calls import ServerCall, server_calls

SEARCH = "/module/xxgk/search.jsp"

_EVIDENCE = (SEARCH, "xxgkAnnualReport.jsp")
_QUERY = dict.fromkeys(("texttype", "fbtime", "vc_all", "vc_filenumber", "vc_title", "vc_number"), "") | {
    "currpage": "1",
    "sortfield": "compaltedate:0",
    "fields": "",
    "fieldConfigId": "",
    "hasNoPages": "",
    "infoCount": "",
}
_FORM = {"infotypeId": "", "jdid": "", "area": "", "divid": ""}
_PAGES = re.compile(r"共\s*(\d{1,6})\s*页")
_NOTHING = re.compile(r"共\s*0\s*[页条]|暂无|没有(?:找到|相关|符合)")
_JCMS, _SELECTOR = HanwebJcms(), QuerySelector()


class HanwebXxgk:
    """What Hanweb JCMS reads, the lists of `search.jsp`, and reports by `xxgkAnnualReport.jsp?area=…&fbtime=<year>`.

    The links of the agency tree lead to these; that each is a report of the year in `fbtime` is told by its address.
    """

    name = "hanweb-xxgk"

    def recognises(self, page: Page) -> bool:
        """An answer of `search.jsp`, or a page that names it or the report script."""
        return _is_answer(page) or any(evidence in page.text for evidence in _EVIDENCE)

    def read(self, page: Page) -> Listing:
        """The rows of an answer; of another page its links, its jpage lists, and the searches of its scripts."""
        return _read_answer(page) if _is_answer(page) else _read_page(page)


def _is_answer(page: Page) -> bool:
    return urlsplit(page.asked.url).path.endswith(SEARCH)


def _read_page(page: Page) -> Listing:
    listing = _with_choices(_JCMS.read(page), page)
    searches = list(server_calls(page.text, SEARCH))
    if not searches:
        return listing
    asked = [_fetch(urljoin(page.url, call.url), call.fields, 1) for call in searches if _is_whole(call)]
    whole = len(asked) == len(searches) and listing.end != "unproven"
    following = tuple(dict.fromkeys((*listing.next_pages, *asked)))
    return replace(listing, next_pages=following, end="more" if whole else "unproven", frame=True)


def _with_choices(listing: Listing, page: Page) -> Listing:
    """The listing with the reports that the page's selects of agencies and years choose."""
    if not _SELECTOR.recognises(page):
        return listing
    chosen = _SELECTOR.read(page)
    unlinked = tuple(dict.fromkeys((*listing.unlinked, *chosen.unlinked)))
    return replace(
        listing,
        links=tuple(dict.fromkeys((*listing.links, *chosen.links))),
        end="unproven" if len(unlinked) > len(listing.unlinked) else listing.end,
        unlinked=unlinked,
    )


def _is_whole(call: ServerCall) -> bool:
    """Whether a script states what a search needs: the site, and the catalogue, agency or place to search in."""
    return bool(call.fields.get("jdid")) and any(call.fields.get(key) for key in ("infotypeId", "area", "divid"))


def _fetch(url: str, stated: dict[str, str], number: int) -> Fetch:
    """A page of a search: the filters stand both in the query and in the form."""
    fields = _FORM | _QUERY | stated | {"currpage": str(number)}
    query = urlencode({name: fields[name] for name in _QUERY})
    return Fetch(f"{url}?{query}", tuple(fields.items()))


def _read_answer(page: Page) -> Listing:
    """A fragment of rows. It has no next link: it goes on up to the page count shown, else until a page is empty."""
    url, _, query = page.asked.url.partition("?")
    fields = dict(page.asked.form or parse_qsl(query, keep_blank_values=True))
    number = page_number(fields.get("currpage"))
    root = page.tree
    if root is None:
        return Listing(end="proven" if number > 1 else "unproven", number=number)
    anchors = read_anchors(root, page.url, is_row=is_item)
    pages = read_pager(root, page.url, page.url).pages or _page_count(root)
    following: tuple[int, ...] = ()
    if not any(link.row for link in anchors.links):
        end: ChainEnd = "proven" if number > 1 or _NOTHING.search(root.text_content()) else "unproven"
    elif pages is None:
        following = (number + 1,) if number < MAX_PAGES else ()
        end = "more" if following else "unproven"
    else:
        following = tuple(range(number + 1, min(pages, MAX_PAGES) + 1))
        end = "proven" if number <= pages <= MAX_PAGES else "unproven"
    return Listing(
        links=anchors.links,
        next_pages=tuple(_fetch(url, fields, following_number) for following_number in following),
        end=end,
        pages=pages,
        number=number,
        unlinked=anchors.unlinked,
    )


def _page_count(root: HtmlElement) -> int | None:
    stated = _PAGES.search(root.text_content())
    return int(stated[1]) if stated else None
