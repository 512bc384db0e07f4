"""Runs one function over many jobs, in order, in this process or in supervised workers.

A worker is spawned, limited in memory, and killed when a job runs over its time; a job whose worker died is a
`Failure` and costs no other job its result (a plain process pool would lose its whole queue).
"""

import itertools
import multiprocessing
import resource
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Literal, TypeVar

from pebble import ProcessExpired, ProcessPool
from pebble.concurrent import thread

Job = TypeVar("Job")
Result = TypeVar("Result")

LOOK_AHEAD = 8
"""Jobs handed out ahead of the oldest unfinished one, for each worker: keeps them busy, and memory flat."""

TASKS_PER_WORKER = 500
"""A worker is replaced after so many jobs, so that a slow leak in a C library stays small."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may use: seconds of wall-clock time, and megabytes of address space of its worker."""

    seconds: float = 60.0
    memory_mb: int = 2048


@dataclass(frozen=True, slots=True)
class Failure:
    """A job that gave no result, and why, in one line."""

    code: Literal["over_time_limit", "over_memory_limit", "worker_died", "parser_failed"]
    detail: str


def run(
    function: Callable[[Job], Result], jobs: Iterable[Job], *, workers: int, limits: Limits
) -> Iterator[tuple[Job, Result | Failure]]:
    """Each job with its result or `Failure`, in the order of the jobs.

    `workers` 0 runs them in this process, one after the other: for few small jobs, since the time
    limit then only gives up waiting and no memory limit is set. Otherwise `function` and jobs must be picklable.
    """
    if workers == 0:
        waiting = thread(daemon=True)(function)
        for job in jobs:
            outcome = _outcome(waiting(job), limits, patience=limits.seconds)
            yield job, outcome
        return
    with ProcessPool(
        max_workers=workers,
        max_tasks=TASKS_PER_WORKER,
        context=multiprocessing.get_context("spawn"),
        initializer=_limit_memory,
        initargs=(limits.memory_mb,),
    ) as pool:
        remaining = iter(jobs)
        queue: deque[tuple[Job, Future[Result]]] = deque()
        try:
            for job in itertools.islice(remaining, workers * LOOK_AHEAD):
                queue.append((job, pool.schedule(function, args=(job,), timeout=limits.seconds)))
            while queue:
                job, future = queue.popleft()
                outcome = _outcome(future, limits, patience=None)
                yield job, outcome
                for following in itertools.islice(remaining, 1):
                    queue.append((following, pool.schedule(function, args=(following,), timeout=limits.seconds)))
        finally:
            if queue:
                pool.stop()  # type: ignore[no-untyped-call]  # pebble has no types here


def _limit_memory(megabytes: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (megabytes * 2**20, megabytes * 2**20))


def _outcome(future: "Future[Result]", limits: Limits, *, patience: float | None) -> Result | Failure:
    try:
        error = future.exception(timeout=patience)
    except TimeoutError as late:
        error = late
    if error is None:
        return future.result()
    if isinstance(error, TimeoutError):
        return Failure("over_time_limit", f"gave no result within {limits.seconds:g} s")
    if isinstance(error, MemoryError):
        return Failure("over_memory_limit", f"needed more than {limits.memory_mb} MB")
    if isinstance(error, ProcessExpired):
        return Failure("worker_died", f"its worker process ended (exit code {error.exitcode})")
    message = str(error).partition("\n")[0] or "no message"
    return Failure("parser_failed", f"{type(error).__name__}: {message}")
