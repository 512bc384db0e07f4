"""The pace of hosts, by a clock of the test's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.ledger.verdict import Verdict
from crawler.middlewares.pace import LONGEST_PAUSE, LeftAlone, Pace

HOST = "www.smx.gov.cn"
GOOD, REFUSED, FAILED = Verdict("content"), Verdict("refused", "rate"), Verdict("failed", "dns")


class _Clock:
    now = 1000.0

    def __call__(self) -> float:
        return self.now


def _pace(clock: _Clock | None = None) -> Pace:
    return Pace(30, clock or _Clock())


def test_the_delay_is_the_largest_floor_or_the_crawl_delay() -> None:
    pace = _pace()
    assert pace.delay(HOST, 1.5) == 1.5
    assert pace.delay(HOST, 1.0) == 1.5
    assert pace.obey(HOST, 10)
    assert pace.delay(HOST, 1.5) == 10
    assert pace.delay("xxgk.smx.gov.cn", 1.5) == 1.5


def test_a_crawl_delay_too_long_to_wait_for_is_said() -> None:
    assert _pace().obey(HOST, LONGEST_PAUSE)
    assert not _pace().obey(HOST, LONGEST_PAUSE + 1)


def test_pauses_double_until_the_host_is_left_alone() -> None:
    pace = _pace()
    pace.delay(HOST, 1.5)
    assert pace.answered(HOST, REFUSED) is None
    assert pace.free_at(HOST) == 1030
    assert pace.answered(HOST, REFUSED) is None
    assert pace.free_at(HOST) == 1060
    assert pace.answered(HOST, REFUSED) == LeftAlone("blocked", "rate")
    assert pace.answered("xxgk.smx.gov.cn", FAILED) is None


def test_a_good_answer_begins_anew() -> None:
    pace = _pace()
    pace.delay(HOST, 1.5)
    for _ in range(3):
        assert pace.answered(HOST, FAILED) is None
        assert pace.answered(HOST, GOOD) is None
    assert pace.free_at(HOST) == 1001.5


def test_a_dead_host_is_left_as_failed() -> None:
    pace = _pace()
    assert [pace.answered(HOST, FAILED) for _ in range(3)][-1] == LeftAlone("failed", "dns")


@pytest.mark.parametrize(("wait", "free_at"), [(2.0, 1030.0), (120.0, 1120.0)])
def test_retry_after_only_lengthens(wait: float, free_at: float) -> None:
    pace = _pace()
    assert pace.answered(HOST, Verdict("refused", "rate", retry_after=wait)) is None
    assert pace.free_at(HOST) == free_at


def test_a_retry_after_too_long_to_wait_for_leaves_the_host_for_as_long() -> None:
    left = _pace().answered(HOST, Verdict("refused", "rate", retry_after=7_200))
    assert left == LeftAlone("blocked", "rate", 7_200)


def test_jitter_only_lengthens() -> None:
    pace = Pace(30, _Clock(), jitter=0.25)
    pace.delay(HOST, 4.0)
    rests = set()
    for _ in range(50):
        pace.answered(HOST, GOOD)
        rests.add(pace.free_at(HOST) - 1000)
    assert 4.0 <= min(rests) < max(rests) <= 5.0


def test_a_host_whose_http_stands_in_for_its_https_needs_no_rest() -> None:
    pace = _pace()
    pace.delay(HOST, 1.5)
    assert pace.answered(HOST, Verdict("failed", "tls", location="http://www.smx.gov.cn/")) is None
    assert pace.free_at(HOST) == 1001.5


@given(st.lists(st.sampled_from([GOOD, REFUSED, FAILED, Verdict("denied", "robots_denied")])), st.floats(0, 60))
def test_after_any_history_a_host_rests_at_least_its_delay(history: list[Verdict], floor: float) -> None:
    clock = _Clock()
    pace = Pace(0.0, clock)
    pace.delay(HOST, floor)
    for verdict in history:
        clock.now += 1
        pace.answered(HOST, verdict)
        assert pace.free_at(HOST) >= clock.now + floor
