"""What statuses and headers mean."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.ledger.verdict import Verdict, judge

NOW = datetime(2025, 3, 1, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("status", "meaning", "reason"),
    [
        (200, "content", None),
        (206, "content", None),
        (304, "unchanged", None),
        (404, "gone", "http_404"),
        (410, "gone", "http_410"),
        (403, "refused", "forbidden"),
        (405, "refused", "forbidden"),
        (412, "refused", "challenge"),
        (521, "refused", "challenge"),
        (429, "refused", "rate"),
        (503, "refused", "rate"),
        (500, "failed", "http_500"),
        (400, "failed", "http_400"),
        (302, "failed", "http_302"),  # leads nowhere
    ],
)
def test_statuses(status: int, meaning: str, reason: str | None) -> None:
    verdict = judge(status, (), NOW)
    assert (verdict.meaning, verdict.reason) == (meaning, reason)


def test_redirects_keep_utf8_in_their_location() -> None:
    assert judge(301, ((b"Location", "/年报/".encode()),), NOW) == Verdict("redirect", location="/年报/")
    assert judge(301, ((b"Location", b"/\xc4\xea/"),), NOW).location == "/Äê/"


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        (b"120", 120),
        (b"Sat, 01 Mar 2025 02:05:00 GMT", 300),
        (b"Sat, 01 Mar 2025 01:00:00 GMT", 0),
        (b"soon", None),
        (b"-5", None),
    ],
)
def test_retry_after(value: bytes, seconds: float | None) -> None:
    assert judge(429, ((b"retry-after", value),), NOW).retry_after == seconds


@given(st.integers(100, 999), st.lists(st.tuples(st.sampled_from([b"Location", b"Retry-After", b"ETag"]), st.binary())))
def test_every_answer_has_a_verdict(status: int, headers: list[tuple[bytes, bytes]]) -> None:
    verdict = judge(status, tuple(headers), NOW)
    assert verdict.meaning == "redirect" or verdict.location is None
    assert verdict.retry_after is None or verdict.retry_after >= 0
