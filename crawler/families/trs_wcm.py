"""TRS WCM (拓尔思): static pages whose pager is a script call that names the files of the chain."""

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from crawler.families.family import ChainEnd, Fetch, Listing, Page
from crawler.families.generic import Generic
from crawler.families.rows import base_of, parse, read_anchors

MAX_PAGES = 2_000  # more than any column has: a larger count is a broken or hostile page

_ARTICLE = re.compile(r"/t\d{8}_\d+\.s?html?$")
_CALL = re.compile(r"\bcreatePage(?:HTML)?\s*\(([^()]*)\)")
_ARGUMENT = re.compile(r"""\s*(?:'([^']*)'|"([^"]*)"|(-?\d+))\s*(?:,|$)""")
_COMMENT = re.compile(r"/\*.*?\*/|^\s*//[^\n]*", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class PagerCall:
    """A `createPageHTML` call: how many pages, which is this one (from 0), and how their files are named.

    Two argument orders occur: (pages, current from 0, base, extension[, …, rows]) of TRS itself, and
    (container, pages, current from 1, base, extension[, rows]). Page 1 is `base.extension`; page n is
    `base_{n-1}.extension` in the first and `base_n.extension` in the second.
    """

    pages: int
    current: int
    base: str
    extension: str
    total: int | None
    first_suffix: int

    def file_name(self, index: int) -> str:
        """The file of a page of the chain, counted from 0."""
        suffix = f"_{index + self.first_suffix}" if index else ""
        return f"{self.base}{suffix}.{self.extension}"

    def following(self) -> list[str]:
        """The files of the pages after this one."""
        return [self.file_name(index) for index in range(self.current + 1, min(self.pages, MAX_PAGES))]


class TrsWcm:
    """Static TRS lists; rows are the links of the shape `…/t<YYYYMMDD>_<id>.html`."""

    name = "trs-wcm"

    def recognises(self, page: Page) -> bool:
        """A pager call with readable arguments, or an article address of the family among the links."""
        if _pager_calls(page.text):
            return True
        return bool(re.search(r"""href\s*=\s*["']?[^"'\s>]*/t\d{8}_\d+\.s?html?\b""", page.text))

    def read(self, page: Page) -> Listing:
        """Every link, rows marked, and the files that the pager call names; without a call, as a generic page."""
        root = parse(page.text)
        if root is None:
            return Listing()
        base = base_of(root, page.url)
        anchors = read_anchors(root, base, is_row=is_article)
        calls = _pager_calls(page.text)
        if not calls:
            plain = Generic().read(page)
            return Listing(anchors.links, plain.next_pages, end=plain.end, unlinked=anchors.unlinked)
        call = calls[0]
        rows = len({link.url for link in anchors.links if link.row})
        return Listing(
            links=anchors.links,
            next_pages=tuple(Fetch(urljoin(base, name)) for one in calls for name in one.following()),
            total=call.total,
            end=_end(call, rows, page.asked.url) if len(calls) == 1 else "unproven",
            pages=call.pages,
            number=call.current + 1,
            unlinked=anchors.unlinked,
        )


def is_article(url: str) -> bool:
    """Whether an address has the shape of a TRS article."""
    return bool(_ARTICLE.search(urlsplit(url).path))


def _pager_calls(markup: str) -> list[PagerCall]:
    if "createPage" not in markup:
        return []
    calls = (_pager_call(match[1]) for match in _CALL.finditer(_COMMENT.sub("", markup)))
    return list(dict.fromkeys(call for call in calls if call))


def _pager_call(arguments: str) -> PagerCall | None:
    values: list[str | int] = [
        int(number) if number else single or double for single, double, number in _ARGUMENT.findall(arguments)
    ]
    match values:
        case [int(pages), int(current), str(base), str(extension), *rest]:
            first_suffix = 0
        case [str(), int(pages), int(number), str(base), str(extension), *rest]:
            current, first_suffix = number - 1, 1
        case _:
            return None
    if pages < 0 or current < 0 or not base or not extension:
        return None
    counts = [value for value in rest if isinstance(value, int)]
    return PagerCall(pages, current, base, extension.lstrip("."), counts[-1] if counts else None, first_suffix)


def _end(call: PagerCall, rows: int, asked: str) -> ChainEnd:
    """`proven` if the call names every page, is that of the page asked for, and its counts fit the rows seen."""
    if call.pages > MAX_PAGES or call.current >= max(call.pages, 1):
        return "unproven"
    file = urlsplit(asked).path.rpartition("/")[2]
    if re.fullmatch(re.escape(call.base) + r"_\d+\.\w+", file) and file != call.file_name(call.current):
        return "unproven"
    if call.total is None:
        return "unproven" if rows == 0 and call.pages > 1 else "proven"
    return "proven" if _fits(call, rows) else "unproven"


def _fits(call: PagerCall, rows: int) -> bool:
    """Whether the stated number of rows can lie on the stated number of pages, as many on each as seen here."""
    total = call.total or 0
    if call.pages <= 1:
        return rows >= total
    if call.current + 1 < call.pages:
        return (call.pages - 1) * rows < total <= call.pages * rows
    before = total - rows
    return before > 0 and before % (call.pages - 1) == 0 and before // (call.pages - 1) >= rows
