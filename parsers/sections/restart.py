"""Where a further report begins in the same document."""

from collections.abc import Sequence

from parsers.document.blocks import Block
from parsers.facts.title import Title, title_in
from parsers.sections.headings import Heading
from parsers.sections.titles import SECTIONS

_FULL_SET = 4
_FEW = 2
_BETWEEN = 40
_SURE = 2
"""The least weight of a heading that is neither a sub-section nor an entry of a table of contents."""


def restart(blocks: Sequence[Block], candidates: Sequence[Heading]) -> tuple[int, int] | None:
    """The candidate that is the first heading of a second report, and the block where that report begins.

    A second report has at least four sections in order, or two below a complete title other than the first. It begins
    at a heading of section one that follows four sections, or follows any and a title other than the first one; or at
    any heading that follows all six. Linear.
    """
    following = _chains_from(candidates)
    first: Title | None = None
    before = [0] * (len(SECTIONS) + 1)
    last = 0
    for number, heading in enumerate(candidates):
        if heading.weight < _SURE:
            continue
        length = max(before)
        start = max(last, heading.start - _BETWEEN)
        may_restart = following[number] >= _FEW and _may_follow(heading, length)
        looked_at = blocks[start : heading.start] if may_restart or first is None else ()
        title = title_in(list(enumerate(looked_at, start)))
        if may_restart and following[number] >= _needed(title, first) and _restarts(length, title, first):
            return number, title.blocks[0] if title else heading.start
        first = first or title
        rank = SECTIONS.index(heading.code)
        before[rank + 1] = max(before[rank + 1], 1 + max(before[: rank + 1]))
        last = heading.stop
    return None


def _needed(title: Title | None, first: Title | None) -> int:
    """So many sections make a report."""
    other = title is not None and first is not None and title.completeness > 1 and title.text != first.text
    return _FEW if other else _FULL_SET


def _may_follow(heading: Heading, length: int) -> bool:
    """Whether a report may begin with a heading that so many sections stand before."""
    return length == len(SECTIONS) or (length > 0 and heading.code == SECTIONS[0])


def _restarts(length: int, title: Title | None, first: Title | None) -> bool:
    if length == len(SECTIONS):
        return True
    if length >= _FULL_SET or title is None:
        return length >= _FULL_SET
    return length > 1 if first is None else title.text != first.text


def _chains_from(candidates: Sequence[Heading]) -> list[int]:
    """For each candidate, how many sections in statutory order can begin with it."""
    best = [0] * (len(SECTIONS) + 1)
    lengths = [0] * len(candidates)
    for number in range(len(candidates) - 1, -1, -1):
        heading = candidates[number]
        if heading.weight >= _SURE:
            rank = SECTIONS.index(heading.code)
            lengths[number] = 1 + max(best[rank + 1 :])
            best[rank] = max(best[rank], lengths[number])
    return lengths
