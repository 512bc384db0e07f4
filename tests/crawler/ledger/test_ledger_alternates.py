"""Addresses that show the same page as another: which, and when they are asked for after all."""

from datetime import timedelta
from typing import Any

import pytest

from crawler.ledger.alternates import Alternate
from crawler.ledger.frontier import Scope
from crawler.ledger.knowledge import PortalSummary
from crawler.ledger.task import NewTask, Task, host_of
from tests.crawler.ledger.conftest import HOST, Store, report

SECURE, BARE, MIRROR = "https://www.smx.gov.cn", "http://smx.gov.cn", "http://zwgk.smx.gov.cn"
ARTICLE = "/nb/202401/t20240115_1234567.html"


def _at(origin: str, path: str = ARTICLE, **facts: Any) -> NewTask:
    return report("", **({"title": "2023年政府信息公开工作年度报告"} | facts | {"url": origin + path}))


def _summary(store: Store) -> PortalSummary:
    return store.ledger.knowledge.portal("smx", store.run_id)


def _asked(store: Store, host: str = "www.smx.gov.cn") -> list[str]:
    urls: list[str] = []
    busy: list[int] = []
    while task := store.ledger.frontier.next(host, "smx", busy):
        urls.append(task.url)
        busy.append(task.id)
    return urls


def _task(store: Store, host: str) -> Task:
    task = store.ledger.frontier.next(host, "smx", ())
    assert task
    return task


@pytest.fixture
def listed(store: Store) -> Store:
    """A ledger in which a list leads to whatever the test finds."""
    store.add("/", "home")
    store.fetch(home := store.next())
    store.read(home, tasks=(NewTask(f"{HOST}/list", "column", 10),))
    store.fetch(store.next())
    return store


def _found(store: Store, *found: NewTask, url: str = f"{HOST}/list", **page: Any) -> None:
    (task,) = [one for one in store.ledger.frontier.unread(["smx"]) if one.url == url]
    store.read(task, tasks=found, end="proven", listing=True, **page)


@pytest.mark.parametrize("origin", [SECURE, BARE, "https://smx.gov.cn"])
def test_an_article_known_in_another_scheme_or_without_www_is_not_asked_for_twice(listed: Store, origin: str) -> None:
    _found(listed, _at(HOST), _at(origin, title="year 2023", year=2023))
    assert listed.ledger.frontier.waiting() == 1
    listed.fetch(task := listed.next())
    listed.read(task, report=True)
    told = _summary(listed)
    assert (told.listed, told.captured, told.skipped, told.complete) == (1, 1, {"alternate": 1}, True)
    assert list(listed.ledger.alternates()) == [Alternate("smx", origin + ARTICLE, HOST + ARTICLE)]
    assert [one.year for one in listed.ledger.listed.reports("smx")] == [2023]  # what the other link says is kept


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (_at(HOST), _at(MIRROR)),
        (_at(HOST, year=2023), _at(SECURE, year=2022)),
        (_at(HOST), _at(SECURE, ARTICLE + "?page=2")),
        (_at(HOST, "/nb/"), _at(SECURE, "/nb/", title="another")),
        (_at(HOST, "/nb/", kind="column", report=False), _at(SECURE, "/nb/", kind="column", report=False)),
        (_at(HOST, skipped="outside"), _at(SECURE)),
    ],
)
def test_what_may_be_another_page_is_asked_for(listed: Store, first: NewTask, second: NewTask) -> None:
    _found(listed, first, second)
    assert "alternate" not in _summary(listed).skipped
    assert listed.ledger.frontier.waiting() == (1 if first.skipped else 2)


def test_found_again_an_alternate_stays_one(listed: Store) -> None:
    _found(listed, _at(HOST), _at(SECURE), _at(BARE))
    listed.fetch(task := listed.next())
    listed.read(task, tasks=(_at(BARE), _at(SECURE), _at(HOST)), report=True)
    assert listed.ledger.frontier.waiting() == 0
    assert (_summary(listed).listed, _summary(listed).skipped) == (1, {"alternate": 2})


def test_a_year_left_out_is_taken_in_later_once(listed: Store) -> None:
    _found(listed, _at(HOST, year=2019, skipped="year"), _at(SECURE, year=2019, skipped="year"))
    assert _summary(listed).skipped == {"year": 1, "alternate": 1}


def _fail(store: Store, status: int) -> None:
    for _ in range(1 if status == 404 else 3):
        store.fetch(store.next(), status=status)


@pytest.mark.parametrize("status", [404, 500, 403])
def test_where_the_first_is_not_had_its_alternate_is_asked_and_takes_its_place(listed: Store, status: int) -> None:
    _found(listed, _at(HOST, year=2023), _at(BARE), _at("https://smx.gov.cn"))
    assert not listed.ledger.ask_alternates("smx", listed.now)
    _fail(listed, status)
    assert listed.ledger.ask_alternates("smx", listed.now)
    assert not listed.ledger.ask_alternates("smx", listed.now)
    assert listed.ledger.frontier.waiting() == 1  # one at a time
    listed.fetch(task := _task(listed, "smx.gov.cn"))
    listed.read(task, report=True)
    told = _summary(listed)
    assert (told.listed, told.captured, told.complete, told.skipped) == (1, 1, True, {"alternate": 2})
    assert {one.first for one in listed.ledger.alternates()} == {BARE + ARTICLE}
    assert [one.url for one in listed.ledger.articles()] == [BARE + ARTICLE]
    assert not listed.ledger.ask_alternates("smx", listed.now)


def test_where_none_is_had_that_is_one_gap_and_each_is_tried_once_a_night(listed: Store) -> None:
    _found(listed, _at(HOST), _at(BARE))
    _fail(listed, 404)
    assert listed.ledger.ask_alternates("smx", listed.now)
    listed.fetch(_task(listed, "smx.gov.cn"), status=404)
    assert not listed.ledger.ask_alternates("smx", listed.now)
    told = _summary(listed)
    assert (told.listed, told.captured, told.complete) == (1, 0, False)
    assert [(one.url, one.reason) for one in told.not_fetched] == [(HOST + ARTICLE, "http_404")]
    assert listed.ledger.ask_alternates("smx", listed.now + timedelta(days=31))


def test_where_the_first_reads_like_no_report_its_alternate_is_asked(listed: Store) -> None:
    _found(listed, _at(HOST), _at(BARE))
    listed.fetch(task := listed.next(), b"moved to https")
    listed.read(task, report=True, unlike=True)
    assert listed.ledger.ask_alternates("smx", listed.now)
    listed.fetch(task := _task(listed, "smx.gov.cn"))
    listed.read(task, report=True)
    told = _summary(listed)
    assert (told.listed, told.captured, told.complete) == (1, 1, True)
    assert [one.url for one in listed.ledger.articles()] == [BARE + ARTICLE]


@pytest.mark.parametrize("origin", [SECURE, MIRROR])
def test_a_list_seen_to_be_the_same_tells_that_its_hosts_show_the_same(listed: Store, origin: str) -> None:
    lists = [_at(one, path, kind="column", report=False) for path in ("/list", "/next/") for one in (HOST, origin)]
    _found(listed, *lists[1:], rows=2, rows_hash="rows")
    host = origin.partition("://")[2]
    listed.fetch(_task(listed, host), b"another page")
    more = (_at(HOST, "/more/", kind="column", report=False), _at(origin, "/more/", kind="column", report=False))
    _found(
        listed,
        *more,
        _at(HOST),
        _at(origin),
        url=f"{origin}/list",
        rows=2,
        rows_hash="rows",
        elsewhere=frozenset((HOST,)),
    )
    assert _summary(listed).skipped == {"alternate": 3}
    assert set(_asked(listed)) == {f"{HOST}/next/", f"{HOST}/more/", HOST + ARTICLE}


def test_a_list_seen_to_be_another_tells_that_its_hosts_differ(listed: Store) -> None:
    gate = f"{BARE}/gate/big5/www.smx.gov.cn{ARTICLE}"
    column = _at(BARE, "/list", kind="column", report=False)
    _found(listed, column, _at(HOST, gate=gate), _at(BARE), rows=2, rows_hash="rows")
    assert _summary(listed).skipped == {"alternate": 2}
    listed.fetch(_task(listed, "smx.gov.cn"), b"another page")
    other = "/nb/202401/t20240115_7654321.html"
    _found(
        listed,
        _at(HOST, other),
        _at(BARE, other),
        url=f"{BARE}/list",
        rows=2,
        rows_hash="other rows",
        elsewhere=frozenset((HOST,)),
    )
    told = _summary(listed)
    assert (told.skipped, told.listed) == ({"alternate": 1}, 4)  # the gate
    assert _asked(listed, "smx.gov.cn") == [BARE + ARTICLE, BARE + other]


def test_a_gate_is_remembered_beside_the_page_that_it_shows_and_never_asked(listed: Store) -> None:
    gate = f"{HOST}/gate/big5/www.smx.gov.cn{ARTICLE}"
    _found(listed, _at(HOST, gate=gate))
    assert list(listed.ledger.alternates()) == [Alternate("smx", gate, HOST + ARTICLE)]
    _fail(listed, 404)
    assert not listed.ledger.ask_alternates("smx", listed.now)
    assert _summary(listed).skipped == {"alternate": 1}


@pytest.mark.parametrize("had", [HOST, BARE])
def test_a_ledger_that_came_to_know_both_keeps_the_one_that_was_had(listed: Store, had: str) -> None:
    for origin in (HOST, BARE):
        listed.ledger.add("smx", _at(origin), listed.now)
        task = _task(listed, host_of(origin))
        listed.fetch(task, status=200 if origin == had else 404)
        if origin == had:
            listed.read(task, report=True)
    assert _summary(listed).listed == 2
    _found(listed, _at(HOST), _at(BARE))
    told = _summary(listed)
    assert (told.listed, told.captured, told.complete, told.skipped) == (1, 1, True, {"alternate": 1})
    assert [one.url for one in listed.ledger.articles()] == [had + ARTICLE]


def test_hosts_that_were_seen_to_differ_do_so_for_the_night(store: Store) -> None:
    same = {"listing": True, "rows": 1, "end": "proven", "elsewhere": frozenset((HOST, BARE))}

    def read(name: str, hashes: tuple[str, str]) -> None:
        """The list of this name at both hosts."""
        for origin, rows_hash in zip((HOST, BARE), hashes, strict=True):
            store.ledger.add("smx", _at(origin, f"/{name}/", kind="column", report=False), store.now)
            store.fetch(task := _task(store, host_of(origin)), f"{origin} {name}".encode())
            store.read(task, rows_hash=rows_hash, **same)

    def taken_for_one(name: str) -> bool:
        store.ledger.add("smx", _at(HOST, f"/{name}", kind="column", report=False), store.now)
        store.fetch(task := _task(store, "www.smx.gov.cn"))
        articles = (_at(HOST, f"/{name}/1.html"), _at(BARE, f"/{name}/1.html", title="another"))
        store.read(task, tasks=articles, end="proven", listing=True)
        store.ledger.frontier.give_up("www.smx.gov.cn", "failed", "timeout", store.now, timedelta())
        alternates = _summary(store).skipped.get("alternate", 0)
        store.ledger.frontier.give_up("smx.gov.cn", "failed", "timeout", store.now, timedelta())
        return alternates > 0

    read("a", ("one", "one"))
    assert taken_for_one("while-they-are-the-same")
    read("b", ("one", "other"))
    assert not taken_for_one("once-they-differ")
    read("c", ("one", "one"))
    assert not taken_for_one("in-the-same-night")
    store.now += timedelta(hours=21)
    read("d", ("one", "one"))
    assert taken_for_one("the-next-night")


def test_a_report_that_moved_to_its_alternate_is_not_gone(listed: Store) -> None:
    both = (HOST + ARTICLE, BARE + ARTICLE)
    _found(listed, _at(HOST), _at(BARE), addresses=both)
    listed.fetch(task := listed.next())
    listed.read(task, report=True)
    (before,) = listed.ledger.presences.of("smx")
    assert (before.url, before.answers, before.named) == (HOST + ARTICLE, True, True)
    listed.now += timedelta(days=31)
    listed.ledger.begin({"smx": ()}, Scope(listed.now))
    while task := listed.ledger.frontier.next("www.smx.gov.cn", "smx", ()):
        listed.fetch(task, status=404 if task.report else 304)
    assert listed.ledger.ask_alternates("smx", listed.now)
    listed.fetch(task := _task(listed, "smx.gov.cn"))
    listed.read(task, report=True)
    (after,) = listed.ledger.presences.of("smx")
    assert (after.url, after.answers, after.named) == (BARE + ARTICLE, True, True)
    assert _summary(listed).complete


def test_what_fails_in_one_scheme_is_asked_for_in_the_other_before_its_host_is_left(listed: Store) -> None:
    gate = f"{HOST}/gate/big5/www.smx.gov.cn{ARTICLE}"
    _found(listed, _at(SECURE, gate=gate), _at(HOST))
    listed.fetch(listed.next(), status=500)
    assert _asked(listed) == [HOST + ARTICLE, SECURE + ARTICLE]
    listed.fetch(task := listed.next())
    listed.read(task, report=True)
    told = _summary(listed)
    assert (told.listed, told.captured, told.complete, told.skipped) == (1, 1, True, {"alternate": 2})
    assert _asked(listed) == []
