"""The five recorded reports the project starts from, as entries of the sample portals."""

import json
from datetime import date
from pathlib import Path

from tests.portals.entries import Entry, preformatted

CASES = Path(__file__).resolve().parents[1] / "cases"

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
        body=lambda: preformatted((CASES / f"{name}.txt").read_text(encoding="utf-8")),
        container="zoom",
        year=facts["year"],
        layout="recorded",
        status=status,
        recorded=name,
    )
