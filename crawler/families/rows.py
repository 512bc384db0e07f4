"""What every family reads alike: the anchors of a page, each with absolute URL, title and the date of its row."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urljoin

from lxml.html import HtmlElement

from crawler.families.dates import date_in_address, first_date, without_end_date
from crawler.families.family import Link
from crawler.families.row_titles import names_report, says_nothing, title_of_texts
from crawler.families.script_calls import called_href, href_script
from crawler.families.script_tree import tree_nodes

_ANCHORS = ("a", "area")
_ROW_TAGS = ("li", "tr", "dd")
_MAX_LINKS_OF_A_ROW = 3  # more, and the <tr> is a layout table around the whole list
_LONGEST_SURROUNDINGS = 300  # characters; more, and the link stands in an article's text
_BLOCKS = "self::p or self::div or self::dl or self::ul or self::h1 or self::h2 or self::h3 or self::h4"
_CUT = re.compile(r"(?:\.{2,}|…+)$")
_CHOSEN = re.compile(
    r"(?:https?:)?//|\.{0,2}/|[^?#]{1,200}\.(?:s?html?|jsp|aspx?|php|do)(?:\?|$)|[\w.%~/-]{1,200}/$", re.A | re.I
)
_PAGE = re.compile(r"第? ?\d{0,3} ?(?:/ ?\d{1,3})? ?页?")  # an option of a pager
_KEPT_FOR_SCRIPTS = ("data-href", "data-url", "data-link")
_LEADS = "//a | //area | //@onclick/.. | //*[self::li or self::tr][@data-href or @data-url or @data-link]"
_PICTURED = "./@alt | .//img/@alt | .//img[not(@alt) or @alt='']/@title"
_SPACE = re.compile(r"\s+")
_WEB = re.compile(r"https?://[^/?]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Anchors:
    """The links of a page in document order, the titles of anchors that name no address, and the sizes of its lists.

    `lists` are the numbers of rows that stand in like places of the page, the largest first, and that of all rows;
    rows without an address count too.
    """

    links: tuple[Link, ...] = ()
    unlinked: tuple[str, ...] = ()
    lists: tuple[int, ...] = ()


def base_of(root: HtmlElement, url: str) -> str:
    """The address that relative links of the page start from: `<base href>` where it has one."""
    bases = (absolute(element.get("href", ""), url) for element in root.iter("base"))
    return next((base for base in bases if base), url)


def absolute(href: str, base: str) -> str | None:
    """The address an href stands for, without its fragment; None for scripts, mail, bare fragments and nonsense."""
    href = re.sub(r"[\t\r\n]", "", href).strip().partition("#")[0]
    if not href:
        return None
    path, mark, query = href.partition("?")
    try:
        url = urljoin(base, path.replace("\\", "/") + mark + query)
    except ValueError:
        return None
    return url if _WEB.match(url) else None


def address_of(anchor: HtmlElement, base: str) -> str | None:
    """The address that an anchor leads to: that of its href, else the one that a script names or finds on it."""
    href = anchor.get("href", "")
    url = absolute(href, base)
    if url is not None:
        return url
    called = [called_href(script) for script in (anchor.get("onclick"), href_script(href)) if script]
    kept = (anchor.get(name) for name in _KEPT_FOR_SCRIPTS)
    stated = (*called, *(href for href in kept if href and _CHOSEN.match(href)))
    return next((url for url in (absolute(href, base) for href in stated if href) if url), None)


def read_anchors(root: HtmlElement, base: str, *, is_row: Callable[[str], bool] | None = None) -> Anchors:
    """Every anchor of a page, those after `</html>` too, what leads somewhere by `onclick`, options, nodes of trees.

    A link is a row where a date is printed beside it, or where `is_row` says so by its URL. The same URL stands
    more than once where its titles differ; without a title only if nothing else names it.
    """
    links: list[Link] = []
    unlinked: list[str] = []
    rows: set[HtmlElement] = set()
    for anchor in root.xpath(_LEADS):
        url = address_of(anchor, base)
        row = row_of(anchor)
        title = _title_in_row(anchor, row)
        if anchor.tag not in _ANCHORS and ((url is None and not names_report(title)) or _holds_links(anchor)):
            continue
        printed = _row_date(row, anchor)
        is_listed = printed is not None or (is_row is not None and url is not None and is_row(url))
        if is_listed:
            rows.add(anchor if row is None else row)
        if url is not None:
            links.append(Link(url, title, printed or date_in_address(url), is_listed))
        elif title:
            unlinked.append(title)
    links += _choices(root, base)
    for link in _drawn(root, base):
        if link.url:
            links.append(link)
        else:
            unlinked.append(link.title)
    return Anchors(tuple(_distinct(links)), tuple(dict.fromkeys(unlinked)), list_sizes(rows))


def _choices(root: HtmlElement, base: str) -> Iterator[Link]:
    """The options of selects whose values are addresses: departments, sites, years."""
    for option in root.iter("option"):
        value = (option.get("value") or "").strip()
        title = _squeeze(option.text_content())
        url = absolute(value, base) if _CHOSEN.match(value) and not _PAGE.fullmatch(title) else None
        if url is not None:
            yield Link(url, title)


def _drawn(root: HtmlElement, base: str) -> Iterator[Link]:
    """The nodes of trees that scripts draw; one that cannot be asked for has an empty address."""
    for node in tree_nodes("\n".join(script.text or "" for script in root.iter("script"))):
        url = absolute(node.href or "", base) or ""
        yield Link(url, node.name, date_in_address(url), below=node.above)


def _distinct(links: Iterable[Link]) -> Iterator[Link]:
    """The links without repetitions of URL and title, and without untitled ones that another names."""
    links = tuple(links)
    titled = {link.url for link in links if link.title}
    seen: set[tuple[str, str]] = set()
    for link in links:
        key = (link.url, link.title)
        if key in seen or (not link.title and link.url in titled):
            continue
        seen.add(key)
        yield link


def title_of(anchor: HtmlElement) -> str:
    """What an anchor is called: the fuller of its text and `@title`, else the `alt` or `@title` of its picture.

    A date before or after the text is left out, and so is the summary of a card (blocks inside the anchor).
    """
    text = _squeeze(anchor.text_content())
    attribute = _squeeze(anchor.get("title") or "")
    bare, _ = without_end_date(text)
    if not attribute and not text:
        return _squeeze(" ".join(str(alt) for alt in anchor.xpath(_PICTURED)))
    if not attribute:
        return bare or text
    cut = _CUT.search(bare) and not _CUT.search(attribute)
    card = bare.startswith(attribute) and anchor.xpath(f"boolean(.//*[{_BLOCKS}])")
    return attribute if cut or card else max(attribute, bare, key=len)


def _title_in_row(anchor: HtmlElement, row: HtmlElement | None) -> str:
    """What an anchor is called, by its row where no link of that says anything itself and the row names a report."""
    title = title_of(anchor)
    if row is None or row is anchor or not says_nothing(title):
        return title
    if not all(says_nothing(title_of(link)) for link in islice(row.iter(*_ANCHORS), _MAX_LINKS_OF_A_ROW)):
        return title
    called = title_of_texts(_texts_outside(row, anchor))
    return called if names_report(called) else title


def _row_date(row: HtmlElement | None, anchor: HtmlElement) -> str | None:
    """The date printed in the row of an anchor: outside its text first, then at an end of it."""
    around = " ".join(_texts_outside(row, anchor)) if row is not None else _text_until_next_link(anchor)
    if len(around.strip()) > _LONGEST_SURROUNDINGS:
        around = ""
    return first_date(around) or without_end_date(_squeeze(anchor.text_content()))[1]


def list_sizes(rows: Iterable[HtmlElement]) -> tuple[int, ...]:
    """The numbers of rows by where they stand (tags and classes above them), the largest first, then of all."""
    places = Counter("/".join(f"{above.tag}.{above.get('class')}" for above in row.iterancestors()) for row in rows)
    sizes = [size for _, size in places.most_common()]
    return (*sizes, sum(sizes)) if len(sizes) > 1 else tuple(sizes)


def _holds_links(element: HtmlElement) -> bool:
    """Whether an element with a script has links inside, anchors or further elements with a script."""
    inside = islice(element.iter(), 1, None)
    return any(below.tag in _ANCHORS or below.get("onclick") is not None for below in inside)


def row_of(anchor: HtmlElement) -> HtmlElement | None:
    """The list item around an anchor, or else the widest element without another link; None if there is neither.

    An element that leads somewhere by its own script, without being an anchor, is its own row or stands right in one.
    """
    if anchor.tag not in _ANCHORS:
        parent = anchor.getparent()
        in_a_row = parent is not None and anchor.tag not in _ROW_TAGS and parent.tag in _ROW_TAGS
        return parent if in_a_row and len(parent) <= _MAX_LINKS_OF_A_ROW else anchor
    widest = None
    for element in anchor.iterancestors():
        links = _links_up_to(element, _MAX_LINKS_OF_A_ROW + 1)
        if element.tag in _ROW_TAGS and links <= _MAX_LINKS_OF_A_ROW:
            return element
        if element.tag in _ROW_TAGS or links > _MAX_LINKS_OF_A_ROW:
            break
        widest = element if links <= 1 else widest
    return widest


def _links_up_to(element: HtmlElement, limit: int) -> int:
    return sum(1 for _ in islice(element.iter("a"), limit))


def _texts_outside(row: HtmlElement, anchor: HtmlElement) -> Iterator[str]:
    """The texts of a row without those of the anchor."""
    inside = set(anchor.iter())
    for element in row.iter():
        if element not in inside and isinstance(element.tag, str):
            yield element.text or ""
        if element is not row and (element is anchor or element not in inside):
            yield element.tail or ""


def _text_until_next_link(anchor: HtmlElement) -> str:
    texts = [anchor.tail or ""]
    for element in anchor.itersiblings():
        if next(element.iter("a"), None) is not None:
            break
        texts += [element.text_content() if isinstance(element.tag, str) else "", element.tail or ""]
    return " ".join(texts)


def _squeeze(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
