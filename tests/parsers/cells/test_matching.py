"""Which labels a text may stand for."""

import pytest

from parsers.cells.matching import Candidate, exact, inexact, is_rest, is_sure
from parsers.cells.outline import Outline, outlines
from parsers.cells.wording import label_key

WORDS, STATISTICS, _ = outlines()


def _found(text: str, words: Outline = WORDS) -> tuple[Candidate, ...]:
    key = label_key(text)
    return exact(key, words) or inexact(key, words)


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


@pytest.mark.parametrize(
    ("text", "likeness", "score", "length", "sure"),
    [
        ("规章", "exact", 1.0, 2, True),
        ("现行有效件数量", "near", 12 / 13, 7, True),
        ("其他法律行政", "piece", 1 / 2, 6, True),
        ("没有现成", "piece", 1 / 3, 4, False),
        ("申请人无正当理由", "piece", 8 / 31, 8, True),
        ("申请人无正当理", "piece", 7 / 31, 7, False),
        ("政府信息重复申请", "near", 1 / 2, 4, True),
        ("有关单位行政诉讼总计情况", "near", 1 / 2, 6, True),
    ],
)
def test_a_label_is_sure_if_enough_of_it_is_there(
    text: str, likeness: str, score: float, length: int, *, sure: bool
) -> None:
    [found] = _found(text)
    assert (found.likeness, found.length, is_sure((found,))) == (likeness, length, sure)
    assert found.score == pytest.approx(score)


def test_a_whole_label_is_sure_whatever_it_stands_for() -> None:
    assert all(is_sure(exact(key, words)) for words in outlines() for key in words.by_key)


def test_among_labels_of_which_only_a_whole_one_is_sure_others_are_alike_if_they_are_close() -> None:
    [found] = _found("主动公开规范性文件", STATISTICS)
    assert (found.entry.code, found.likeness) == ("normative_disclosed", "alike")
    assert not is_sure((found,))
    assert _found("主动公开规定文件数", STATISTICS) == ()


def test_labels_that_are_nearly_as_like_are_candidates_too_and_others_not() -> None:
    assert _codes("本年新数量") == {"made_this_year", "disclosed_this_year"}
    assert _codes("本年处理决定数") == {"decisions_this_year"}


def test_the_rest_of_a_label_makes_it_more_like_itself_not_like_another() -> None:
    [refused] = exact(label_key("2.其他法律行政法规禁止公开"), WORDS)
    [litigation] = exact("行政诉讼", WORDS)
    assert is_rest("2.其他法律", "2.其他法律行政法规", refused.entry, WORDS)
    assert not is_rest("2.其他法律", "2.其他法律顾问", refused.entry, WORDS)
    assert not is_rest("行政诉松", "行政诉松总计", litigation.entry, WORDS)


def test_a_spelling_between_two_labels_stands_for_both() -> None:
    """Of 本年制发件数 and 本年废止件数 two characters differ."""
    assert _codes("本年制止件数") == {"issued_this_year", "repealed_this_year"}
    assert not is_sure(_found("本年制止件数"))


@pytest.mark.parametrize(
    "text",
    [
        "甘州社田",
        "自然人数",
        "规章制度",
        "关于重复申请办理情况",
        "重复申请重复申请",
        "其他主动公开文件",
        "总体情况",
        "行政复议行政诉讼",
        "存在的主要问题及改进情况",
        "其",
        "公开",
        "",
    ],
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
    assert {entry.kind for entry in entries if entry.code in {"granted", "other_handling"}} == {"row", "group_row"}
    rows = [entry.code for entry in entries if entry.table == "t3_requests" and entry.is_row]
    assert rows.index("other_handling") < rows.index("other_correction_overdue") < rows.index("processed_total")


def test_the_lines_of_each_form_stand_in_the_outline_in_its_own_order() -> None:
    for words in outlines():
        place = {(entry.table, entry.code): entry.position for entry in words.entries}
        for table in (table for form in words.forms for table in form.tables):
            for lines in (table.columns, table.rows):
                places = [place[table.code, line.code] for line in lines if line.kind != "label"]
                assert places == sorted(places)


def test_only_what_a_column_of_units_prints_is_a_unit() -> None:
    assert WORDS.units == set()
    assert {"件", "条"} <= STATISTICS.units
