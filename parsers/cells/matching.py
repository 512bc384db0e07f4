"""Which labels of the forms a text may stand for: whole, misspelt, or only a piece of one."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rapidfuzz import fuzz, process

from parsers.cells.outline import Entry, Outline
from parsers.cells.wording import is_open, label_key

Likeness = Literal["exact", "near", "alike", "piece"]

MIN_NEAR = 4
"""Shorter labels (其他, 总计, 规章) match exactly or not at all."""
MAX_NEAR = 60
CUTOFF = 72.0
"""The similarity, of 100, below which a text is not a misspelt label: one wrong character of four is 75."""
CLOSE = 85.0
"""The same where labels are alike: one wrong character of seven."""
MARGIN = 8.0
"""Labels that the best one does not beat by this much are candidates too."""
MIN_COVER = 0.5
"""A piece that alone tells its row covers this much of the label, …"""
LONG_PIECE = 8
"""… or is this long."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A label that a text may stand for; `likeness` says in what way, `score` (0..1) and `length` how much of it.

    `alike` is what `near` is called among labels of which only a whole one is sure.
    """

    entry: Entry
    likeness: Likeness
    score: float
    length: int


@lru_cache(maxsize=8192)
def exact(key: str, words: Outline) -> tuple[Candidate, ...]:
    """The entries of an outline whose label, normalized, is this key."""
    return tuple(Candidate(entry, "exact", 1.0, len(key)) for entry in words.by_key.get(key, ()))


@lru_cache(maxsize=8192)
def inexact(key: str, words: Outline) -> tuple[Candidate, ...]:
    """The entries that a key without an exact match may stand for: misspelt, else as a piece."""
    if not MIN_NEAR <= len(key) <= MAX_NEAR or not _may_be_label(key, words):
        return ()
    return _near(key, words) or _pieces(key, words) or _wrapped(key, words)


def _may_be_label(key: str, words: Outline) -> bool:
    """Whether most characters are such as labels are made of: sorts out most other words at once."""
    alphabet = _alphabet(words)
    return 2 * sum(character in alphabet for character in key) > len(key)


@cache
def _alphabet(words: Outline) -> frozenset[str]:
    return frozenset("".join(words.by_key))


def is_sure(found: tuple[Candidate, ...]) -> bool:
    """Whether the candidates leave one label and enough of it is there."""
    best = found[0]
    if best.entry.verbatim and best.likeness != "exact":
        return False
    alone = best.likeness == "exact" or len({candidate.entry.keys for candidate in found}) == 1
    return alone and (best.score >= MIN_COVER or best.length >= LONG_PIECE)


def is_rest(text: str, longer: str, entry: Entry, words: Outline) -> bool:
    """Whether what `longer` has beyond `text`, a label broken off, is the rest of the label of this entry.

    It is if it closes a note that the text leaves open, or makes the text more like the label than it was.
    """
    if is_open(text) and not is_open(longer):
        return label_key(longer) == label_key(text)
    return _likeness(longer, entry, words) > _likeness(text, entry, words)


def _likeness(text: str, entry: Entry, words: Outline) -> float:
    """How much a text is like a label, if it is like no other more."""
    key = label_key(text)
    found = exact(key, words) or inexact(key, words)
    return found[0].score if found and found[0].entry == entry else 0.0


@cache
def _keys(words: Outline) -> tuple[str, ...]:
    return tuple(key for key in words.by_key if len(key) >= MIN_NEAR)


def _near(key: str, words: Outline) -> tuple[Candidate, ...]:
    best = process.extract(key, _keys(words), scorer=fuzz.ratio, score_cutoff=CUTOFF, limit=3)
    if not best:
        return ()
    top = best[0][1]
    return tuple(
        Candidate(entry, _near_or_alike(entry), score / 100, len(key))
        for label, score, _ in best
        if top - score < MARGIN
        for entry in words.by_key[label]
        if score >= CLOSE or not entry.verbatim
    )


def _pieces(key: str, words: Outline) -> tuple[Candidate, ...]:
    found = [
        Candidate(entry, "piece", len(key) / len(label), len(key))
        for label, entries in words.by_key.items()
        if key in label
        for entry in entries
    ]
    return tuple(found)


def _wrapped(key: str, words: Outline) -> tuple[Candidate, ...]:
    """A label with words around it that are more than half label; none where it holds two labels."""
    inside = [label for label in _keys(words) if label in key]
    if not inside:
        return ()
    longest = max(inside, key=len)
    rest = key.replace(longest, "", 1)
    if len(longest) < MIN_COVER * len(key) or any(label in rest for label in inside):
        return ()
    cover = len(longest) / len(key)
    return tuple(Candidate(entry, _near_or_alike(entry), cover, len(longest)) for entry in words.by_key[longest])


def _near_or_alike(entry: Entry) -> Likeness:
    return "alike" if entry.verbatim else "near"
