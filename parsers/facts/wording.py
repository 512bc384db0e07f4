"""Facts from the web are shown on terminals and in tables: here they lose what does not belong in a line of text."""

import re
import unicodedata
from functools import lru_cache

_ESCAPES = re.compile(r"\x1b\[[0-9;]*[A-Za-z]|\x1b")
_CONTROL_SPACES = "\r\x0b\x0c\x1c\x1d\x1e\x1f\x85"  # white space to Python, control characters here
_BETWEEN_LATIN = re.compile(" (?<=[A-Za-z] )(?=[A-Za-z])")
_WIDE_DIGITS = "０１２３４５６７８９〇"
_DIGITS = str.maketrans(_WIDE_DIGITS, "01234567890")
_CHINESE_YEAR = re.compile(r"[二2][〇○0零][一二三四五六七八九〇○0零]{2}(?=年)")
_CHINESE_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def one_line(text: str) -> str:
    """A fact as one line: no control, escape, format or bidirectional characters, white space as single spaces."""
    words = text.split()
    if text.isprintable() or (all(map(str.isprintable, words)) and not any(each in text for each in _CONTROL_SPACES)):
        return " ".join(words)  # as nearly all are
    plain = _ESCAPES.sub("", text)
    kept = (char if unicodedata.category(char)[0] != "C" or char in "\n\t" else "" for char in plain)
    return " ".join("".join(kept).split())


def compact(text: str) -> str:
    """A title or name as one line without white space, except where a Latin letter stands on both sides of it.

    Chinese has no spaces between words: those printed around digits and at line breaks are typesetting.
    """
    line = one_line(text)
    return " ".join(piece.replace(" ", "") for piece in _BETWEEN_LATIN.split(line)) if " " in line else line


def with_plain_years(text: str) -> str:
    """Text to look for years in: `２０２４年` and `二〇二四年` become `2024年`."""
    if any(digit in text for digit in _WIDE_DIGITS):
        text = text.translate(_DIGITS)
    return _CHINESE_YEAR.sub(lambda year: year[0].translate(_CHINESE_DIGITS), text)


@lru_cache(maxsize=256)
def plain(text: str) -> str:
    """A text compact and with plain years: several facts are looked for in the same title, line or introduction."""
    return with_plain_years(compact(text))
