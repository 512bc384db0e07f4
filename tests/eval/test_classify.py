"""The judge itself: each class of outcome on a report made for it."""

from dataclasses import replace

import pytest

from parsers.report import Cell, Check, Finding, Report, SourceFacts, State
from tests.eval.classify import classify
from tests.eval.tally import wilson
from tests.eval.trial import Trial, compose, perform
from tests.render.outcome import DASH, Expected

KEY = ("t3_requests", "granted", "total")
EMPTY = Report(SourceFacts(None, None, None, "", 0), (), "parsed")
WARNING = Finding("placement_doubtful", "warning", "", "t3_requests")
NOTICE = Finding("label_variant", "info", "", "t3_requests")
FAILED = Check("t3_row_sum", "t3_requests", "granted", holds=False, expected=1, found=2, assumed_zero=False)


def _class(expected: Expected, value: int | None, state: State, report: Report = EMPTY) -> str:
    cell = Cell(*KEY, value, state)
    [(key, each)] = classify(replace(report, cells=(cell,)), {KEY: expected})
    assert key == KEY
    return each


@pytest.mark.parametrize("state", ["read", "derived"])
def test_a_wrong_value_that_nothing_doubts_is_silent(state: State) -> None:
    assert _class(Expected((3,)), 4, state) == "silent"
    assert _class(Expected((3,)), 4, state, replace(EMPTY, findings=(NOTICE,))) == "silent"
    assert _class(Expected((3,)), 4, state, replace(EMPTY, findings=(replace(WARNING, table="t2"),))) == "silent"


def test_a_wrong_value_in_doubt_is_wrong_only() -> None:
    assert _class(Expected((3,)), 4, "doubtful") == "wrong"
    assert _class(Expected((3,)), 4, "read", replace(EMPTY, findings=(WARNING,))) == "wrong"
    assert _class(Expected((3,)), 4, "read", replace(EMPTY, checks=(FAILED,))) == "wrong"


def test_a_blank_filled_with_zero_is_silent() -> None:
    assert _class(Expected((None,)), 0, "read") == "silent"


def test_a_value_that_only_the_order_or_the_sums_tell_must_not_pass_as_read() -> None:
    told = Expected((3,), "flagged")
    assert _class(told, 3, "read") == "silent"
    assert _class(told, 3, "derived") == "correct"
    assert _class(told, 3, "read", replace(EMPTY, findings=(WARNING,))) == "correct"
    assert _class(told, None, "absent") == "missed"


def test_what_nobody_can_tell_may_be_left_out_or_doubted() -> None:
    unknown = Expected((None,), "open")
    assert _class(unknown, None, "absent") == "open"
    assert _class(unknown, 5, "doubtful") == "open"
    assert _class(unknown, 5, "read") == "silent"


def test_a_dash_is_not_a_blank() -> None:
    assert _class(DASH, None, "dash") == "correct"
    assert _class(DASH, None, "blank") == "wrong"


def test_a_value_in_a_cell_that_the_document_has_not_is_silent() -> None:
    cell = Cell("t3_requests", "refused", "total", 2, "read")
    assert list(classify(replace(EMPTY, cells=(cell,)), {})) == [(("t3_requests", "refused", "total"), "silent")]


def test_an_expectation_that_is_wrong_shows() -> None:
    """The evaluation can fail: with one figure of the document changed, the parser's reading of it is an error."""
    trial = Trial("merged_html", "2021", "none", 0, "busy")
    result = perform(trial)
    assert result is not None
    assert {each for _, each in result.classes} == {"correct"}
    outcome = result.damaged.outcome | {KEY: Expected((10**9,))}
    assert dict(classify(result.report, outcome))[KEY] == "silent"


def test_a_trial_is_the_same_document_every_time() -> None:
    trial = Trial("tab_rows", "2019", "row_lost", 4, "sparse")
    one, other = compose(trial), compose(trial)
    assert one is not None
    assert one == other


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"), [(0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634)]
)
def test_the_interval_is_wilsons(part: int, whole: int, low: float, high: float) -> None:
    assert wilson(part, whole) == pytest.approx((low, high), abs=1e-4)
