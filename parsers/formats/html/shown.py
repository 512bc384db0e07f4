"""What a cell shows in a browser that its characters alone do not say: raised, struck and unseen ones, form fields."""

import re
from collections.abc import Callable
from operator import methodcaller

from lxml import etree
from lxml.etree import _Element as Element

_RAISED = {"sup": str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"), "sub": str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")}
_STRUCK_TAGS = frozenset(("s", "strike", "del"))
_STRUCK_STYLE = re.compile(r"line-through", re.IGNORECASE)
_UNSEEN_STYLE = re.compile(
    r"visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$)", re.IGNORECASE
)
_STROKE = "\u0336"
_PICTURE = "\ufffc"
_DIGIT = re.compile(r"\d")
_FIELDS = frozenset(("input", "select", "textarea"))
_UNSEEN_INPUTS = frozenset(("button", "checkbox", "file", "hidden", "image", "password", "radio", "reset", "submit"))


def show(cell: Element) -> None:
    """Changes a cell's tree so that its text is what a browser shows.

    Digits raised or lowered beside others (the mark of a note) become characters of their own, struck ones get a stroke
    (U+0336), what is made invisible is marked as hidden, form fields are replaced by what they are filled with. A cell
    that holds nothing but a picture says so (U+FFFC): it is not empty.
    """
    whole = _text(cell)
    for element in list(cell.iterdescendants()):
        style = element.get("style") or ""
        if element.tag in _FIELDS:
            _become(element, f" {_filled_in(element)} ")
        elif not len(element) and _UNSEEN_STYLE.search(style):
            element.set("hidden", "")
        elif element.tag in _STRUCK_TAGS or _STRUCK_STYLE.search(style):
            _rewrite(element, _struck)
        elif element.tag in _RAISED and _text(element) != whole:
            _rewrite(element, methodcaller("translate", _RAISED[element.tag]))
    picture = next((image for image in cell.iter("img") if not _is_spacer(image)), None)
    if picture is not None and not _text(cell):
        _become(picture, _PICTURE)


def _is_spacer(image: Element) -> bool:
    return any((image.get(name) or "").removesuffix("px").strip() in ("0", "1", "2") for name in ("width", "height"))


def _struck(text: str) -> str:
    return _DIGIT.sub(rf"\g<0>{_STROKE}", text)


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
