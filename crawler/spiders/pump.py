"""Which task is asked for next: fair between hosts, each at its own pace. No Scrapy in here."""

import asyncio
import heapq
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field

from crawler.allowance import Stop
from crawler.ledger.task import DISCOVERY, Task
from crawler.run import Run

# Hosts asked at the same time.
HOSTS_AT_ONCE = 64


@dataclass(slots=True)
class _Lane:
    """A host on which tasks wait: the portals they are of, and the tasks under way."""

    host: str
    portals: deque[str] = field(default_factory=deque)
    busy: set[int] = field(default_factory=set)
    queued: bool = False


class Pump:
    """Hands out the tasks that wait, until none is left.

    Hosts take turns; of each no more tasks are under way than the options allow, and none before its pace does.
    Only what is under way is held in memory.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._lanes: dict[str, _Lane] = {}
        self._ready: deque[_Lane] = deque()
        self._resting: list[tuple[float, str]] = []
        self._under_way = 0
        self._pages: Counter[str] = Counter()
        self._abroad: Counter[str] = Counter()  # of the pages those of other hosts than the home page's
        self._held: dict[str, set[str]] = {}  # the hosts that wait until the home page's host is done
        self._asking: Counter[str] = Counter()
        self._seen: set[str] = set()
        self._stopped: dict[str, Stop] = {}
        self._stirred = asyncio.Event()
        for portal in run.portals:
            self._add_lanes(portal)

    async def tasks(self) -> AsyncIterator[Task]:
        """The tasks to ask for, each when its turn has come. Ends when none is left or the run is to stop."""
        while not self._run.stopping and not self._run.fatal:
            self._stirred.clear()
            task = self._take()
            if task:
                yield task
            elif self._under_way or self._resting:
                await self._wait()
            else:
                return

    def turn_to_the_rest(self) -> bool:
        """Look for where else the pages stand that were not had, and for news of reports that no list names.

        Whether there is something more to ask for.
        """
        if self._run.stopping or self._run.fatal:
            return False
        now = self._run.clock.now()
        ledger, options = self._run.ledger, self._run.options
        found = {portal for portal in self._run.portals if ledger.ask_alternates(portal, now)}
        if options.reports:
            found |= {portal for portal in self._run.portals if ledger.ask_headlines(portal, options.years, now)}
        for portal in found:
            self._add_lanes(portal)
        return bool(found)

    def add(self, host: str, portal: str) -> None:
        """Tell of tasks that wait on a host."""
        lane = self._lanes.setdefault(host, _Lane(host))
        if portal not in lane.portals:
            lane.portals.append(portal)
        self._queue(lane)

    def done(self, task: Task) -> None:
        """Take a task back: its fetch is settled."""
        lane = self._lanes[task.host]
        lane.busy.discard(task.id)
        self._under_way -= 1
        self._asking[task.portal] -= 1
        self._queue(lane)

    def stir(self) -> None:
        """Look again, as when the run is to stop."""
        self._stirred.set()

    def budget_spent(self) -> list[str]:
        """The portals whose page budget is spent."""
        return [portal for portal, pages in self._pages.items() if pages >= self._run.options.max_pages]

    def stopped(self) -> Mapping[str, Stop]:
        """The portals that were not asked for all that waits, by their hours or budgets."""
        return self._stopped

    def _add_lanes(self, portal: str) -> None:
        for host in self._run.ledger.frontier.lanes(portal):
            self.add(host, portal)

    def _queue(self, lane: _Lane) -> None:
        if not lane.queued and len(lane.busy) < self._run.options.concurrency:
            lane.queued = True
            self._ready.append(lane)
        self._stirred.set()

    def _take(self) -> Task | None:
        now = time.monotonic()
        while self._resting and self._resting[0][0] <= now:
            self._ready.append(self._lanes[heapq.heappop(self._resting)[1]])
        while self._ready and self._under_way < HOSTS_AT_ONCE * self._run.options.concurrency:
            lane = self._ready.popleft()
            free_at = self._run.pace.free_at(lane.host)
            if free_at > now:
                heapq.heappush(self._resting, (free_at, lane.host))
                continue
            lane.queued = False
            task = self._next(lane)
            if task:
                lane.busy.add(task.id)
                self._under_way += 1
                self._queue(lane)
                return task
        return None

    def _next(self, lane: _Lane) -> Task | None:
        """The next task of a host, its portals taking turns; what was found for a host left alone is given up."""
        if lane.host in self._run.left:
            self._run.leave(lane.host)
            self._release(lane)
            return None
        for _ in range(len(lane.portals)):
            portal = lane.portals[0]
            lane.portals.rotate(-1)
            # with the first request of a host goes one for its robots.txt
            intended = self._asking[portal] + (1 if lane.host in self._seen else 2)
            if stop := self._run.allowance.stop(portal, intended):
                self._stopped[portal] = stop
                continue
            task = self._run.ledger.frontier.next(
                lane.host,
                portal,
                lane.busy,
                discovery=self._may_explore(lane.host, portal),
                reports=self._run.options.reports,
            )
            if task:
                self._count(task, lane.host)
                return task
        if not lane.busy:
            self._release(lane)
        return None

    def _may_explore(self, host: str, portal: str) -> bool:
        """Whether a host may be asked for more discovery pages of a portal: half are kept for the home page's host."""
        most = self._run.options.max_pages
        if self._pages[portal] >= most:
            return False
        home = self._run.portals[portal].host
        if host == home or self._abroad[portal] < most - most // 2 or not self._explores(home, portal):
            return True
        self._held.setdefault(portal, set()).add(host)
        return False

    def _release(self, lane: _Lane) -> None:
        """Let the hosts go on that waited for this one to be done."""
        for portal in lane.portals:
            if lane.host == self._run.portals[portal].host:
                for host in self._held.pop(portal, ()):
                    self._queue(self._lanes[host])

    def _explores(self, host: str, portal: str) -> bool:
        """Whether a host has discovery pages of a portal left, or under way."""
        lane = self._lanes.get(host)
        waiting = self._run.ledger.frontier.next(host, portal, (), reports=False)
        return host not in self._run.left and lane is not None and waiting is not None

    def _count(self, task: Task, host: str) -> None:
        self._seen.add(host)
        self._asking[task.portal] += 1
        self._pages[task.portal] += task.kind in DISCOVERY
        self._abroad[task.portal] += task.kind in DISCOVERY and host != self._run.portals[task.portal].host

    async def _wait(self) -> None:
        """Until something happens, or the first host has rested."""
        rest = self._resting[0][0] - time.monotonic() if self._resting else None
        try:
            async with asyncio.timeout(rest):
                await self._stirred.wait()
        except TimeoutError:
            return
