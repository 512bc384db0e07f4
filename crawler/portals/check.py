"""The linter of portal files: what a file can be right in by itself, and still wrong in the registry."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from crawler.portals.hosts import within
from crawler.portals.portal import Level, Portal
from crawler.portals.region import CUT_OFF, has_counties, province_of, region, retired
from crawler.portals.registry import PortalFile

Severity = Literal["error", "warning"]

_FITTING: dict[Level, str] = {
    "central": "country",
    "province": "province",
    "city": "city",
    "county": "county",
    "township": "county",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong with a portal file, at a key of it."""

    file: Path
    line: int
    key: str
    severity: Severity
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.severity}: {self.key}: {self.what}"


def check(entries: Sequence[PortalFile]) -> list[Finding]:
    """Every finding about these files, by themselves and among one another, in the order of the files.

    Errors of the keys themselves, and ids given twice, are raised earlier, when the files are read.
    """
    findings = [finding for entry in entries for rule in _RULES for finding in rule(entry)]
    findings += _homes_given_twice(entries)
    findings += _homes_within_another(entries)
    order = {entry.path: position for position, entry in enumerate(entries)}
    return sorted(findings, key=lambda finding: (order[finding.file], finding.line))


def _finding(entry: PortalFile, key: str, severity: Severity, what: str) -> Finding:
    return Finding(entry.path, entry.lines.get(key, 1), key, severity, what)


def _region(entry: PortalFile) -> Iterator[Finding]:
    portal = entry.portal
    known = region(portal.region)
    if known is None:
        old = retired(portal.region)
        what = f"{old}" if old else f"{portal.region} is not in the list of {CUT_OFF}; use the code in force"
        yield _finding(entry, "region", "error", what)
        return
    if known.level == "group":
        what = f"{portal.region} only groups counties ({known.name}); use the code of the government itself"
        yield _finding(entry, "region", "error", what)
        return
    town_only_city = portal.level == "township" and known.level == "city" and not has_counties(portal.region)
    if known.level != _FITTING[portal.level] and not town_only_city:
        what = f"{portal.level} does not fit {portal.region} {known.name}, a {known.level}; change one of the two"
        yield _finding(entry, "level", "error", what)


def _place(entry: PortalFile) -> Iterator[Finding]:
    portal, path = entry.portal, entry.path
    if path.stem != portal.id:
        what = f"{portal.id!r} does not match the file name; rename the file to {portal.id}{path.suffix}"
        yield _finding(entry, "id", "error", what)
    folder = path.resolve().parent.name
    if len(folder) == 6 and folder.isdigit() and folder not in (portal.region, province_of(portal.region)):
        what = f"{portal.region} stands in folder {folder}; move the file to {province_of(portal.region)}/"
        yield _finding(entry, "region", "error", what)


def _columns(entry: PortalFile) -> Iterator[Finding]:
    seen: set[str] = set()
    for column in entry.portal.columns:
        if not entry.portal.owns(column):
            what = (
                f"{column} is outside the portal's hosts and would not be asked for; add its host to hosts, or drop it"
            )
            yield _finding(entry, "columns", "error", what)
        if column in seen:
            yield _finding(entry, "columns", "warning", f"{column} stands twice; keep one")
        seen.add(column)


def _hosts(entry: PortalFile) -> Iterator[Finding]:
    for host in entry.portal.hosts:
        if within(host, entry.portal.domain):
            yield _finding(entry, "hosts", "warning", f"{host} belongs to {entry.portal.domain} anyway; drop it")
        elif not within(host, "gov.cn"):
            what = f"{host} is not under gov.cn; keep it only if someone made sure that it is the government's"
            yield _finding(entry, "hosts", "warning", what)


def _home(entry: PortalFile) -> Iterator[Finding]:
    parts = urlsplit(entry.portal.home)
    if parts.query or parts.fragment:
        yield _finding(entry, "home", "warning", "has a query or a fragment; give the site's front page")


def _budget(entry: PortalFile) -> Iterator[Finding]:
    requests, expect = entry.portal.budget.requests, entry.portal.expect
    if requests is None or expect.agencies is None or expect.years is None:
        return
    reports = expect.agencies * (expect.years[1] - expect.years[0] + 1)
    if requests < reports:
        what = (
            f"{requests} requests a run for {reports} expected reports: it takes several nights; raise it, or know it"
        )
        yield _finding(entry, "budget", "warning", what)


_RULES: tuple[Callable[[PortalFile], Iterator[Finding]], ...] = (_place, _region, _home, _columns, _hosts, _budget)


def _homes_given_twice(entries: Sequence[PortalFile]) -> Iterator[Finding]:
    first: dict[str, PortalFile] = {}
    for entry in entries:
        other = first.setdefault(entry.portal.host.removeprefix("www."), entry)
        if other is not entry:
            what = f"{entry.portal.host} is the home of {other.portal.id} ({other.path}) too; keep one of the two files"
            yield _finding(entry, "home", "error", what)


def _homes_within_another(entries: Sequence[PortalFile]) -> Iterator[Finding]:
    """Portals on one registrable domain would each crawl all of it."""
    first: dict[str, Portal] = {}
    for entry in entries:
        other = first.setdefault(entry.portal.domain, entry.portal)
        if other is not entry.portal and other.host.removeprefix("www.") != entry.portal.host.removeprefix("www."):
            what = (
                f"shares the domain {entry.portal.domain} with {other.id}: both would crawl it; is one of them needed?"
            )
            yield _finding(entry, "home", "warning", what)
