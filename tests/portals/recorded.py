"""The five recorded reports the project starts from, as entries of the sample portals."""

import json
import re
from datetime import date
from html import escape
from pathlib import Path

from tests.portals.entries import Entry, preformatted

CASES = Path(__file__).resolve().parents[1] / "cases"

MARKDOWN_HEADING = re.compile(r"^(#{1,6}) (.*)$", re.MULTILINE)

# When each was published, and whether a parse can account for every table row of it.
PUBLISHED = {
    "seed-000": (date(2025, 1, 20), "parsed"),
    "seed-001": (date(2025, 1, 22), "parsed"),
    "seed-002": (date(2023, 1, 31), "partial"),
    "seed-003": (date(2025, 1, 15), "partial"),
    "seed-004": (date(2025, 1, 23), "parsed"),
}


def recorded_entry(name: str) -> Entry:
    """The recorded report `name` as an article page that keeps its tabs and lines."""
    facts = json.loads((CASES / f"{name}.expected.json").read_text(encoding="utf-8"))
    published, status = PUBLISHED[name]
    return Entry(
        title=facts["title"],
        agency=facts["agency"],
        published=published,
        body=lambda: _as_html((CASES / f"{name}.txt").read_text(encoding="utf-8")),
        container="zoom",
        year=facts["year"],
        layout="recorded",
        status=status,
        recorded=name,
    )


def _as_html(text: str) -> str:
    """The text as it stands, its markdown headings as the headings of a page."""
    parts = MARKDOWN_HEADING.split(text)
    html = [preformatted(parts[0])]
    for marks, title, following in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
        html += [f"<h{len(marks)}>{escape(title)}</h{len(marks)}>", preformatted(following.strip("\n") + "\n")]
    return "\n".join(html)
