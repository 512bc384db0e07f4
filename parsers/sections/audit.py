"""What an outline lacks or has too much of."""

from collections.abc import Iterator

from parsers.report import Finding, Where
from parsers.sections.outline import Outline
from parsers.sections.titles import SECTIONS


def audit(plan: Outline) -> Iterator[Finding]:
    """Findings on sections without a heading and on a second report in the same document."""
    found = {heading.code for heading in plan.headings}
    if missing := [code for code in SECTIONS if code not in found]:
        yield Finding("section_missing", "warning", f"no heading was found for: {', '.join(missing)}")
    for heading in plan.headings:
        if heading.start == heading.stop:
            detail = f"{heading.code} has no heading; it is taken to begin at its first sub-section"
            yield Finding("section_heading_missing", "warning", detail, where=Where(block=heading.start))
    if plan.second is not None:
        detail = "the six sections begin a second time; what follows is not part of this report"
        yield Finding("second_report", "warning", detail, where=Where(block=plan.second))
