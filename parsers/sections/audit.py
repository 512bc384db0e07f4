"""What an outline lacks or has too much of."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.document.blocks import Block, Paragraph
from parsers.report import Finding
from parsers.sections.outline import Outline
from parsers.sections.titles import SECTIONS

SIX_SECTIONS_SINCE = 2019
"""Reports for earlier years had no prescribed sections (国办公开办函〔2019〕60号 prescribes the six)."""

_NUMERALS = "一二三四五六七八九"
_DIGITS = re.compile(rf"(?P<tens>[{_NUMERALS}]?十)?(?P<ones>[{_NUMERALS}1-9])?")
_SUB_TOPIC = re.compile(rf"\s*[{_NUMERALS}十]{{1,2}}\s*[、.．][^，。；]{{2,40}}[。：:]?\s*")


def audit(plan: Outline, blocks: Sequence[Block], tables: frozenset[int], year: int | None) -> Iterator[Finding]:
    """Findings on sections without a heading and, for the years that prescribe six, on how they are numbered.

    `tables` are the blocks of the statutory tables, whose rows are numbered too.
    """
    prescribed = year is None or year >= SIX_SECTIONS_SINCE
    found = {heading.code for heading in plan.headings}
    if missing := [code for code in SECTIONS if code not in found]:
        detail = f"no heading was found for: {', '.join(missing)}"
        yield Finding("section_missing", "warning" if prescribed else "info", detail)
    for heading in plan.headings:
        if not heading.title:
            detail = f"{heading.code} has no heading; it is taken to begin at its first sub-section"
            yield Finding("section_heading_missing", "warning", detail, where=blocks[heading.start].where)
    if prescribed:
        yield from _on_numbering(plan, blocks)
        yield from _on_sub_topics(plan, blocks, tables)


def _on_numbering(plan: Outline, blocks: Sequence[Block]) -> Iterator[Finding]:
    """Numerals that start again, and numerals that are all in order but not those of their sections."""
    numbered = [(heading, number) for heading in plan.headings if (number := _ordinal(heading.number or ""))]
    printed = ", ".join(f"{heading.code} {heading.number}" for heading, _ in numbered)
    for (_, before), (heading, number) in pairwise(numbered):
        if number <= before:
            detail = f"the numbering starts again at {heading.code}: {printed}"
            yield Finding("numbering_restarts", "info", detail, where=blocks[heading.start].where)
            return
    shifted = [heading for heading, number in numbered if number != SECTIONS.index(heading.code) + 1]
    if shifted:
        detail = f"sections are numbered unlike the form from {shifted[0].code} on: {printed}"
        yield Finding("numbering_shifted", "info", detail, where=blocks[shifted[0].start].where)


def _on_sub_topics(plan: Outline, blocks: Sequence[Block], tables: frozenset[int]) -> Iterator[Finding]:
    if plan.start is None:
        return
    apart = plan.headed | tables
    found = [
        (number, block.text.strip())
        for number, block in enumerate(blocks[plan.start :], plan.start)
        if isinstance(block, Paragraph) and number not in apart and _SUB_TOPIC.fullmatch(block.text)
    ]
    if found:
        detail = f"{len(found)} lines inside sections are numbered as sections are, the first: {found[0][1]}"
        yield Finding("sub_topic_numbered", "info", detail, where=blocks[found[0][0]].where)


def _ordinal(number: str) -> int | None:
    """The value of a printed numeral, as in 一, 第三部分, 十一 or 2."""
    found = _DIGITS.fullmatch(number.strip("第部分章节"))
    if found is None or not found[0]:
        return None
    tens, ones = found["tens"], found["ones"]
    value = 0 if not tens else 10 if tens == "十" else 10 * (_NUMERALS.index(tens[0]) + 1)
    if ones:
        value += int(ones) if ones.isdigit() else _NUMERALS.index(ones) + 1
    return value
