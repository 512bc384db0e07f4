"""The one door: a bundle of bytes in, a report out, whatever the bytes are."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from parsers.document.blocks import Document, Paragraph
from parsers.document.join import join
from parsers.document.render import as_text
from parsers.examine import Examined, examine
from parsers.facts.gather import Facts, Hints, gather
from parsers.facts.title import is_report_title
from parsers.facts.wording import compact
from parsers.formats.error import ParseError
from parsers.formats.read import media_type_of, read_part
from parsers.rendering.layouts import TableLayout
from parsers.rendering.text import render
from parsers.report import Finding, Part, Report, SourceFacts, Status, Where
from parsers.sections.outline import Outline
from parsers.source import Bundle, RawPart

_PAGE_ROLES = frozenset(("page", "next_page", "image"))
_CARRIER_TEXT = 1500
"""A page with more prose than this is a document of its own, not the cover of an attachment."""

_BEGINNING = 2000


@dataclass(frozen=True, slots=True)
class _Reading:
    """What came of one part: a document, or the finding that says why there is none."""

    number: int
    part: RawPart
    document: Document | None
    failure: Finding | None


def parse(bundle: Bundle, *, tables: TableLayout = "tsv") -> Report:
    """The report a bundle holds, and in `others` those that follow it in the same document.

    A bad document gives a report that says so; it never raises for one.

    The page and the pages that continue it are one document. If that is no report, the attachments are asked in order;
    where none of them can be read, the bundle is `unreadable`. Parts that were not read are findings.
    Raises ValueError for a bundle without parts.
    """
    if not bundle.parts:
        raise ValueError("a bundle needs at least one part")
    readings = [_read(part, number) for number, part in enumerate(bundle.parts)]
    blank = _blank(bundle)
    hints = Hints(bundle.url, bundle.link_title, bundle.column)
    page = _page(readings)
    cover = examine(page, hints) if page else []
    for candidate in _candidates(cover, readings, hints):
        if any(piece.refusal is None for piece in candidate):
            return _report(blank, candidate, tables, _remarks(readings, candidate[0].document))
    failures = [reading.failure for reading in readings if reading.failure]
    if not cover or (failures and _is_carrier(cover[0])):
        return _unreadable(blank, cover[0].facts if cover else _from_hints(hints), failures)
    return _other(blank, cover, failures)


def _read(part: RawPart, number: int) -> _Reading:
    try:
        document = read_part(part, number)
    except ParseError as error:
        return _Reading(number, part, None, Finding(error.code, "error", error.detail, where=Where(part=number)))
    if _has_text(document) or "html:challenge" in document.metas:
        return _Reading(number, part, document, None)
    detail = "; ".join(("the document holds no text", *(finding.detail for finding in document.findings)))
    return _Reading(number, part, None, Finding("empty_document", "error", detail, where=Where(part=number)))


def _has_text(document: Document) -> bool:
    return any(not isinstance(block, Paragraph) or block.text.strip() for block in document.blocks)


def _page(readings: Sequence[_Reading]) -> Document | None:
    documents = [each.document for each in readings if each.document and each.part.role in _PAGE_ROLES]
    return join(documents) if documents else None


def _candidates(cover: list[Examined], readings: Sequence[_Reading], hints: Hints) -> Iterator[list[Examined]]:
    """The page, then its attachments; the page's title is to an attachment what a link's text is to a page."""
    if cover:
        yield cover
        hints = replace(hints, link_title=cover[0].facts.title or hints.link_title)
    for reading in readings:
        if reading.document and reading.part.role not in _PAGE_ROLES:
            yield examine(reading.document, hints)


def _report(blank: Report, pieces: Sequence[Examined], layout: TableLayout, remarks: Sequence[Finding]) -> Report:
    """The first report of a document, and the further ones as its `others`; the text of what is none stays with it."""
    first, *others = [piece for piece in pieces if piece.refusal is None]
    refused = [piece for piece in pieces if piece.refusal is not None]
    findings = [*remarks, *(_beside(piece) for piece in refused), *(_given_apart(piece) for piece in others)]
    report = _single(blank, first, layout, findings)
    if refused:
        kept = (piece for piece in pieces if piece is first or piece.refusal is not None)
        report = replace(report, text="\n".join(_text(piece, layout) for piece in kept))
    return replace(report, others=tuple(_single(blank, other, layout, ()) for other in others))


def _beside(piece: Examined) -> Finding:
    reason = piece.refusal.detail if piece.refusal else ""
    detail = f"a part of the document is apart from the report and is given as text only: {reason}"
    return Finding("second_document", "warning", detail, where=_beginning(piece))


def _given_apart(piece: Examined) -> Finding:
    detail = f"a further report begins here and is given among the others: {piece.facts.title or 'without a title'}"
    return Finding("second_report", "info", detail, where=_beginning(piece))


def _beginning(piece: Examined) -> Where | None:
    return next((block.where for block in piece.document.blocks), None)


def _single(blank: Report, examined: Examined, layout: TableLayout, remarks: Sequence[Finding]) -> Report:
    facts, tables = examined.facts, examined.tables
    findings = (*examined.findings(), *remarks)
    return replace(
        blank,
        status=_status(examined, findings),
        title=facts.title,
        agency=facts.agency,
        year=facts.year,
        published=facts.published,
        form=examined.form,
        sections=examined.sections(),
        tables=tables.tables,
        cells=tables.cells,
        checks=tables.checks,
        findings=findings,
        facts=facts.stated,
        text=_text(examined, layout),
    )


def _text(examined: Examined, layout: TableLayout) -> str:
    """The document as text, below its title where only the page around it has that."""
    tables = replace(examined.tables, used=examined.tables.used - examined.plan.headed - examined.facts.title_blocks)
    text = render(examined.document.blocks, tables, layout)
    title = examined.facts.title
    if title is None or title in compact(text[:_BEGINNING]):
        return text
    return f"{title}\n{text}"


def _status(examined: Examined, findings: Sequence[Finding]) -> Status:
    """`parsed` where every table of the form is there and nothing about a table is in doubt or lost.

    A report of the years before any table was prescribed is whole without one.
    """
    tables = examined.tables.tables
    complete = examined.owes_no_table or bool(tables)
    sound = complete and all(table.verdict in ("consistent", "all_zero") for table in tables)
    doubted = any(
        finding.severity == "error" or (finding.severity == "warning" and finding.table) for finding in findings
    )
    return "parsed" if sound and not doubted else "partial"


def _remarks(readings: Sequence[_Reading], document: Document) -> list[Finding]:
    """Parts not read: a lost page is an error, a picture or an attachment beside the report only noticed."""
    findings = []
    read = {block.where.part for block in document.blocks}
    for reading in readings:
        if reading.failure and reading.part.role in {"page", "next_page"}:
            findings.append(reading.failure)
        elif reading.failure:
            findings.append(replace(reading.failure, severity="info"))
        elif reading.number not in read and reading.part.role not in _PAGE_ROLES:
            detail = "this attachment stands beside the report and is not merged with it"
            findings.append(Finding("attachment_set_aside", "info", detail, where=Where(part=reading.number)))
    return findings


def _is_carrier(page: Examined) -> bool:
    """Whether a page without a report may be the cover of one in its attachment."""
    if page.refusal is None or page.refusal.code != "other_document":
        return False
    title = page.facts.title or ""
    length = sum(len(block.text) for block in page.document.blocks if isinstance(block, Paragraph))
    return is_report_title(title) or length <= _CARRIER_TEXT


def _from_hints(hints: Hints) -> Facts:
    return gather(Document((), ""), Outline(()), hints)


def _unreadable(blank: Report, facts: Facts, failures: Sequence[Finding]) -> Report:
    return replace(
        blank,
        title=facts.title,
        agency=facts.agency,
        year=facts.year,
        published=facts.published,
        findings=tuple(failures),
        facts=facts.stated,
    )


def _other(blank: Report, pieces: Sequence[Examined], failures: Sequence[Finding]) -> Report:
    page = pieces[0]
    findings = [replace(failure, severity="info") for failure in failures]
    if page.refusal:
        findings.insert(0, page.refusal)
    return replace(
        blank,
        status="not_a_report",
        title=page.facts.title,
        published=page.facts.published,
        findings=(*page.document.findings, *findings),
        text="\n".join(as_text(piece.document.blocks) for piece in pieces),
    )


def _blank(bundle: Bundle) -> Report:
    """The report before anything is known of it but where it is from."""
    parts = tuple(Part(_digest(part), part.role, _clean(part.member)) for part in bundle.parts)
    first = bundle.parts[0]
    source = SourceFacts(
        path=_clean(bundle.path),
        url=_clean(bundle.url),
        media_type=_clean(media_type_of(first)),
        sha256=parts[0].sha256,
        bytes=len(first.content),
    )
    return Report(source, parts, "unreadable")


def _digest(part: RawPart) -> str:
    return hashlib.sha256(part.content).hexdigest()


def _clean(text: str | None) -> str | None:
    """A name from outside that can be written as UTF-8: file names may hold bytes that are no text."""
    return None if text is None else text.encode("utf-8", "backslashreplace").decode("utf-8")
