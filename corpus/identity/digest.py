"""What tells two readings of a document apart: digests of its bytes, its content and its judgement."""

from hashlib import sha256

import msgspec

from corpus.tables.filed import Hashes
from parsers.report import Number, Report

_TOLD = ("compiler", "scope", "scope_evidence", "signed_date")
"""Facts with a column of their own that are read from the words of the content."""


def hashes(report: Report) -> Hashes:
    """The digests of a report; none depends on the run, the place in the source or the parser's version."""
    return Hashes(source=_source(report), content=_digest(_content(report)), judgement=_digest(_judgement(report)))


def digest_of_words(*words: str) -> str:
    """The SHA-256, hexadecimal, of a list of words."""
    return _digest(words)


def _source(report: Report) -> str:
    parts = [part.sha256 for part in report.parts] or [report.source.sha256]
    return digest_of_words(*parts)


def _content(report: Report) -> object:
    """What the report says. The order of the cells is no part of it, nor is 3 another number than 3.0."""
    facts = (report.status, report.title, report.agency, report.year, report.published, report.form)
    sections = [(section.code, section.number, section.title, section.text) for section in report.sections]
    cells = [
        (cell.table, cell.row, cell.column, _number(cell.value), cell.state, cell.doubt, cell.raw, cell.unit)
        for cell in report.cells
    ]
    return facts, sections, sorted(cells, key=lambda cell: cell[:3])


def _judgement(report: Report) -> object:
    """What the checks, findings and words say of it: a better parser may see more in the same content."""
    verdicts = [(table.table, table.form, table.verdict) for table in report.tables]
    checks = [(check.code, check.table, check.scope, check.holds) for check in report.checks]
    findings = [(found.code, found.severity, found.table or "") for found in report.findings]
    judged = (sorted(verdicts), sorted(checks, key=lambda check: check[:3]), sorted(findings))
    told = sorted((fact.name, str(fact.value)) for fact in report.facts if fact.name in _TOLD)
    return (*judged, told) if told else judged  # as it was before such facts were read


def _number(value: Number | None) -> float | None:
    return None if value is None else float(value)


def _digest(what: object) -> str:
    return sha256(msgspec.json.encode(what)).hexdigest()
