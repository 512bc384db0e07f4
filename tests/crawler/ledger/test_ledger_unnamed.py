"""Pages of a list that nothing names: what becomes of its end, night after night."""

from dataclasses import replace
from datetime import timedelta

import pytest

from crawler.ledger.frontier import Scope
from crawler.ledger.task import UNNAMED_RANK
from tests.crawler.ledger.conftest import Store, report

PAGE = {"listing": True, "rows": 10, "addresses": ()}


def _next(number: int) -> dict[str, object]:
    """What page `number` is read as: full, and nothing on it names the page after."""
    after = report(f"/nb/index_{number}.html", kind="list", rank=UNNAMED_RANK, report=False, unnamed=True)
    return PAGE | {
        "end": "open",
        "rows_hash": f"{number}",
        "next_pages": (replace(after, chain=1, page_number=number + 1),),
    }


def _column(store: Store) -> None:
    store.add("/nb/", "column", rank=10, listing=True)
    store.add("/", "home", rank=0)
    for page in ({}, _next(1)):
        task = store.next()
        store.fetch(task)
        store.read(task, **page)


def _ends(store: Store) -> tuple[bool, str | None, int]:
    """Whether the list is complete, how it ends, and how many pages of it were read."""
    (column,) = store.ledger.listed.columns("smx")
    known = store.ledger.knowledge.portal("smx", store.run_id)
    assert known.complete == (not known.not_fetched)
    return known.chain_complete, column.ends, column.pages


def _night(store: Store) -> None:
    store.now += timedelta(days=1)
    store.run_id = f"run-{store.now:%d}"
    store.ledger.begin({"smx": ()}, Scope(store.now))


@pytest.mark.parametrize(
    ("status", "complete", "ends"),
    [(404, True, "proven"), (410, True, "proven"), (500, False, "open"), (403, False, "open")],
)
def test_the_answer_at_the_next_file_ends_a_list_or_leaves_it_open(
    store: Store, status: int, *, complete: bool, ends: str
) -> None:
    _column(store)
    assert _ends(store) == (False, "open", 1)
    store.fetch(store.next(), status=status)
    assert _ends(store) == (complete, ends, 1)
    assert store.ledger.frontier.next("www.smx.gov.cn", "smx", ()) is None, "it is asked for once a night"
    assert len(store.ledger.knowledge.portal("smx", "run-1").not_fetched) == (not complete)


def test_pages_that_come_and_go(store: Store) -> None:
    _column(store)
    for page in (_next(2), PAGE | {"end": "proven", "rows_hash": "3"}):
        task = store.next()
        store.fetch(task)
        store.read(task, **page)
    assert _ends(store) == (True, "proven", 3)
    _night(store)
    for status in (304, 304, 304, 404):
        store.fetch(store.next(), status=status)
    assert _ends(store) == (True, "proven", 2)
    _night(store)
    for status, page in ((304, {}), (200, _next(1)), (200, {"no_page": True}), (404, {})):
        task = store.next()
        store.fetch(task, status=status)
        if status == 200:
            store.read(task, **page)
    assert _ends(store) == (True, "proven", 1)


def test_a_page_that_is_named_later_is_a_gap_where_it_is_gone(store: Store) -> None:
    _column(store)
    store.fetch(store.next(), status=404)
    _night(store)
    store.fetch(store.next(), status=304)
    task, named = store.next(), _next(1)["next_pages"][0]  # type: ignore[index]
    store.fetch(task)
    store.read(
        task, **PAGE | {"end": "proven", "rows_hash": "1", "next_pages": (replace(named, unnamed=False, listing=True),)}
    )
    store.fetch(store.next(), status=404)
    assert _ends(store)[0] is False


@pytest.mark.parametrize(("status", "named"), [(404, False), (200, False), (500, None)])
def test_a_report_that_a_list_no_longer_names_is_told_where_the_list_is_known_to_end(
    store: Store, status: int, named: bool | None
) -> None:
    store.add("/nb/", "column", rank=10, listing=True)
    article = report("/nb/1.html")
    for names in ((article.url,), ()):
        _night(store)
        while task := store.ledger.frontier.next("www.smx.gov.cn", "smx", ()):
            store.fetch(task, status=status if task.unnamed else 200, etag="known")
            if task.unnamed and status == 200:
                store.read(task, no_page=True)
                assert (task.etag, task.last_modified) == (None, None), "it is asked for in full"
            elif not task.unnamed:
                read = {"report": True} if task.kind == "article" else _next(1) | {"addresses": names}
                store.read(task, **read | {"tasks": (article,) if names and task.kind == "column" else ()})
    (found,) = store.ledger.presences.of("smx")
    assert found.named is named
