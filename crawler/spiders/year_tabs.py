"""Years that a list offers and only a script turns to: tabs and selects without an address. Pure."""

import re
from collections.abc import Collection

from crawler.families.columns import YEAR_ONLY
from crawler.families.family import Page
from crawler.families.rows import address_of
from crawler.families.years import report_year, squeeze

_LONGEST = 12
_TABS = "//a | //option | //li[@onclick or @*[starts-with(name(), 'data-')]]" + "".join(
    f" | //{tag}[@onclick or @*[starts-with(name(), 'data-')]]" for tag in ("span", "div", "button", "td")
)
_PLAIN_YEAR = re.compile(r"20\d\d")


def offers_other_years(page: Page, shown: Collection[int]) -> bool:
    """Whether a page offers years, two at least, without an address, one of which is none of those of its rows."""
    root = page.tree
    if root is None or not shown:
        return False
    years = set()
    for tab in root.xpath(_TABS):
        text = squeeze(tab.text_content()[: _LONGEST + 1])
        if len(text) > _LONGEST or not (YEAR_ONLY.fullmatch(text) or _PLAIN_YEAR.fullmatch(text)):
            continue
        target = (
            tab.get("value") if tab.tag == "option" and "/" in (tab.get("value") or "") else address_of(tab, page.url)
        )
        year = report_year(text) or (int(text) if _PLAIN_YEAR.fullmatch(text) else None)
        if target is None and year is not None:
            years.add(year)
    return len(years) > 1 and not years <= set(shown)
