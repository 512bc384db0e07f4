"""A document cut into the reports it holds, each with its outline, facts and tables."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from parsers.document.blocks import Document, Paragraph, Table
from parsers.facts.gather import Facts, Hints, gather
from parsers.facts.kind import Evidence, why_not
from parsers.forms.agreement import disagreements, form_for, is_free
from parsers.relined import relined
from parsers.report import Cell, Finding, Number, Section
from parsers.sections.audit import audit
from parsers.sections.front import page_furniture
from parsers.sections.further import further_titles
from parsers.sections.headings import Heading
from parsers.sections.outline import Outline, outline
from parsers.sections.split import split
from parsers.sections.unfold import unfold
from parsers.tables import Normalized, normalize, read_statistics, without

MAX_REPORTS = 50
"""A document with more reports than this is cut no further; no collection seen holds more than a dozen."""

TO_WRITE_ON = "_*.~"
"""Characters that unfilled forms print where a number is to be written."""


_OPENING = 40
"""So many blocks may cite the notice that a report follows."""


@dataclass(frozen=True, slots=True)
class Examined:
    """A document with all that was read from it; `refusal` says why it is no report, if it is none."""

    document: Document
    plan: Outline
    facts: Facts
    tables: Normalized
    refusal: Finding | None

    def sections(self) -> tuple[Section, ...]:
        """The prose by section, without the title and the lines of the page around it."""
        blocks = self.document.blocks
        furniture = frozenset(page_furniture(blocks, self.plan.start or 0))
        return split(blocks, self.plan, self.tables.used | self.facts.title_blocks | furniture)

    def findings(self) -> tuple[Finding, ...]:
        """All that was noticed about the document as a report."""
        noticed = audit(self.plan, self.document.blocks, self.tables.used, self.facts.year)
        further = further_titles(self.plan, self.document.blocks, self.facts.title)
        return (*self.document.findings, *self.facts.findings, *noticed, *further, *self._on_tables())

    @property
    def form(self) -> str | None:
        """The generation of its tables; without any, that of a year for which none was prescribed."""
        due = form_for(self.facts.year)
        return self.tables.form or (due.id if due and self.owes_no_table else None)

    @property
    def owes_no_table(self) -> bool:
        """Whether it is of a year for which no table was prescribed, and has none."""
        due = form_for(self.facts.year)
        return not self.tables.tables and due is not None and is_free(due)

    def _on_tables(self) -> tuple[Finding, ...]:
        if self.tables.tables:
            used = [table.form for table in self.tables.tables if table.verdict != "missing"]
            text = "".join(block.text for block in self.document.blocks[:_OPENING] if isinstance(block, Paragraph))
            return (*self.tables.findings, *disagreements(used, self.facts.year, text))
        due = form_for(self.facts.year)
        if due is not None and is_free(due):
            detail = "no table was found in the document, and none was prescribed for its year"
            return (Finding("tables_missing", "info", detail),)
        asked = f"of {due.document} " if due else ""
        return (Finding("tables_missing", "warning", f"no statutory table {asked}was found in the document"),)


def examine(document: Document, hints: Hints) -> list[Examined]:
    """The reports a document holds one after the other, at least one; what is no report is among them, with its reason.

    What the page says about itself, and what is known from outside of it, is about the first.
    """
    return list(_each(relined(unfold(document)), hints))


def _each(document: Document, hints: Hints) -> Iterator[Examined]:
    found: tuple[Heading, ...] | None = None
    for count in range(1, MAX_REPORTS + 1):
        statistics = read_statistics(document.blocks)
        # Not the blocks of statistics: the groups of that table are named like sections.
        plan = outline(without(document.blocks, statistics.used), found)
        if plan.second is None or count == MAX_REPORTS:
            yield _examined(document, plan, hints, statistics)
            return
        yield _examined(replace(document, blocks=document.blocks[: plan.second]), plan, hints)
        document = replace(document, blocks=document.blocks[plan.second :], metas={}, findings=())
        found, hints = plan.later, Hints()


def _examined(document: Document, plan: Outline, hints: Hints, statistics: Normalized | None = None) -> Examined:
    tables = normalize(document, statistics)
    facts = gather(document, plan, hints, _new_requests(tables))
    return Examined(document, plan, facts, tables, why_not(_evidence(document, plan, facts, tables)))


def _new_requests(tables: Normalized) -> Number | None:
    """The total of new requests in Table 3, where it is certain."""
    wanted = ("t3_requests", "new_requests", "total")
    found = (cell for cell in tables.cells if (cell.table, cell.row, cell.column) == wanted)
    return next((cell.value for cell in found if cell.state in ("read", "derived")), None)


def _evidence(document: Document, plan: Outline, facts: Facts, tables: Normalized) -> Evidence:
    apart = plan.headed | tables.used | facts.title_blocks
    prose = [
        block.text.strip()
        for number, block in enumerate(document.blocks)
        if number not in apart and isinstance(block, Paragraph) and block.text.strip()
    ]
    found = sum(1 for table in tables.tables if table.verdict != "missing")
    filled = sum(_is_filled(cell) for cell in tables.cells)
    challenge = "html:challenge" in document.metas
    cells = [
        cell.text
        for number, block in enumerate(document.blocks)
        if number not in apart and isinstance(block, Table)
        for row in block.rows
        for cell in row
    ]
    return Evidence(facts.title, facts.agency, facts.year, len(plan.headings), found, filled, prose, challenge, cells)


def _is_filled(cell: Cell) -> bool:
    """Whether somebody filled a cell in: with a number, or with a dash that is no line or dots to write on."""
    return cell.value is not None or (cell.state == "dash" and bool((cell.raw or "").strip().strip(TO_WRITE_ON)))
