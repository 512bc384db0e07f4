"""What a page says about itself around its main text: named facts, headings, the lines before the body."""

from collections import deque

from lxml.etree import _Element as Element

from parsers.formats.html.flow import Line, collapse, flow, text_of

_KEPT_LINES = 40
_KEPT_CHARACTERS = 500


def page_facts(root: Element, body: Element) -> dict[str, str]:
    """The metas of a page by lower-cased name, the first of each name; and, under names no meta has:

    `html:title` the title element, `html:h1` the first heading with text, `html:before` the last lines before the main
    text.
    """
    facts: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop")
        facts.setdefault((name or "").strip().lower(), collapse(meta.get("content") or ""))
    for tag, name in (("title", "html:title"), ("h1", "html:h1"), ("publishtime", "publishtime")):
        facts[name] = next((text for element in root.iter(tag) if (text := text_of(element))), "")
    kept = {name: value[:_KEPT_CHARACTERS] for name, value in facts.items() if name and value}
    if before := _lines_before(root, body):
        kept["html:before"] = "\n".join(before)
    return kept


def text_length(element: Element) -> int:
    """The characters under an element."""
    return sum(map(len, element.itertext()))


def _lines_before(root: Element, body: Element) -> deque[str]:
    lines: deque[str] = deque(maxlen=_KEPT_LINES)
    for item in flow(root, (body,)):
        if item is body:
            break
        if isinstance(item, Line) and item.text:
            lines.append(item.text[:_KEPT_CHARACTERS])
    return lines
