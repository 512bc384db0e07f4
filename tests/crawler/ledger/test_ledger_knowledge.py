"""What the summary of a portal says, and that nothing which was not got goes unsaid."""

from typing import Any

import pytest

from crawler.ledger.frontier import Scope
from crawler.ledger.knowledge import PortalSummary
from tests.crawler.ledger.conftest import HOST, NOW, Store, report


def _summary(store: Store) -> PortalSummary:
    return store.ledger.knowledge.portal("smx", "run-1")


def _read_home(store: Store, **page: Any) -> None:
    store.add("/", "home", rank=0)
    task = store.next()
    store.fetch(task)
    store.read(task, **page)


def _read_list(store: Store, *tasks: Any, **page: Any) -> None:
    """A home page that leads to one column, which lists the tasks."""
    _read_home(store, tasks=(report("/nb", kind="column", rank=1, report=False, listing=True),))
    task = store.next()
    store.fetch(task)
    store.read(task, **{"tasks": tasks, "listing": True, "end": "proven"} | page)


def test_a_portal_of_which_all_was_got_is_complete(store: Store) -> None:
    _read_list(store, report("/a"), report("/b"))
    for _ in range(2):
        task = store.next()
        store.fetch(task, task.url.encode())
        store.read(task)
    summary = _summary(store)
    assert (summary.columns, summary.list_pages) == (1, 1)
    assert (summary.listed, summary.captured, summary.new) == (2, 2, 2)
    assert (summary.complete, summary.chain_complete, summary.not_fetched) == (True, True, ())
    assert store.ledger.listed.obstacle("smx") is None


def test_a_portal_never_read_is_not_complete(store: Store) -> None:
    assert not _summary(store).complete
    assert not _summary(store).chain_complete


@pytest.mark.parametrize("named", [(), (report("/t20240115_1.html"),)])
def test_a_portal_without_a_list_of_reports_proves_nothing(store: Store, named: Any) -> None:
    _read_home(store, tasks=named)
    for _ in named:
        task = store.next()
        store.fetch(task)
        store.read(task, report=True)
    summary = _summary(store)
    assert (summary.complete, summary.chain_complete) == (True, False)
    assert store.ledger.listed.obstacle("smx") == "no_column"


@pytest.mark.parametrize(
    ("status", "state", "reason"),
    [(404, "done", "http_404"), (403, "pending", "forbidden"), (500, "pending", "http_500")],
)
def test_a_listed_report_that_was_not_got_makes_the_portal_incomplete(
    store: Store, status: int, state: str, reason: str
) -> None:
    _read_list(store, report("/a"))
    store.fetch(store.next(), status=status)
    summary = _summary(store)
    assert (summary.listed, summary.captured, summary.complete) == (1, 0, False)
    (missed,) = summary.not_fetched
    assert (missed.url, missed.state, missed.reason, missed.title) == (f"{HOST}/a", state, reason, "title of /a")


@pytest.mark.parametrize("reason", ["outside", "year", "decoy_budget"])
def test_what_is_skipped_is_counted_by_reason(store: Store, reason: str) -> None:
    _read_list(store, report("/a", skipped=reason, report=reason != "decoy_budget"), dropped={"no_wording": 7})
    summary = _summary(store)
    assert summary.skipped == {reason: 1, "no_wording": 7}
    assert summary.listed == (1 if reason == "outside" else 0)
    assert summary.complete == (reason != "outside")


def test_reports_without_an_address_are_listed_and_missing(store: Store) -> None:
    _read_list(store, dropped={"unlinked_report": 2})
    summary = _summary(store)
    assert (summary.listed, summary.captured, summary.complete) == (2, 0, False)


@pytest.mark.parametrize("end", ["unproven", "loop", "pages", None])
def test_a_list_without_a_proven_end_is_said(store: Store, end: Any) -> None:
    _read_list(store, end=end)
    assert _summary(store).complete
    assert not _summary(store).chain_complete


def test_a_list_page_that_is_gone_leaves_the_chain_open(store: Store) -> None:
    second = report("/nb?2", kind="list", report=False, listing=True, page_number=2)
    _read_list(store, end="more", next_pages=(second,))
    assert not _summary(store).chain_complete
    store.fetch(store.next(), status=404)
    summary = _summary(store)
    assert not summary.chain_complete
    assert [missed.url for missed in summary.not_fetched] == [f"{HOST}/nb?2"]


def test_columns_too_deep_or_not_got_are_said(store: Store) -> None:
    _read_list(store, report("/deep", kind="column", report=False, skipped="depth"))
    summary = _summary(store)
    assert (summary.complete, summary.chain_complete) == (False, False)
    assert [missed.reason for missed in summary.not_fetched] == ["depth"]


def test_a_column_that_is_gone_is_no_loss(store: Store) -> None:
    _read_list(store, report("/old", kind="column", rank=1, report=False))
    store.fetch(store.next(), status=404)
    assert _summary(store).complete
    assert _summary(store).chain_complete


def test_links_that_became_no_task_are_counted_as_of_the_last_reading(store: Store) -> None:
    _read_home(store, dropped={"no_wording": 5, "outside": 1})
    store.ledger.begin({"smx": ()}, Scope(NOW, revisit_all=True))
    task = store.next()
    store.fetch(task)
    store.read(task, dropped={"no_wording": 6})
    assert _summary(store).skipped == {"no_wording": 6}
