"""What a CMS family is: from a fetched page to the links it lists and the pages that continue it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Protocol

from lxml.html import HtmlElement

from crawler.families.lower_case import lower_case
from crawler.families.tree import parse

ChainEnd = Literal["proven", "more", "unproven"]

MAX_PAGES = 2_000
"""Pages of one list that are named: more than any column has, and a larger number is of a broken or hostile page."""


@dataclass(frozen=True, slots=True)
class Fetch:
    """Something to ask for next: a URL, by POST when `form` holds fields."""

    url: str
    form: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Page:
    """A fetched page, decoded. `asked` is the request that brought it (its URL before redirects).

    What all who read it need is made once, when first asked for.
    """

    url: str
    text: str
    asked: Fetch

    @cached_property
    def lowered(self) -> str:
        """The text in lower case: to look for words in it costs a tenth of a pattern that ignores cases."""
        return lower_case(self.text)

    @cached_property
    def tree(self) -> HtmlElement | None:
        """The tree of the text, for all to read and none to change; None where there is no element in it."""
        return parse(self.text)


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a page: absolute URL, its title (`@title` where the text is cut) and a date (ISO).

    The date is the one printed in its row, else the one in its address; it is no report year. `row` says that it
    stands in a list of articles: a date is printed beside it, or the family's evidence says so. The others are
    the page's navigation. `below` are the titles of the columns above it in a tree that the page holds.
    """

    url: str
    title: str
    date: str | None = None
    row: bool = False
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """What a page lists.

    `links` in document order; `next_pages` continue the same list (all that follow where the pager says how
    many there are, else the next one). As the pager states them: `total` rows in the whole list, `pages` in
    the chain, and `number`, this page's place in it from 1 (a list entered at number > 1 was not read whole).
    `end`: `proven` if this page is known to be the last or the pager names every page, `more` if
    `next_pages` must be read to know, `unproven` if the list goes on in a way that cannot be followed.
    `unlinked` are the titles of rows and anchors without an address that can be asked for (script links).
    `frame` says that the page is only the frame of its list: the first rows come with `next_pages`.
    `unnamed` are the files that would continue the list by the custom of such sites: nothing on the page names them.
    They are asked for only where the list may go on, and not being there they are no gap.
    """

    links: tuple[Link, ...] = ()
    next_pages: tuple[Fetch, ...] = ()
    total: int | None = None
    end: ChainEnd = "proven"
    pages: int | None = None
    number: int | None = None
    unlinked: tuple[str, ...] = ()
    frame: bool = False
    unnamed: tuple[Fetch, ...] = ()


class Family(Protocol):
    """A CMS family. Pure: reads a page, asks for nothing."""

    name: str

    def recognises(self, page: Page) -> bool:
        """Whether the page shows the family's evidence (script, markup or URL shape)."""

    def read(self, page: Page) -> Listing:
        """The page's links and its next pages; an empty listing for a page without any."""
