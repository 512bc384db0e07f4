"""Whether reports are still there: only a whole list, and only a host that is up, tells that one is not."""

from datetime import timedelta
from typing import Any

import pytest

from crawler.ledger.frontier import Scope
from crawler.ledger.presence import Presence
from crawler.ledger.task import NewTask, Task
from tests.crawler.ledger.conftest import HOST, NOW, Store, report


class Nights:
    """A portal of one list of two pages, read night by night."""

    def __init__(self, store: Store) -> None:
        self.store = store
        store.add("/nb", "column", rank=60, report=False)
        self.night = 0
        self.short = self.backwards = False

    def read(self, first: str, second: str | None, *, articles: int | None = 200, **facts: Any) -> None:
        """One night: the reports that the pages name (None: the page is not had), and what articles answer."""
        self.night += 1
        self.store.run_id = f"run-{self.night}"
        self.store.now = NOW + timedelta(days=40 * self.night)
        self.store.ledger.begin({"smx": ()}, Scope(self.store.now))
        while task := self._next():
            if task.kind == "article":
                self._article(task, articles)
            else:
                self._page(task, first if task.page_number == 1 else second, facts)

    def of(self, name: str) -> Presence:
        """What is known of a report."""
        (found,) = [one for one in self.store.ledger.presences.of("smx") if one.url == f"{HOST}/{name}"]
        return found

    def _next(self) -> Task | None:
        first = self.store.ledger.frontier.next("www.smx.gov.cn", "smx", ())
        after = self.store.ledger.frontier.next("www.smx.gov.cn", "smx", (first.id,)) if first else None
        return after if self.backwards and after and after.kind == "list" else first

    def _article(self, task: Task, status: int | None) -> None:
        if status is None:
            self.store.ledger.give_up(task, "timeout", self.store.now)
            return
        self.store.fetch(task, task.url.encode(), status=status)
        if status == 200:
            self.store.read(task)

    def _page(self, task: Task, names: str | None, facts: dict[str, Any]) -> None:
        if names is None:
            self.store.fetch(task, status=404)
            return
        self.store.fetch(task, f"{self.night} {names}".encode())
        links = tuple(report(f"/{name}") for name in names)
        goes_on = task.page_number == 1 and not self.short
        more = NewTask(f"{HOST}/nb_2", "list", 2, listing=True, chain=task.chain or task.id, page_number=2)
        known: dict[str, Any] = {"listing": True, "end": "more" if goes_on else "proven"}
        known |= {"next_pages": (more,) if goes_on else ()}
        addresses = tuple(link.url for link in links)
        self.store.read(task, **({"tasks": links, "addresses": addresses} | known | facts))


@pytest.fixture
def nights(store: Store) -> Nights:
    nights = Nights(store)
    nights.read("ab", "cd")
    return nights


def test_what_was_just_got_is_there(nights: Nights) -> None:
    found = nights.of("a")
    assert (found.answers, found.named) == (True, True)


def test_a_report_that_moves_down_the_list_is_still_named(nights: Nights) -> None:
    nights.read("na", "bcd")
    assert nights.of("b").named is True


def test_a_whole_list_that_no_longer_names_a_report_says_so(nights: Nights) -> None:
    nights.read("a", "cd")
    gone = nights.of("b")
    assert (gone.answers, gone.named) == (True, False)
    shown_by = nights.store.ledger.capture(gone.list_answer or "")
    assert shown_by
    assert (shown_by.url, shown_by.run_id) == (f"{HOST}/nb", "run-2")
    assert nights.of("c").named is True
    nights.read("ab", "cd")
    assert nights.of("b").named is True


def test_a_list_that_is_not_whole_says_nothing(nights: Nights) -> None:
    nights.read("a", None)
    assert [nights.of(name).named for name in "abcd"] == [True, None, True, True]


def test_a_list_that_became_shorter_is_whole_when_the_page_beyond_its_end_is_gone(nights: Nights) -> None:
    nights.short = True
    nights.read("abc", "d")
    assert nights.of("d").named is True
    nights.read("abc", None)
    assert [nights.of(name).named for name in "abcd"] == [True, True, True, False]
    assert not list(nights.store.ledger.knowledge.missed("smx"))


def test_a_list_read_from_its_end_says_nothing_of_what_may_have_moved_down(nights: Nights) -> None:
    nights.backwards = True
    nights.read("a", "cd")
    assert nights.of("b").named is None


@pytest.mark.parametrize(("end", "named"), [("proven", False), ("unproven", None)])
def test_a_column_above_a_list_that_is_not_whole_says_nothing(store: Store, end: str, named: bool | None) -> None:
    """It may show only the newest of what that list holds."""
    store.add("/zfxxgk", "column", rank=1, report=False, title="政府信息公开")
    more = NewTask(f"{HOST}/nb", "column", 60, title="政府信息公开年报", column="政府信息公开", listing=True)
    for night, names in enumerate("ab"):
        store.run_id, store.now = f"run-{night}", NOW + timedelta(days=night)
        store.ledger.begin({"smx": ()}, Scope(store.now))
        column = store.next()
        store.fetch(column, names.encode())
        address = f"{HOST}/{names}"
        store.read(column, tasks=(report(f"/{names}"), more), addresses=(address,), listing=True, end="proven")
        for _ in range(2):  # the report, and the list below
            task = store.next()
            store.fetch(task, names.encode())
            store.read(task, listing=task.kind == "column", end=end if task.kind == "column" else None)
    presences = {one.url: one.named for one in store.ledger.presences.of("smx")}
    assert presences == {f"{HOST}/a": named, f"{HOST}/b": True}


@pytest.mark.parametrize("facts", [{"end": "unproven"}, {"end": "loop"}, {"dropped": {"unlinked_report": 1}}])
def test_a_list_whose_end_is_not_proven_or_that_has_rows_without_address_says_nothing(
    nights: Nights, facts: dict[str, Any]
) -> None:
    nights.read("a", "cd", **facts)
    assert nights.of("b").named is None


def test_pages_of_different_nights_are_no_whole_list(nights: Nights) -> None:
    store = nights.store
    store.run_id = "run-2"
    store.now = NOW + timedelta(days=80)
    store.ledger.begin({"smx": ()}, Scope(store.now))
    task = store.next()
    store.fetch(task, b"2")
    store.read(task, tasks=(report("/a"),), addresses=(f"{HOST}/a",), listing=True, end="more")
    store.ledger.frontier.stopped("smx", "budget_requests")
    assert nights.of("b").named is None


def test_a_list_names_what_its_links_lead_to_whatever_became_of_them(nights: Nights) -> None:
    nights.read("ab", "cd", tasks=())
    assert nights.of("b").named is True


@pytest.mark.parametrize(("status", "answers"), [(404, False), (410, False), (403, None), (500, None), (None, None)])
def test_only_what_says_that_there_is_no_such_page_is_gone(
    nights: Nights, status: int | None, answers: bool | None
) -> None:
    nights.read("ab", "cd", articles=status)
    assert nights.of("a").answers is answers


def test_a_host_that_gives_no_page_at_all_is_down(nights: Nights) -> None:
    store = nights.store
    store.run_id = "run-2"
    store.now = NOW + timedelta(days=80)
    store.ledger.begin({"smx": ()}, Scope(store.now))
    for _ in range(6):
        store.fetch(store.next(), status=404)
    assert [nights.of(name).answers for name in "abcd"] == [None] * 4
    assert [nights.of(name).named for name in "abcd"] == [True] * 4
