"""Where on a page its main text is: known body containers first, then what trafilatura takes for it."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree
from lxml.etree import _Element as Element

from parsers.formats.html.main_text import around_main_text
from parsers.formats.html.page import text_length

_EDITOR_NAMES = (
    "trs_editor zoom nw_detail trs_ueditor zoomcon custom_unionstyle fontzoom ivs_content trs_preappend "
    "ucap-content vsb_content vsb_content_2 vsb_content_4 v_news_content trs_editor_view trs_paper_default "
    "j-fontcontent wzcon article-content-body con_con zwxl-content zwxl-article tys-main-zt news_cont_d_wrap "
    "tyxxy_main artile_zw details-main"
)
"""Ids and classes, lower-cased, that editors and CMS families give the body of an article and nothing else."""

_COMMON_NAMES = (
    "article-content article_content articlecontent articlecontent3 info-cont j-show-body pages_content bt-content "
    "main-txt xiangqnr content"
)
"""Ids and classes that also stand around more than the body."""

EDITOR_CONTAINERS = frozenset(_EDITOR_NAMES.split())
COMMON_CONTAINERS = frozenset(_COMMON_NAMES.split())

_STATUTORY = re.compile(
    "第二十条第|本年新收政府信息公开申请|结转下年度继续办理|未经复议直接起诉|复议后起诉"
    "|总体情况|主动公开政府信息情况|收到和处理政府信息公开申请情况|存在的?主要问题及改进|其他需要报告的事项"
)
_NOT_IN_LINKS = etree.XPath("descendant::text()[not(ancestor::a)]", smart_strings=False)
_NEARLY_ALL = 0.95
_FEW_LINKS = 3
_MOST_CONTAINERS = 50
_MOST_LEVELS = 25
"""Bounds that no page reaches but one made to cost time."""


def main_body(page: Element) -> Element:
    """The element that holds the main text of a page; the page itself where nothing tells.

    In this order: between Hanweb's ContentStart and ContentEnd; a known container; the page as it is where it links
    nowhere (an exported file has no frame); what trafilatura finds. Whatever is found is widened until no wording of
    the statutory form that stands on the page outside of links is left out.
    """
    found = _between_marks(page)
    if found is None:
        found = _container(page, EDITOR_CONTAINERS)
    if found is None:
        found = _container(page, COMMON_CONTAINERS)
    if found is None and _has_frame(page):
        found = around_main_text(page)
    return page if found is None else _widened(found, page)


def _has_frame(page: Element) -> bool:
    """Whether a page links elsewhere, as menus and footers do."""
    return sum(1 for link in page.iter("a") if not (link.get("href") or "#").startswith("#")) > _FEW_LINKS


def _between_marks(page: Element) -> Element | None:
    """What stands between the two marks, moved into an element of its own."""
    marks = {meta.get("name", "").lower(): meta for meta in page.iter("meta")}
    start, end = marks.get("contentstart"), marks.get("contentend")
    if start is None or end is None:
        return None
    parent = start.getparent()
    if parent is None or end.getparent() is not parent or parent.index(start) > parent.index(end):
        return None
    content = etree.Element("div")
    content.text, start.tail = start.tail, None
    content.extend(list(parent)[parent.index(start) + 1 : parent.index(end)])
    start.addnext(content)
    return content


def _container(page: Element, names: frozenset[str]) -> Element | None:
    """The container with most text; a container inside it with nearly as much is preferred."""
    sized = [(text_length(element), element) for element in islice(_named(page, names), _MOST_CONTAINERS)]
    size, best = max(sized, key=lambda pair: pair[0], default=(0, None))
    if not size:
        return None
    return [element for length, element in sized if length >= _NEARLY_ALL * size and _holds(best, element)][-1]


def _named(page: Element, names: frozenset[str]) -> Iterator[Element]:
    for element in page.iter("div", "td", "article", "section", "span", "form", "ucapcontent"):
        label = element.get("id"), element.get("class")
        if any(label) and not names.isdisjoint(" ".join(filter(None, label)).lower().split()):
            yield element


def _holds(outer: Element | None, inner: Element) -> bool:
    return inner is outer or any(ancestor is outer for ancestor in inner.iterancestors())


def _widened(found: Element, page: Element) -> Element:
    outside = _wordings(page) - _wordings(found)
    if outside:
        shown = _NOT_IN_LINKS(page)
        assert isinstance(shown, list)
        outside &= _found_in(map(str, shown))
    if not outside:
        return found
    for element in islice(found.iterancestors(), _MOST_LEVELS):
        if element is page or outside <= _wordings(element):
            return element
    return page


def _wordings(element: Element) -> frozenset[str]:
    return _found_in(map(str, element.itertext()))


def _found_in(pieces: Iterable[str]) -> frozenset[str]:
    return frozenset(_STATUTORY.findall("".join(pieces)))
