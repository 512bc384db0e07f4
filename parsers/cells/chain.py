"""The labels of a document aligned with the statutory order: the heaviest chain that only moves forward."""

from collections.abc import Sequence

import msgspec

from parsers.cells.marks import Mark
from parsers.cells.matching import Candidate
from parsers.cells.outline import EntryKind, Outline

WEIGHTS: dict[tuple[EntryKind, bool], float] = {
    ("row", True): 12,
    ("row", False): 5,
    ("group_row", True): 8,
    ("group_row", False): 3,
    ("column", False): 3,
    ("column", True): 3,
    ("group_column", False): 2,
    ("group_column", True): 1,
    ("title", False): 4,
    ("title", True): 2,
}
"""How much a label counts, by its kind and whether values follow it: values follow rows, not headers."""


class Link(msgspec.Struct, frozen=True):
    """A mark and what it stands for."""

    mark: Mark
    candidate: Candidate


class _Node(msgspec.Struct, frozen=True):
    link: Link
    weight: float
    before: "_Node | None"


def longest_chain(marks: Sequence[Mark], words: Outline) -> list[Link]:
    """The heaviest sequence of marks whose positions in the outline strictly increase.

    A label may be left out, and labels may be missing. Of equal chains the one with earlier marks and positions
    wins. Work is linear in the marks (times the logarithm of the
    outline's length).
    """
    heads = _Heads(len(words.entries))
    for mark in marks:
        grown = [_grown(mark, candidate, heads) for candidate in mark.candidates]
        for node in grown:
            heads.put(node.link.candidate.entry.position, node)
    last = heads.best_before(len(words.entries))
    links: list[Link] = []
    while last is not None:
        links.append(last.link)
        last = last.before
    return links[::-1]


def _grown(mark: Mark, candidate: Candidate, heads: "_Heads") -> _Node:
    before = heads.best_before(candidate.entry.position)
    own = WEIGHTS[candidate.entry.kind, mark.has_values] * candidate.score
    if candidate.likeness in ("alike", "piece") or mark.alone:
        own /= 2
    return _Node(Link(mark, candidate), own + (before.weight if before else 0.0), before)


class _Heads:
    """The heaviest chain that ends before a position (a Fenwick tree of prefix maxima)."""

    def __init__(self, size: int) -> None:
        self._tree: list[_Node | None] = [None] * (size + 1)

    def put(self, position: int, node: _Node) -> None:
        at = position + 1
        while at < len(self._tree):
            there = self._tree[at]
            if there is None or node.weight > there.weight:
                self._tree[at] = node
            at += at & -at

    def best_before(self, position: int) -> _Node | None:
        best: _Node | None = None
        at = position
        while at > 0:
            there = self._tree[at]
            if there is not None and (best is None or there.weight >= best.weight):
                best = there
            at -= at & -at
        return best
