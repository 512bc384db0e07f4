"""How a list that a page belongs to goes on: the pages to read next, and how far the page proves its end. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from crawler.families.family import Fetch, Listing, Page
from crawler.families.full_lists import FEWEST, shows_full_list
from crawler.families.numbered_files import may_be_the_first
from crawler.families.rows import address_of, base_of, title_of
from crawler.ledger.task import LISTS, UNNAMED_RANK, NewTask, PageEnd, Task
from crawler.portals.portal import Portal
from crawler.spiders.address import address, ungated
from crawler.spiders.body_tabs import offers_other_bodies
from crawler.spiders.bounds import Bounds
from crawler.spiders.page_tasks import further_page
from crawler.spiders.year_tabs import offers_other_years


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page and what was found on it: its rows by address, how many they are, and how many it says that there are.

    `years` are those that titles of its reports name, `path` the titles of the columns above its links; `loops`: an
    earlier page of the list shows the same.
    """

    task: Task
    page: Page
    listing: Listing
    path: tuple[str, ...]
    rows: Collection[str]
    years: Collection[int]
    shown: int
    stated: int | None
    is_list: bool
    loops: bool


@dataclass(frozen=True, slots=True)
class Continuation:
    """The pages to read for the rest of a list, the end as a page tells it, and the pages left off, by reason."""

    next_pages: tuple[NewTask, ...]
    end: PageEnd | None
    dropped: Counter[str]


def continuation(here: ListPage, portal: Portal, bounds: Bounds) -> Continuation:
    """How a list goes on after one of its pages.

    A column that is only the frame of its list is read on to the first rows, which tell what is listed.
    """
    listing, dropped = here.listing, Counter[str]()
    begins = listing.frame and here.task.kind == "column"
    if here.loops or not (here.is_list or begins):
        if listing.next_pages:
            dropped["loop" if here.loops else "next_page_of_no_report_list"] += len(listing.next_pages)
        return Continuation((), "loop" if here.is_list else None, dropped)
    unnamed = not listing.next_pages and may_go_on(here)
    fetches = listing.unnamed if unnamed else listing.next_pages
    following = tuple(_tasks(here, fetches, portal, bounds, dropped, unnamed=unnamed))
    cut = len(following) < len(fetches)
    return Continuation(following, _end(here, unnamed=unnamed, cut=cut) if here.is_list else None, dropped)


def after_a_copy(here: ListPage, portal: Portal, bounds: Bounds) -> tuple[NewTask, ...]:
    """The page to look for after one that nothing names and that repeats another: `index_1.html` may be page 1."""
    if not (here.loops and may_be_the_first(here.page.url)):
        return ()
    return tuple(_tasks(here, here.listing.unnamed, portal, bounds, Counter(), unnamed=True))


def _tasks(
    here: ListPage, fetches: Iterable[Fetch], portal: Portal, bounds: Bounds, dropped: Counter[str], *, unnamed: bool
) -> Iterator[NewTask]:
    for number, fetch in enumerate(fetches, here.task.page_number + 1):
        url = address(fetch.url)
        if url is None or not portal.owns(url):
            dropped["next_page_outside"] += 1
        elif number > bounds.max_chain:
            dropped["chain_budget"] += 1
        else:
            listed = here.is_list and not unnamed
            found = further_page(here.task, url, fetch, number, here.path, listing=listed)
            yield replace(found, unnamed=True, rank=UNNAMED_RANK) if unnamed else found


def may_go_on(here: ListPage) -> bool:
    """Whether a list without a way on is to be looked for in the files that nothing names.

    That is so where its pager is left to a script, where it states more rows than it shows, or where it has just as
    many as fill a page and states nothing. After a page that is named, its pager is to be believed.
    """
    task, listing = here.task, here.listing
    if not listing.unnamed or task.kind not in LISTS or (task.page_number > 1 and not task.unnamed):
        return False
    if _is_entered_late(here):
        return False
    if listing.end == "unproven":
        return True
    return _fills_a_page(here) if here.stated is None else here.shown < here.stated


def _end(here: ListPage, *, unnamed: bool, cut: bool) -> PageEnd:
    if cut:
        return "pages"
    if _is_entered_late(here):
        return "unproven"
    if not unnamed:
        whole = here.task.page_number == 1 and here.listing.end == "proven" and not here.listing.next_pages
        return "unproven" if whole and _offers_more(here) else here.listing.end
    # Once files were there that nothing names, the first that is not proves the end, if no more pages are stated.
    counted = here.task.unnamed and (here.listing.pages or 0) <= here.task.page_number
    return "open" if counted or here.listing.end == "proven" else "unproven"


def _offers_more(here: ListPage) -> bool:
    titles = (link.title for link in here.listing.links)
    return offers_other_years(here.page, here.years) or bool(here.rows and offers_other_bodies(here.page, titles))


def _is_entered_late(here: ListPage) -> bool:
    number = here.listing.number
    return here.task.page_number == 1 and number is not None and number > 1


def _fills_a_page(here: ListPage) -> bool:
    """Whether just as many rows stand in one place of a page as templates show; those without an address count too."""
    root = here.page.tree
    rows, unlinked = frozenset(here.rows), frozenset(here.listing.unlinked)
    if root is None or len(rows) + len(unlinked) < FEWEST:
        return False
    base = base_of(root, here.page.url)

    def is_row(anchor: HtmlElement) -> bool:
        url = address_of(anchor, base)
        spelled = address(url) if url else None
        return title_of(anchor) in unlinked if spelled is None else (ungated(spelled) or spelled) in rows

    return shows_full_list(root, is_row)
