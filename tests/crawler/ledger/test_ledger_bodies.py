"""Columns that name bodies instead of reports, and when they are read whole."""

import pytest

from tests.crawler.ledger.conftest import HOST, Store, report


def _complete(store: Store) -> bool:
    return store.ledger.knowledge.portal("smx", "run-1").chain_complete


def _column(store: Store) -> None:
    store.add("/nb/", "column", rank=0, listing=True)
    store.add("/", "home", rank=1)
    agency = report("/czj/", kind="column", rank=2, report=False, linked_from=f"{HOST}/nb/")
    for page in ({"tasks": (agency,), "listing": True, "end": "bodies", "names_bodies": True}, {}):
        task = store.next()
        store.fetch(task)
        store.read(task, **page)


@pytest.mark.parametrize(
    ("page", "complete"),
    [
        ({"listing": True, "rows": 2, "rows_hash": "r", "end": "proven"}, True),
        ({"report": True}, True),
        ({"listing": True, "end": "proven"}, False),
        ({"rows": 2, "rows_hash": "news"}, False),
    ],
)
def test_a_column_of_bodies_is_whole_once_one_of_them_shows_reports(
    store: Store, page: dict[str, object], *, complete: bool
) -> None:
    _column(store)
    assert not _complete(store)
    task = store.next()
    store.fetch(task)
    store.read(task, **page)
    assert _complete(store) is complete
