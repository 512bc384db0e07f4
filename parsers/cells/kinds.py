"""What the text of a cell looks like, before anything is known of its row and column."""

import re
from enum import IntEnum, auto
from functools import lru_cache

from parsers.cells.wording import squeezed

MAX_VALUE = 40
"""A longer text is no value."""

UNITS = "人次|万元|亿元|千元|百元|元|件|项|条|个|次|宗|份|起|例|人|篇|万|亿"
SIGNS = "约|共|增加?|新增|增长|减少?|下降|降低|[+\\-−–↑↓]"
NUMBER = re.compile(rf"(?:{SIGNS})?\d[\d,]*(?:\.\d+)?(?:(?:{UNITS})整?)?")
DASHES = frozenset(
    ("/", "//", "\\", "-", "--", "---", "–", "—", "——", "−", "―", "_", "__", "*", "**", "...", "......", "~")
)
NONE_WORDS = frozenset(("无", "(无)", "无数据", "无此项", "不适用", "不涉及", "N/A", "n/a", "NA"))
_NUMERIC = re.compile(r"[+\-−–]?[\d.,]+")
_NUMBERING = re.compile(r"\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)、.,]|\(\d{1,2}\)?")
_NOTED = re.compile(r"([^()\d]*\d[^()]*)\([^()\u3400-\u9fff]*[\u3400-\u9fff][^()]*\)")
_ESCAPED = re.compile(r"\\([-*_+.~|])")
_EMPHASISED = re.compile(r"\s*(\*{1,3}|_{1,3})([^*_]+)\1\s*")
_NO_DIGIT = re.compile(r"\d\u0336|[¹²³⁰⁴-⁹₀-₉①-⑳⓪㉑-㉟㊱-㊿\u0336]")
"""Marks of notes, and digits struck through: NFKC would make them digits of the number beside them."""
_CHINESE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_LETTERS = re.compile(r"[A-Za-z]{3}")
_CONFUSED = re.compile(r"[\dOoQlI|〇○丨]{1,6}")


class Kind(IntEnum):
    """`JUNK` is short and neither number, dash nor words: something illegible where a value may stand."""

    EMPTY = auto()
    NUMBER = auto()
    DASH = auto()
    JUNK = auto()
    TEXT = auto()


EMPTY, TEXT = Kind.EMPTY, Kind.TEXT
"""By themselves: they are asked for many times a cell, and to find them in their class takes longer than the kind."""

VALUES = frozenset({Kind.NUMBER, Kind.DASH, Kind.JUNK})
"""The kinds of a cell in which something other than words is printed."""


def is_numeric(text: str) -> bool:
    """Whether a text is made of digits and their signs only, however long."""
    return _NUMERIC.fullmatch(squeezed(text)) is not None


def without_note(bare: str) -> str:
    """A squeezed text without the remark in brackets behind its number: 22(其中修订16件).

    Two numbers, each with its remark, are not one: 5(受理)3(办结) stays as it is.
    """
    noted = _NOTED.fullmatch(bare)
    return noted[1] if noted else bare


def without_markup(text: str) -> str:
    """A text without the signs of markdown that make all of it bold or slanted, or that let a sign stand for itself."""
    if "\\" in text:
        text = _ESCAPED.sub(r"\1", text)
    emphasised = _EMPHASISED.fullmatch(text) if text.lstrip()[:1] in ("*", "_") else None
    return emphasised[2] if emphasised else text


def without_marks(text: str) -> str:
    """A text, not squeezed yet, without raised, circled and struck digits: they belong to no number beside them."""
    return text if text.isascii() else _NO_DIGIT.sub("", text)


@lru_cache(maxsize=8192)
def kind_of(text: str) -> Kind:
    """The kind of a cell's text."""
    if len(text) > 2 * MAX_VALUE and text.strip():
        return Kind.TEXT
    text = without_markup(text)
    plain = without_marks(text)
    bare = without_note(squeezed(plain))
    if not bare:
        return Kind.EMPTY if plain == text else Kind.JUNK
    if NUMBER.fullmatch(bare):
        return Kind.NUMBER
    if bare in DASHES or bare in NONE_WORDS:
        return Kind.DASH
    return _kind_of_words(bare)


def _kind_of_words(bare: str) -> Kind:
    if _CONFUSED.fullmatch(bare):
        return Kind.JUNK
    if _CHINESE.search(bare) or _LETTERS.search(bare) or _NUMBERING.fullmatch(bare) or len(bare) > MAX_VALUE:
        return Kind.TEXT
    return Kind.JUNK
