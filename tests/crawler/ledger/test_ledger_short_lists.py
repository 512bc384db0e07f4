"""Lists that end with fewer rows than they state are not read to a proven end; those with more are."""

from typing import Any

import pytest

from crawler.ledger.frontier import Scope
from crawler.ledger.knowledge import PortalSummary
from crawler.ledger.short_lists import ShortList
from crawler.ledger.task import NewTask
from tests.crawler.ledger.conftest import HOST, Store, report

URL = f"{HOST}/nb"


def _read_chain(store: Store, *pages: dict[str, Any], first_end: str = "proven") -> PortalSummary:
    """A home page, and a list whose first page names the others; what each page shows and states is given."""
    store.add("/", "home", rank=0)
    _take(store, tasks=(report("/nb", kind="column", rank=1, report=False, listing=True),))
    chain = store.next().id
    further = tuple(
        NewTask(f"{URL}_{number}", "list", 2, chain=chain, page_number=number, listing=True)
        for number in range(2, len(pages) + 1)
    )
    for place, page in enumerate(pages):
        status = page.pop("status", 200)
        facts = {"listing": True, "end": "proven" if place else first_end, "next_pages": () if place else further}
        _take(store, status, **facts | page)
    return store.ledger.knowledge.portal("smx", "run-1")


def _take(store: Store, status: int = 200, **page: Any) -> None:
    task = store.next()
    store.fetch(task, task.url.encode(), status=status)
    if status == 200:
        store.read(task, **page)


@pytest.mark.parametrize(
    ("pages", "short"),
    [
        ([{"shown": 3}], None),
        ([{"shown": 3, "stated": 3}], None),
        ([{"shown": 3, "stated": 30}], (3, 30)),
        ([{"shown": 15, "stated": 20}, {"shown": 5, "stated": 20}], None),
        ([{"shown": 15, "stated": 20}, {"shown": 7}], None),  # more than stated: pinned rows on each page
        ([{"shown": 15, "stated": 20}, {"shown": 4, "stated": 20}], (19, 20)),
        ([{"shown": 15, "stated": 20}, {"shown": 5, "stated": 21}], (20, 21)),
        ([{"shown": 0, "stated": None}, {"shown": 15, "stated": 20}, {"shown": 4}], (19, 20)),  # a frame, then rows
    ],
)
def test_a_list_that_shows_fewer_rows_than_it_states_is_short(
    store: Store, pages: list[dict[str, Any]], short: tuple[int, int] | None
) -> None:
    summary = _read_chain(store, *pages)
    assert summary.short_lists == (() if short is None else (ShortList(URL, *short),))
    assert summary.chain_complete is (short is None)
    assert store.ledger.knowledge.chain_complete("smx") is (short is None)
    (column,) = store.ledger.listed.columns("smx")
    assert (column.url, column.ends) == (URL, "proven" if short is None else "short")
    assert store.ledger.listed.obstacle("smx") == (None if short is None else "end_short")


def test_a_list_that_was_not_read_whole_is_open_and_not_short(store: Store) -> None:
    summary = _read_chain(store, {"shown": 15, "stated": 20}, {"status": 403})
    assert (summary.short_lists, summary.chain_complete) == ((), False)
    assert store.ledger.listed.obstacle("smx") == "forbidden"


def test_a_page_that_the_first_named_is_a_gap_where_the_page_before_names_none(store: Store) -> None:
    summary = _read_chain(store, {"shown": 15}, {"shown": 15}, {"status": 404})
    assert (summary.complete, summary.chain_complete) == (False, False)
    assert [missed.reason for missed in summary.not_fetched] == ["http_404"]


def test_a_list_that_is_whole_again_is_no_longer_short(store: Store) -> None:
    assert _read_chain(store, {"shown": 15, "stated": 20}, {"shown": 4}).short_lists
    store.ledger.begin({"smx": ()}, Scope(store.now, revisit_all=True))
    while (task := store.next()).url != f"{URL}_2":
        store.fetch(task, status=304)
    store.fetch(task, b"as it is now")
    store.read(task, listing=True, end="proven", shown=5)
    assert not store.ledger.knowledge.portal("smx", "run-1").short_lists
