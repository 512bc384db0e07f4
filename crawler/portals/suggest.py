"""Portals to register: government hosts that archived pages name and no portal owns. Nothing is contacted. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from crawler.portals.hosts import canonical_name, registrable_domain
from crawler.portals.portal import Portal
from crawler.portals.region import region, retired

_HOST = re.compile(r"https?://([a-z0-9][a-z0-9.-]{0,200}\.gov\.cn)(?![a-z0-9.-]*[a-z0-9])", re.IGNORECASE)
# portals.md, section 7: ten digits, the first six a division code; or bm and eight digits for a ministry.
_SITE_CODE = re.compile(r"""SiteIDCode["']?\s{0,9}content\s{0,9}=\s{0,9}["'](\d{10}|bm\d{8})["']""", re.IGNORECASE)
_MOST_EVIDENCE = 3  # addresses of pages kept for each suggestion


@dataclass(slots=True)
class Suggestion:
    """A registrable domain that no portal owns: how many pages name its hosts, some of them, and its site codes.

    `site_codes` are the SiteIDCodes that the host's own pages state, where any of those were archived (a page of a
    shared platform may answer under another's host).
    """

    domain: str
    pages: int = 0
    hosts: Counter[str] = field(default_factory=Counter)
    evidence: list[str] = field(default_factory=list)
    site_codes: Counter[str] = field(default_factory=Counter)

    @property
    def divisions(self) -> tuple[str, ...]:
        """The divisions of its site codes, code and name; a retired one with what took its place."""
        codes = dict.fromkeys(code[:6] for code in self.site_codes if code.isdigit())
        return tuple(told for code in codes if (told := _division(code)))


class Suggestions:
    """Collects suggestions from archived pages. Memory grows with the domains named, not with the pages."""

    def __init__(self, portals: Sequence[Portal]) -> None:
        self._domains = {portal.domain for portal in portals}
        self._owns: tuple[Callable[[str], bool], ...] = tuple(portal.owns for portal in portals if portal.hosts)
        self._found: dict[str, Suggestion] = {}
        self._known: dict[str, str | None] = {}

    def look_at(self, url: str, text: str) -> None:
        """Take in the hosts that a page links to, and the site code that it states of itself."""
        named = {match[1].lower() for match in _HOST.finditer(text)}
        own = _HOST.match(url)
        code = _SITE_CODE.search(text)
        if own and code:
            named.add(own[1].lower())
        domains: set[str] = set()
        for host in named:
            domain = self._domain(host)
            if domain is None:
                continue
            found = self._found.setdefault(domain, Suggestion(domain))
            found.hosts[host] += 1
            if own and code and host == own[1].lower():
                found.site_codes[code[1].lower()] += 1
            domains.add(domain)
        for domain in domains:
            found = self._found[domain]
            found.pages += 1
            if len(found.evidence) < _MOST_EVIDENCE:
                found.evidence.append(url)

    def ranked(self) -> list[Suggestion]:
        """The suggestions, those named on most pages first."""
        return sorted(self._found.values(), key=lambda found: (-found.pages, found.domain))

    def _domain(self, host: str) -> str | None:
        """The registrable domain of a host that no portal owns."""
        if host not in self._known:
            self._known[host] = self._unowned(host)
        return self._known[host]

    def _unowned(self, host: str) -> str | None:
        name = canonical_name(host)
        domain = registrable_domain(name) if name else None
        if domain is None or domain in self._domains or any(owns(f"http://{name}/") for owns in self._owns):
            return None
        return domain


def _division(code: str) -> str | None:
    place = region(code)
    return f"{code} {place.name}" if place else str(retired(code) or "") or None
