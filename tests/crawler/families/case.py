"""A case of a family: a page as it was received, and the listing that a person has read from it."""

import json
from pathlib import Path

from crawler.families.choose import choose
from crawler.families.family import Fetch, Page

CASES = Path(__file__).with_name("cases")
_KEPT_WHOLE = ("links", "next_pages")  # a line each


def read_case(file: Path) -> tuple[Page, str, dict[str, object]]:
    """The page of `<name>.html`, and from `<name>.json` the portal's family and what is expected of the page."""
    case = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
    asked = Fetch(case["asked"], tuple((key, value) for key, value in case["form"]))
    page = Page(case["url"], file.read_text(encoding="utf-8"), asked)
    return page, case["portal_family"], case["expected"]


def listing_of(page: Page, portal_family: str) -> dict[str, object]:
    """What is read from a page, as a case states it: links are [url, title, date, is a row]."""
    family = choose(page, portal_family)
    listing = family.read(page)
    return {
        "family": family.name,
        "end": listing.end,
        "total": listing.total,
        "pages": listing.pages,
        "number": listing.number,
        "next_pages": [[fetch.url, *([dict(fetch.form)] if fetch.form else [])] for fetch in listing.next_pages],
        **({"unnamed": [fetch.url for fetch in listing.unnamed]} if listing.unnamed else {}),
        "links": [[link.url, link.title, link.date, link.row] for link in listing.links],
        "unlinked": list(listing.unlinked),
    }


def write_case(name: str, page: Page, portal_family: str = "auto", folder: Path = CASES) -> Path:
    """Write a case with what is read from the page now, to be read by a person; its page's file.

    Raises FileExistsError where there is a case of that name: an expected file is changed by hand.
    """
    file = folder / f"{name}.html"
    expected = listing_of(page, portal_family)
    facts = {"url": page.url, "asked": page.asked.url, "form": page.asked.form, "portal_family": portal_family}
    with file.with_suffix(".json").open("x", encoding="utf-8") as case:
        case.write(_text(facts, expected))
    file.write_text(page.text, encoding="utf-8")
    return file


def _text(facts: dict[str, object], expected: dict[str, object]) -> str:
    """The case as JSON, a link a line."""
    lines = ["{", *(f"  {_json(key)}: {_json(value)}," for key, value in facts.items()), '  "expected": {']
    for key, value in expected.items():
        comma = "" if key == "unlinked" else ","
        if key in _KEPT_WHOLE and isinstance(value, list) and value:
            lines += [f"    {_json(key)}: [", ",\n".join(f"      {_json(item)}" for item in value), f"    ]{comma}"]
        else:
            lines.append(f"    {_json(key)}: {_json(value)}{comma}")
    return "\n".join([*lines, "  }", "}", ""])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
