"""From a fetched page to what it leads to: reports, columns, next pages and files, or the reason why not. Pure."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from crawler.families.choose import GENERIC, choose, reads_articles
from crawler.families.family import Fetch, Link, Listing, Page
from crawler.families.onward import frames, sent_on
from crawler.families.titles import Judgement, judge
from crawler.ledger.task import DISCOVERY, RANKS, RENDERED, SEPARATOR, Kind, NewTask, PartKind, Task
from crawler.ledger.tasks import PageRead
from crawler.portals.portal import Portal
from crawler.spiders.address import address, ungated
from crawler.spiders.article_parts import article_parts
from crawler.spiders.bounds import Bounds
from crawler.spiders.column_path import column_path, stated_column
from crawler.spiders.files import is_download, marked_files
from crawler.spiders.found import Found
from crawler.spiders.link_judge import LinkJudge
from crawler.spiders.list_pages import ListPage, after_a_copy, continuation
from crawler.spiders.more_links import more_beside_reports
from crawler.spiders.page_tasks import file_of_page, framed_page
from crawler.spiders.report_page import reads_like_a_report, stated_year
from crawler.spiders.same_rows import elsewhere, hash_of
from crawler.spiders.stated_total import rows_shown, rows_stated

MAX_FILES = 50  # of one page; more is a download centre

_REPORT_COLUMNS = {"report_column", "topic_page", "year_column"}
_OF_BODIES = {"agency", "agency_list", "year_column"}
_MORE_SCORE = 0.8
_LIST_IN_DISGUISE = 3  # report links

Repeats = Callable[[str], bool]


def read_page(task: Task, page: Page, portal: Portal, bounds: Bounds, repeats: Repeats) -> PageRead:
    """What a page leads to. `repeats` tells whether an earlier page of the same list holds rows of a given hash."""
    return _Reader(task, page, portal, bounds).read(repeats)


def read_next_page(task: Task, page: Page, portal: Portal, bounds: Bounds) -> PageRead:
    """What a further page of an article leads to: the pages after it, and files of the article. It lists nothing."""
    return _Reader(task, page, portal, bounds).read_on()


class _Reader:
    def __init__(self, task: Task, page: Page, portal: Portal, bounds: Bounds) -> None:
        self._task = task
        self._page = page
        self._portal = portal
        self._bounds = bounds
        self._stated = stated_column(task, page)
        self._path = (*column_path(task), *((self._stated,) if self._stated else ()))
        self._judge = LinkJudge(task, page, self._path, ())
        self._found = Found()
        self._reads_like_a_report = reads_like_a_report(page.text)
        self._is_report = task.report or self._reads_like_a_report

    def read(self, repeats: Repeats) -> PageRead:
        listing = self._listing()
        if self._is_report:
            self._take_parts(self._task.label)
        self._judge = LinkJudge(self._task, self._page, self._path, listing.links)
        for link in listing.links:
            self._take(link)
        if self._task.kind in DISCOVERY and self._found.reports:
            self._take_more(listing)
        for title in listing.unlinked:
            unlinked = "report" if self._judge.judge_title(title).kind == "report" else "other"
            self._found.dropped[f"unlinked_{unlinked}"] += 1
        unlike = self._task.report and not (self._reads_like_a_report or self._found.files)
        if unlike and self._task.kind not in DISCOVERY:
            self._found.tasks += self._found.bodies
        is_list = self._is_list()
        if self._task.kind in DISCOVERY:
            self._follow_on(is_list=is_list, goes_on=bool(listing.next_pages))
        continues = self._task.page_number > 1
        rows_hash = None  # of a frame: its first rows come again
        if not listing.frame and (continues or self._found.rows):
            rows_hash = hash_of(self._found.rows or self._found.links, self._page.url)
        loops = is_list and rows_hash is not None and continues and repeats(rows_hash)
        if is_list and self._is_empty_frame(listing):
            listing = replace(listing, next_pages=(Fetch(self._page.url, RENDERED),), end="more")
        shown = rows_shown(listing, self._found.rows, self._found.links)
        stated = listing.total if self._reads_like_a_report else rows_stated(listing, self._page)
        here = ListPage(
            self._task,
            self._page,
            listing,
            self._path,
            self._found.rows,
            frozenset(found.year for found in self._found.tasks if found.report and found.year),
            shown,
            stated,
            is_list=is_list,
            loops=loops,
        )
        if self._task.unnamed and (loops or not self._found.rows):
            return PageRead(no_page=True, next_pages=after_a_copy(here, self._portal, self._bounds))
        onward = continuation(here, self._portal, self._bounds)
        self._found.dropped.update(onward.dropped)
        return PageRead(
            tasks=tuple(self._found.tasks),
            next_pages=onward.next_pages,
            files=tuple(self._found.files.values()),
            dropped=dict(self._found.dropped),
            rows=len(self._found.rows),
            rows_hash=rows_hash,
            end=onward.end,
            listing=is_list,
            report=self._is_report,
            unlike=unlike,
            names_bodies=bool(self._found.bodies),
            year=stated_year(self._page.text) if self._is_report and not self._task.report else None,
            addresses=tuple(self._found.addresses) if is_list else (),
            shown=shown,
            stated=stated,
            elsewhere=elsewhere(self._found.rows, self._task.url, self._portal) if is_list else frozenset(),
        )

    def read_on(self) -> PageRead:
        article = self._task.linked_from or self._task.label
        self._take_parts(article)
        for link in filter(is_download, GENERIC.links_of(self._page).links):
            self._take_file(link)
        return PageRead(files=tuple(self._found.files.values()), dropped=dict(self._found.dropped))

    def _take_parts(self, article: str) -> None:
        """The parts of an article that are no plain links; its page's own address names the further pages."""
        parts = article_parts(self._page, article)
        self._found.dropped.update(parts.cut)
        for part in parts.found:
            self._take_file(Link(part.url, part.text), part.kind)
        for link in marked_files(self._page):
            self._take_file(link)

    def _listing(self) -> Listing:
        """What the page lists. A report has links (to the years beside it, to its files), but no list to go on with."""
        if not self._reads_like_a_report or self._task.kind in DISCOVERY:
            return choose(self._page, self._portal.family).read(self._page)
        if not reads_articles(self._page):
            return GENERIC.links_of(self._page)
        listing = choose(self._page, self._portal.family).read(self._page)
        return Listing(links=listing.links, unlinked=listing.unlinked)

    def _is_empty_frame(self, listing: Listing) -> bool:
        """Whether a list of a portal that needs a browser came without rows and without a way on."""
        asked = self._portal.render and not self._task.rendered
        return asked and not (self._found.reports or listing.next_pages)

    def _address(self, url: str) -> str | None:
        """The address to ask for; what cannot be asked for is counted."""
        asked = _asked_as(url)
        if asked is None:
            self._found.dropped["bad_address"] += 1
        return asked

    def _take(self, link: Link) -> None:
        url = self._address(link.url)
        if url is None:
            return
        self._found.addresses.append(url)
        if url in (self._task.url, self._page.url):
            self._found.dropped["itself"] += 1
            return
        judgement = self._judge.judge(link, url)
        own_file = self._is_report and is_download(link) and not self._is_of_another_year(judgement)
        if own_file or url in self._found.files:
            self._take_file(link)
            return
        if link.row or judgement.kind in ("report", "decoy"):
            self._found.rows.append(url)
        elif judgement.reason != "pager":
            self._found.links.append(url)
        match judgement.kind:
            case "report":
                self._found.reports += 1
                self._add_report(link, url, judgement)
            case "column":
                self._add_column(link, url, judgement)
            case "decoy":
                self._add(link, url, judgement, "article", RANKS["article"], skipped=f"decoy_{judgement.reason}")
            case "attachment":
                self._found.dropped["file_beside_no_report"] += 1
            case _:
                self._found.dropped[judgement.reason] += 1

    def _is_of_another_year(self, judgement: Judgement) -> bool:
        """Whether a file on a column's page that answers the latest report is the report of another year."""
        if self._task.kind not in DISCOVERY or judgement.kind != "report" or judgement.year is None:
            return False
        return stated_year(self._page.text) not in (None, judgement.year)

    def _take_more(self, listing: Listing) -> None:
        """Follow 更多 beside reports, where it names no column: below a column of reports it is one itself."""
        urls = {link: _asked_as(link.url) for link in listing.links if link.title}
        judged = ((link, self._judge.judge(link, url).kind == "report") for link, url in urls.items() if url)
        for link in more_beside_reports(judged):
            if url := urls[link]:
                self._add_column(link, url, Judgement("column", "more", score=_MORE_SCORE))

    def _add_report(self, link: Link, url: str, judgement: Judgement) -> None:
        skipped = None
        if not self._portal.owns(url):
            skipped = "outside"
        elif not self._bounds.takes_in(judgement.year):
            skipped = "year"
        self._add(link, url, judgement, "article", RANKS["article"], skipped=skipped)

    def _add_column(self, link: Link, url: str, judgement: Judgement) -> None:
        if not self._portal.owns(url):
            self._found.dropped["outside"] += 1
            return
        depth = self._task.depth + 1
        rank = RANKS["column"] + round(100 * (1 - judgement.score)) + depth
        skipped = "depth" if depth > self._bounds.max_depth else None
        column = self._task_of(link, url, judgement, "column", rank, skipped=skipped)
        if judgement.reason in _OF_BODIES:
            self._found.bodies.append(column)
        if self._task.kind in DISCOVERY:
            self._found.tasks.append(column)
        elif judgement.reason not in _OF_BODIES:
            self._found.dropped["column_beside_report"] += 1

    def _follow_on(self, *, is_list: bool, goes_on: bool) -> None:
        """Add where a page without reports sends its reader: its frames are columns in its place, or beside its rows.

        The frames of a home page that has links of its own are boxes beside them.
        """
        if self._found.reports or self._found.rows or goes_on:
            beside = frames(self._page) if is_list and self._task.kind == "column" else ()
            self._add_framed(beside, listing=False)
            return
        if not self._found.links:
            leads = sent_on(self._page)
        else:
            leads = () if self._task.kind == "home" else frames(self._page)
        self._add_framed(leads, listing=is_list)

    def _add_framed(self, leads: Iterable[str], *, listing: bool) -> None:
        """Add pages to be read in the place of this one; a frame beside rows of its own need be none of the list."""
        for url in filter(None, map(self._address, leads)):
            if not self._portal.owns(url):
                self._found.dropped["outside"] += 1
            elif url not in (self._task.url, self._page.url):
                depth = self._bounds.max_depth
                self._found.tasks.append(framed_page(self._task, url, listing=listing, max_depth=depth))

    def _add(self, link: Link, url: str, judgement: Judgement, kind: Kind, rank: int, *, skipped: str | None) -> None:
        self._found.tasks.append(self._task_of(link, url, judgement, kind, rank, skipped=skipped))

    def _task_of(
        self, link: Link, url: str, judgement: Judgement, kind: Kind, rank: int, *, skipped: str | None
    ) -> NewTask:
        linked = address(link.url)
        return NewTask(
            url=url,
            gate=linked if linked != url else None,
            kind=kind,
            rank=rank,
            depth=self._task.depth + 1,
            title=link.title or None,
            column=SEPARATOR.join((*self._path, *link.below)) or None,
            linked_from=self._task.label,
            year=judgement.year,
            report=judgement.kind == "report",
            listing=kind == "column" and judgement.reason in _REPORT_COLUMNS,
            skipped=skipped,
        )

    def _take_file(self, link: Link, kind: PartKind = "attachment") -> None:
        url = address(link.url)
        if url is None or url in self._found.files or url == self._task.url:
            return
        if not self._portal.owns(url):
            self._found.dropped["file_outside"] += 1
        elif kind == "attachment" and len(self._found.files) >= MAX_FILES:
            self._found.dropped["file_budget"] += 1
        else:
            self._found.files[url] = file_of_page(self._task, url, link.title, kind)

    def _is_list(self) -> bool:
        """Whether the page is one of a list whose end matters: it lists reports, or is the column where they stand.

        A home page or an article may name a report or two beside other things; with more it is a list too.
        """
        if self._task.listing or self._task.unnamed:
            return True
        if self._task.kind not in ("column", "list"):
            return self._found.reports >= _LIST_IN_DISGUISE and not self._reads_like_a_report
        own = judge(self._task.title or "", column_path=column_path(self._task)[:-1], url=self._task.url)
        return self._found.reports > 0 or bool(self._stated) or (own.kind == "column" and own.reason in _REPORT_COLUMNS)


def _asked_as(url: str) -> str | None:
    """The address to ask for, behind a gate that of the page it shows; None for what cannot be asked for."""
    spelled = address(url)
    return spelled and (ungated(spelled) or spelled)
