"""What there is to be found on the sample portals, written beside them for the tests."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import msgspec

Outcome = Literal["complete", "incomplete", "denied", "blocked"]
Kind = Literal["article", "attachment"]


@dataclass(frozen=True, slots=True)
class ReportTruth:
    """A report address. `kind` attachment: the page only links the file, at `attachment`.

    `status` is what a parse should say. A generated report is `random_report(seed, agency=…, year=…)`; a recorded one
    is the case `recorded` of `tests/cases`. `same_as` names the first address of a report that stands at two.
    """

    portal: str
    url: str
    title: str
    agency: str
    year: int
    published: str
    kind: Kind
    status: str
    layout: str
    seed: str | None = None
    recorded: str | None = None
    attachment: str | None = None
    same_as: str | None = None


@dataclass(frozen=True, slots=True)
class DecoyTruth:
    """A listed page that is no report, and what it is instead."""

    portal: str
    url: str
    title: str
    reason: str


@dataclass(frozen=True, slots=True)
class LostTruth:
    """A report link that must not or cannot be followed: why."""

    portal: str
    url: str
    title: str
    reason: Literal["off_portal_redirect", "off_portal_link", "robots_denied", "blocked"]


@dataclass(frozen=True, slots=True)
class PortalTruth:
    """One portal. `columns` are the addresses of its 年报 columns, `list_pages` every page of their list chains.

    Pages that share the address of a script are told apart by a fragment.
    """

    portal: str
    home: str
    family: str
    outcome: Outcome
    hosts: tuple[str, ...]
    columns: tuple[str, ...] = ()
    list_pages: tuple[str, ...] = ()
    reports: tuple[ReportTruth, ...] = ()
    decoys: tuple[DecoyTruth, ...] = ()
    lost: tuple[LostTruth, ...] = ()
    foreign_hosts: tuple[str, ...] = ()

    @property
    def distinct_reports(self) -> tuple[ReportTruth, ...]:
        """Each report once, at its first address."""
        return tuple(report for report in self.reports if report.same_as is None)


@dataclass(frozen=True, slots=True)
class Truth:
    """All portals. No host of `foreign_hosts` may ever be asked."""

    portals: tuple[PortalTruth, ...]

    @property
    def reports(self) -> tuple[ReportTruth, ...]:
        return tuple(report for portal in self.portals for report in portal.reports)

    @property
    def foreign_hosts(self) -> tuple[str, ...]:
        return tuple(host for portal in self.portals for host in portal.foreign_hosts)

    def portal(self, portal_id: str) -> PortalTruth:
        return next(portal for portal in self.portals if portal.portal == portal_id)

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def read_truth(path: Path) -> Truth:
    """The truth as `Truth.write` wrote it."""
    return msgspec.json.decode(path.read_bytes(), type=Truth)
