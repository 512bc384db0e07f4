"""Hanweb JCMS (大汉): lists drawn by the jpage script from a `<datastore>` island and from its dataproxy."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.families.datastore import datastores, without_datastores
from crawler.families.family import ChainEnd, Fetch, Link, Listing, Page
from crawler.families.jpage_unit import JpageUnit, jpage_units, next_groups
from crawler.families.pager import read_pager
from crawler.families.rows import Anchors, base_of, read_anchors
from crawler.families.tree import parse

_EVIDENCE = ("</datastore", "&lt;/datastore", ".jpage(")


class HanwebJcms:
    """Lists of jpage; the records of their islands are rows."""

    name = "hanweb-jcms"

    def recognises(self, page: Page) -> bool:
        """A datastore island, a jpage call, or an answer of the dataproxy (that may be empty)."""
        return _is_proxy(page.asked.url) or any(evidence in page.text for evidence in _EVIDENCE)

    def read(self, page: Page) -> Listing:
        """The records of a list page or of a dataproxy answer, then the page's other links, and the calls that go on.

        The pager links of the page (`?uid=…&pageNum=…`) are left out: the server answers them with page 1.
        """
        return _read_answer(page) if _is_proxy(page.asked.url) else _read_page(page)


def _is_proxy(url: str) -> bool:
    return urlsplit(url).path.endswith("/dataproxy.jsp")


def _read_answer(page: Page) -> Listing:
    """A group of records; where it holds fewer than were asked for, the rest is asked for from there on.

    On some sites deep groups are empty (54 bytes): then the end is not proven.
    """
    stores = datastores(page.text)
    records = [record for store in stores for record in store.records]
    anchors = _read_records(records, page.url)
    following = next_groups(stores, base=page.url, proxy=page.asked.url)
    query = dict(parse_qsl(urlsplit(page.asked.url).query))
    complete = len(records) >= _records_asked_for(query)
    if records and not complete and not following:
        following = (_call_for_the_rest(page.asked, query, len(records)),)
    return Listing(
        links=anchors.links,
        next_pages=following,
        total=next((store.total for store in stores if store.total is not None), None),
        end="more" if following else "proven" if complete else "unproven",
        unlinked=anchors.unlinked,
    )


def _call_for_the_rest(asked: Fetch, query: dict[str, str], came: int) -> Fetch:
    """The call for the records behind those that came of one by number: servers cut it to their own size."""
    rest = query | {"startrecord": str(int(query["startrecord"]) + came)}
    return Fetch(f"{asked.url.partition('?')[0]}?{urlencode(rest)}", asked.form)


def _records_asked_for(query: dict[str, str]) -> int:
    """How many records a call by number asks for; a group that was announced holds at least one."""
    first, last = (re.fullmatch(r"\d{1,9}", query.get(key, "")) for key in ("startrecord", "endrecord"))
    return int(last[0]) - int(first[0]) + 1 if first and last else 1


def _read_page(page: Page) -> Listing:
    root = parse(without_datastores(page.text))
    base = page.url if root is None else base_of(root, page.url)
    units = jpage_units(page.text)
    records = _read_records((record for unit in units for record in unit.store.records), base)
    others = Anchors() if root is None else read_anchors(root, base)
    following, end = _continuations(units, base)
    if not units and root is not None:
        pager = read_pager(root, base, page.url)
        is_script = any(_is_pager_link(fetch.url) for fetch in pager.next_pages)
        following = () if is_script else pager.next_pages
        end = "unproven" if is_script else pager.end
    totals = [unit.total for unit in units]
    return Listing(
        links=records.links + tuple(link for link in others.links if not _is_pager_link(link.url)),
        next_pages=following,
        total=sum(total for total in totals if total is not None) if totals and None not in totals else None,
        end=end,
        unlinked=records.unlinked + others.unlinked,
    )


def _continuations(units: Iterable[JpageUnit], base: str) -> tuple[tuple[Fetch, ...], ChainEnd]:
    following: list[Fetch] = []
    ends: list[ChainEnd] = ["proven"]
    for unit in units:
        fetches, end = unit.continuation(base)
        following += fetches
        ends.append(end)
    return tuple(dict.fromkeys(following)), max(ends, key=("proven", "more", "unproven").index)


def _is_pager_link(url: str) -> bool:
    return {"uid", "pageNum"} <= {key for key, _ in parse_qsl(urlsplit(url).query, keep_blank_values=True)}


def _read_records(records: Iterable[str], base: str) -> Anchors:
    """The links of records; one with text and no link is told by its text, one with neither is template debris."""
    links: list[Link] = []
    unlinked: list[str] = []
    for record in records:
        root = parse(record)
        if root is None:
            continue
        anchors = read_anchors(root, base, is_row=_any_url)
        links += anchors.links
        unlinked += anchors.unlinked
        text = " ".join(root.text_content().split())
        if text and not anchors.links and not anchors.unlinked:
            unlinked.append(text)
    return Anchors(tuple(links), tuple(unlinked))


def _any_url(_url: str) -> bool:
    return True
