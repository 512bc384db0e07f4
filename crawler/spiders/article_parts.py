"""What an article page consists of besides its text: further pages, framed files, pictures in place of tables. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.families.family import Page
from crawler.families.rows import absolute, base_of
from crawler.ledger.task import PartKind
from crawler.spiders.framed import framed_files, framed_pages, may_frame
from crawler.spiders.further_pages import further_pages
from crawler.spiders.prose import says_anything
from crawler.spiders.report_page import reads_like_a_report

MAX_PICTURES = 20  # of one page that stand for tables; a scanned report has about ten pages
MAX_FRAMES = 5  # of one page that show pages

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


@dataclass(frozen=True, slots=True)
class PagePart:
    """A part of an article beside its page: its address, and what it is to the article."""

    url: str
    kind: PartKind
    text: str = ""


@dataclass(frozen=True, slots=True)
class ArticleParts:
    """The parts of an article that its page names, and how many more are not asked for, by reason."""

    found: tuple[PagePart, ...] = ()
    cut: Mapping[str, int] = field(default_factory=dict)


def article_parts(page: Page, first_page: str) -> ArticleParts:
    """The parts that a page of an article shows or goes on with: further pages in order, framed files, pictures.

    `first_page` is the address of the article. A page that a frame shows is one of its pages where the page itself
    does not read like a report, and the frame stands in its text or there is no text.
    """
    further = further_pages(page, first_page)
    found = [PagePart(url, "next_page") for url in further.urls]
    cut = Counter({"page_budget": further.cut})
    lacks_table = _lacks_table(page)
    root = page.tree if lacks_table or may_frame(page) else None
    if root is not None:
        base = base_of(root, page.url)
        frames, beside = _framed_pages(page, root, base)
        pictures = _distinct(_pictures(root, base)) if lacks_table else []
        found += frames[:MAX_FRAMES]
        found += (PagePart(url, "attachment", text) for url, text in framed_files(page, root, base))
        found += pictures[:MAX_PICTURES]
        cut["frame_budget"] = max(0, len(frames) - MAX_FRAMES)
        cut["frame_beside_text"] = beside
        cut["picture_budget"] = max(0, len(pictures) - MAX_PICTURES)
    return ArticleParts(tuple(_distinct(found)), +cut)


def _distinct(parts: Iterable[PagePart]) -> list[PagePart]:
    first: dict[str, PagePart] = {}
    for part in parts:
        first.setdefault(part.url, part)
    return list(first.values())


def _framed_pages(page: Page, root: HtmlElement, base: str) -> tuple[list[PagePart], int]:
    """The pages that frames show in place of the text, and how many are shown beside it."""
    if not ("<iframe" in page.lowered or "<frame" in page.lowered) or reads_like_a_report(page.text):
        return [], 0
    places, bare = _Places(), not says_anything(page)
    shown = {url: bare or places.holds(frame) for url, frame in framed_pages(root, base)}
    held = [PagePart(url, "next_page") for url, inside in shown.items() if inside]
    return held, len(shown) - len(held)


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
