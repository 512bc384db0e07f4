"""The main text of a page without a known container, located by trafilatura."""

import copy

from lxml import etree
from lxml.etree import _Element as Element

from parsers.formats.html.page import text_length
from parsers.formats.html.tables import data_tables

_MOST = 0.9
_SHINGLE = 8
"""Shorter pieces of text match by chance."""

_LARGEST = 300_000
"""A page with more text than this is not searched: report pages hold some ten thousand characters."""

_FRAME_TAGS = "article body center div form html main section table tbody td tr"
_FRAMES = frozenset(_FRAME_TAGS.split())


def around_main_text(page: Element) -> Element | None:
    """The smallest frame of a page that holds most of the text trafilatura keeps, or None where it keeps none.

    trafilatura flattens merged cells, so it is given the page without its data tables and asked only where the prose
    is; the tables among that prose then come with the frame, from our own tree.
    """
    if text_length(page) > _LARGEST:
        return None
    held = _matches(page, _shingles(_kept_text(page)))
    if not held:
        return None
    for element in reversed(list(page.iter(etree.Element))):
        parent = element.getparent()
        if element in held and element is not page and parent is not None:
            held[parent] = held.get(parent, 0) + held[element]
    frame = page
    while inner := [child for child in frame if child.tag in _FRAMES and held.get(child, 0) >= _MOST * held[page]]:
        frame = inner[0]
    return frame


def _kept_text(page: Element) -> str:
    from trafilatura import bare_extraction

    stripped = copy.deepcopy(page)
    stripped.tail = None
    for table in data_tables(stripped):
        _remove(table)
    source = etree.tostring(stripped, method="html", encoding="unicode")
    extracted = bare_extraction(source, fast=True, include_comments=False, include_tables=False)
    body = getattr(extracted, "body", None)
    return "" if body is None else _squeezed("".join(body.itertext()))


def _remove(element: Element) -> None:
    """Takes an element out of its tree, but leaves the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)


def _shingles(text: str) -> frozenset[str]:
    return frozenset(text[start : start + _SHINGLE] for start in range(len(text) - _SHINGLE + 1))


def _matches(page: Element, kept: frozenset[str]) -> dict[Element, int]:
    """How much kept text each element holds directly, told by how its pieces begin and end."""
    found: dict[Element, int] = {}
    for element in page.iter(etree.Element):
        pieces = [element.text, *(child.tail for child in element)]
        length = 0
        for piece in pieces:
            text = _squeezed(piece or "")
            if text[:_SHINGLE] in kept and text[-_SHINGLE:] in kept:
                length += len(text)
        if length:
            found[element] = length
    return found


def _squeezed(text: str) -> str:
    return "".join(text.split())
