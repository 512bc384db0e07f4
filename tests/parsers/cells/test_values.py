"""The text of a cell as value, state, doubt and unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.cells.kinds import Kind, kind_of
from parsers.cells.values import MAX_DIGITS, Value, read_value, whole_number
from parsers.forms.model import ValueKind


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("　0", 0),
        (" 13 ", 13),
        ("１２", 12),
        ("1,234", 1234),
        ("1，234", 1234),
        ("12\n", 12),
        ("**13**", 13),
        (" _7_ ", 7),
    ],
)
def test_whole_numbers_are_read(text: str, value: int) -> None:
    assert read_value(text, "count") == Value(value, "read")


@pytest.mark.parametrize("text", ["", " ", "\xa0", "　", "\u200b", "\n", " " * 81])
def test_nothing_is_blank(text: str) -> None:
    assert read_value(text, "count") == Value(None, "blank")


@pytest.mark.parametrize(
    "text", ["/", "／", "-", "—", "——", "--", "无", "（无）", "不适用", "N/A", "*", "\\-", "**/**"]
)
def test_dashes_and_words_for_none_are_dashes(text: str) -> None:
    assert read_value(text, "count") == Value(None, "dash")


@pytest.mark.parametrize(
    "text", ["见附件", "①", "⁵", "5\u0336", "*5", "5\\*", "**5", "*5**", "2.5", "12,34", "3元", "5万元", "(",
     ", ,", "1/2", "12-13",
     "9" * (MAX_DIGITS + 1), "5（受理）3（办结）", "3（含上年）5（含下年）"],
)  # fmt: skip
def test_what_is_no_count_is_unreadable(text: str) -> None:
    value = read_value(text, "count")
    assert (value.value, value.state) == (None, "unreadable")


@pytest.mark.parametrize(
    ("text", "value"),
    [("-5", -5), ("3.0", 3), ("O", 0), ("l2", 12), ("1 3", 13), ("0000", 0), ("00", 0), ("07", 7), ("约5", 5),
     ("+3", 3), ("减少4", -4), ("5①", 5), ("5²", 5), ("3₁", 3), ("1\u03362", 2)],
)  # fmt: skip
def test_what_may_be_misread_is_doubtful(text: str, value: int) -> None:
    assert read_value(text, "count") == Value(value, "doubtful", "legibility")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [("3件", 3, "件"), ("12 人次", 12, "人次"), ("22（其中修订 16 件）", 22, None), ("13件（含上年）", 13, "件")],
)
def test_units_and_remarks_behind_a_number_are_apart_from_it(text: str, value: int, unit: str | None) -> None:
    assert read_value(text, "count") == Value(value, "read", unit=unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [("+19", 19), ("-1", -1), ("－1", -1), ("减4", -4), ("减少4", -4), ("增3", 3), ("增加3项", 3), ("0", 0), ("7", 7),
     ("下降2", -2), ("降低2件", -2), ("↓2", -2), ("新增5", 5), ("↑5", 5), ("+1,234", 1234), ("3（较上年增加）", 3)],
)  # fmt: skip
def test_changes_have_signs_and_words(text: str, value: int) -> None:
    read = read_value(text, "change")
    assert (read.value, read.state) == (value, "read")


@pytest.mark.parametrize(
    ("text", "header", "value", "unit"),
    [
        ("7730.28", "万元", 7730.28, "万元"),
        ("0.37万元", None, 0.37, "万元"),
        ("251000元", None, 25.1, "元"),
        ("251,000元", "万元", 25.1, "元"),
        ("300", "元", 0.03, "元"),
        ("1.2亿元", None, 12_000, "亿元"),
        ("0.0000", "万元", 0, "万元"),
        ("25.1 万元", None, 25.1, "万元"),
        ("3,500元整", None, 0.35, "元"),
    ],
)
def test_money_is_given_in_wan_yuan(text: str, header: str | None, value: float, unit: str) -> None:
    assert read_value(text, "amount", header) == Value(value, "read", unit=unit)


@pytest.mark.parametrize(("text", "value"), [("-5", -5), ("+5", 5), ("约5", 5), ("1 3", 13), ("O", 0), ("05", 5)])
def test_money_that_may_be_misread_is_doubtful(text: str, value: int) -> None:
    assert read_value(text, "amount", "万元") == Value(value, "doubtful", "legibility", "万元")


def test_whole_money_is_a_whole_number() -> None:
    assert isinstance(read_value("30", "amount", "万元").value, int)


def test_a_change_that_is_about_a_number_is_doubtful() -> None:
    assert read_value("约5", "change") == Value(5, "doubtful", "legibility")


def test_a_header_says_what_a_count_counts() -> None:
    assert read_value("3", "count", "件") == Value(3, "read", unit="件")
    assert read_value("3", "count", "万件") == Value(3, "doubtful", "unit", "万件")
    assert read_value("0", "count", "万件") == Value(0, "read", unit="万件")
    assert read_value("3", "count", "元") == Value(None, "unreadable", unit="元")


def test_money_without_a_unit_is_in_doubt_unless_it_is_nothing() -> None:
    assert read_value("6944.93", "amount", unit_known=False) == Value(6944.93, "doubtful", "unit")
    assert read_value("6944.93", "amount", unit_known=True) == Value(6944.93, "read")
    assert read_value("0", "amount", unit_known=False) == Value(0, "read")
    assert read_value("5元", "amount", unit_known=False) == Value(0.0005, "read", unit="元")
    assert read_value("5", "amount", "万元", unit_known=False) == Value(5, "read", unit="万元")


@pytest.mark.parametrize(("text", "unit"), [("12件", "件"), ("12美元", "美元"), ("12亩", "亩")])
def test_money_in_a_unit_that_is_none_of_money_is_in_doubt(text: str, unit: str) -> None:
    assert read_value(text, "amount", "万元") == Value(12, "doubtful", "unit", unit)
    assert read_value(text.replace("1", "l"), "amount").state == "unreadable"


@pytest.mark.parametrize("text", ["3（减少）", "3(较上年下降)"])
def test_a_remark_that_may_turn_a_change_round_puts_it_in_doubt(text: str) -> None:
    assert read_value(text, "change") == Value(3, "doubtful", "legibility")
    assert read_value(text, "count") == Value(3, "read")


@pytest.mark.parametrize(
    "text", ["1.", "（一）", "2、", "(3)", "第一项", "4年", "合计", "Total", "长" * 81, "1" * 81, "," * 41]
)
def test_numbering_words_and_what_is_too_long_for_a_value_are_words(text: str) -> None:
    assert kind_of(text) is Kind.TEXT


def test_a_whole_number_is_one_and_nothing_else() -> None:
    assert [whole_number(text) for text in ("7", "７", "7件", "", "-7", "➀", "٣")] == [7, 7, *[None] * 5]
    assert [whole_number("9" * digits) for digits in (MAX_DIGITS, MAX_DIGITS + 1)] == [10**MAX_DIGITS - 1, None]


def test_a_remark_is_looked_for_in_one_pass_over_the_text() -> None:
    assert read_value("1" * 1_000_000 + ")", "amount").state == "unreadable"


@given(st.integers(min_value=0, max_value=10**MAX_DIGITS - 1))
def test_every_count_is_read_as_printed(number: int) -> None:
    assert read_value(str(number), "count") == Value(number, "read")
    assert read_value(f"{number:,}", "count") == Value(number, "read")


@given(st.text(max_size=120), st.sampled_from(["count", "change", "amount"]))
def test_any_text_has_a_state(text: str, kind: ValueKind) -> None:
    value = read_value(text, kind)
    assert (value.value is None) == (value.state in {"blank", "dash", "unreadable"})
    assert (value.doubt is None) == (value.state != "doubtful")
