"""Pages that show one report at a time, its year or agency chosen by a `<select>` and told by the query."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from lxml.html import HtmlElement

from crawler.families.family import Link, Listing, Page
from crawler.families.pager import read_pager
from crawler.families.rows import absolute, base_of, read_anchors

PARAMETERS = ("nbYear", "deptcode", "fbtime")
"""The parameters known to choose a report (docs/portals.md, sections 2.2, 2.10 and 4)."""

_NAMES = "|".join(PARAMETERS)
_EVIDENCE = re.compile(rf"[?&](?:{_NAMES})=|\b(?:name|id)\s*=\s*[\"']?(?:{_NAMES})\b")
_PREFIX = re.compile(rf"[\"']([^\"'\s<>]{{0,300}}?[?&]({_NAMES})=)[\"']\s*\+")
_NO_CHOICE = re.compile(r"|0|-1|全部|all", re.IGNORECASE)
_MAX_CHOICES = 2_000  # of one page: no place has more agencies; further ones are left unlinked


class QuerySelector:
    """Each option of a select that chooses a report is a link to it, named as the option is."""

    name = "query-selector"

    def recognises(self, page: Page) -> bool:
        """One of the parameters in an address, the page's own or one of its text, or as the name of a select."""
        texts = (page.url, page.text)
        return any(name in text for name in PARAMETERS for text in texts) and any(map(_EVIDENCE.search, texts))

    def read(self, page: Page) -> Listing:
        """Every link, then every choice. A form that is posted cannot be linked: its choices are left unlinked."""
        root = page.tree
        if root is None:
            return Listing()
        base = base_of(root, page.url)
        anchors = read_anchors(root, base)
        chosen, posted = _choices(root, page, base)
        pager = read_pager(root, base, page.url, page.asked.url)
        return Listing(
            links=tuple(dict.fromkeys((*anchors.links, *chosen))),
            next_pages=pager.next_pages,
            end="unproven" if posted else pager.end,
            pages=pager.pages,
            number=pager.number,
            unlinked=tuple(dict.fromkeys((*anchors.unlinked, *posted))),
        )


@dataclass(frozen=True, slots=True)
class _Addresses:
    """What choices are made into addresses of: an address that the page's script adds to, or the page's own.

    `shown` are the parameters with what the selects show now.
    """

    base: str
    prefixes: dict[str, str]
    own: str
    shown: dict[str, str]

    def of(self, parameter: str, value: str) -> str | None:
        """The address that a choice leads to. A script that puts several parameters together is not followed."""
        if parameter in self.prefixes and len(self.prefixes) == 1:
            return absolute(self.prefixes[parameter] + quote(value), self.base)
        fields = self.shown | {parameter: value}
        address, _, query = self.own.partition("?")
        kept = [field for field in query.split("&") if field and field.partition("=")[0] not in fields]
        chosen = [f"{name}={quote(text)}" for name, text in fields.items()]
        return absolute(f"{address}?{'&'.join(kept + chosen)}", self.base)


def _addresses(root: HtmlElement, page: Page, base: str) -> _Addresses:
    shown: dict[str, str] = {}
    for select, parameter in _selects(root):
        options = [option for option in _options(select) if option.get("selected") is not None] or _options(select)[:1]
        if options and not _NO_CHOICE.fullmatch(_value(options[0])):
            shown[parameter] = _value(options[0])
    actions = (str(action) for action in root.xpath("//form[.//select]/@action"))
    own = next((url for url in (absolute(action, base) for action in actions) if url), page.asked.url)
    return _Addresses(base, {name: prefix for prefix, name in _PREFIX.findall(page.text)}, own, shown)


def _choices(root: HtmlElement, page: Page, base: str) -> tuple[tuple[Link, ...], tuple[str, ...]]:
    """The links that options stand for, and the names of those that cannot be linked."""
    addresses = _addresses(root, page, base)
    links: list[Link] = []
    posted: list[str] = []
    for select, parameter in _selects(root):
        form = next(select.iterancestors("form"), None)
        is_posted = form is not None and (form.get("method") or "").lower() == "post"
        for value, label in _offered(select):
            url = None if is_posted or len(links) >= _MAX_CHOICES else addresses.of(parameter, value)
            if url is not None:
                links.append(Link(url, label))
            else:
                posted.append(label)
    return tuple(links), tuple(posted)


def _selects(root: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """The selects that choose a report, each with its parameter."""
    for select in root.xpath("//select"):
        parameter = next((name for name in (select.get("name"), select.get("id")) if name in PARAMETERS), None)
        if parameter is None:
            called = _PREFIX.search(select.get("onchange") or "")
            parameter = called[2] if called else None
        if parameter is not None:
            yield select, parameter


def _options(select: HtmlElement) -> list[HtmlElement]:
    return list(select.xpath("./option | ./optgroup/option"))


def _offered(select: HtmlElement) -> list[tuple[str, str]]:
    """The values and names of the options that choose something."""
    options = ((_value(option), " ".join(option.text_content().split())) for option in _options(select))
    return [(value, label) for value, label in options if label and not _NO_CHOICE.fullmatch(value)]


def _value(option: HtmlElement) -> str:
    return str(option.get("value", option.text_content())).strip()
