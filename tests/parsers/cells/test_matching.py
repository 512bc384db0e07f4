"""Which labels a text may stand for."""

import pytest

from parsers.cells.matching import Candidate, exact, inexact, is_sure
from parsers.cells.outline import outlines
from parsers.cells.wording import label_key

WORDS = outlines()[0]


def _found(text: str) -> tuple[Candidate, ...]:
    key = label_key(text)
    return exact(key, WORDS) or inexact(key, WORDS)


def _codes(text: str) -> set[str]:
    return {candidate.entry.code for candidate in _found(text)}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2.其他法律行政止公开", "refused_other_law"),
        ("5.要求行政机关确认或重新出具", "not_processed_reconfirmation"),
        ("信访、举报、投诉类申请", "not_processed_petition"),
        ("行政事业性收费项目", "admin_fees"),
        ("信息内容本年处理决定数量", "decisions_this_year"),
        ("1.申请人无正当理由逾期不补正、", "other_correction_overdue"),
        ("缴纳费用、行政机关不再处理其政", "other_fee_overdue"),
    ],
)
def test_a_misspelt_or_partial_label_is_known(text: str, code: str) -> None:
    assert _codes(text) == {code}
    assert is_sure(_found(text))


def test_a_piece_that_two_labels_share_is_not_sure() -> None:
    assert _codes("行政机关不再处理其政府信息公") == {"other_correction_overdue", "other_fee_overdue"}
    assert not is_sure(_found("行政机关不再处理其政府信息公"))


def test_a_spelling_between_two_labels_stands_for_both() -> None:
    """Of 本年制发件数 and 本年废止件数 two characters differ."""
    assert _codes("本年制止件数") == {"issued_this_year", "repealed_this_year"}
    assert not is_sure(_found("本年制止件数"))


@pytest.mark.parametrize(
    "text",
    ["甘州社田", "其他主动公开文件", "总体情况", "行政复议行政诉讼", "存在的主要问题及改进情况", "其", "公开", ""],
)
def test_other_words_are_no_labels(text: str) -> None:
    assert _found(text) == ()


def test_labels_that_occur_several_times_have_all_their_places() -> None:
    assert len(exact("结果维持", WORDS)) == 3
    assert {candidate.entry.table for candidate in exact("总计", WORDS)} == {"t3_requests", "t4_review_litigation"}


def test_the_outline_has_every_label_of_both_forms_in_statutory_order() -> None:
    entries = WORDS.entries
    assert [entry.position for entry in entries] == list(range(len(entries)))
    tables = list(dict.fromkeys(entry.table for entry in entries))
    assert tables == [
        "t2_art20_1",
        "t2_art20_5",
        "t2_art20_6",
        "t2_art20_8",
        "t2_art20_9",
        "t3_requests",
        "t4_review_litigation",
    ]
    rows = [entry.code for entry in entries if entry.table == "t3_requests" and entry.is_row]
    assert rows.index("other_handling") < rows.index("other_correction_overdue") < rows.index("processed_total")
