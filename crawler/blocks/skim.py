"""A quick look at a page, enough to tell a block page: how much there is to read on it, and to follow."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from urllib.parse import urljoin

from crawler.families.elements import elements, without_elements
from crawler.families.lower_case import lower_case

_TAG = re.compile(r"<[^<>]*>")
_ANCHOR = re.compile(r"<(?:a|area|iframe|frame)\s", re.IGNORECASE)
_SCRIPT_SOURCE = re.compile(r"<script\b[^<>]{0,300}?\bsrc\s*=\s*[\"']?([^\"'<>\s]{1,500})", re.IGNORECASE)
_SITE_CODE = re.compile(r"<meta\b[^<>]{0,200}\bSiteIDCode\b", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3")


@dataclass(frozen=True)
class Skim:
    """A page as text, and where it was asked for."""

    text: str
    url: str

    @cached_property
    def lowered(self) -> str:
        """The text in lower case."""
        return lower_case(self.text)

    @cached_property
    def _unscripted(self) -> str:
        markup = self.text
        for name in ("script", "style", "noscript"):
            if f"<{name}" in self.lowered:
                markup = without_elements(markup, name)
        return markup

    @cached_property
    def visible(self) -> str:
        """What there is to read, title included; white space is one space."""
        return _plain(self._unscripted)

    def amount(self, most: int) -> int:
        """How many characters there are to read, or `most + 1` where there are more: no more is read than it takes."""
        seen = begin = 0
        for tag in _TAG.finditer(self._unscripted):
            words = self._unscripted[begin : tag.start()].replace("&nbsp;", " ").split()
            seen += sum(map(len, words))
            if seen > most:
                return most + 1
            begin = tag.end()
        return min(len(self.visible), most + 1)

    @cached_property
    def headline(self) -> str:
        """The title and the first headings."""
        tops = [
            _plain(found.content)
            for name in ("title", *_HEADINGS)
            for found in islice(elements(self._unscripted, name), 2)
        ]
        return " ".join(tops)

    @cached_property
    def links(self) -> int:
        """How many links and frames there are."""
        return len(_ANCHOR.findall(self._unscripted))

    @cached_property
    def marked(self) -> bool:
        """Whether the page bears the code of a government site."""
        return _SITE_CODE.search(self.text) is not None

    def foreign_scripts(self, owns: Callable[[str], bool]) -> bool:
        """Whether there are scripts by address and all of them come from outside the portal."""
        sources = [_joined(self.url, source) for source in _SCRIPT_SOURCE.findall(self.text)]
        return bool(sources) and not any(source is None or owns(source) for source in sources)


def _plain(markup: str) -> str:
    return " ".join(_TAG.sub(" ", markup).replace("&nbsp;", " ").split())


def _joined(base: str, source: str) -> str | None:
    try:
        return urljoin(base, source)
    except ValueError:
        return None
