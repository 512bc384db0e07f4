"""Every family on recorded and hand-made pages: the links, next pages and end that a person read from them.

A case is `<name>.html` with `<name>.json` beside it: what was asked for, and the listing expected.
Links are [url, title, date, is a row]; next pages are [url] or [url, form].
"""

from pathlib import Path

import pytest

from crawler.families.choose import FAMILIES
from tests.crawler.families.case import CASES, listing_of, read_case

FILES = sorted(CASES.glob("*.html"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_case(file: Path) -> None:
    page, portal_family, expected = read_case(file)
    assert listing_of(page, portal_family) == expected


def test_every_family_has_cases() -> None:
    assert {read_case(file)[2]["family"] for file in FILES} == set(FAMILIES)
