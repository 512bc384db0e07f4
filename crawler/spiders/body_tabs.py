"""Bodies that a list offers and only a script turns to: selects and trees of departments without addresses. Pure."""

from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.html import HtmlElement

from crawler.families.columns import BODY_OF_REPORTS
from crawler.families.family import Page
from crawler.families.rows import address_of
from crawler.families.years import squeeze

_LONGEST = 20
_MOST = 50  # bodies that are looked for among the rows; two that are not there tell
_FEWEST = 2
_TABS = "//a[@onclick or starts-with(normalize-space(@href), 'javascript:')] | //select[@onchange]/option" + "".join(
    f" | //{tag}[@onclick]" for tag in ("li", "span", "td", "button")
)
_ALL = ("全部", "所有", "不限")


def offers_other_bodies(page: Page, titles: Iterable[str]) -> bool:
    """Whether a page offers bodies, two at least, without an address, that none of the titles on it names.

    A select that offers all of them too only sifts what is shown.
    """
    root = page.tree
    if root is None:
        return False
    offered = set(islice(_bodies(root, page.url), _MOST))
    if len(offered) < _FEWEST:
        return False
    shown = "\n".join(map(squeeze, titles))
    return sum(body not in shown for body in offered) >= _FEWEST


def _bodies(root: HtmlElement, url: str) -> Iterator[str]:
    for tab in root.xpath(_TABS):
        text = squeeze(tab.text_content()[: _LONGEST + 1])
        if len(text) > _LONGEST or not BODY_OF_REPORTS.fullmatch(text):
            continue
        if tab.tag == "option":
            value = tab.get("value") or ""
            if "/" not in value and "." not in value and not _sifts(tab.getparent()):
                yield text
        elif address_of(tab, url) is None:
            yield text


def _sifts(select: HtmlElement) -> bool:
    first = next(select.iter("option"), None)
    return first is not None and squeeze(first.text_content()[:_LONGEST]).startswith(_ALL)
