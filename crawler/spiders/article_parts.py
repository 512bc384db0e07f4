"""What an article page consists of besides its text: further pages, framed files, pictures in place of tables. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal
from urllib.parse import parse_qsl, urljoin, urlsplit

from lxml.html import HtmlElement

from crawler.families.addresses import is_file
from crawler.families.family import Page
from crawler.families.pager_call import pager_calls
from crawler.families.rows import absolute, base_of

MAX_PICTURES = 20  # of one page that stand for tables; a scanned report has about ten pages
MAX_PAGES = 50  # of one article

PartKind = Literal["next_page", "attachment", "image"]

# One label of each table of the forms since 2019; a page without one of them may show that table as a picture.
_TABLE_LABELS = ("规范性文件", "本年新收", "结果维持")
_SPACE = re.compile(r"\s|&nbsp;|　")
_TAG = re.compile(r"<[^<>]*>")
_BODY = re.compile(r"trs_|editor|zoom|vsb_content|news_content|article|content|detail|contxt|neirong|zhengwen", re.I)
_FURNITURE = re.compile(
    r"head|nav|foot|menu|logo|banner|side|share|qr|ewm|icon|crumb|position|breadcrumb|toolbar|print|related|copyright",
    re.IGNORECASE,
)
_DECORATION = re.compile(
    r"logo|icon|banner|btn|button|qrcode|ewm|share|blank|loading|dzjg|jiucuo|/(?:red|blue|spacer)\.", re.IGNORECASE
)
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|bmp|webp|tiff?)$", re.IGNORECASE)
_UPLOADED = re.compile(r"/W0?20\d{6}[^/]*$")  # TRS: a picture put into the text
_SMALL = 150  # pixels; a table is larger
_SIZE = re.compile(r"(?:^|[;\s])(?:width|height)\s*:\s*(\d{1,5})\s*px", re.IGNORECASE)
_PIXELS = re.compile(r"\s*(\d{1,5})\s*(?:px)?\s*")
_SOURCES = ("data-original", "data-src", "oldsrc", "src")  # lazy pictures have a placeholder in `src`
_FRAMES = (("iframe", "src"), ("frame", "src"), ("embed", "src"), ("object", "data"))
_FILE_FIELDS = frozenset(("file", "url", "src", "path", "pdf", "pdfurl", "fileurl", "filepath", "furl"))
_FRAMED = ("<iframe", "<frame", "<embed", "<object", "viewer", "pdfjs", "preview")
_VIEWER = re.compile(r"viewer|pdfjs|preview|onlinepreview", re.IGNORECASE)
_PAGE_WORD = re.compile(r"\d{1,3}|下一?页|下一頁|后一页|尾页|末页|>+|»|›|next", re.IGNORECASE)
_FILE_NAME = re.compile(r"(?P<stem>.+?)(?P<ending>\.s?html?|\.jsp|\.aspx)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PagePart:
    """A part of an article beside its page: its address, and what it is to the article."""

    url: str
    kind: PartKind
    text: str = ""


def article_parts(page: Page, first_page: str) -> tuple[PagePart, ...]:
    """The parts that a page of an article shows or goes on with: further pages in order, framed files, pictures.

    `first_page` is the address of the article: only files named after it continue it, so that a link to the next
    article is never taken for the next page.
    """
    lacks_table = _lacks_table(page)
    named = _FILE_NAME.fullmatch(urlsplit(first_page).path.rpartition("/")[2])
    goes_on = named is not None and ("createPage" in page.text or f"{named['stem']}_" in page.text)
    framed = any(mark in page.lowered for mark in _FRAMED)
    root = page.tree if lacks_table or goes_on or framed else None
    if root is None:
        return ()
    base = base_of(root, page.url)
    found = (
        *_further_pages(page, root, base, first_page),
        *_framed(root, base),
        *(islice(_pictures(root, base), MAX_PICTURES) if lacks_table else ()),
    )
    first: dict[str, PagePart] = {}
    for part in found:
        first.setdefault(part.url, part)
    return tuple(first.values())


def _further_pages(page: Page, root: HtmlElement, base: str, first_page: str) -> Iterator[PagePart]:
    """The pages after this one: of `createPageHTML`, and linked by number or word."""
    named = _FILE_NAME.fullmatch(urlsplit(first_page).path.rpartition("/")[2])
    if named is None:
        return
    stem, ending = named["stem"], named["ending"]
    number_of = re.compile(re.escape(stem) + r"_(\d{1,3})" + re.escape(ending))
    here = _number(number_of, page.url) or 0
    numbered: dict[int, str] = {}
    for call in pager_calls(page.text):
        if call.base == stem and call.extension == ending.lstrip("."):
            further = (urljoin(first_page, name) for name in call.following()[:MAX_PAGES])
            numbered |= {_number(number_of, url) or 0: url for url in further}
    folder = first_page.rpartition("/")[0]
    for anchor in root.xpath("//a[@href]"):
        url = absolute(anchor.get("href"), base)
        number = _number(number_of, url) if url and url.rpartition("/")[0] == folder else None
        if url and number and _PAGE_WORD.fullmatch("".join(anchor.text_content().split())):
            numbered.setdefault(number, url)
    for number in sorted(numbered)[: MAX_PAGES + 1]:
        if number > here:
            yield PagePart(numbered[number], "next_page")


def _number(number_of: re.Pattern[str], url: str) -> int | None:
    match = number_of.fullmatch(urlsplit(url).path.rpartition("/")[2])
    return int(match[1]) if match else None


def _framed(root: HtmlElement, base: str) -> Iterator[PagePart]:
    """Files that a frame shows, itself or through a viewer that is told the file's address."""
    for tag, attribute in _FRAMES:
        for element in root.iter(tag):
            url = _shown(element.get(attribute), base)
            if url:
                yield PagePart(url, "attachment", element.get("title") or "")
    for anchor in root.xpath("//a[contains(@href, '?')]"):
        address = absolute(anchor.get("href"), base)
        if address and _VIEWER.search(urlsplit(address).path) and (url := _told(address)):
            yield PagePart(url, "attachment", " ".join(anchor.text_content().split()))


def _shown(source: str | None, base: str) -> str | None:
    address = absolute(source, base) if source else None
    if address is None:
        return None
    return address if is_file(address) else _told(address)


def _told(viewer: str) -> str | None:
    """The file that the query of a viewer names; without a known ending only where the address says it is a viewer."""
    parts = urlsplit(viewer)
    is_viewer = bool(_VIEWER.search(parts.path))
    for name, value in parse_qsl(parts.query):
        if name.lower() in _FILE_FIELDS and (is_file(value) or is_viewer):
            return absolute(value, viewer)
    return None


def _lacks_table(page: Page) -> bool:
    """Whether a page has pictures and not the labels of all three tables."""
    if "<img" not in page.lowered:
        return False
    text = _SPACE.sub("", _TAG.sub("", page.text))
    return not all(label in text for label in _TABLE_LABELS)


def _pictures(root: HtmlElement, base: str) -> Iterator[PagePart]:
    """Pictures in the text of a page: named as uploads, or standing in its container, and not too small."""
    places = _Places()
    for image in root.iter("img"):
        source = next((image.get(name) for name in _SOURCES if image.get(name)), "")
        url = absolute(source, base)
        if url is None or not _PICTURE.search(urlsplit(url).path) or _DECORATION.search(urlsplit(url).path):
            continue
        if not _is_small(image) and (_UPLOADED.search(urlsplit(url).path) or places.holds(image)):
            yield PagePart(url, "image", image.get("alt") or image.get("title") or "")


class _Places:
    """Which elements stand in the text of a page; each element is looked at once, however deep the tree."""

    def __init__(self) -> None:
        self._known: dict[HtmlElement, bool] = {}

    def holds(self, element: HtmlElement) -> bool:
        """Whether the nearest telling place above is the text (a container or a paragraph), not the site's frame."""
        passed: list[HtmlElement] = []
        verdict = False
        for above in element.iterancestors():
            if above in self._known:
                verdict = self._known[above]
                break
            passed.append(above)
            names = f"{above.get('id') or ''} {above.get('class') or ''}"
            if _FURNITURE.search(names) or above.tag in ("header", "footer", "nav", "aside", "a", "li"):
                break
            if _BODY.search(names):
                verdict = True
                break
        self._known.update(dict.fromkeys(passed, verdict))
        return verdict


def _is_small(image: HtmlElement) -> bool:
    """Whether a printed width or height is too little for a table."""
    printed = [_PIXELS.fullmatch(image.get(name) or "") for name in ("width", "height")]
    sizes = [int(match[1]) for match in printed if match] + [int(n) for n in _SIZE.findall(image.get("style") or "")]
    return any(size < _SMALL for size in sizes)
