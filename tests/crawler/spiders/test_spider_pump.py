"""Which task is handed out next."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.archive.writer import ArchiveWriter
from crawler.ledger.ledger import Ledger
from crawler.ledger.task import Kind, NewTask, Task
from crawler.ledger.verdict import Verdict
from crawler.options import CrawlOptions
from crawler.portals.portal import Portal
from crawler.proxies import Proxies
from crawler.run import Clock, Run
from crawler.spiders.pump import Pump


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    portals = {
        name: Portal(id=name, name=name, region="411200", level="city", home=f"http://www.{name}.gov.cn/")
        for name in ("a", "b")
    }
    with (
        Ledger(tmp_path / "ledger.sqlite") as ledger,
        ArchiveWriter(tmp_path / "archive", software="test") as writer,
    ):
        yield Run("run-1", portals, CrawlOptions(backoff=0.05, max_pages=2), ledger, writer, Proxies(), Clock())


def _add(run: Run, portal: str, count: int, kind: Kind = "article") -> None:
    for number in range(count):
        run.ledger.add(portal, NewTask(f"http://www.{portal}.gov.cn/{kind}/{number}", kind, 3), run.clock.now())


async def _first(pump: Pump, count: int) -> list[Task]:
    tasks = pump.tasks()
    return [await asyncio.wait_for(anext(tasks), 2) for _ in range(count)]


async def test_hosts_take_turns_and_each_has_one_request_at_a_time(run: Run) -> None:
    _add(run, "a", 5)
    _add(run, "b", 5)
    pump = Pump(run)
    tasks = pump.tasks()
    first, second = [await anext(tasks) for _ in range(2)]
    assert {first.portal, second.portal} == {"a", "b"}
    third = asyncio.ensure_future(anext(tasks))
    await asyncio.sleep(0.05)
    assert not third.done()
    _settle(run, first)
    pump.done(first)
    assert (await third).portal == first.portal


async def test_it_ends_when_nothing_is_left(run: Run) -> None:
    _add(run, "a", 3)
    pump = Pump(run)
    seen = []
    async for task in pump.tasks():
        seen.append(task.id)
        _settle(run, task)
        pump.done(task)
    assert len(set(seen)) == 3


async def test_it_ends_when_the_run_is_to_stop(run: Run) -> None:
    _add(run, "a", 3)
    pump = Pump(run)
    tasks = pump.tasks()
    await anext(tasks)
    waiting = asyncio.ensure_future(anext(tasks, None))
    await asyncio.sleep(0.01)
    run.stopping = 15
    pump.stir()
    assert await asyncio.wait_for(waiting, 1) is None


async def test_a_host_that_refused_rests_while_others_are_asked(run: Run) -> None:
    _add(run, "a", 2)
    _add(run, "b", 2)
    pump = Pump(run)
    a, _ = sorted(await _first(pump, 2), key=lambda task: task.portal)
    run.pace.answered(a.host, Verdict("refused", "rate"))
    begun = asyncio.get_running_loop().time()
    pump.done(a)
    (again,) = await _first(pump, 1)
    assert again.portal == "a"
    assert asyncio.get_running_loop().time() - begun >= 0.045


async def test_a_host_left_alone_is_not_asked_for_what_is_found_later(run: Run) -> None:
    pump = Pump(run)
    for _ in range(3):
        run.answered("www.a.gov.cn", Verdict("refused", "challenge"), about_robots=False)
    _add(run, "a", 2)
    pump.add("www.a.gov.cn", "a")
    assert [task async for task in pump.tasks()] == []
    assert run.ledger.knowledge.portal("a", "run-1").blocked == {"challenge": 2}


async def test_the_page_budget_counts_pages_and_not_reports(run: Run) -> None:
    _add(run, "a", 3, "column")
    _add(run, "a", 2)
    pump = Pump(run)
    kinds = []
    async for task in pump.tasks():
        kinds.append(task.kind)
        _settle(run, task)
        pump.done(task)
    assert sorted(kinds) == ["article", "article", "column", "column"]
    assert pump.budget_spent() == ["a"]


@pytest.mark.parametrize(
    ("own", "expected"), [(10, {"www": 4, "jyj": 2, "czj": 2}), (1, {"www": 1, "jyj": 4, "czj": 3})]
)
@pytest.mark.parametrize("left", [False, True])
async def test_the_sites_of_agencies_do_not_use_up_the_budget_of_the_main_one(
    run: Run, own: int, expected: dict[str, int], left: bool
) -> None:
    """Half of the pages are the main host's as long as it has any; nothing waits for a host that is left alone."""
    run.options = replace(run.options, max_pages=8)
    for host, pages in (("www.a", own), ("jyj.a", 10), ("czj.a", 10)):
        for number in range(pages):
            run.ledger.add("a", NewTask(f"http://{host}.gov.cn/{number}/", "column", 10), run.clock.now())
    if left:
        for _ in range(3):
            run.answered("www.a.gov.cn", Verdict("refused", "challenge"), about_robots=False)
        expected = {"jyj": 4, "czj": 4}
    pump, asked = Pump(run), Counter[str]()
    async for task in pump.tasks():
        asked[task.host.partition(".")[0]] += 1
        _settle(run, task)
        pump.done(task)
    assert asked == expected
    assert pump.budget_spent() == ["a"]


@pytest.mark.parametrize("hosts", [30, 300])
async def test_of_many_hosts_each_gets_its_turn_at_the_same_cost(tmp_path: Path, hosts: int) -> None:
    """Work is counted in steps of the database: a task costs no more among ten times as many hosts."""
    portals = {
        f"p{number}": Portal(id=f"p{number}", name="p", region="411200", level="city", home=f"http://p{number}.gov.cn/")
        for number in range(hosts)
    }
    with (
        Ledger(tmp_path / "ledger.sqlite") as ledger,
        ArchiveWriter(tmp_path / "archive", software="test") as writer,
    ):
        run = Run("run-1", portals, CrawlOptions(), ledger, writer, Proxies(), Clock())
        for portal in portals:
            _add(run, portal, 2)
        pump, order, steps = Pump(run), [], [0]

        def count() -> None:
            steps[0] += 100

        ledger._database.connection.set_progress_handler(count, 100)
        async for task in pump.tasks():
            order.append(task.portal)
            pump.done(task)
            if len(order) == hosts:
                break
    assert set(order) == set(portals)
    assert steps[0] / hosts < 250


def _settle(run: Run, task: Task) -> None:
    run.ledger.give_up(task, "seen", run.clock.now())
