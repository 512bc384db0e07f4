"""Labels lose what does not identify them."""

import unicodedata
from functools import partial

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from parsers.cells.wording import _COMMON, MAX_LABEL, is_closing, is_open, label_key, squeezed


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("一、本年新收政府信息公开申请数量", "本年新收政府信息公开申请数量"),
        ("[bookmark: _Hlk66973412]一、本年新收政府信息公开申请数量", "本年新收政府信息公开申请数量"),
        ("(二) 部分公开 (区分处理的, 只计这一情形, 不计其他情形)", "部分公开"),
        ("（二）部分公开（区分处理的，只计这一情", "部分公开"),
        ("形，不计其他情形）", ""),
        ("3. 危及“三安全一稳定”", "危及三安全一稳定"),
        ("①属于国家秘密", "属于国家秘密"),
        ("规章①", "规章"),
        ("行政许可（本级）² ", "行政许可"),
        ("㈠予以公开", "予以公开"),
        ("三、本年度办理 结果", "本年度办理结果"),
        ("总\n计", "总计"),
        ("規範性檔案", "规范性文件"),
        ("因政府資訊公開工作被申請行政復議", "因政府信息公开工作被申请行政复议"),
        ("本年收费金额（单位：万元，保留4位小数）", "本年收费金额"),
        ("规章（设区的市（自治州）提供）", "规章"),
        ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", ""),
        ("第二十条  第 (一)项", "第二十条第一项"),
        ("第二十条第（五）项", "第二十条第五项"),
        ("（一共予以公开", "共予以公开"),
        ("规章（2024年", "规章"),
        ("缴纳费用、", "缴纳费用"),
        ("本年增/减", "本年增/减"),
        ("１．重复申请", "重复申请"),
        ("结\u200b果\xa0维持\ufeff", "结果维持"),
    ],
)
def test_what_identifies_a_label_remains(label: str, key: str) -> None:
    assert label_key(label) == key


def test_numbers_within_a_label_are_part_of_it() -> None:
    assert label_key("属于三类内部事务信息") == "属于三类内部事务信息"
    assert label_key("2024年新收") == "2024年新收"


def test_long_texts_are_no_labels() -> None:
    assert label_key("其" * MAX_LABEL) == "其" * MAX_LABEL
    assert label_key("其" * (MAX_LABEL + 1)) == ""


@pytest.mark.parametrize(
    ("text", "is_left_open"),
    [
        ("部分公开（区分", True),
        ("部分公开（区分处理）", False),
        ("危及“三安全", True),
        ("危及“三安全一稳定”", False),
        ('危及"三安全', True),
        ('危及"三安全一稳定"', False),
        ("情形）（不计", False),
    ],
)
def test_a_bracket_or_quotation_that_is_not_closed_leaves_a_text_open(text: str, *, is_left_open: bool) -> None:
    assert is_open(text) == is_left_open


@pytest.mark.parametrize(
    ("text", "closes"), [("）", True), ("” ）", True), ('"', True), ("", False), (" ", False), ("形）", False)]
)
def test_a_lone_closing_mark_is_what_is_left_of_a_label(text: str, *, closes: bool) -> None:
    assert is_closing(text) == closes


@given(st.text(max_size=60))
def test_any_text_has_a_key_without_spaces_and_hanging_marks(text: str) -> None:
    key = label_key(text)
    assert key == key.strip("、,.:;·*#|_-—…!")
    assert not any(character.isspace() for character in key + squeezed(text))


@given(st.text(max_size=20) | st.text(st.characters(min_codepoint=0x2000, max_codepoint=0xFFFF), max_size=20))
@example("か\u3099ᄀ\u1161Å㎥﹙㍿ﾊﾞ")
def test_text_is_squeezed_as_if_brought_to_nfkc_first(text: str) -> None:
    plain = unicodedata.normalize("NFKC", text)
    assert squeezed(text) == squeezed(plain) == "".join(char for char in plain if squeezed(char))


def test_no_common_character_is_joined_with_a_neighbour() -> None:
    common = [char for char in map(chr, range(0x10000)) if _COMMON.fullmatch(char)]
    for text in (common, common[::-1]):
        alone = map(partial(unicodedata.normalize, "NFKC"), text)
        assert unicodedata.normalize("NFKC", "".join(text)) == "".join(alone)
