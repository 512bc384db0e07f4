"""A tree of HTML as lines and tables in document order, broken where a browser would break them."""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element

_BLOCK_TAGS = (
    "address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul"
)
_SKIPPED_TAGS = (
    "audio button canvas head iframe link map meta nav noscript object option script select style svg template "
    "textarea title video"
)
_BLOCK = frozenset(_BLOCK_TAGS.split())
_SKIPPED = frozenset(_SKIPPED_TAGS.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_ALWAYS_BOLD = frozenset((*_HEADINGS, "b", "strong", "th"))
_KEPT_WHEN_EMPTY = frozenset(("p", "li"))

_SPACES = re.compile(r"[ \t\n\f]+")
_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_BREAK_BETWEEN_WIDE = re.compile(rf"(?<=[{_WIDE}])[ \t]*\n[ \t\n]*(?=[{_WIDE}])")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; empty where the page leaves one empty. `level` is that of the heading around it."""

    text: str
    level: int | None
    bold: bool


def is_hidden(element: Element) -> bool:
    """Whether a browser shows nothing of the element."""
    style = element.get("style")
    if style is not None and ("none" in style or "NONE" in style) and _HIDDEN_STYLE.search(style):
        return True
    return element.get("hidden") is not None


def flow(root: Element, tables: Container[Element] = ()) -> Iterator[Line | Element]:
    """The lines under an element, itself hidden or not; a shown element of `tables` is yielded whole, in its place.

    White space is collapsed as HTML has it, but a no-break space is kept: a cell holding only that is told from one
    that holds nothing. A source line broken between two Chinese characters is joined, as between them it means nothing.
    """
    state = _Flow()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            if element is not root and (element.tag in _SKIPPED or is_hidden(element)):
                walk.skip_subtree()
            elif element in tables:
                state.end_line()
                state.lines.append(element)
                walk.skip_subtree()
            else:
                state.enter(element)
        else:
            state.leave(element, inside=element is not root)
        if state.lines:
            yield from state.lines
            state.lines.clear()
    state.end_line()
    yield from state.lines


class _Flow:
    """What a walk through a tree has to remember between two tags."""

    def __init__(self) -> None:
        self.lines: list[Line | Element] = []
        self._pieces: list[str] = []
        self._entered: list[tuple[Element, bool]] = []
        self._bold_depth = 0
        self._seen_bold = self._seen_plain = False
        self._level: int | None = None
        self._pre_depth = 0
        self._lines_in_block = 0

    def enter(self, element: Element) -> None:
        tag = element.tag
        if tag == "br":
            self.end_line(keep_empty=True)
        elif tag in _BLOCK:
            self.end_line()
            self._lines_in_block = 0
            self._level = _HEADINGS.get(tag, self._level)
            self._pre_depth += tag == "pre"
        style = element.get("style")
        bold = tag in _ALWAYS_BOLD or bool(style and _BOLD_STYLE.search(style))
        self._bold_depth += bold
        self._entered.append((element, bold))
        if element.text:
            self._add(element.text)

    def leave(self, element: Element, *, inside: bool) -> None:
        if self._entered and self._entered[-1][0] is element:
            self._bold_depth -= self._entered.pop()[1]
            self._close(element.tag)
        if inside and element.tail:
            self._add(element.tail)

    def _close(self, tag: str) -> None:
        if tag not in _BLOCK:
            return
        empty = tag in _KEPT_WHEN_EMPTY and not self._lines_in_block
        self.end_line(keep_empty=empty)
        self._pre_depth -= tag == "pre"
        if tag in _HEADINGS:
            self._level = None

    def _add(self, text: str) -> None:
        if self._pre_depth:
            *whole, text = text.split("\n")
            for line in whole:
                self._pieces.append(line)
                self.end_line(keep_empty=True)
        if text.strip():
            self._seen_bold |= self._bold_depth > 0
            self._seen_plain |= self._bold_depth == 0
        self._pieces.append(text)

    def end_line(self, *, keep_empty: bool = False) -> None:
        text = "".join(self._pieces)
        if not self._pre_depth:
            text = collapse(text)
        if text or keep_empty:
            self.lines.append(Line(text, self._level, self._seen_bold and not self._seen_plain))
            self._lines_in_block += 1
        self._pieces.clear()
        self._seen_bold = self._seen_plain = False


def text_of(element: Element) -> str:
    """All text under an element as one line."""
    return collapse("".join(map(str, element.itertext())))


def collapse(text: str) -> str:
    """White space of HTML source as it means in running text."""
    if "\n" in text:
        text = _BREAK_BETWEEN_WIDE.sub("", text)
    return _SPACES.sub(" ", text).strip(" ")
