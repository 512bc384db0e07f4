"""Pagers without a word for the next page: links 1 2 3 … n side by side, and a `<select>` of pages."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import unquote

from lxml.html import HtmlElement

from crawler.families.addresses import is_file
from crawler.families.drawn_words import drawn_number
from crawler.families.family import ChainEnd, Fetch
from crawler.families.rows import absolute, address_of

_NUMBER = re.compile(r"[\[【(（ ]*(?:第 ?)?(\d{1,3})(?: ?页)?[\]】)） ]*")  # four digits are a year
_NUMERAL = re.compile(r"第([一二三四五六七八九])页")
_NUMERALS = "一二三四五六七八九"
_OPTION = re.compile(r"\s*(第)?\s*(\d{1,3})\s*(?:/\s*\d{1,3})?\s*(页)?\s*")
_CALL = re.compile(r"(?!void\b)\w+\s*\(\s*[^\s)]")  # goPage(3), not void(0)
_CURRENT = re.compile(r"cur|activ|\bon\b|\bnow\b|\bthis|select|hover|focus", re.IGNORECASE)
_SESSION = re.compile(r";(?:jsessionid|phpsessid)=[^?]*", re.IGNORECASE)
_ENTRIES_BESIDE = 60  # elements of a pager that are looked at for the page it is on
_TEXTS_OF_AN_ENTRY = 5


@dataclass(frozen=True, slots=True)
class NumberedPages:
    """Where a numbered pager goes on, and whether that is known: `proven` on its last page."""

    next_page: Fetch | None
    end: ChainEnd


@dataclass(slots=True)
class _Numbers:
    """The pages that a pager links, by number, those it leaves to a script, and the page it is on where it says so."""

    urls: dict[int, str] = field(default_factory=dict)
    scripted: set[int] = field(default_factory=set)
    current: int | None = None

    @property
    def is_pager(self) -> bool:
        """Whether two numbers follow each other: a lone 2 may be anything."""
        known = {*self.urls, *self.scripted, *(() if self.current is None else (self.current,))}
        return any(number + 1 in known for number in known)


def numbered_pages(
    root: HtmlElement, base: str, here: Collection[str], number: int | None = None
) -> NumberedPages | None:
    """The pager of numbers on a page; `here` are its addresses, `number` is its place where printed. None: no pager."""
    pagers = [*_linked_numbers(root, base), *_selects(root, base)]
    own = {_plain(url) for url in here}
    found = next((pager for pager in pagers if pager.is_pager), None)
    if found is not None:
        return _continuation(found, own, number)
    return NumberedPages(None, "unproven") if _select_by_script(root) else None


def _continuation(pager: _Numbers, here: Collection[str], number: int | None) -> NumberedPages:
    addressed = (page for page, url in sorted(pager.urls.items()) if _plain(url) in here)
    current = number or next(addressed, None) or pager.current or 1
    following = sorted(page for page in {*pager.urls, *pager.scripted} if page > current)
    if not following:
        return NumberedPages(None, "proven")
    url = pager.urls.get(following[0])
    reached = url is not None and following[0] == current + 1
    return NumberedPages(Fetch(url) if url else None, "more" if reached else "unproven")


def _linked_numbers(root: HtmlElement, base: str) -> Iterable[_Numbers]:
    """The groups of links by number that stand side by side, in document order."""
    groups: dict[HtmlElement, _Numbers] = {}
    for anchor in root.xpath("//a[string-length(normalize-space(.)) < 8]"):
        digits = _NUMBER.fullmatch(_digits(anchor.text_content().strip()) or drawn_number(anchor))
        holder = _holder(anchor)
        if digits is not None and holder is not None:
            _enter(groups.setdefault(holder, _Numbers()), int(digits[1]), anchor, base)
    for holder, group in groups.items():
        if group.current is None:
            group.current = _number_without_link(holder)
    return groups.values()


def _digits(text: str) -> str:
    """The text of a link with 第二页 in digits: the first nine pages tell where a list goes on."""
    numeral = _NUMERAL.fullmatch(text)
    return str(_NUMERALS.index(numeral[1]) + 1) if numeral else text


def _enter(group: _Numbers, page: int, anchor: HtmlElement, base: str) -> None:
    url = address_of(anchor, base)
    if url is not None and is_file(url):
        return
    marks = " ".join(element.get("class") or "" for element in (anchor, anchor.getparent()) if element is not None)
    if url is not None:
        group.urls.setdefault(page, url)
    elif _CALL.search(f"{anchor.get('onclick')} {anchor.get('href')}"):
        group.scripted.add(page)
    else:
        group.current = page
    if _CURRENT.search(marks):
        group.current = page


def _number_without_link(holder: HtmlElement) -> int | None:
    """The number that stands between the links without being one."""
    texts = [holder.text]
    for child in holder[:_ENTRIES_BESIDE]:
        if isinstance(child.tag, str) and next(child.iter("a"), None) is None:
            texts.append("".join(islice(child.itertext(), _TEXTS_OF_AN_ENTRY)))
        texts.append(child.tail)
    plain = (_NUMBER.fullmatch((text or "").strip(" \t\r\n|·-")) for text in texts)
    return next((int(digits[1]) for digits in plain if digits), None)


def _holder(anchor: HtmlElement) -> HtmlElement | None:
    parent = anchor.getparent()
    return parent.getparent() if parent is not None and parent.tag in ("li", "span") else parent


def _selects(root: HtmlElement, base: str) -> Iterable[_Numbers]:
    """Selects whose options are numbers of pages and whose values are their addresses."""
    for select in root.xpath("//select[option[2]]"):
        pager = _Numbers()
        for option in select.xpath("./option"):
            label, value = _OPTION.fullmatch(option.text_content()), option.get("value", "")
            url = absolute(value, base) if re.search(r"[/.?]", value) else None
            if label is None or url is None:
                break
            pager.urls.setdefault(int(label[2]), url)
            if option.get("selected") is not None:
                pager.current = int(label[2])
        else:
            yield pager


def _select_by_script(root: HtmlElement) -> bool:
    """Whether a select offers pages (第1页, 第2页) that only a script can turn to."""
    for select in root.xpath("//select[option[2]]"):
        labels = [_OPTION.fullmatch(option.text_content()) for option in select.xpath("./option[position() < 4]")]
        if all(label and label[1] and label[3] for label in labels):
            return True
    return False


def _plain(url: str) -> str:
    """An address for comparison: without session id, percent-escapes read."""
    return unquote(_SESSION.sub("", url), errors="replace")
