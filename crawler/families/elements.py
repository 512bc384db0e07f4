"""Elements of XML that stands in HTML, found in time linear in the markup, whatever is left open in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Element:
    """An element in the markup: where it begins and ends, and what is between its tags."""

    start: int
    end: int
    content: str


def elements(markup: str, name: str, *, escaped: bool = False) -> Iterator[Element]:
    """The elements of a name, in any case, none inside another; `escaped`: written as entities (`&lt;name&gt;`)."""
    right = "&gt;" if escaped else ">"
    opening, closing = _tags(name, escaped=escaped)
    position = 0
    while opened := opening.search(markup, position):
        bracket = markup.find(right, opened.end())
        if bracket < 0:
            return
        inner = bracket + len(right)
        if markup[bracket - 1] == "/":
            yield Element(opened.start(), inner, "")
            position = inner
            continue
        closed = closing.search(markup, inner)
        if closed is None:
            return
        yield Element(opened.start(), closed.end(), markup[inner : closed.start()])
        position = closed.end()


def without_elements(markup: str, name: str, *, escaped: bool = False) -> str:
    """The markup with the elements of a name cut out."""
    found = list(elements(markup, name, escaped=escaped))
    ends = [0, *(element.end for element in found)]
    starts = [*(element.start for element in found), len(markup)]
    return "".join(markup[end:start] for end, start in zip(ends, starts, strict=True))


@cache
def _tags(name: str, *, escaped: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What opens and what closes an element of a name."""
    left, right = ("&lt;", "&gt;") if escaped else ("<", ">")
    opening = re.compile(rf"{left}{name}(?=[\s/]|{right})", re.IGNORECASE)
    return opening, re.compile(rf"{left}/{name}\s*{right}", re.IGNORECASE)
