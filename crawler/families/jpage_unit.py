"""A jpage list of a page: its island, what its script states, and the dataproxy calls that bring the rest."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.families.datastore import Datastore, datastores
from crawler.families.family import ChainEnd, Fetch
from crawler.families.rows import absolute

SCREENS_OF_A_CALL = 3  # the dataproxy answers up to three screens at once
MAX_ROWS = 200_000  # more than any list has: a larger total is a broken or hostile page

_JPAGE = re.compile(r"""\(\s*["']#([\w-]+)["']\s*\)\s*\.jpage\s*\(""", re.IGNORECASE)
_LONGEST_CALL = 8_000  # characters of a jpage call that are looked at
_PARAMETERS = re.compile(r"\bparam_([\w-]+)\s*=\s*\{([^{}]{0,4000})\}")
_PARAMETER = re.compile(r"""["']?(\w+)["']?\s*:\s*(?:'([^']*)'|"([^"]*)"|([^,}\s]+))""")
_PROXY = re.compile(r"""["'(]((?:https?:)?/[\w/.:%-]*/dataproxy\.jsp)""")
_ID = re.compile(r"""\bid\s*=\s*["']?([\w-]+)""")
_ID_REACH = 2_000  # characters before an island in which the element around it begins
_FIELDS = ("col", "appid", "webid", "path", "columnid", "sourceContentType", "unitid", "webname", "permissiontype")
_DEFAULTS = {"col": "1", "appid": "1", "path": "/", "sourceContentType": "1", "permissiontype": "0"}


@dataclass(frozen=True, slots=True)
class JpageUnit:
    """One list: the first records, the stated total and rows of a screen, and the form fields of a dataproxy call.

    `fields` is None where the page does not state what the call needs.
    """

    store: Datastore
    total: int | None
    per_page: int | None
    fields: tuple[tuple[str, str], ...] | None
    proxy: str

    def continuation(self, base: str) -> tuple[tuple[Fetch, ...], ChainEnd]:
        """The calls that bring the rest: the next group, else by record number; and whether they are all."""
        if self.store.next_group:
            groups = next_groups((self.store,), base=base, proxy=self.proxy)
            return groups, "more" if groups else "unproven"
        seen = len(self.store.records)
        if self.total is None or self.total <= seen:
            return (), "proven"
        proxy = absolute(self.proxy, base)
        if self.fields is None or not self.per_page or self.total > MAX_ROWS or proxy is None:
            return (), "unproven"
        size = self.per_page * SCREENS_OF_A_CALL
        starts = range(seen + 1, self.total + 1, size)
        return tuple(self._call(proxy, start, min(start + size - 1, self.total)) for start in starts), "proven"

    def _call(self, proxy: str, first: int, last: int) -> Fetch:
        query = urlencode({"startrecord": first, "endrecord": last, "perpage": self.per_page})
        return Fetch(f"{proxy}?{query}", self.fields or ())


def jpage_units(markup: str) -> tuple[JpageUnit, ...]:
    """The jpage lists of a page, in document order; a script without an island is a list without records."""
    scripts = {match[1]: _call(markup, match.end()) for match in _JPAGE.finditer(markup)}
    parameters = {match[1]: match[2] for match in _PARAMETERS.finditer(markup)}
    found = _PROXY.search(markup)
    proxy = found[1] if found else "/module/web/jpage/dataproxy.jsp"
    units: list[JpageUnit] = []
    for store in datastores(markup):
        unit_id = _unit_id(store, markup, scripts)
        units.append(_unit(store, scripts.pop(unit_id, ""), parameters.get(unit_id, ""), proxy))
    empty = Datastore((), None, None, len(markup))
    units += [_unit(empty, script, parameters.get(unit_id, ""), proxy) for unit_id, script in scripts.items()]
    return tuple(units)


def _call(markup: str, start: int) -> str:
    return markup[start : start + _LONGEST_CALL].partition("</script")[0]


def _unit(store: Datastore, script: str, parameters: str, proxy: str) -> JpageUnit:
    total = _number(script, "totalRecord")
    per_page = _number(script, "perPage")
    return JpageUnit(store, store.total if total is None else total, per_page, _fields(parameters), proxy)


def next_groups(stores: tuple[Datastore, ...], *, base: str, proxy: str) -> tuple[Fetch, ...]:
    """The calls for the next groups. A relative href (`./dataproxy.jsp?page=2…`) starts from the dataproxy's folder."""
    here = absolute(proxy, base) or base
    hrefs = (store.next_group for store in stores if store.next_group)
    urls = (absolute(href, here) for href in hrefs)
    return tuple(Fetch(url) for url in dict.fromkeys(urls) if url)


def _unit_id(store: Datastore, markup: str, scripts: dict[str, str]) -> str:
    """The id of the unit that an island belongs to: stated by its next group, else that of an element before it."""
    stated = dict(parse_qsl(urlsplit(store.next_group or "").query)).get("unitid", "")
    before: list[str] = _ID.findall(markup[max(0, store.start - _ID_REACH) : store.start])
    candidates = [stated, *reversed(before), *(scripts if len(scripts) == 1 else ())]
    return next((name for name in candidates if name in scripts), stated)


def _number(script: str, key: str) -> int | None:
    match = re.search(rf"""\b{key}["']?\s*:\s*["']?(\d{{1,9}})""", script)
    return int(match[1]) if match else None


def _fields(parameters: str) -> tuple[tuple[str, str], ...] | None:
    stated = {key: single or double or bare for key, single, double, bare in _PARAMETER.findall(parameters)}
    if not {"webid", "columnid", "unitid"} <= stated.keys():
        return None
    values = _DEFAULTS | stated
    return tuple((key, values[key]) for key in _FIELDS if key in values)
