"""Supervised workers: order, limits, and a dead worker costs only its own job."""

import os
import signal
import time

import pytest

from pipelines.executors.supervised import Failure, Limits, run


def _work(job: str) -> str:
    if job == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if job == "hang":
        time.sleep(600)
    if job == "swell":
        return "x" * (8 * 2**30)
    if job == "fail":
        raise ValueError("first line\nsecond line")
    return job.upper()


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_order_and_a_bad_job_costs_only_itself(workers: int) -> None:
    jobs = ["a", "die", "b", "fail", "c", "hang", "d", "swell", *"efghijklmnopqrstuvwxyz"]
    outcomes = dict(run(_work, jobs, workers=workers, limits=Limits(seconds=3, memory_mb=4096)))
    assert list(outcomes) == jobs
    good = {job: outcome for job, outcome in outcomes.items() if len(job) == 1}
    assert good == {job: job.upper() for job in jobs if len(job) == 1}
    codes = {job: outcome.code for job, outcome in outcomes.items() if isinstance(outcome, Failure)}
    assert codes == {
        "die": "worker_died",
        "hang": "over_time_limit",
        "fail": "parser_failed",
        "swell": "over_memory_limit",
    }


def test_in_process_a_failing_job_is_a_value_in_one_line() -> None:
    outcomes = [outcome for _, outcome in run(_work, ["a", "fail", "b"], workers=0, limits=Limits())]
    assert outcomes == ["A", Failure("parser_failed", "ValueError: first line"), "B"]


def test_in_process_a_hanging_job_is_given_up() -> None:
    (_, outcome), (_, after) = run(_work, ["hang", "a"], workers=0, limits=Limits(seconds=0.2))
    assert isinstance(outcome, Failure)
    assert outcome.code == "over_time_limit"
    assert after == "A"


def test_an_abandoned_run_stops_its_workers() -> None:
    results = run(_work, (str(number) for number in range(10_000)), workers=1, limits=Limits())
    assert next(results)[1] == "0"
    results.close()  # type: ignore[attr-defined]
