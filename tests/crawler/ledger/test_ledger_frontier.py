"""The frontier: what waits, in which order, and what becomes of it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from crawler.ledger.frontier import Scope
from crawler.ledger.task import NewTask
from tests.crawler.ledger.conftest import HOST, NOW, Store, report

WWW = "www.smx.gov.cn"


def _begin(store: Store, **scope: object) -> None:
    store.ledger.begin({"smx": ()}, Scope(store.now, **scope))  # type: ignore[arg-type]


def _urls(store: Store) -> list[str]:
    """What is handed out, in order."""
    urls: list[str] = []
    busy: list[int] = []
    while task := store.ledger.frontier.next(WWW, "smx", busy):
        busy.append(task.id)
        urls.append(task.url.removeprefix(HOST))
    return urls


def test_tasks_come_by_rank_and_those_under_way_do_not_come_again(store: Store) -> None:
    store.add("/column", "column", rank=10)
    store.add("/article")
    store.add("/", "home", rank=0)
    assert _urls(store) == ["/", "/article", "/column"]
    assert store.next(busy={store.next().id}).url == f"{HOST}/article"
    assert store.ledger.frontier.lanes("smx") == [WWW]
    assert store.ledger.frontier.next(WWW, "other", ()) is None


def test_a_run_of_portals_is_begun_for_all_of_them_or_for_none(store: Store) -> None:
    def broken() -> Iterator[NewTask]:
        yield NewTask("http://www.other.gov.cn/", "home", 0)
        raise ValueError

    home = NewTask(f"{HOST}/", "home", 0)
    with pytest.raises(ValueError):  # noqa: PT011 (ours, above)
        store.ledger.begin({"smx": [home], "other": broken()}, Scope(NOW))
    assert store.ledger.listed.portals() == []
    store.ledger.begin({"smx": [home], "other": []}, Scope(NOW))
    assert store.next().url == home.url


def test_without_page_budget_only_reports_and_files_come(store: Store) -> None:
    store.add("/", "home", rank=0)
    store.add("/article")
    assert store.next(discovery=False).url == f"{HOST}/article"
    store.ledger.frontier.out_of_budget("smx")
    assert [(missed.reason) for missed in store.ledger.knowledge.missed("smx")] == ["budget", "interrupted"]
    _begin(store)
    assert _urls(store) == ["/", "/article"]


def test_an_address_found_twice_is_one_task_and_a_report_link_outweighs_others(store: Store) -> None:
    store.add("/a", "article", report=False, skipped="decoy_budget", title="预算")
    store.add("/a", "article", title="报告", column="年报", linked_from=f"{HOST}/nb/")
    store.add("/a", "article", title="另一个标题", column="部门")
    store.add("/a", "article", report=False, skipped="decoy_notice")
    task = store.next()
    assert (task.title, task.column, task.linked_from, task.report) == ("报告", "年报", f"{HOST}/nb/", True)
    assert _urls(store) == ["/a"]


def test_a_post_is_not_the_get_of_its_address(store: Store) -> None:
    store.add("/list.jsp", "list", form=(("page", "2"),))
    store.add("/list.jsp", "list", form=(("page", "3"),))
    store.add("/list.jsp", "list")
    forms = set()
    busy: list[int] = []
    while task := store.ledger.frontier.next(WWW, "smx", busy):
        busy.append(task.id)
        forms.add((task.form, task.label.removeprefix(HOST)))
    assert forms == {
        ((), "/list.jsp"),
        ((("page", "2"),), "/list.jsp#page=2"),
        ((("page", "3"),), "/list.jsp#page=3"),
    }


def test_nothing_is_due_right_after_and_everything_when_all_is_revisited(store: Store) -> None:
    store.add("/", "home")
    task = store.next()
    store.fetch(task)
    store.read(task)
    _begin(store)
    assert _urls(store) == []
    _begin(store, revisit_all=True)
    assert _urls(store) == ["/"]


def test_lists_are_due_the_next_night_and_articles_the_next_month(store: Store) -> None:
    for path, kind in (("/", "home"), ("/a", "article")):
        store.add(path, kind)
        task = store.next()
        store.fetch(task)
        store.read(task)
    store.now = NOW + timedelta(hours=20)
    _begin(store)
    assert _urls(store) == ["/"]
    store.now = NOW + timedelta(days=30)
    _begin(store)
    assert _urls(store) == ["/", "/a"]


@pytest.mark.parametrize(
    ("years", "urls"),
    [
        ((2020, 2022), ["/unknown", "/2021"]),
        ((2019, 2019), ["/unknown", "/2019"]),
        (None, ["/unknown", "/2021", "/2019"]),
    ],
)
def test_the_years_of_a_run_decide_what_it_takes_in(
    store: Store, years: tuple[int, int] | None, urls: list[str]
) -> None:
    store.add("/unknown")
    store.add("/2021", year=2021)
    store.add("/2019", year=2019, skipped="year")
    _begin(store, years=years)
    assert _urls(store) == urls


def test_what_was_too_deep_is_followed_by_a_deeper_run(store: Store) -> None:
    store.add("/deep", "column", depth=7, skipped="depth")
    _begin(store, max_depth=6)
    assert _urls(store) == []
    _begin(store, max_depth=7)
    assert _urls(store) == ["/deep"]


def test_a_redirect_moves_the_task_to_the_host_it_leads_to(store: Store) -> None:
    store.add("/a")
    store.fetch(store.next(), status=302, Location="http://xxgk.smx.gov.cn/a")
    assert store.ledger.frontier.lanes("smx") == ["xxgk.smx.gov.cn"]
    task = store.ledger.frontier.next("xxgk.smx.gov.cn", "smx", ())
    assert task
    assert (task.url, task.address) == (f"{HOST}/a", "http://xxgk.smx.gov.cn/a")
    store.fetch(task, status=503)
    assert store.next().address == f"{HOST}/a"


def test_a_host_given_up_waits_longer_each_time(store: Store) -> None:
    for nights, hours in ((1, 20), (2, 44), (3, 92)):
        store.add(f"/{nights}")
        store.ledger.frontier.give_up(WWW, "blocked", "challenge", store.now, timedelta())
        assert _urls(store) == []
        store.now += timedelta(hours=hours - 1)
        _begin(store)
        assert "/1" not in _urls(store)
        store.now += timedelta(hours=1)
        _begin(store)
        assert "/1" in _urls(store)


def test_a_refused_task_comes_after_the_others(store: Store) -> None:
    store.add("/a")
    store.add("/b")
    store.fetch(store.next(), status=503)
    assert _urls(store) == ["/b", "/a"]


def test_rows_seen_on_an_earlier_page_of_the_list_are_told(store: Store) -> None:
    store.add("/nb", "column")
    first = store.next()
    store.fetch(first)
    second = report("/nb?2", kind="list", report=False, chain=first.id, page_number=2, listing=True)
    store.read(first, rows_hash="one", next_pages=(second,), end="more", listing=True)
    task = store.next()
    assert store.ledger.repeats(task, "one")
    assert not store.ledger.repeats(task, "two")


def test_what_is_to_be_asked_again_does_not_rest_its_month(store: Store) -> None:
    for path in ("/a", "/b"):
        store.add(path)
        task = store.next()
        store.fetch(task)
        store.read(task)
    store.ledger.frontier.ask_again("smx", [f"{HOST}/a", f"{HOST}/unknown"], NOW)
    store.now = NOW + timedelta(days=1)
    _begin(store)
    assert _urls(store) == ["/a"]
