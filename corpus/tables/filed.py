"""A parsed document on its way into the tables: what it is, where it came from, which report it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NamedTuple

from corpus.identity.addresses import Address
from parsers.report import Finding, Report

Cause = Literal["source", "parser", "merge"]

_WITHOUT_CONTENT = ("not_a_report", "unreadable")
_GRAVEST_FIRST = {"error": 0, "warning": 1, "info": 2}


class File(NamedTuple):
    """A file that a document is read from beside its page: the number of its part, and its address."""

    part: int
    url: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """The capture a document was read from.

    `url` is its address (None for a local file), `portal` the portal it was found on (None for an import),
    `fetched_at` the aware time of the capture; `files` those that belong to the page.
    """

    capture_id: str
    fetched_at: datetime
    url: str | None
    portal: str | None
    files: tuple[File, ...] = ()


@dataclass(frozen=True, slots=True)
class Hashes:
    """Digests (SHA-256, hexadecimal) of a document's parts, of what it says, and of what the checks say of it."""

    source: str
    content: str
    judgement: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """Which report a document is, and which version of it.

    `cause` says what made the version new; it is None where the tables have the version already, and then there is
    nothing to add but the row of `documents`. `addresses` are those that the report was not known at before; `body` and
    `discriminator` are what `identities` says of a new report.
    """

    report_id: str
    version: int
    source_version: int
    cause: Cause | None
    new_report: bool
    addresses: tuple[Address, ...]
    body: str | None
    discriminator: str
    corrects_report_id: str | None

    @property
    def new_version(self) -> bool:
        """Whether the tables do not have the version yet."""
        return self.cause is not None


@dataclass(frozen=True, slots=True)
class Agency:
    """The body a report is of, where it is certain which one that is; `new` if `agencies` does not have it yet.

    `region` is the code of its place and `level` its own, None where that is not certain; `source` says what the place
    was told by: `portal` (it is the portal's own government) or `name` (its name begins with it).
    """

    agency_id: str
    name: str
    region: str
    level: str | None
    source: Literal["portal", "name"]
    new: bool = False


@dataclass(frozen=True, slots=True)
class Filed:
    """A report of a document with its place in the corpus; `assignment` is None for what is not a report.

    `ordinal` is 0 for the first report of the document and counts the further ones. `repeated` says that its row of
    `documents` is there already. `agency` is looked up for new versions.
    """

    report: Report
    provenance: Provenance
    ordinal: int
    hashes: Hashes
    assignment: Assignment | None = None
    repeated: bool = False
    agency: Agency | None = None

    @property
    def reason(self) -> str | None:
        """Why it is not a report or not readable: the code of the gravest finding, the first of those equally grave."""
        if self.report.status not in _WITHOUT_CONTENT or not self.report.findings:
            return None
        return min(self.report.findings, key=_gravity).code


def _gravity(finding: Finding) -> int:
    return _GRAVEST_FIRST[finding.severity]
