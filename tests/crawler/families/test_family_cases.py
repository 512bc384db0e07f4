"""Every family on recorded and hand-made pages: the links, next pages and end that a person read from them.

A case is `<name>.html` with `<name>.json` beside it: what was asked for, and the listing expected.
Links are [url, title, date, is a row]; next pages are [url] or [url, form].
"""

import json
from pathlib import Path

import pytest

from crawler.families.choose import FAMILIES, choose
from crawler.families.family import Fetch, Page

CASES = sorted(Path(__file__).with_name("cases").glob("*.html"))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_case(file: Path) -> None:
    case = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    asked = Fetch(case["asked"], tuple((key, value) for key, value in case["form"]))
    page = Page(case["url"], file.read_text(encoding="utf-8"), asked)
    family = choose(page, case["portal_family"])
    listing = family.read(page)
    found = {
        "family": family.name,
        "end": listing.end,
        "total": listing.total,
        "pages": listing.pages,
        "number": listing.number,
        "next_pages": [[fetch.url, *([dict(fetch.form)] if fetch.form else [])] for fetch in listing.next_pages],
        "links": [[link.url, link.title, link.date, link.row] for link in listing.links],
        "unlinked": list(listing.unlinked),
    }
    assert found == case["expected"]


def test_every_family_has_cases() -> None:
    read = {json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))["expected"]["family"] for file in CASES}
    assert read == set(FAMILIES)
