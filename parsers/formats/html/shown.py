"""What a browser shows that characters alone do not say: raised and struck digits, unseen text, filled fields."""

import re
from collections.abc import Callable
from operator import methodcaller

from lxml import etree
from lxml.etree import _Element as Element

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_STRUCK_STYLE = etree.XPath("descendant::*[contains(@style, 'line-through')]")
_MOVED_STYLE = etree.XPath(
    "descendant::*[contains(@style, 'super') or contains(@style, 'sub') or contains(@style, 'text-raise')]"
)
_MOVED = re.compile(r"vertical-align\s*:\s*(?:super|sub)\b|mso-text-raise\s*:\s*-?[1-9]", re.IGNORECASE)
_NOTE_LINKS = etree.XPath("descendant::a[contains(@href, '#_ftn') or contains(@href, '#_edn')]")
"""How Word links the mark of a note to the note."""
_UNSEEN_STYLE = re.compile(
    r"visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:font-size|opacity)\s*:\s*0(?:\.0+|px|pt|em|%)?\s*(?:;|$)",
    re.IGNORECASE,
)
_STROKE = "\u0336"
_PICTURE = "\ufffc"
_DIGIT = re.compile(r"\d(?!\u0336)")
_INLINE = frozenset(("a", "b", "em", "font", "i", "rb", "ruby", "span", "strong", "sub", "sup", "u"))
_FIELDS = frozenset(("input", "select", "textarea"))
_UNSEEN_INPUTS = frozenset(("button", "checkbox", "file", "hidden", "image", "password", "radio", "reset", "submit"))


def mark_digits(root: Element) -> None:
    """Keeps digits that are none of the number beside them from being read as such.

    Those raised or lowered beside a text (the mark of a note), by an element or by its style, and the text of a ruby
    above another, become characters of their own; those struck through get a stroke (U+0336).
    """
    for element in (*root.iter("s", "strike", "del"), *_found(_STRUCK_STYLE, root)):
        _rewrite(element, _strike)
    by_style = (one for one in _found(_MOVED_STYLE, root) if one.tag in _INLINE and _MOVED.search(one.get("style", "")))
    for element in (*root.iter("sup", "sub", "rt"), *by_style, *_found(_NOTE_LINKS, root)):
        if (element.tail or "").strip() or _follows_text(element):
            _rewrite(element, methodcaller("translate", _LOWERED if element.tag == "sub" else _RAISED))


def show(cell: Element) -> None:
    """Changes a cell's tree so that its text is what a browser shows.

    What is made invisible is marked as hidden, form fields are replaced by what they are filled with. A cell that holds
    nothing but a picture says so (U+FFFC): it is not empty.
    """
    for element in list(cell.iterdescendants()):
        if element.tag in _FIELDS:
            _become(element, f" {_filled_in(element)} ")
        elif not len(element) and _UNSEEN_STYLE.search(element.get("style") or ""):
            element.set("hidden", "")
    picture = next((image for image in cell.iter("img") if not _is_spacer(image)), None)
    if picture is not None and not _text(cell):
        _become(picture, _PICTURE)


def _found(path: etree.XPath, root: Element) -> list[Element]:
    found = path(root)
    assert isinstance(found, list)
    return [element for element in found if isinstance(element, Element)]


def _strike(text: str) -> str:
    return _DIGIT.sub(rf"\g<0>{_STROKE}", text)


def _follows_text(element: Element) -> bool:
    """Whether text stands right before an element, in its line."""
    while True:
        before, around = element.getprevious(), element.getparent()
        if before is not None:
            return bool((before.tail or "").strip()) or (before.tag in _INLINE and bool(_text(before)))
        if around is None or (around.text and around.text.strip()):
            return around is not None
        if around.tag not in _INLINE:
            return False
        element = around


def _is_spacer(image: Element) -> bool:
    return any((image.get(name) or "").removesuffix("px").strip() in ("0", "1", "2") for name in ("width", "height"))


def _text(element: Element) -> str:
    return "".join(map(str, element.itertext())).strip()


def _become(element: Element, text: str) -> None:
    """Leaves a span with a text in place of an element and all that is in it."""
    tail = element.tail
    element.clear()
    element.tag, element.text, element.tail = "span", text, tail


def _rewrite(element: Element, change: Callable[[str], str]) -> None:
    for inner in element.iter(etree.Element):
        inner.text = change(inner.text) if inner.text else inner.text
        if inner is not element and inner.tail:
            inner.tail = change(inner.tail)


def _filled_in(field: Element) -> str:
    """What a form field shows; of choices the one made, else the first."""
    if field.tag == "input":
        seen = (field.get("type") or "text").lower() not in _UNSEEN_INPUTS
        return (field.get("value") or "") if seen else ""
    if field.tag == "textarea":
        return _text(field)
    options = list(field.iter("option"))
    chosen = next((option for option in options if option.get("selected") is not None), options[0] if options else None)
    return "" if chosen is None else _text(chosen)
