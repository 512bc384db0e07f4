"""Which of the lines that could head a section do: the best chain in statutory order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from parsers.document.blocks import Block, Paragraph
from parsers.sections.headings import Heading, headings
from parsers.sections.restart import restart
from parsers.sections.titles import SECTIONS


@dataclass(frozen=True, slots=True)
class Outline:
    """The headings of a report in order. `second` is the block where a further report begins, if any.

    `later` are the lines from there on that may head a section; their blocks count from `second`.
    """

    headings: tuple[Heading, ...]
    second: int | None = None
    later: tuple[Heading, ...] = ()

    @property
    def start(self) -> int | None:
        """The block of the first heading."""
        return self.headings[0].start if self.headings else None

    @property
    def headed(self) -> frozenset[int]:
        """The blocks of the headings."""
        return frozenset(number for heading in self.headings for number in range(heading.start, heading.stop))


def outline(blocks: Sequence[Block], found: Sequence[Heading] | None = None) -> Outline:
    """Chooses at most one heading for each section, so that they stand in statutory order and weigh most.

    A line with nothing below it but the next heading is an entry of a table of contents as a rule and weighs little; a
    numeral in brackets marks a sub-section and weighs nothing. Among equals the earlier line wins. One pass, linear.
    `found` are the lines that may head a section, where they are known.
    """
    lines = list(headings(blocks) if found is None else found)
    candidates = _with_content(blocks, [heading for heading in lines if heading.weight])
    if not candidates and len({heading.code for heading in lines}) >= _BRACKETED_SET:
        candidates = [replace(heading, weight=1) for heading in lines]
    again = restart(blocks, candidates)
    if again is None:
        return Outline(_with_problems(_best_chain(candidates), lines))
    number, second = again
    own = [heading for heading in lines if heading.start < second]
    later = (replace(each, start=each.start - second, stop=each.stop - second) for each in lines[len(own) :])
    return Outline(_with_problems(_best_chain(candidates[:number]), own), second, tuple(later))


def _with_problems(chosen: tuple[Heading, ...], lines: Sequence[Heading]) -> tuple[Heading, ...]:
    """Section five begins at its first sub-section where its own heading is lost: it alone speaks of problems."""
    before = [heading for heading in chosen if heading.code == "review_litigation"]
    if not before or any(heading.code == "problems_improvement" for heading in chosen):
        return chosen
    start = before[0].stop
    stop = min((heading.start for heading in chosen if heading.start >= start), default=None)
    for line in lines:
        if line.code == "problems_improvement" and start <= line.start and (stop is None or line.start < stop):
            implied = Heading(line.code, line.start, line.start, None, "", "", 0)
            return tuple(sorted((*chosen, implied), key=lambda heading: heading.start))
    return chosen


def _with_content(blocks: Sequence[Block], candidates: list[Heading]) -> list[Heading]:
    following = [*candidates[1:], None]
    return [
        replace(heading, weight=1) if after is not None and _is_contents_entry(blocks, heading, after) else heading
        for heading, after in zip(candidates, following, strict=False)
    ]


def _is_contents_entry(blocks: Sequence[Block], heading: Heading, after: Heading) -> bool:
    if heading.rest or heading.code == after.code:
        return False
    between = blocks[heading.stop : after.start]
    return len(between) < _MANY and all(isinstance(block, Paragraph) and not block.text.strip() for block in between)


_BRACKETED_SET = 4
"""So many titles of sections, all numbered in brackets, are the sections themselves."""

_MANY = 20
"""More empty lines than this between two headings are no list of contents."""


def _best_chain(candidates: Sequence[Heading]) -> tuple[Heading, ...]:
    best: list[tuple[int, tuple[Heading, ...]]] = [(0, ()) for _ in SECTIONS]
    for heading in candidates:
        rank = SECTIONS.index(heading.code)
        weight, chain = max(best[:rank], key=lambda item: item[0], default=(0, ()))
        if weight + heading.weight > best[rank][0]:
            best[rank] = (weight + heading.weight, (*chain, heading))
    return max(best, key=lambda item: item[0])[1]
