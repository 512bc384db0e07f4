"""The calls of Lonsun's label server that a column page makes: stated as an address or as the fields of a script."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from crawler.families.family import Fetch, Page
from crawler.families.script_literals import literal_fields

LABEL_SERVER = "/site/label/8888"

_ADDRESS = re.compile(rf"""["']([^"'\s<>]{{0,200}}{LABEL_SERVER}\?[^"'\s<>]{{1,1500}})["']""")
_LABEL_NAME = re.compile(r"""\blabelName["']?\s*:""")
_LONGEST_OBJECT = 3_000  # characters of a script object on each side of its labelName
_MAX_CALLS = 20  # of one page; a template makes a handful
_SITE_ID = re.compile(r"""\bsiteId["']?\s*[:=]\s*["']?(\d{1,12})""", re.IGNORECASE)
_ORGAN = re.compile(r"/public/column/(\d{1,12})")
_OF_THE_ADDRESS = ("type", "catId", "catIds", "action", "cId", "nav")
_LIST = "publicInfoList"
_TREE = "columnTree"
_DEFAULTS = {
    "IsAjax": "1",
    "dataType": "html",
    "labelName": _LIST,
    "siteId": "",
    "pageSize": "15",
    "pageIndex": "1",
    "action": "list",
    "isDate": "true",
    "dateFormat": "yyyy-MM-dd",
    "length": "80",
    "organId": "",
    "type": "4",
    "catId": "",
    "result": "暂无相关信息",
    "file": "/xxgk/publicInfoList_newest2020",
}


def label_calls(page: Page, base: str, *, has_rows: bool) -> tuple[tuple[Fetch, ...], bool]:
    """The calls for the page's list and its column tree, and whether they are all that it makes.

    A column page without rows that states no call (its script is a file of its own) is asked for by the fields
    of its address and the site's id.
    """
    stated = [query for query in _stated(page.text) if query.get("labelName", "").startswith((_LIST, _TREE))]
    is_column = _ORGAN.search(urlsplit(page.asked.url).path) is not None
    if not stated and is_column and not has_rows:
        stated = [{"labelName": _LIST}]
    queries = [_completed(query, page) for query in stated]
    known = [query for query in queries if _is_whole(query)][:_MAX_CALLS]
    calls = (Fetch(f"{urljoin(base, LABEL_SERVER)}?{urlencode(query)}") for query in known)
    return tuple(dict.fromkeys(calls)), len(known) == len(queries)


def _stated(text: str) -> Iterator[dict[str, str]]:
    """The queries of the calls in a page: from whole addresses, and from script objects."""
    for match in _ADDRESS.finditer(text):
        yield dict(parse_qsl(urlsplit(unescape(match[1])).query, keep_blank_values=True))
    for match in _LABEL_NAME.finditer(text):
        before = text.rfind("{", max(0, match.start() - _LONGEST_OBJECT), match.start())
        after = text.find("}", match.end(), match.end() + _LONGEST_OBJECT)
        if before >= 0 and after >= 0:
            yield literal_fields(text[before:after])


def _completed(query: dict[str, str], page: Page) -> dict[str, str]:
    """A query without its random number; of a list from page 1, with what the page says of the rest."""
    if query["labelName"].startswith(_TREE):
        return {"isJson": "true"} | query
    address = urlsplit(page.asked.url)
    organ, site = _ORGAN.search(address.path), _SITE_ID.search(page.text)
    own = {name: value for name, value in parse_qsl(address.query) if name in _OF_THE_ADDRESS}
    own |= {"organId": organ[1] if organ else "", "siteId": site[1] if site else ""}
    filled = _DEFAULTS | {name: value for name, value in own.items() if value} | query | {"pageIndex": "1"}
    return {name: value for name, value in filled.items() if name != "_" and (value or name in query)}


def _is_whole(query: dict[str, str]) -> bool:
    if query["labelName"].startswith(_TREE):
        return True
    return bool(query.get("siteId") and query.get("organId"))
