"""Hanweb JCMS (大汉): lists drawn by the jpage script from a `<datastore>` island and from its dataproxy."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.families.datastore import Datastore, datastores, without_datastores
from crawler.families.family import ChainEnd, Fetch, Link, Listing, Page
from crawler.families.pager import read_pager
from crawler.families.rows import Anchors, absolute, base_of, parse, read_anchors

SCREENS_OF_A_CALL = 3  # the dataproxy answers up to three screens at once
MAX_ROWS = 200_000

_JPAGE = re.compile(r"""\(\s*["']#([\w-]+)["']\s*\)\s*\.jpage\s*\((.*?)</script""", re.DOTALL | re.IGNORECASE)
_PARAMETERS = re.compile(r"\bparam_([\w-]+)\s*=\s*\{(.*?)\}", re.DOTALL)
_PARAMETER = re.compile(r"""["']?(\w+)["']?\s*:\s*(?:'([^']*)'|"([^"]*)"|([^,}\s]+))""")
_PROXY = re.compile(r"""["'(]((?:https?:)?[\w/.:%-]*/dataproxy\.jsp)""")
_UNIT = re.compile(r"""\bid\s*=\s*["']?([\w-]+)""")
_FIELDS = ("col", "appid", "webid", "path", "columnid", "sourceContentType", "unitid", "webname", "permissiontype")
_DEFAULTS = {"col": "1", "appid": "1", "path": "/", "sourceContentType": "1", "permissiontype": "0"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A jpage unit of a page: its island and what its script states."""

    id: str | None
    store: Datastore
    total: int | None
    per_page: int | None


class HanwebJcms:
    """Lists of jpage; rows are the records of the islands."""

    name = "hanweb-jcms"

    def recognises(self, page: Page) -> bool:
        """A datastore island, a jpage call, or an answer of the dataproxy."""
        text = page.text
        return "datastore>" in text or "datastore&gt;" in text or ".jpage(" in text or _is_proxy(page.asked.url)

    def read(self, page: Page) -> Listing:
        """The records of a list page or of a dataproxy answer, the page's other links, and the calls that go on.

        The pager links of the page (`?uid=…&pageNum=…`) are left out: the server answers them with page 1.
        """
        if _is_proxy(page.asked.url):
            return _read_answer(page)
        return _read_page(page)


def _is_proxy(url: str) -> bool:
    return urlsplit(url).path.endswith("/dataproxy.jsp")


def _read_answer(page: Page) -> Listing:
    stores = list(datastores(page.text))
    anchors = _records(stores, page.url)
    total = next((store.total for store in stores if store.total is not None), None)
    following = _next_groups(stores, page.asked.url)
    query = dict(parse_qsl(urlsplit(page.asked.url).query))
    end: ChainEnd
    if following:
        end = "more"
    elif "startrecord" in query:
        end = "proven" if len(anchors.links) >= _asked_for(query) else "unproven"
    else:
        end = "proven" if anchors.links else "unproven"  # deep pages of some sites answer nothing at all
    return Listing(anchors.links, following, total, end, unlinked=anchors.unlinked)


def _read_page(page: Page) -> Listing:
    markup = without_datastores(page.text)
    root = parse(markup)
    base = page.url if root is None else base_of(root, page.url)
    units = _units(page.text)
    records = _records([unit.store for unit in units], base)
    others = Anchors((), ()) if root is None else read_anchors(root, base)
    rest = tuple(link for link in others.links if not _is_pager_link(link.url))
    following: list[Fetch] = []
    ends: list[ChainEnd] = []
    for unit in units:
        fetches, end = _continuation(unit, page, base)
        following += fetches
        ends.append(end)
    if not units and root is not None:
        pager = read_pager(root, base, page.url)
        if pager.next_page and not _is_pager_link(pager.next_page.url):
            following.append(pager.next_page)
        ends.append("unproven" if pager.next_page and not following else pager.end)
    totals = [unit.total for unit in units if unit.total is not None]
    return Listing(
        links=records.links + rest,
        next_pages=tuple(dict.fromkeys(following)),
        total=sum(totals) if totals else None,
        end=_worst(ends),
        unlinked=records.unlinked + others.unlinked,
    )


def _worst(ends: list[ChainEnd]) -> ChainEnd:
    return max(ends, key=("proven", "more", "unproven").index, default="proven")


def _any_url(_url: str) -> bool:
    return True


def _is_pager_link(url: str) -> bool:
    return {"uid", "pageNum"} <= {key for key, _ in parse_qsl(urlsplit(url).query, keep_blank_values=True)}


def _records(stores: list[Datastore], base: str) -> Anchors:
    links: list[Link] = []
    unlinked: list[str] = []
    for store in stores:
        for record in store.records:
            root = parse(record)
            if root is None:
                continue
            anchors = read_anchors(root, base, is_row=_any_url)
            links += anchors.links
            unlinked += anchors.unlinked
            text = " ".join(root.text_content().split())
            if not anchors.links and not anchors.unlinked and text:
                unlinked.append(text)
    return Anchors(tuple(links), tuple(unlinked))


def _next_groups(stores: list[Datastore], base: str) -> tuple[Fetch, ...]:
    urls = (absolute(store.next_group, base) for store in stores if store.next_group)
    return tuple(Fetch(url) for url in dict.fromkeys(urls) if url)


def _asked_for(query: dict[str, str]) -> int:
    try:
        return int(query["endrecord"]) - int(query["startrecord"]) + 1
    except (KeyError, ValueError):
        return 1


def _units(markup: str) -> list[Unit]:
    scripts = {match[1]: match[2] for match in _JPAGE.finditer(markup)}
    units = []
    for store in datastores(markup):
        unit_id = _unit_id(store, markup, scripts)
        script = scripts.get(unit_id or "", "")
        total = _number(script, "totalRecord")
        units.append(Unit(unit_id, store, store.total if total is None else total, _number(script, "perPage")))
    return units


def _unit_id(store: Datastore, markup: str, scripts: dict[str, str]) -> str | None:
    if store.next_group:
        query = dict(parse_qsl(urlsplit(store.next_group).query))
        unit = query.get("unitid", "")
        if unit in scripts:
            return unit
    before: list[str] = [
        name for name in _UNIT.findall(markup[max(0, store.start - 2_000) : store.start]) if name in scripts
    ]
    if before:
        return before[-1]
    return next(iter(scripts)) if len(scripts) == 1 else None


def _number(script: str, key: str) -> int | None:
    match = re.search(rf"""\b{key}["']?\s*:\s*["']?(\d+)""", script)
    return int(match[1]) if match else None


def _continuation(unit: Unit, page: Page, base: str) -> tuple[list[Fetch], ChainEnd]:
    """The calls that bring the rest of a unit's records: the next group where it has one, else by record number."""
    groups = _next_groups([unit.store], base)
    if groups:
        return list(groups), "more"
    seen = len(unit.store.records)
    if unit.total is None or unit.total <= seen:
        return [], "proven"
    fields = _fields(unit, page.text)
    if fields is None or not unit.per_page or unit.total > MAX_ROWS:
        return [], "unproven"
    proxy = absolute(_proxy(page.text), base)
    if proxy is None:
        return [], "unproven"
    size = unit.per_page * SCREENS_OF_A_CALL
    calls = []
    for start in range(seen + 1, unit.total + 1, size):
        last = min(start + size - 1, unit.total)
        query = urlencode({"startrecord": start, "endrecord": last, "perpage": unit.per_page})
        calls.append(Fetch(f"{proxy}?{query}", fields))
    return calls, "proven"


def _proxy(markup: str) -> str:
    found = _PROXY.search(markup)
    return found[1] if found else "/module/web/jpage/dataproxy.jsp"


def _fields(unit: Unit, markup: str) -> tuple[tuple[str, str], ...] | None:
    """The form fields of a dataproxy call, from the `param_<unit>` script; None if the page does not state them."""
    for match in _PARAMETERS.finditer(markup):
        if match[1] != unit.id:
            continue
        stated = {key: single or double or bare for key, single, double, bare in _PARAMETER.findall(match[2])}
        values = _DEFAULTS | stated
        if {"webid", "columnid", "unitid"} <= values.keys():
            return tuple((key, values[key]) for key in _FIELDS if key in values)
    return None
