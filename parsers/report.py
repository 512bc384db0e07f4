"""A parsed document: the report JSON of the contract (schema `nianbao.report/1`) as types."""

from dataclasses import dataclass
from typing import Literal

import msgspec

SCHEMA = "nianbao.report/1"
PARSER_NAME = "nianbao"
PARSER_VERSION = "0.1.0"

Status = Literal["parsed", "partial", "not_a_report", "unreadable"]
State = Literal["read", "blank", "dash", "unreadable", "absent", "derived", "doubtful"]
Doubt = Literal["placement", "legibility", "unit", "source_contradiction"]
Verdict = Literal["consistent", "all_zero", "source_contradiction", "parse_doubt", "incomplete", "missing"]
Severity = Literal["info", "warning", "error"]
Number = int | float


class Where(msgspec.Struct, frozen=True, omit_defaults=True):
    """A place in the source; only what applies is set.

    `part` counts from 0 in `parts`, `block` from 0 in the document; `line` and `cell` count from 1: the line of
    a text and the cell in it, or the row of a table and the cell in that row. `page` counts from 1; the box
    `x0, y0, x1, y1` is in points from the page's upper left corner.
    """

    part: int | None = None
    page: int | None = None
    x0: float | None = None
    y0: float | None = None
    x1: float | None = None
    y1: float | None = None
    sheet: str | None = None
    block: int | None = None
    line: int | None = None
    cell: int | None = None


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What was parsed: where from, and its digest."""

    path: str | None
    url: str | None
    media_type: str | None
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class Part:
    """One file the report was read from."""

    sha256: str
    role: str
    member: str | None


@dataclass(frozen=True, slots=True)
class Section:
    """A section by meaning; `number` is the numeral as printed, without its punctuation."""

    code: str
    number: str | None
    title: str | None
    text: str


@dataclass(frozen=True, slots=True)
class TableVerdict:
    """What the arithmetic says of one statutory table."""

    table: str
    form: str
    verdict: Verdict


class Cell(msgspec.Struct, frozen=True):
    """One cell of the form, whether the source has it or not. `unit` is the unit as printed, else the form's."""

    table: str
    row: str
    column: str
    value: Number | None
    state: State
    doubt: Doubt | None = None
    raw: str | None = None
    unit: str | None = None
    where: Where | None = None


class Check(msgspec.Struct, frozen=True):
    """One exact identity applied to one row or column. `holds` is None where a term is missing."""

    code: str
    table: str
    scope: str
    holds: bool | None
    expected: Number | None
    found: Number | None
    assumed_zero: bool


@dataclass(frozen=True, slots=True)
class Finding:
    """Something noticed, and how grave: `info` handled, `warning` in doubt, `error` lost or contradicting."""

    code: str
    severity: Severity
    detail: str
    table: str | None = None
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement of a fact about the report: `name` is what it states, `source` the kind of place it was read in.

    Names: `title`, `agency`, `year`, `published`, `document_number`, `index_number`, `site_code` (of the site, not of
    the agency), `compiler`, `signed_date`, `scope`, `scope_evidence` (the words that tell it). Sources: `text`,
    `below_title`, `statistic_period`, `prose`, `date_line`, `signature`, `front` (the lines before the report) in the
    document; `meta`, `heading`, `window`, `breadcrumb` and `meta:NAME` on the page around it;
    `link`, `column`, `address` outside of it. `where` is set for a place in the document.
    """

    name: str
    value: str | int
    source: str
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One parsed document. `facts` has every statement of a fact, for each name first the one believed."""

    source: SourceFacts
    parts: tuple[Part, ...]
    status: Status
    title: str | None = None
    agency: str | None = None
    year: int | None = None
    published: str | None = None
    form: str | None = None
    sections: tuple[Section, ...] = ()
    tables: tuple[TableVerdict, ...] = ()
    cells: tuple[Cell, ...] = ()
    checks: tuple[Check, ...] = ()
    findings: tuple[Finding, ...] = ()
    facts: tuple[Fact, ...] = ()
    others: tuple["Report", ...] = ()
    text: str = ""


def as_json(report: Report) -> bytes:
    """The report as one line of JSON (UTF-8, no line break), its keys in the order of the contract."""
    return msgspec.json.encode(_document(report))


def _document(report: Report) -> dict[str, object]:
    document: dict[str, object] = {
        "schema": SCHEMA,
        "parser": {"name": PARSER_NAME, "version": PARSER_VERSION},
    }
    for name in Report.__dataclass_fields__:
        document[name] = getattr(report, name)
    document["others"] = [_document(other) for other in report.others]
    return document
