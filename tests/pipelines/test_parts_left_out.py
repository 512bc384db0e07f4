"""A report of whose article not every part was fetched is in doubt, and says so."""

from dataclasses import replace
from pathlib import Path

import pytest

from crawler.ledger.task import NewTask
from pipelines.flows.reading import Reading, read_document
from tests.crawler.ledger.conftest import HOST, Store, store

__all__ = ["store"]

PAGE = (Path(__file__).resolve().parents[1] / "cases" / "seed-000.txt").read_bytes()
SECOND = NewTask(f"{HOST}/a_1.html", "next_page", 4)


def _lacks(store: Store) -> tuple[str, list[str]]:
    (article,) = store.ledger.articles()
    report = read_document(Reading(article, store.folder / "archive", store.folder / "ledger.sqlite"))
    return report.status, [found.detail for found in report.findings if found.code == "parts_left_out"]


@pytest.mark.parametrize(
    ("dropped", "lacking"),
    [
        ({"frame_budget": 3, "picture_budget": 2}, ["frame_budget: 3, picture_budget: 2"]),
        ({"file_budget": 3, "no_wording": 9}, []),
    ],
)
def test_parts_beyond_what_is_asked_for_leave_a_report_in_doubt(
    store: Store, dropped: dict[str, int], lacking: list[str]
) -> None:
    store.add("/a.html")
    task = store.next()
    store.fetch(task, PAGE, **{"Content-Type": "text/plain"})
    store.read(task, dropped=dropped)
    told = [f"the article has parts that were not fetched ({counts})" for counts in lacking]
    assert _lacks(store) == ("partial" if lacking else "parsed", told)


def test_a_further_page_that_is_not_got_leaves_a_report_in_doubt_until_it_is(store: Store) -> None:
    store.add("/a.html")
    task = store.next()
    store.fetch(task, PAGE, **{"Content-Type": "text/plain"})
    store.read(task, files=(replace(SECOND, linked_from=task.label),))
    told = ("partial", ["the article has parts that were not fetched (page_not_got: 1)"])
    assert _lacks(store) == told
    further = store.next()
    store.ledger.give_up(further, "waf", store.now)
    assert _lacks(store) == told
    store.fetch(further, "<p>六、其他需要报告的事项：无。</p>".encode())
    store.read(further)
    assert _lacks(store)[1] == []
