"""Reports of every kind are read as reports, and what stands beside them is not, each with its reason."""

from pathlib import Path
from typing import Literal

import pytest
import yaml
from pydantic import BaseModel, ConfigDict

from parsers.parse import parse
from parsers.report import Report
from parsers.source import Bundle, RawPart

KINDS = Path(__file__).parent / "kinds"
ENDINGS = {"text": "a.txt", "html": "a.html", "md": "a.md"}


class Kept(BaseModel):
    """One document and what a reader makes of it; `reason` says what it is instead of a report."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    text: str
    format: Literal["text", "html", "md"] = "text"
    column: str | None = None
    agency: str | None = None
    year: int | None = None
    reason: str | None = None


def _kept(name: str) -> list[Kept]:
    return [Kept.model_validate(each) for each in yaml.safe_load((KINDS / name).read_text(encoding="utf-8"))]


def _parse(kept: Kept) -> Report:
    return parse(Bundle((RawPart(kept.text.encode(), name=ENDINGS[kept.format]),), column=kept.column))


@pytest.mark.parametrize("kept", _kept("reports.yml"), ids=lambda kept: kept.id)
def test_a_report_is_read_with_its_agency_and_year(kept: Kept) -> None:
    report = _parse(kept)
    assert report.status in {"parsed", "partial"}
    assert (report.agency, report.year) == (kept.agency, kept.year)


@pytest.mark.parametrize("kept", _kept("others.yml"), ids=lambda kept: kept.id)
def test_another_document_is_refused_with_its_reason(kept: Kept) -> None:
    report = _parse(kept)
    assert report.status == "not_a_report"
    assert [finding.code for finding in report.findings] == [kept.reason]
    assert (report.agency, report.year, report.cells) == (None, None, ())
