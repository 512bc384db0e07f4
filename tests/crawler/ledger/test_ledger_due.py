"""The due policy."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.blocks.kinds import BLOCKS, LEFT_AT_ONCE, Block
from crawler.ledger.due import MAX_HOPS, TRIES, pause, settle
from crawler.ledger.task import Kind, Task
from crawler.ledger.trail import Hop, trail_of, trail_text
from crawler.ledger.verdict import Verdict, blocked

NOW = datetime(2025, 3, 1, 2, 0, tzinfo=UTC)
TASK = Task(
    id=1,
    portal="smx",
    url="http://www.smx.gov.cn/a",
    form=(),
    host="www.smx.gov.cn",
    kind="article",
    depth=0,
    title=None,
    column=None,
    linked_from=None,
    report=True,
    listing=False,
    chain=None,
    page_number=1,
    unnamed=False,
    tries=0,
    nights=0,
    hop_url=None,
    trail=(),
    etag=None,
    last_modified=None,
    sha256=None,
    capture_id=None,
    unread=None,
)


@pytest.mark.parametrize(
    ("kind", "after"),
    [
        ("home", timedelta(hours=20)),
        ("column", timedelta(hours=20)),
        ("list", timedelta(hours=20)),
        ("article", timedelta(days=30)),
        ("attachment", timedelta(days=30)),
    ],
)
@pytest.mark.parametrize("meaning", ["content", "unchanged", "gone"])
def test_after_an_answer_a_task_rests_by_its_kind(kind: Kind, after: timedelta, meaning: str) -> None:
    settled = settle(replace(TASK, kind=kind, nights=3, tries=1), Verdict(meaning), NOW)  # type: ignore[arg-type]
    assert (settled.due_at, settled.tries, settled.nights) == (NOW + after, 0, 0)
    assert settled.state == ("fetched" if meaning == "content" else "done")


def test_a_refusal_is_tried_again_in_the_run_and_then_given_up_for_the_night() -> None:
    task, verdict = TASK, Verdict("refused", "rate")
    for tries in range(1, TRIES):
        settled = settle(task, verdict, NOW)
        assert (settled.state, settled.tries) == ("pending", tries)
        task = replace(task, tries=tries)
    given_up = settle(task, verdict, NOW)
    assert (given_up.state, given_up.reason, given_up.due_at) == ("blocked", "rate", NOW + timedelta(hours=20))
    assert (given_up.tries, given_up.nights) == (0, 1)


def test_what_is_denied_is_not_tried_again_in_the_run() -> None:
    assert settle(TASK, Verdict("denied", "robots_denied"), NOW).state == "blocked"


@pytest.mark.parametrize(
    ("reason", "state"), [("timeout", "blocked"), ("tls", "blocked"), ("truncated", "blocked"), ("dns", "failed")]
)
def test_of_failures_those_are_blocks_that_are_listed_as_such(reason: str, state: str) -> None:
    assert settle(replace(TASK, tries=TRIES - 1), Verdict("failed", reason), NOW).state == state


@pytest.mark.parametrize("kind", BLOCKS)
def test_every_block_is_given_up_for_the_night_and_due_again(kind: Block) -> None:
    settled = settle(replace(TASK, tries=TRIES - 1), blocked(kind), NOW)
    assert (settled.state, settled.reason, settled.due_at) == ("blocked", kind, NOW + timedelta(hours=20))
    assert settle(TASK, blocked(kind), NOW).state == ("blocked" if kind in LEFT_AT_ONCE else "pending")


@pytest.mark.parametrize(
    ("verdict", "state"),
    [
        (Verdict("gone", "http_404"), "done"),
        (blocked("soft_404"), "done"),
        (blocked("forbidden"), "blocked"),
        (blocked("redirect_out"), "blocked"),
        (Verdict("failed", "http_500"), "failed"),
    ],
)
def test_a_page_that_nothing_names_is_asked_for_once_and_is_no_gap_where_it_is_not_there(
    verdict: Verdict, state: str
) -> None:
    settled = settle(replace(TASK, kind="list", unnamed=True), verdict, NOW)
    assert (settled.state, settled.reason, settled.due_at) == (state, verdict.reason, NOW + timedelta(hours=20))


def test_http_is_asked_in_place_of_https_that_fails() -> None:
    plain = "http://www.smx.gov.cn/a"
    settled = settle(TASK, Verdict("failed", "tls", location=plain), NOW)
    assert (settled.state, settled.hop_url, settled.tries) == ("pending", plain, 0)


def test_redirects_are_followed_so_far_and_no_further() -> None:
    hop = settle(TASK, Verdict("redirect", location="http://www.smx.gov.cn/b"), NOW)
    assert (hop.state, hop.hop_url, hop.trail) == ("pending", "http://www.smx.gov.cn/b", (Hop(TASK.url, False),))
    trail = tuple(Hop(f"http://www.smx.gov.cn/{number}", sets_cookie=True) for number in range(MAX_HOPS))
    last = settle(replace(TASK, trail=trail), Verdict("redirect", location="http://www.smx.gov.cn/b"), NOW)
    assert (last.state, last.reason) == ("failed", "redirect_loop")


@pytest.mark.parametrize(
    ("circle", "cookies", "asked"),
    [("A", "", "A"), ("A", "A", "AA"), ("AB", "", "AB"), ("AB", "A", "ABAB"), ("AB", "B", "ABAB"), ("ABCB", "", "ABC")],
)
def test_a_circle_of_redirects_is_left_where_it_closes_or_after_a_cookie_once_more(
    circle: str, cookies: str, asked: str
) -> None:
    task, seen = replace(TASK, url="A"), ""
    while task.address:
        seen += task.address
        location = circle[(circle.index(task.address) + 1) % len(circle)]
        settled = settle(task, Verdict("redirect", location=location, sets_cookie=task.address in cookies), NOW)
        if settled.state == "failed":
            break
        task = replace(task, hop_url=settled.hop_url, trail=trail_of(trail_text(settled.trail)))
    assert (seen, settled.reason) == (asked, "redirect_loop")


@given(st.integers(1, 10_000))
def test_each_night_given_up_lengthens_the_pause_to_a_limit(nights: int) -> None:
    assert timedelta(hours=20) <= pause(nights) <= pause(nights + 1) <= timedelta(days=14)
